package org.ecobureau.complaint.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.ecobureau.complaint.CaseRetention;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Clocks;
import org.ecobureau.shared.time.ChinaTime;

/** The words on top of a case. */
final class CaseMarks {

    private CaseMarks() {
    }

    /** What everybody must see at once: supervised, urged, an extension waiting, given back before. */
    static List<String> of(CaseSheet sheet, CaseRetention.Standing kept) {
        List<String> marks = new ArrayList<>();
        if (kept.held()) {
            marks.add(kept.reviewOn() == null ? "暂停删除" : "暂停删除，" + ChinaTime.day(kept.reviewOn()) + "复核");
        }
        if (sheet.status() == CaseStatus.HELD) {
            marks.add("来件超过限额，期限照算");
        }
        if (sheet.byPost()) {
            marks.add(CaseListViews.BY_POST);
        }
        if (sheet.postSince() != null) {
            marks.add("有信待寄出");
        }
        if (sheet.supervised()) {
            marks.add("领导督办");
        }
        if (sheet.urges() > 0) {
            marks.add("已催办 " + sheet.urges() + " 次");
        }
        if (sheet.extensionAsked()) {
            marks.add("申请延期，等领导决定");
        }
        long merged = sheet.related().stream().filter(r -> r.kind().equals("merged")).count();
        if (merged > 0) {
            marks.add("另有 " + merged + " 人反映同一件事");
        }
        Optional<Instant> own = Clocks.nextDue(sheet.clocks());
        if (merged > 0 && sheet.nextDue() != null && own.filter(d -> !sheet.nextDue().isBefore(d)).isEmpty()) {
            marks.add("并入的件最迟 " + ChinaTime.day(ChinaTime.dayOf(sheet.nextDue())) + " 答复");
        }
        if (sheet.reporterLeft()) {
            marks.add("投诉人已撤回，为其他人继续办理");
        }
        if (sheet.returns() > 0) {
            marks.add("被退回交办 " + sheet.returns() + " 次");
        }
        return marks;
    }
}
