package org.ecobureau.complaint.track;

import java.time.LocalDate;
import java.util.Optional;

import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.ClockReading;
import org.ecobureau.complaint.Followed;
import org.ecobureau.complaint.PublicStatus;
import org.ecobureau.complaint.RefusalReason;
import org.ecobureau.shared.time.ChinaTime;

/** What a reporter may expect or do next: what is due, else one sentence for each status. */
final class NextWords {

    /** After retention nothing can be added any more. */
    static final String ERASED = "这件早已结束，内容已按规定删除。有新的情况，请再投诉一次。";

    private NextWords() {
    }

    /** What happens next and until when; null when nothing is due. */
    static String due(Followed followed) {
        boolean toRate = followed.own().rating() == null;
        return due(followed, toRate ? "请看答复，并告诉我们您是否满意。" : null);
    }

    /** The same of a part, which is rated together with the case under the receipt. */
    static String duePart(Followed part) {
        return due(part, "请看上面的答复。");
    }

    private static String due(Followed followed, String answered) {
        if (followed.ended()) {
            return null;
        }
        if (followed.handled().shown() == PublicStatus.ANSWERED) {
            return answered;
        }
        Optional<ClockReading> duty = followed.nextDuty();
        if (duty.isEmpty()) {
            return followed.clocks().stream().anyMatch(c -> c.open() && c.calendarMissing())
                    ? "期限要等国务院公布下一年的放假安排后才能算出。"
                    : null;
        }
        String day = ChinaTime.shortDay(ChinaTime.dayOf(duty.get().due()));
        String what = duty.get().kind() == ClockReading.Kind.ACCEPTANCE ? "告知是否受理" : "给您答复";
        return switch (duty.get().state()) {
            case LATE -> "应在 " + day + " 前" + what + "，现在已经超期。我们会尽快办理。";
            case EXTENDED -> "期限已延长，最迟 " + day + what + "。";
            default -> "最迟 " + day + what + "。";
        };
    }

    /** What a reporter can do where nothing is due: never nothing. */
    static String advice(Followed followed) {
        if (followed.own().reporterLeft()) {
            return withdrawn();
        }
        return switch (followed.handled().shown()) {
            case REFUSED -> "为什么不受理" + (followed.own().refusalReason() == RefusalReason.NOT_ENVIRONMENT ? "、该找哪个部门" : "")
                    + "，写在“办理经过”里。有不同意见或者新的情况，请在下面留言，也可以拨打 12345。";
            case TRANSFERRED -> "转给了谁、为什么，写在“办理经过”里。结果请向那个单位查询；有疑问，请在下面留言。";
            case ANSWERED -> "答复在下面。问题还在的，请在下面留言。";
            case STAGE_CLOSED -> "这一阶段办完了，后面还要再查。" + nextCheck(followed) + "有新的情况，请在下面留言。";
            case CLOSED -> "已经办完。问题还在或者又出现了，请在下面留言，也可以再投诉一次。";
            case WITHDRAWN -> withdrawn();
            case RECEIVED, ACCEPTED, IN_PROGRESS, MERGED -> "正在办理，有进展会写在这里。";
        };
    }

    private static String withdrawn() {
        return "我们不再为您办理这件投诉。问题还在的，可以在下面留言，也可以再投诉一次。";
    }

    private static String nextCheck(Followed followed) {
        CaseSheet sheet = followed.main() == null ? followed.own() : followed.main();
        LocalDate day = sheet.nextCheckOn();
        return day == null ? "" : "下次核查：" + ChinaTime.day(day) + "。";
    }
}
