package org.ecobureau.complaint;

import java.util.List;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Unit;

/** What ties a case to units and to other cases. */
final class CaseTies {

    private CaseTies() {
    }

    static String assign(ComplaintCase c, String unitCode) {
        Unit unit = Unit.byCode(unitCode).orElseThrow(() -> wrong(Datum.UNIT, "没有这个单位，请重新选择。"));
        c.leadUnit = unit.code();
        c.officer = null;
        CaseCoUnit.deleteById(new CaseCoUnit.Key(c.id, unit.code()));
        return unit.name();
    }

    static void addCoUnit(ComplaintCase c, String unitCode) {
        Unit unit = Unit.byCode(unitCode).orElseThrow(() -> wrong(Datum.CO_UNIT, "没有这个单位，请重新选择。"));
        if (unit.code().equals(c.leadUnit)) {
            throw wrong(Datum.CO_UNIT, "这个单位已经是主办单位。");
        }
        if (CaseCoUnit.of(c.id).contains(unit.code())) {
            throw wrong(Datum.CO_UNIT, "这个单位已经是协办单位。");
        }
        CaseCoUnit row = new CaseCoUnit();
        row.caseId = c.id;
        row.unit = unit.code();
        row.persist();
    }

    static void removeCoUnit(ComplaintCase c, String unitCode) {
        if (!CaseCoUnit.deleteById(new CaseCoUnit.Key(c.id, unitCode))) {
            throw wrong(Datum.CO_UNIT, "这个单位不是协办单位，请重新选择。");
        }
    }

    static void unlink(ComplaintCase c, String number) {
        if (!CaseLink.end(c.id, other(number, c).id)) {
            throw wrong(Datum.OTHER_NUMBER, "本件没有和这一件关联，请重新选择。");
        }
    }

    /** Who withdraws a merged report no longer hangs on the main case; colleagues still find one from the other. */
    static void leaveMain(ComplaintCase c) {
        if (c.mainId != null) {
            CaseLink.between(c.id, c.mainId);
            c.mainId = null;
        }
    }

    /** Whoever withdraws a report that others hang on leaves alone: the matter goes on for them. */
    static CaseMove leaving(ComplaintCase c, CaseMove move, Actor actor) {
        boolean leaves = move.action() == CaseAction.WITHDRAW && actor.isReporter() && c.reporterLeft == null
                && !ComplaintCase.mergedInto(c.id).isEmpty();
        return leaves ? new CaseMove(CaseAction.LEAVE, move.data(), move.publicNote(), move.internalNote(), move.version())
                : move;
    }

    /** The mark that a merged emergency gives its main case: with its reason, since not all who work there may open it. */
    static CaseMove carriedMark(ComplaintCase c) {
        String reason = "并入的 " + c.number + " 标为紧急：" + CaseEvent.of(c.id).stream()
                .filter(e -> e.action == CaseAction.MARK_URGENT).reduce((first, last) -> last).orElseThrow().payload
                .get(Datum.REASON);
        int most = Datum.REASON.maxLength();
        return CaseMove.of(CaseAction.MARK_URGENT).with(Datum.REASON,
                Nfc.length(reason) <= most ? reason : reason.substring(0, reason.offsetByCodePoints(0, most - 1)) + "…");
    }

    /** What its reporter reads when the case it was merged into was not taken. */
    static String released(ComplaintCase other) {
        return "合在一起的那件投诉没有受理，您的投诉恢复单独办理，" + (CaseEvent.mergedFrom(other.id) == CaseStatus.REGISTERED ? "是否受理会另外告诉您。"
                : "原来已经受理，继续办。");
    }

    static ComplaintCase other(String number, ComplaintCase c) {
        ComplaintCase other = ComplaintCase.byNumber(CaseNumbers.typed(number))
                .orElseThrow(() -> wrong(Datum.OTHER_NUMBER, "没有这个编号的投诉件，请核对。"));
        if (other.id.equals(c.id)) {
            throw wrong(Datum.OTHER_NUMBER, "这是本件自己的编号，请填另一件。");
        }
        return other;
    }

    /** A case others can be merged into: it is being handled and not merged itself. Held until the transaction ends. */
    private static ComplaintCase open(String number, ComplaintCase c) {
        ComplaintCase main = ComplaintCase.locked(other(number, c).number).orElseThrow();
        if (main.mainId != null) {
            throw wrong(Datum.OTHER_NUMBER, "那一件自己已经并入别的件，请填它并入的那一件。");
        }
        if (main.status().isFinal()) {
            throw wrong(Datum.OTHER_NUMBER, "那一件已经结束（" + main.status().label() + "），不能再并入。");
        }
        return main;
    }

    /** What a reporter asked for without a clerk's eye on it leads only where nothing was answered to anybody yet. */
    static ComplaintCase main(String number, ComplaintCase c, Actor actor) {
        ComplaintCase main = open(number, c);
        if (actor.roles().contains(Actor.SYSTEM) && !SimilarCases.canBeJoined(main)) {
            throw wrong(Datum.OTHER_NUMBER, "那一件已经在答复，不能自动并入。");
        }
        if (c.urgentAt != null && main.urgentAt == null && !CaseTransitions.exists(main.status(), CaseAction.MARK_URGENT)) {
            // Its mark would be lost: nobody works on what was answered.
            throw wrong(Datum.OTHER_NUMBER, "本件标着“紧急”，那一件已经答复，不能并入。不再紧急的，请先解除紧急；仍然紧急的，请单独办理，或者关联那一件。");
        }
        return main;
    }

    private static Problem wrong(Datum datum, String message) {
        return Problem.unprocessable("请检查标出的内容。", List.of(new Violation(datum.code(), message)));
    }
}
