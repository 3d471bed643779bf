package org.ecobureau.complaint;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** What is checked before a step, beside the table itself. */
final class MoveGuards {

    private MoveGuards() {
    }

    static void check(Transition row, ComplaintCase c, List<CaseFact> facts, CaseMove move, Actor actor) {
        State state = new State(c.leadUnit, c.finding != null && c.verified != null, c.draftedBy,
                facts.stream().anyMatch(f -> f.action() == CaseAction.EXTEND));
        for (Guard guard : row.guards()) {
            objection(guard, state, actor).ifPresent(objection -> {
                throw objection;
            });
        }
        if (move.version() != null && move.version() != c.version) {
            throw Problem.conflict("这件投诉刚刚被别人更新过。请看最新内容，再决定怎么办。");
        }
        List<Violation> violations = violations(row, move);
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("请检查标出的内容。", violations);
        }
    }

    /** What guards look at, from a case that is moved or only read. */
    record State(String leadUnit, boolean hasFinding, String draftedBy, boolean extended) {

        static State of(CaseSheet sheet) {
            return new State(sheet.leadUnit(), sheet.finding() != null && sheet.verified() != null, sheet.draftedBy(),
                    sheet.events().stream().anyMatch(e -> e.action() == CaseAction.EXTEND));
        }
    }

    /** Why this guard does not let this person pass, or nothing. */
    static Optional<Problem> objection(Guard guard, State state, Actor actor) {
        return switch (guard) {
            case OWN_UNIT -> unless(actor.unit() != null && actor.unit().equals(state.leadUnit()),
                    () -> Problem.forbidden("这件投诉不由您的单位办理。"));
            case HAS_FINDING -> unless(state.hasFinding(), () -> Problem.conflict("请先记录核查情况，再拟写答复。"));
            case OTHER_THAN_DRAFTER -> unless(actor.username() != null && !actor.username().equals(state.draftedBy()),
                    () -> Problem.forbidden("答复是您拟写的，要由另一个人审核。"));
            case NOT_EXTENDED -> unless(!state.extended(), () -> Problem.conflict("期限只能延长一次，这件投诉已经延期。"));
        };
    }

    private static Optional<Problem> unless(boolean holds, Supplier<Problem> otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise.get());
    }

    static List<Violation> violations(Transition row, CaseMove move) {
        List<Violation> violations = new ArrayList<>();
        row.needs().stream().sorted().filter(datum -> move.get(datum) == null)
                .forEach(datum -> violations.add(new Violation(datum.code(), "请填写" + datum.label() + "。")));
        move.data().forEach((datum, value) -> {
            if (Nfc.length(value) > datum.maxLength()) {
                violations.add(new Violation(datum.code(), "最多 " + datum.maxLength() + " 个字。"));
            } else if (!known(move.action(), datum, value)) {
                violations.add(new Violation(datum.code(), "没有这个选项，请重新选择。"));
            }
        });
        boolean elsewhere = move.action() == CaseAction.REFUSE
                && RefusalReason.NOT_ENVIRONMENT.code().equals(move.get(Datum.REASON));
        if (elsewhere && move.publicNote() == null) {
            // 环保举报热线工作管理办法 Art. 8: who is not ours is told where to go.
            violations.add(new Violation("publicNote", "请告诉投诉人这件事该找哪个部门。"));
        }
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
            case VISITED_ON -> isDay(value);
            case LEGAL_TRACK -> LegalTrack.byCode(value).isPresent();
            default -> true;
        };
    }

    private static boolean isDay(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException notADay) {
            return false;
        }
    }
}
