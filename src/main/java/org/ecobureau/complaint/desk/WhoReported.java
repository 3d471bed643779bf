package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.ecobureau.complaint.CaseRetention;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.IdentityField;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.RetentionClass;
import org.ecobureau.complaint.desk.CaseView.Fact;
import org.ecobureau.complaint.desk.CaseView.Identity;

/** What a case page says of who reported. */
final class WhoReported {

    private WhoReported() {
    }

    /**
     * @param mayView whether this person may open the identity
     * @param opened what they just opened, null before
     */
    static Identity of(CaseSheet sheet, boolean mayView, Map<IdentityField, String> opened, CaseRetention.Standing kept) {
        String mode = sheet.identityMode().label();
        if (kept.isGone(RetentionClass.IDENTITY)) {
            return new Identity(mode, (sheet.identityMode() == IdentityMode.ANONYMOUS ? "投诉人要求删除了姓名和联系方式，系统里没有任何身份信息。"
                    : "保存期限已过，姓名和联系方式已按规定删除。") + "需要补充情况时，请用“给投诉人留言”。", false, List.of(), null);
        }
        if (sheet.identityMode() == IdentityMode.ANONYMOUS) {
            return new Identity(mode, "投诉人选择匿名，系统里没有任何身份信息。需要补充情况时，请用“给投诉人留言”。", false, List.of(), null);
        }
        if (sheet.identityMode() == IdentityMode.CONFIDENTIAL) {
            return new Identity(mode, "身份已密封，办理人员看不到。确有必要时，由两位身份保管人一起打开，投诉人会看到。需要补充情况时，请用“给投诉人留言”，投诉人凭回执能看到并回复。", false,
                    List.of(), null);
        }
        if (!mayView) {
            return new Identity(mode, "投诉人留了姓名和联系方式，只有受理员、本件承办人和审核人可以查看。", false, List.of(), null);
        }
        if (opened == null) {
            return new Identity(mode, "投诉人留了姓名和联系方式。每次查看都会记录是谁、什么时候看的，投诉人会看到岗位和时间。", true, List.of(), null);
        }
        List<Fact> shown = new ArrayList<>();
        for (IdentityField field : List.of(IdentityField.NAME, IdentityField.ADDRESS)) {
            if (opened.containsKey(field)) {
                shown.add(new Fact(field.label(), opened.get(field)));
            }
        }
        return new Identity(mode, "您这次查看已经记录。", true, shown, opened.get(IdentityField.PHONE));
    }
}
