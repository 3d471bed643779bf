package org.ecobureau.complaint.track;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.IdentityLog;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.Roles;

/** Tells reporters in plain words what was done with their identity: by role, never by name. */
final class IdentityWords {

    private IdentityWords() {
    }

    private static String who(IdentityLog.Entry entry, String did) {
        return entry.role().equals(Actor.REPORTER) ? "您" + did : Roles.label(entry.role()) + "按您的要求" + did;
    }

    static String of(IdentityLog.Entry entry) {
        String at = ChinaTime.minute(entry.at());
        return switch (entry.act()) {
            case ASKED -> "有一位身份保管人请求打开您的身份信息，还要另一位同意才能打开。原因：" + entry.reason();
            case CONSENTED -> "另一位身份保管人同意了这个请求。理由：" + entry.reason();
            case REFUSED -> "另一位身份保管人没有同意，您的身份信息没有被打开。理由：" + entry.reason();
            case OPENED -> "您的身份信息在 " + at + " 经两人同意被打开，原因：" + entry.reason();
            case VIEWED -> Roles.label(entry.role()) + "查看了您的姓名和联系方式，原因：" + entry.reason();
            case FOUND -> Roles.label(entry.role()) + "按您的电话号码查到了这一件，原因：" + entry.reason();
            case ORIGINAL ->
                Roles.label(entry.role()) + "下载了您一张照片的原图（里面可能有拍摄的时间和地点），原因：" + entry.reason();
            case CORRECTED -> who(entry, "更正了您留的信息：") + entry.reason() + "。";
            case ERASED -> who(entry, "删除了您的姓名和联系方式。") + entry.reason();
        };
    }
}
