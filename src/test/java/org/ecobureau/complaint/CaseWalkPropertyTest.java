package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random walks through the table, with random pauses: what must hold of every history a case can have. */
class CaseWalkPropertyTest {

    private static final Instant START = OffsetDateTime.parse("2026-03-02T09:00:00+08:00").toInstant();
    private static final Set<String> EVERYBODY = Set.of("intake", "dispatcher", "officer", "reviewer", "leader",
            Actor.REPORTER, Actor.SYSTEM);
    private static final ClockTerms OWN = new ClockTerms(Term.natural(15), Term.natural(60), Term.working(2),
            Term.natural(30), false);

    /** One attempt: which step, how long after the one before. */
    record Attempt(CaseAction action, Duration pause) {
    }

    record Walk(List<CaseFact> facts, List<CaseStatus> states) {
        CaseStatus last() {
            return states.get(states.size() - 1);
        }

        Instant end() {
            return facts.get(facts.size() - 1).at();
        }
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<CaseAction> actions = Arbitraries.of(CaseAction.values());
        Arbitrary<Duration> pauses = Arbitraries.longs().between(1, 12L * 24 * 3600).map(Duration::ofSeconds);
        return actions.flatMap(a -> pauses.map(p -> new Attempt(a, p))).list().ofMaxSize(60);
    }

    private static Walk walk(List<Attempt> attempts) {
        List<CaseFact> facts = new ArrayList<>();
        List<CaseStatus> states = new ArrayList<>();
        facts.add(new CaseFact(CaseAction.REGISTER, START, OWN.keptBy(CaseAction.REGISTER)));
        states.add(CaseStatus.REGISTERED);
        Instant now = START;
        for (Attempt attempt : attempts) {
            CaseStatus from = states.get(states.size() - 1);
            now = now.plus(attempt.pause());
            var row = CaseTransitions.find(from, attempt.action(), EVERYBODY);
            List<List<CaseFact>> rounds = Clocks.rounds(facts);
            boolean again = attempt.action() == CaseAction.EXTEND
                    && rounds.get(rounds.size() - 1).stream().anyMatch(f -> f.action() == CaseAction.EXTEND);
            if (row.isPresent() && !again) {
                Map<Datum, String> kept = new EnumMap<>(Datum.class);
                kept.putAll(OWN.keptBy(attempt.action()));
                facts.add(new CaseFact(attempt.action(), now, kept));
                states.add(row.get().to());
            }
        }
        return new Walk(facts, states);
    }

    @Property
    void aFinalStateIsLeftOnlyByTakingAMergeBackOrHandlingAnew(@ForAll("attempts") List<Attempt> attempts) {
        Walk walk = walk(attempts);
        for (int i = 1; i < walk.states().size(); i++) {
            CaseStatus before = walk.states().get(i - 1);
            CaseAction step = walk.facts().get(i).action();
            assertTrue(!before.isFinal() || walk.states().get(i) == before || step == CaseAction.UNMERGE
                    || step == CaseAction.REOPEN, before + " " + step);
        }
    }

    @Property
    void aClockIsMetExactlyWhenItsDutyWasDoneBeforeTheDueMoment(@ForAll("attempts") List<Attempt> attempts) {
        Walk walk = walk(attempts);
        for (ClockReading clock : Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end())) {
            boolean inTime = clock.doneAt() != null && clock.due() != null
                    && clock.doneAt().isBefore(clock.due().plusSeconds(1));
            assertEquals(inTime, clock.state() == ClockReading.State.MET, clock.toString());
        }
    }

    @Property
    void waitingLongerNeverChangesWhatIsSettled(@ForAll("attempts") List<Attempt> attempts) {
        Walk walk = walk(attempts);
        List<ClockReading> before = Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end());
        List<ClockReading> after = Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end().plus(Duration.ofDays(400)));
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i).due(), after.get(i).due());
            ClockReading.State now = before.get(i).state();
            boolean settled = now == ClockReading.State.MET || now == ClockReading.State.LATE;
            assertTrue(!settled || after.get(i).state() == now);
        }
    }

    @Property
    void messagesAndRatingsMoveNoClock(@ForAll("attempts") List<Attempt> attempts) {
        Walk walk = walk(attempts);
        Set<CaseAction> talk = Set.of(CaseAction.MESSAGE_FROM_REPORTER, CaseAction.MESSAGE_TO_REPORTER, CaseAction.RATE,
                CaseAction.NOTE, CaseAction.URGE, CaseAction.SUPERVISE, CaseAction.ESCALATE, CaseAction.LINK);
        List<CaseFact> quiet = walk.facts().stream().filter(f -> !talk.contains(f.action())).toList();
        assertEquals(Clocks.of(quiet, ClocksTest.WEEKDAYS, walk.end()),
                Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end()));
    }

    @Property
    void aCaseInProgressAlwaysHasADutyOpenAndAnEndedOneNone(@ForAll("attempts") List<Attempt> attempts) {
        Walk walk = walk(attempts);
        boolean working = !walk.last().isFinal() && walk.last() != CaseStatus.ANSWERED
                && walk.last() != CaseStatus.STAGE_CLOSED;
        boolean open = Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end()).stream().anyMatch(ClockReading::open);
        assertEquals(working, open, walk.states().toString());
    }
}
