package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;

/** The only writer of cases: registers them and moves them along {@link CaseTransitions}, one event row a step. */
@ApplicationScoped
public class CaseService {

    private static final Set<CaseAction> REFUSALS = EnumSet.of(CaseAction.REFUSE, CaseAction.RETURN_TO_SOURCE);
    private static final Set<CaseAction> WITHDRAWALS = EnumSet.of(CaseAction.WITHDRAW, CaseAction.LEAVE);

    @Inject
    CaseNumbers numbers;

    @Inject
    CaseIdentities identities;

    @Inject
    CaseClocks clocks;

    @Inject
    Receipts receipts;

    @Inject
    RandomCodes codes;

    @Inject
    MoveEffects effects;

    @Inject
    CaseJournal journal;

    @Inject
    CaseParts parts;

    @Inject
    SimilarCases similar;

    @Inject
    AssignmentProposals proposals;

    @Inject
    Clock clock;

    /**
     * What the reporter gets; the code is known here once and stored only as a keyed hash.
     *
     * @param dueAcceptance until when the bureau tells whether it takes the case, null where that clock does not run
     */
    public record Registered(String number, String receiptCode, Instant dueAcceptance) {

        @Override
        public String toString() {
            return "Registered[" + number + "]";
        }
    }

    /**
     * Where a case came from and what made the intake look twice.
     *
     * @param receivedAt when it reached the bureau, null for now; the terms run from there
     * @param told what the time line keeps beside that, for instance how many visitors came
     */
    public record Origin(Channel channel, String outsideReference, List<String> flags, Instant receivedAt,
            Map<Datum, String> told) {

        public static final Origin WEB = new Origin(Channel.WEB, null, List.of());

        public Origin(Channel channel, String outsideReference, List<String> flags) {
            this(channel, outsideReference, flags, null);
        }

        public Origin(Channel channel, String outsideReference, List<String> flags, Instant receivedAt) {
            this(channel, outsideReference, flags, receivedAt, Map.of());
        }

        public static Origin of(Channel channel, String outsideReference) {
            return new Origin(channel, outsideReference, List.of());
        }
    }

    /**
     * Stores a new case in one transaction (or in the caller's, so that photos and idempotency join it).
     *
     * @throws Problem 403 when the channel is the bureau's own and the actor is no intake clerk, 409 when the outside
     *         reference is already registered for that channel
     */
    public Registered register(NewCase made, Origin origin, Actor actor) {
        if (actor.registersAs() == null || actor.isReporter() && origin.channel() != Channel.WEB) {
            throw Problem.forbidden("只有受理员可以登记这类投诉。");
        }
        return Retrying.inTransaction(() -> doRegister(made, origin, actor));
    }

    /**
     * Registers a report whose author says that it is about what somebody reported before: the case is merged at once into the
     * one it is most like, when that is being handled and has no answer yet; otherwise it stands alone.
     */
    public Joined registerTogether(NewCase made, Origin origin, Actor actor) {
        return Retrying.inTransaction(() -> {
            // The main case first: whoever moves it holds its row before any other.
            Optional<String> main = similar.lockedMain(made);
            Registered registered = register(made, origin, actor);
            main.ifPresent(number -> move(registered.number(), CaseMove.of(CaseAction.MERGE)
                    .with(Datum.OTHER_NUMBER, number).publicNote("您说明这和别人反映的是同一件事，所以合在一起办理。"), Actor.system()));
            return new Joined(registered, main.isPresent());
        });
    }

