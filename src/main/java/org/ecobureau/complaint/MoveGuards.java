package org.ecobureau.complaint;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** What is checked before a step, beside the table itself. */
final class MoveGuards {

    private static final Set<CaseStatus> ANSWERED = Set.of(CaseStatus.ANSWERED, CaseStatus.STAGE_CLOSED, CaseStatus.CLOSED);

    private MoveGuards() {
    }

    /**
     * Checks everything.
     *
     * @param rows the rows of the table for this step and the actor's roles, at least one
     * @return the row that lets the actor pass
     */
    static Transition check(List<Transition> rows, ComplaintCase c, List<CaseFact> facts, List<ClockReading> clocks,
            CaseMove move, Actor actor, LocalDate today) {
        if (c.textErasedAt != null && rows.get(0).action() != CaseAction.LINK) {
            // Nothing would ever erase what is written now.
            throw Problem.conflict("保存期限已过，这件的内容已按规定删除，不能再办理或者补充。有新的情况，请登记新的一件。");
        }
        State state = new State(c.legalTrack, c.leadUnit, CaseCoUnit.of(c.id), c.finding != null && c.verified != null,
                c.draftedBy,
                extended(facts), c.extensionAsked, returnOpen(clocks), !ComplaintCase.mergedInto(c.id).isEmpty(),
                Retention.held(facts), CaseRecusal.of(c.id), c.reporterLeft != null, main(c),
                termRuns(clocks), c.flagged, accepted(facts), c.officer, CaseLink.isLinked(c), c.supervised,
                c.mainId == null ? null : CaseEvent.mergedFrom(c.id), c.keepsIdentity(), c.urgentBy,
                c.postSince != null);
        Transition row = rows.stream().filter(r -> pass(r, state, actor)).findFirst().orElse(rows.get(0));
        for (Guard guard : row.guards()) {
            objection(guard, state, actor).ifPresent(objection -> {
                throw objection;
            });
        }
        if (move.action() == CaseAction.ESCALATE && known(move.action(), Datum.LEVEL, move.get(Datum.LEVEL))
                && Integer.parseInt(move.get(Datum.LEVEL)) <= c.escalation) {
            throw Problem.conflict("这一级已经提醒过。");
        }
        if (move.version() != null && move.version() != c.version) {
            throw Problem.conflict("这件投诉刚刚被别人更新过。请看最新内容，再决定怎么办。");
        }
        List<Violation> violations = violations(row, move);
        NextCheck.violation(move, today).ifPresent(violations::add);
        violations.addAll(ByPost.violations(move, c.postSince, c.identityMode, today));
        violations.addAll(GapRule.violations(move, c.draftAnswer, c.description, actor));
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("请检查标出的内容。", violations);
        }
        return row;
    }

    /** Whether the guards of this row let the person pass. */
    static boolean pass(Transition row, State state, Actor actor) {
        return row.guards().stream().allMatch(g -> objection(g, state, actor).isEmpty());
    }

    /** What guards look at, from a case that is moved or only read. */
    record State(LegalTrack track, String leadUnit, List<String> coUnits, boolean hasFinding, String draftedBy,
            boolean extended, boolean extensionAsked, boolean returnOpen, boolean merged, boolean held,
            Set<String> recused, boolean left, CaseStatus main, boolean termRuns,
            boolean flagged, boolean accepted, String officer, boolean linked, boolean supervised,
            CaseStatus mergedFrom, boolean identity, String urgentBy, boolean letterOwed) {

        static State of(CaseSheet sheet) {
            List<CaseFact> facts = sheet.events().stream().map(e -> new CaseFact(e.action(), e.at(), e.data())).toList();
            return new State(sheet.legalTrack(), sheet.leadUnit(), sheet.coUnits(),
                    sheet.finding() != null && sheet.verified() != null, sheet.draftedBy(), MoveGuards.extended(facts),
                    sheet.extensionAsked(), MoveGuards.returnOpen(sheet.clocks()),
                    sheet.related().stream().anyMatch(r -> r.kind().equals("merged")), Retention.held(facts),
                    sheet.recused(),
                    sheet.reporterLeft(),
                    sheet.related().stream().filter(r -> r.kind().equals("main")).map(CaseSheet.Related::status)
                            .findFirst().orElse(null),
                    MoveGuards.termRuns(sheet.clocks()), !sheet.flags().isEmpty(), MoveGuards.accepted(facts), sheet.officer(),
                    sheet.related().stream().anyMatch(r -> r.kind().equals("linked")), sheet.supervised(), sheet.mergedFrom(),
                    sheet.identityKept(), sheet.urgentBy(), sheet.postSince() != null);
        }

        boolean leads(Actor actor) {
            return actor.unit() != null && actor.unit().equals(leadUnit);
        }

        boolean helps(Actor actor) {
            return actor.unit() != null && coUnits.contains(actor.unit());
        }
    }

    /** Extended in the round that runs. */
    private static boolean extended(List<CaseFact> facts) {
        List<List<CaseFact>> rounds = Clocks.rounds(facts);
        return rounds.get(rounds.size() - 1).stream().anyMatch(f -> f.action() == CaseAction.EXTEND
                || f.action() == CaseAction.ACCEPT && f.data().containsKey(Datum.EXTENSION_TERM));
    }

    private static boolean accepted(List<CaseFact> facts) {
        return facts.stream().anyMatch(f -> f.action() == CaseAction.ACCEPT);
    }

    private static CaseStatus main(ComplaintCase c) {
        return c.mainId == null ? null : ComplaintCase.<ComplaintCase> findById(c.mainId).status();
    }

    /** The legal answer clock of the round that runs, the last one, is not past; a case without one has nothing to be past. */
    static boolean termRuns(List<ClockReading> clocks) {
        return clocks.stream().filter(c -> c.kind() == ClockReading.Kind.ANSWER).reduce((first, second) -> second)
                .map(c -> c.open() && c.state() != ClockReading.State.LATE).orElse(true);
    }

    private static boolean returnOpen(List<ClockReading> clocks) {
        return clocks.stream().anyMatch(
                c -> c.kind() == ClockReading.Kind.RETURN && c.open() && c.state() != ClockReading.State.LATE);
    }

    /** Why this guard does not let this person pass, or nothing. */
    static Optional<Problem> objection(Guard guard, State state, Actor actor) {
        return switch (guard) {
            case OWN_UNIT -> unless(state.leads(actor), () -> Problem.forbidden("这件投诉不由您的单位办理。"));
            case NOT_RECUSED -> unless(!state.recused().contains(actor.username()),
                    () -> Problem.forbidden("您已回避这一件，由单位另外的人办理。"));
            case CO_UNIT -> unless(state.helps(actor), () -> state.leads(actor)
                    ? Problem.conflict("您的单位是主办单位，请直接记录核查情况。")
                    : Problem.forbidden("您的单位不是这件投诉的协办单位。"));
            case ANY_UNIT -> unless(state.leads(actor) || state.helps(actor),
                    () -> Problem.forbidden("这件投诉不由您的单位办理。"));
            case MENDS -> unless(ErrorKind.mends(state.track(), state.leadUnit(), actor.roles()),
                    () -> Problem.forbidden("这件不是交给您的岗位改的网站纠错。"));
            case RETURN_OPEN -> unless(state.returnOpen(),
                    () -> Problem.conflict("这件投诉不能退回：这个来源没有退回的规定，或者退回期限已过。请受理或转办。"));
            case FLAGGED -> unless(state.flagged(), () -> Problem.conflict("登记时没有可疑的提示，不能甄别为无效。"));
            case NOTHING_MERGED -> unless(!state.merged(),
                    () -> Problem.conflict("还有别的投诉并在这一件里，请先撤销那些并案。"));
            case OTHERS_HANG_ON -> unless(state.merged(), () -> Problem.conflict("没有别的投诉并在这一件里。"));
            case REPORTER_THERE -> unless(!state.left(), () -> Problem.conflict("这件投诉已经撤回。"));
            case REPORTER_LEFT -> unless(state.left(), () -> Problem.conflict("投诉人没有撤回这件投诉。"));
            case MAIN_OPEN -> unless(state.main() == null || !state.main().isFinal(),
                    () -> Problem.conflict("合在一起办理的那一件已经结束，不能再撤回。"));
            case MAIN_ANSWERED -> unless(state.main() != null && ANSWERED.contains(state.main()),
                    () -> Problem.conflict("合在一起办理的那一件还没有答复，答复以后才能评价。"));
            case EXTENSION_ASKED -> unless(state.extensionAsked(), () -> Problem.conflict("没有等待决定的延期申请。"));
            case EXTENSION_NOT_ASKED -> unless(!state.extensionAsked(), () -> Problem.conflict("已经申请延期，正在等领导决定。"));
            case HAS_FINDING -> unless(state.hasFinding(), () -> Problem.conflict("请先记录核查情况，再拟写答复。"));
            case OTHER_THAN_DRAFTER -> unless(actor.username() != null && !actor.username().equals(state.draftedBy()),
                    () -> Problem.forbidden("答复是您拟写的，要由另一个人审核。"));
            case DRAFTER -> unless(actor.username() != null && actor.username().equals(state.draftedBy()),
                    () -> Problem.forbidden("只有拟写答复的人可以撤回送审。请审核人退回修改。"));
            case NOT_OFFICER -> unless(actor.username() != null && !actor.username().equals(state.officer()),
                    () -> Problem.conflict("您已经是本件承办人。"));
            case WAS_ACCEPTED -> unless(state.accepted(), () -> Problem.conflict("这件没有受理过，请先决定是否受理。"));
            case NEVER_ACCEPTED -> unless(!state.accepted(), () -> Problem.conflict("这件已经受理过。"));
            case HAS_CO_UNIT -> unless(!state.coUnits().isEmpty(), () -> Problem.conflict("这件没有协办单位。"));
            case LINKED -> unless(state.linked(), () -> Problem.conflict("这件没有和别的件关联。"));
            case SUPERVISED -> unless(state.supervised(), () -> Problem.conflict("这件现在没有领导督办。"));
            case URGENT -> unless(state.urgentBy() != null, () -> Problem.conflict("这件现在没有标为紧急。"));
            case NOT_URGENT -> unless(state.urgentBy() == null, () -> Problem.conflict("这件已经标为紧急。"));
            case MARKED_URGENT -> unless(actor.username() != null && actor.username().equals(state.urgentBy()),
                    () -> Problem.forbidden("只有标紧急的人和分管领导可以解除紧急。"));
            case STOOD_REGISTERED -> stood(state, CaseStatus.REGISTERED);
            case STOOD_ACCEPTED -> stood(state, CaseStatus.ACCEPTED);
            case STOOD_ASSIGNED -> stood(state, CaseStatus.ASSIGNED);
            case STOOD_INVESTIGATING -> stood(state, CaseStatus.INVESTIGATING);
            case HELD -> unless(state.held(), () -> Problem.conflict("这件没有暂停删除。"));
            case IDENTITY_KEPT -> unless(state.identity(), () -> Problem.conflict("这件没有留姓名和联系方式，或者已经删除。"));
            case LETTER_OWED -> unless(state.letterOwed(), () -> Problem.conflict("这件现在没有要寄的信。"));
            case ALL_POSTED -> unless(!state.letterOwed(),
                    () -> Problem.conflict("投诉人只有通信地址，信还没有寄出。请先打印寄出，登记已寄出以后再办结。"));
            case NOT_EXTENDED -> unless(!state.extended(), () -> Problem.conflict("期限只能延长一次，这件投诉已经延期。"));
            case TERM_RUNS -> unless(state.termRuns(),
                    () -> Problem.conflict("答复期限已过，不能再延长。请尽快答复，并向投诉人说明为什么晚了。"));
        };
    }

    /** Taking a merge back leads to where the case stood. */
    private static Optional<Problem> stood(State state, CaseStatus before) {
        return unless(state.mergedFrom() == before, () -> Problem.conflict("这件没有并入别的件，不能撤销并案。"));
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
                violations.add(Violation.tooLong(datum.code(), datum.maxLength(), value));
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
            violations.add(Violation.tooLong(field, most, text));
        }
    }

    private static boolean known(CaseAction action, Datum datum, String value) {
        return switch (datum) {
            case REASON -> RefusalReason.of(action).isEmpty()
                    || RefusalReason.byCode(value).filter(r -> r.action() == action).isPresent();
            case LEVEL -> value != null && value.matches("[1-3]");
            case VISIT -> value != null && value.matches("[1-9][0-9]{0,2}");
            case VERIFIED -> Verified.byCode(value).isPresent();
            case RATING -> Rating.byCode(value).isPresent();
            case VISITED_ON, NEXT_CHECK_ON, REVIEW_ON, SENT_ON -> isDay(value);
            case CHANNEL -> Channel.byCode(value).isPresent();
            case OUTCOME -> CallOutcome.byCode(value).isPresent();
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
