package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.ecobureau.complaint.ClockReading.Kind;
import org.ecobureau.shared.time.ChinaTime;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What must hold of the clocks in every history a case can have. */
class CaseWalkPropertyTest {

    /** Written down here a second time: what ends the duty to say whether the matter is taken, and the duty to answer. */
    private static final Set<CaseAction> DECIDES = EnumSet.of(CaseAction.ACCEPT, CaseAction.REFUSE, CaseAction.MARK_SPAM,
            CaseAction.PASS_ON, CaseAction.RETURN_TO_SOURCE, CaseAction.MERGE, CaseAction.WITHDRAW);
    private static final Set<CaseAction> ANSWERS = EnumSet.of(CaseAction.APPROVE_ANSWER, CaseAction.REFUSE,
            CaseAction.MARK_SPAM, CaseAction.PASS_ON, CaseAction.RETURN_TO_SOURCE, CaseAction.WITHDRAW);

    private static final int TRIES = 200;

    @Provide
    Arbitrary<CaseWalk> walks() {
        return CaseWalk.any();
    }

    @Provide
    Arbitrary<CaseWalk> hotlineWalks() {
        return CaseWalk.any(Set.of(Guard.TERM_RUNS), CaseWalk.HOTLINE);
    }

    @Provide
    Arbitrary<CaseWalk> workingWalks() {
        return CaseWalk.any(Set.of(), CaseWalk.WORKING);
    }

    /** The properties are worth what the histories are: each state is reached often, and each step is taken. */
    @Property(tries = 3 * TRIES)
    @StatisticsReport(StatisticsReportMode.OFF)
    void walksReachEveryStateAndTakeEveryStep(@ForAll("walks") CaseWalk walk) {
        for (CaseStatus status : CaseStatus.values()) {
            Statistics.label(status.name()).collect(walk.states().contains(status));
            int least = switch (status) {
                case REGISTERED, ACCEPTED, ASSIGNED, INVESTIGATING -> 40;
                case DRAFTED -> 20;
                case IN_REVIEW, ANSWERED -> 9;
                case STAGE_CLOSED, CLOSED -> 4;
                default -> 1;
            };
            Statistics.label(status.name()).coverage(c -> c.check(true).percentage(p -> p >= least));
        }
        walk.facts().forEach(f -> Statistics.label("steps").collect(f.action()));
        for (CaseAction action : CaseAction.values()) {
            Statistics.label("steps").coverage(c -> c.check(action).count(n -> n >= 3));
        }
        int rounds = Clocks.rounds(walk.facts()).size();
        Statistics.label("rounds").collect(rounds);
        Statistics.label("rounds").coverage(c -> c.checkQuery(n -> (Integer) n.get(0) > 2).percentage(p -> p >= 5));
    }

    /** Only a step that does what was owed ends a clock, and only taking that step back lets it run again. */
    @Property(tries = TRIES)
    void noClockOfTheLawEverDisappearsOrEndsByItself(@ForAll("walks") CaseWalk walk) {
        for (int i = 1; i < walk.facts().size(); i++) {
            CaseAction step = walk.facts().get(i).action();
            Instant now = walk.facts().get(i).at();
            List<ClockReading> before = walk.until(i - 1).clocks(now);
            List<ClockReading> after = new ArrayList<>(walk.until(i).clocks(now));
            for (ClockReading clock : before) {
                ClockReading next = after.stream().filter(c -> c.kind() == clock.kind() && c.basis().equals(clock.basis())
                        && (step == CaseAction.EXTEND || Objects.equals(c.due(), clock.due()))).findFirst().orElse(null);
                assertTrue(next != null, step + " lost " + clock);
                after.remove(next);
                boolean ends = switch (clock.kind()) {
                    case ACCEPTANCE, RETURN -> DECIDES.contains(step);
                    case ANSWER -> ANSWERS.contains(step);
                };
                boolean begins = step == CaseAction.UNMERGE || step == CaseAction.UNMARK_SPAM;
                assertTrue(!clock.open() || next.open() != ends || step == CaseAction.MERGE && ends, step + " " + clock);
                assertTrue(clock.open() || !next.open() || begins, step + " opened " + clock);
            }
            Set<CaseAction> beginners = EnumSet.of(CaseAction.ACCEPT, CaseAction.REOPEN);
            assertTrue(after.isEmpty() || beginners.contains(step), step + " made " + after);
        }
    }