    /**
     * Stores a record of old that was closed before this site existed: it enters closed, no clock runs and nobody is written
     * to.
     *
     * @param outcome what became of it, for colleagues; may be null
     * @throws Problem as {@link #register}
     */
    public Registered registerClosed(NewCase made, Origin origin, LocalDate closedOn, String outcome, Actor actor) {
        if (!actor.roles().contains(Roles.INTAKE)) {
            throw Problem.forbidden("只有受理员可以登记这类投诉。");
        }
        return Retrying.inTransaction(() -> {
            Instant now = now();
            ComplaintCase c = stored(made, origin, now);
            c.enter(CaseStatus.CLOSED, ChinaTime.endOf(closedOn).isAfter(now) ? now : ChinaTime.endOf(closedOn));
            String code = receipt(c, made);
            String note = "历史记录，" + ChinaTime.day(closedOn) + "办结。" + (outcome == null ? "" : "当时的办理结果：" + outcome);
            journal.write(c, CaseAction.REGISTER, null, actor, Roles.INTAKE, null, note,
                    new EnumMap<>(Map.of(Datum.RECEIVED_AT, c.receivedAt.toString())), now);
            return new Registered(c.number, code, null);
        });
    }

    /** The receipt, and whether the case was merged into another. */
    public record Joined(Registered registered, boolean together) {
    }

    private Registered doRegister(NewCase made, Origin origin, Actor actor) {
        Instant now = now();
        ComplaintCase c = stored(made, origin, now);
        Instant received = c.receivedAt;
        String code = receipt(c, made);
        Map<Datum, String> kept = clocks.terms(received, c.channel, c.legalTrack).keptBy(CaseAction.REGISTER,
                CaseStatus.REGISTERED);
        if (received.isBefore(now)) {
            kept.put(Datum.RECEIVED_AT, received.toString());
        }
        kept.putAll(origin.told());
        journal.write(c, CaseAction.REGISTER, null, actor, actor.registersAs(), null, null, kept, now);
        Instant due = journal.read(c).stream().filter(k -> k.kind() == ClockReading.Kind.ACCEPTANCE).map(ClockReading::due)
                .filter(Objects::nonNull).findFirst().orElse(null);
        return new Registered(c.number, code, due);
    }

    private ComplaintCase stored(NewCase made, Origin origin, Instant now) {
        if (origin.outsideReference() != null && ComplaintCase.count("channel = ?1 and outsideReference = ?2",
                origin.channel(), origin.outsideReference()) > 0) {
            throw Problem.conflict("来源编号 " + origin.outsideReference() + " 已经登记过，请查询原来的那一件。");
        }
        ComplaintCase c = effects.fresh(made, origin, now);
        c.number = numbers.next(origin.channel());
        return c;
    }

    /** Stores case and identity under a receipt code that is known here once. */
    private String receipt(ComplaintCase c, NewCase made) {
        String code = codes.receiptCode();
        c.receiptMac = receipts.mac(c.number, code);
        c.persist();
        identities.store(c, made.contact());
        return code;
    }

    /**
     * Takes one step: looks it up in the table, checks role, unit, guards and data, changes the case, writes the event
     * and the audit entry, all in one transaction.
     *
     * @return where the case stands now
     * @throws Problem 404 unknown number, 403 not for this person, 409 not from this state or seen in an older version,
     *         422 data missing or wrong, field by field
     */
    public CaseStatus move(String number, CaseMove move, Actor actor) {
        return Retrying.inTransaction(() -> doMove(number, move, actor));
    }

