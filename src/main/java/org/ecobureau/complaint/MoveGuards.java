package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.List;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** What is checked before a step, beside the table itself. */
final class MoveGuards {

    private MoveGuards() {
    }

    static void check(Transition row, ComplaintCase c, List<CaseFact> facts, CaseMove move, Actor actor) {
        for (Guard guard : row.guards()) {
            switch (guard) {
                case OWN_UNIT -> require(actor.unit() != null && actor.unit().equals(c.leadUnit), Problem.forbidden(
                        "这件投诉不由您的单位办理。"));
                case HAS_FINDING -> require(c.finding != null && c.verified != null,
                        Problem.conflict("请先记录调查结果，再拟写答复。"));
                case OTHER_THAN_DRAFTER -> require(actor.username() != null && !actor.username().equals(c.draftedBy),
                        Problem.forbidden("答复是您拟写的，要由另一个人审核。"));
                case NOT_EXTENDED -> require(facts.stream().noneMatch(f -> f.action() == CaseAction.EXTEND),
                        Problem.conflict("期限只能延长一次，这件投诉已经延期。"));
            }
        }
        if (move.version() != null && move.version() != c.version) {
            throw Problem.conflict("这件投诉刚刚被别人更新过。请看最新内容，再决定怎么办。");
        }
        List<Violation> violations = violations(row, move);
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("请检查标出的内容。", violations);
        }
    }

    private static void require(boolean holds, Problem otherwise) {
        if (!holds) {
            throw otherwise;
        }
    }

    static List<Violation> violations(Transition row, CaseMove move) {
        List<Violation> violations = new ArrayList<>();
        row.needs().stream().sorted().filter(datum -> move.get(datum) == null)
                .forEach(datum -> violations.add(new Violation(datum.code(), "请填写这一项。")));
        move.data().forEach((datum, value) -> {
            if (Nfc.length(value) > datum.maxLength()) {
                violations.add(new Violation(datum.code(), "最多 " + datum.maxLength() + " 个字。"));
            } else if (!known(move.action(), datum, value)) {
                violations.add(new Violation(datum.code(), "没有这个选项，请重新选择。"));
            }
        });
        length(violations, "publicNote", move.publicNote(), 800);
        length(violations, "internalNote", move.internalNote(), 2000);
        return violations;
    }

    private static void length(List<Violation> violations, String field, String text, int most) {
        if (Nfc.length(text) > most) {
            violations.add(new Violation(field, "最多 " + most + " 个字。"));
        }
    }

    private static boolean known(CaseAction action, Datum datum, String value) {
        return switch (datum) {
            case REASON -> action != CaseAction.REFUSE || RefusalReason.byCode(value).isPresent();
            case VERIFIED -> Verified.byCode(value).isPresent();
            case RATING -> Rating.byCode(value).isPresent();
            case LEGAL_TRACK -> LegalTrack.byCode(value).isPresent();
            default -> true;
        };
    }
}