    /** The terms of the channel "own": 15 days from receipt, 60 from acceptance, each to the last second of its day. */
    @Property(tries = TRIES)
    void eachRoundHasItsOwnClocksAndTheyEndOnTheirDays(@ForAll("walks") CaseWalk walk) {
        List<LocalDate> acceptance = new ArrayList<>();
        List<LocalDate> answer = new ArrayList<>();
        CaseStatus before = null;
        for (int i = 0; i < walk.facts().size(); i++) {
            CaseFact fact = walk.facts().get(i);
            boolean anew = fact.action() == CaseAction.REOPEN;
            if (fact.action() == CaseAction.REGISTER || anew && walk.states().get(i) == CaseStatus.REGISTERED) {
                acceptance.add(ChinaTime.dayOf(fact.at()).plusDays(15));
            }
            if (fact.action() == CaseAction.ACCEPT && before == CaseStatus.REGISTERED
                    || anew && walk.states().get(i) == CaseStatus.ACCEPTED) {
                answer.add(ChinaTime.dayOf(fact.at()).plusDays(60));
            }
            before = walk.states().get(i);
        }
        List<ClockReading> clocks = walk.clocks(walk.end());
        clocks.forEach(c -> assertTrue(c.due() == null
                || c.due().atZone(ChinaTime.ZONE).toLocalTime().equals(LocalTime.of(23, 59, 59)), c.toString()));
        if (walk.terms() == CaseWalk.OWN && walk.facts().stream().noneMatch(f -> f.action() == CaseAction.EXTEND)) {
            assertEquals(acceptance, days(clocks, Kind.ACCEPTANCE), walk.toString());
            // A merge that was taken back is decided anew; the first acceptance of a round starts its clock.
            assertTrue(answer.containsAll(days(clocks, Kind.ANSWER)), walk.toString());
            assertEquals(answer.isEmpty(), days(clocks, Kind.ANSWER).isEmpty());
        }
    }

    private static List<LocalDate> days(List<ClockReading> clocks, Kind kind) {
        return clocks.stream().filter(c -> c.kind() == kind).map(c -> ChinaTime.dayOf(c.due())).toList();
    }

    @Property(tries = TRIES)
    void thereAreNeverTwoOpenRounds(@ForAll("walks") CaseWalk walk) {
        for (int i = 0; i < walk.facts().size(); i++) {
            CaseWalk then = walk.until(i);
            Set<String> open = new HashSet<>();
            int terms = 0;
            for (ClockReading clock : then.clocks(then.end())) {
                terms += clock.open() && clock.kind() == Kind.ANSWER ? 1 : 0;
                assertTrue(!clock.open() || clock.kind() == Kind.ANSWER || open.add(clock.kind().code()), then.toString());
            }
            assertTrue(terms <= (walk.terms().channelAnswer() == null ? 1 : 2), then.toString());
        }
    }

    @Property(tries = TRIES)
    void aFinalStateIsLeftOnlyByTakingAMergeBackOrHandlingAnew(@ForAll("walks") CaseWalk walk) {
        for (int i = 1; i < walk.states().size(); i++) {
            CaseStatus before = walk.states().get(i - 1);
            CaseAction step = walk.facts().get(i).action();
            assertTrue(!before.isFinal() || walk.states().get(i) == before || step == CaseAction.UNMERGE
                    || step == CaseAction.UNMARK_SPAM || step == CaseAction.REOPEN
                    || before == CaseStatus.MERGED && step == CaseAction.WITHDRAW,
                    before + " " + step);
        }
    }

    @Property(tries = TRIES)
    void aClockIsMetExactlyWhenItsDutyWasDoneBeforeTheDueMoment(@ForAll("walks") CaseWalk walk) {
        for (ClockReading clock : walk.clocks(walk.end())) {
            boolean inTime = clock.doneAt() != null && clock.due() != null
                    && clock.doneAt().isBefore(clock.due().plusSeconds(1));
            assertEquals(inTime, clock.state() == ClockReading.State.MET, clock.toString());
        }
    }