    private CaseStatus doMove(String number, CaseMove asked, Actor actor) {
        ComplaintCase c = ComplaintCase.locked(number).orElseThrow(Problem::notFound);
        CaseMove move = CaseTies.leaving(c, asked, actor);
        CaseStatus from = c.status();
        Long mainBefore = c.mainId;
        List<Transition> rows = CaseTransitions.rows(from, move.action(), actor.roles());
        if (rows.isEmpty()) {
            throw refusal(from, move);
        }
        List<CaseFact> facts = CaseJournal.facts(c);
        Transition row = MoveGuards.check(rows, c, facts, clocks.read(facts), move, actor, ChinaTime.today(clock));
        Instant now = now();
        Map<Datum, String> kept = new EnumMap<>(Datum.class);
        LegalTrack track = LegalTrack.byCode(move.get(Datum.LEGAL_TRACK)).orElse(c.legalTrack);
        kept.putAll(clocks.terms(now, c.channel, track).keptBy(move.action(), row.to()));
        proposals.keepDeviation(c, move, actor, kept);
        String note = effects.apply(c, move, actor, now, kept);
        if (move.action() == CaseAction.SPLIT) {
            kept.put(Datum.OTHER_NUMBER, parts.create(c, move.get(Datum.PART), actor, now).number);
        }
        if (REFUSALS.contains(move.action())) {
            release(c);
        }
        c.enter(row.to(), now);
        String role = row.roles().stream().filter(actor.roles()::contains).sorted().findFirst().orElseThrow();
        journal.write(c, move.action(), from, actor, role, note, move.internalNote(), kept, now);
        if (WITHDRAWALS.contains(move.action()) && actor.isReporter()) {
            withdrawParts(c, move, actor);
        }
        if (move.action() == CaseAction.MERGE) {
            carryMark(c, actor);
        }
        if (!Objects.equals(mainBefore, c.mainId)) {
            mainChanged(mainBefore == null ? c.mainId : mainBefore);
        }
        return move.action() == CaseAction.ACCEPT ? routed(c) : row.to();
    }

    /** What was said of one report decides nothing about the others: each stands where it stood, with clocks of its own. */
    private void release(ComplaintCase c) {
        for (ComplaintCase other : ComplaintCase.mergedInto(c.id)) {
            doMove(other.number, CaseMove.of(CaseAction.UNMERGE).with(Datum.REASON, "主件 " + c.number + " 没有受理")
                    .publicNote(CaseTies.released(other)), Actor.system());
        }
    }

    /** A reporter withdraws the whole of what they reported; parts that have ended stay as they are. */
    private void withdrawParts(ComplaintCase c, CaseMove move, Actor actor) {
        for (ComplaintCase part : ComplaintCase.partsOf(c.id)) {
            boolean ended = part.mainId == null ? part.status().isFinal()
                    : ComplaintCase.<ComplaintCase> findById(part.mainId).status().isFinal();
            if (ended || part.reporterLeft != null) {
                withdrawParts(part, move, actor);
            } else {
                doMove(part.number, CaseMove.of(CaseAction.WITHDRAW).with(Datum.REASON, move.get(Datum.REASON)), actor);
            }
        }
    }

    /** An emergency makes the case it hangs on one, told like one; the mark stays there when the merge is taken back. */
    private void carryMark(ComplaintCase c, Actor actor) {
        ComplaintCase main = ComplaintCase.findById(c.mainId);
        if (c.urgentAt != null && main.urgentAt == null) {
            doMove(main.number, CaseTies.carriedMark(c), actor);
        }
    }

    /** Another report hangs on it or none any more: other duties, and nobody waits where its own reporter withdrew before. */
    private void mainChanged(Long mainId) {
        ComplaintCase main = ComplaintCase.locked(mainId);
        journal.refresh(main);
        if (main.reporterLeft != null && !main.status().isFinal() && ComplaintCase.mergedInto(mainId).isEmpty()) {
            doMove(main.number, CaseMove.of(CaseAction.WITHDRAW).with(Datum.REASON, "反映这件事的人都已撤回或者恢复单独办理"),
                    Actor.system());
        }
    }

    /** An error of the site goes at once to whoever can mend it; everything else waits for the dispatcher. */
    private CaseStatus routed(ComplaintCase c) {
        return ErrorKind.of(c.types, c.subtypes).filter(k -> c.legalTrack == LegalTrack.CORRECTION)
                .filter(k -> Unit.byCode(k.unit()).isPresent())
                .map(k -> doMove(c.number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, k.unit()), Actor.system()))
                .orElse(c.status());
    }

    private static Problem refusal(CaseStatus from, CaseMove move) {
        return CaseTransitions.exists(from, move.action())
                ? Problem.forbidden("您的岗位不能做“" + move.action().label() + "”这一步。")
                : Problem.conflict("这件投诉现在是“" + from.label() + "”，不能再" + move.action().label() + "。请刷新页面看最新进展。");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