    @Property(tries = TRIES)
    void waitingLongerNeverChangesWhatIsSettled(@ForAll("walks") CaseWalk walk) {
        List<ClockReading> before = walk.clocks(walk.end());
        List<ClockReading> after = walk.clocks(walk.end().plus(Duration.ofDays(400)));
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i).due(), after.get(i).due());
            ClockReading.State now = before.get(i).state();
            boolean settled = now == ClockReading.State.MET || now == ClockReading.State.LATE;
            assertTrue(!settled || after.get(i).state() == now);
        }
    }

    @Property(tries = TRIES)
    void messagesAndRatingsMoveNoClock(@ForAll("walks") CaseWalk walk) {
        Set<CaseAction> talk = Set.of(CaseAction.MESSAGE_FROM_REPORTER, CaseAction.MESSAGE_TO_REPORTER, CaseAction.RATE,
                CaseAction.ADD_PHOTOS, CaseAction.NOTE, CaseAction.URGE, CaseAction.SUPERVISE, CaseAction.ESCALATE,
                CaseAction.LINK, CaseAction.UNLINK, CaseAction.REMOVE_CO_UNIT, CaseAction.TAKE_OVER, CaseAction.RECALL_DRAFT,
                CaseAction.END_SUPERVISION, CaseAction.MARK_URGENT, CaseAction.END_URGENT, CaseAction.LEAVE,
                CaseAction.RECORD_VISIT, CaseAction.AMEND_VISIT);
        List<CaseFact> quiet = walk.facts().stream().filter(f -> !talk.contains(f.action())).toList();
        assertEquals(Clocks.of(quiet, ClocksTest.WEEKDAYS, walk.end()),
                walk.clocks(walk.end()));
    }

    @Property(tries = TRIES)
    void aCaseInProgressAlwaysHasADutyOpenAndAnEndedOneNone(@ForAll("walks") CaseWalk walk) {
        boolean working = !walk.last().isFinal() && walk.last() != CaseStatus.ANSWERED
                && walk.last() != CaseStatus.STAGE_CLOSED;
        if (walk.last() == CaseStatus.MERGED) {
            // What is owed then is the next property.
            return;
        }
        boolean open = walk.clocks(walk.end()).stream().anyMatch(ClockReading::open);
        assertEquals(working, open, walk.states().toString());
    }

    @Property(tries = TRIES)
    void whatWasGivenAwayComesBackToWhereItWasWithClocksOfItsOwn(@ForAll("walks") CaseWalk walk) {
        List<ClockReading> clocks = walk.clocks(walk.end());
        for (int i = 1; i < walk.facts().size(); i++) {
            if (walk.facts().get(i).action() == CaseAction.REOPEN) {
                CaseStatus to = walk.states().get(i);
                boolean accepted = walk.facts().subList(0, i).stream().anyMatch(f -> f.action() == CaseAction.ACCEPT);
                assertTrue(to == CaseStatus.REGISTERED || accepted, "nobody skips the decision whether it is taken");
                List<ClockReading> then = Clocks.of(walk.facts().subList(0, i + 1), ClocksTest.WEEKDAYS,
                        walk.facts().get(i).at());
                assertTrue(then.stream().filter(ClockReading::open).allMatch(c -> c.state() == ClockReading.State.RUNNING),
                        "what comes back is late in nothing new");
                assertTrue(then.stream().anyMatch(ClockReading::open) && clocks.size() >= then.size());
            }
        }
    }

    @Property(tries = TRIES)
    void anExtensionLengthensTheLegalClockAndNothingElse(@ForAll("hotlineWalks") CaseWalk walk) {
        List<CaseFact> plain = walk.facts().stream().filter(f -> f.action() != CaseAction.EXTEND).toList();
        List<ClockReading> with = walk.clocks(walk.end());
        List<ClockReading> without = Clocks.of(plain, ClocksTest.WEEKDAYS, walk.end());
        assertEquals(without.size(), with.size());
        // The legal clock runs 60 days, the hotline's 7: with one extension a round only the longer one may differ, by 30 days.
        for (int i = 0; i < with.size(); i++) {
            if (!Objects.equals(with.get(i).due(), without.get(i).due())) {
                assertEquals(ClockReading.Kind.ANSWER, with.get(i).kind());
                assertEquals(Duration.ofDays(30), Duration.between(without.get(i).due(), with.get(i).due()));
                Instant term = without.get(i).due();
                assertTrue(walk.facts().stream().anyMatch(f -> f.action() == CaseAction.EXTEND
                        && f.at().isBefore(term.plusSeconds(1))), "what was late stays late");
                assertTrue(i > 0 && with.get(i - 1).kind() == ClockReading.Kind.ANSWER, "the hotline's clock stands before");
            }
        }
    }

    @Property(tries = TRIES)
    void aMissingCalendarYearNeverYieldsAGuessedDate(@ForAll("workingWalks") CaseWalk walk) {
        for (ClockReading clock : walk.clocks(walk.end())) {
            assertEquals(clock.due() == null, clock.calendarMissing());
            if (clock.due() != null) {
                // The calendar ends with 2026, and ends of terms are working days.
                assertTrue(ChinaTime.dayOf(clock.due()).getYear() <= 2026, clock.toString());
                assertTrue(ChinaTime.dayOf(clock.due()).getDayOfWeek().getValue() < 6, clock.toString());
            }
        }
    }

    @Property(tries = TRIES)
    void aMergeThatIsTakenBackChangesNeitherStateNorClocks(@ForAll("walks") CaseWalk walk) {
        for (int i = 1; i < walk.facts().size(); i++) {
            if (walk.facts().get(i).action() == CaseAction.UNMERGE) {
                int merge = i - 1;
                while (walk.facts().get(merge).action() != CaseAction.MERGE) {
                    merge--;
                }
                assertEquals(walk.states().get(merge - 1), walk.states().get(i), "where it stood");
                List<CaseFact> never = new ArrayList<>(walk.facts().subList(0, merge));
                never.addAll(walk.facts().subList(merge + 1, i));
                assertEquals(Clocks.of(never, ClocksTest.WEEKDAYS, walk.end()),
                        Clocks.of(walk.facts().subList(0, i + 1), ClocksTest.WEEKDAYS, walk.end()));
            }
        }
    }
}
