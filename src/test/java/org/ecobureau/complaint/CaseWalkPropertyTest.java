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
import java.util.Objects;
import java.util.Set;

import org.ecobureau.complaint.track.ReporterCase;
import org.ecobureau.shared.time.ChinaTime;

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
    private static final ClockTerms OWN = new ClockTerms(based("15 natural"), null, based("60 natural"),
            based("2 working"), based("30 natural"));
    private static final ClockTerms HOTLINE = new ClockTerms(null, based("7 natural"), based("60 natural"),
            based("1 working"), based("30 natural"));
    private static final ClockTerms WORKING = new ClockTerms(based("15 working"), based("7 working"), based("60 working"),
            based("5 working"), based("20 working"));

    private static BasedTerm based(String term) {
        return BasedTerm.parse(term + " 某条例第一条");
    }

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

    @Provide
    Arbitrary<ClockTerms> terms() {
        return Arbitraries.of(OWN, HOTLINE, WORKING);
    }

    private static Walk walk(List<Attempt> attempts, ClockTerms terms) {
        List<CaseFact> facts = new ArrayList<>();
        List<CaseStatus> states = new ArrayList<>();
        facts.add(new CaseFact(CaseAction.REGISTER, START, terms.keptBy(CaseAction.REGISTER, CaseStatus.REGISTERED)));
        states.add(CaseStatus.REGISTERED);
        Instant now = START;
        for (Attempt attempt : attempts) {
            CaseStatus from = states.get(states.size() - 1);
            now = now.plus(attempt.pause());
            boolean accepted = facts.stream().anyMatch(f -> f.action() == CaseAction.ACCEPT);
            var row = CaseTransitions.rows(from, attempt.action(), EVERYBODY).stream()
                    .filter(r -> !r.guards().contains(accepted ? Guard.NEVER_ACCEPTED : Guard.WAS_ACCEPTED))
                    .filter(r -> r.action() != CaseAction.UNMERGE || r.to() == mergedFrom(facts, states)).findFirst();
            List<List<CaseFact>> rounds = Clocks.rounds(facts);
            boolean again = attempt.action() == CaseAction.EXTEND
                    && rounds.get(rounds.size() - 1).stream().anyMatch(f -> f.action() == CaseAction.EXTEND);
            if (row.isPresent() && !again) {
                Map<Datum, String> kept = new EnumMap<>(Datum.class);
                kept.putAll(terms.keptBy(attempt.action(), row.get().to()));
                facts.add(new CaseFact(attempt.action(), now, kept));
                states.add(row.get().to());
            }
        }
        return new Walk(facts, states);
    }

    private static CaseStatus mergedFrom(List<CaseFact> facts, List<CaseStatus> states) {
        for (int i = facts.size() - 1; i > 0; i--) {
            if (facts.get(i).action() == CaseAction.MERGE) {
                return states.get(i - 1);
            }
        }
        return null;
    }

    @Property
    void aMergeThatIsTakenBackChangesNeitherStateNorClocks(@ForAll("attempts") List<Attempt> attempts,
            @ForAll("terms") ClockTerms terms) {
        Walk walk = walk(attempts, terms);
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

    @Property
    void aFinalStateIsLeftOnlyByTakingAMergeBackOrHandlingAnew(@ForAll("attempts") List<Attempt> attempts,
            @ForAll("terms") ClockTerms terms) {
        Walk walk = walk(attempts, terms);
        for (int i = 1; i < walk.states().size(); i++) {
            CaseStatus before = walk.states().get(i - 1);
            CaseAction step = walk.facts().get(i).action();
            assertTrue(!before.isFinal() || walk.states().get(i) == before || step == CaseAction.UNMERGE
                    || step == CaseAction.UNMARK_SPAM || step == CaseAction.REOPEN
                    || before == CaseStatus.MERGED && step == CaseAction.WITHDRAW,
                    before + " " + step);
        }
    }

    @Property
    void aClockIsMetExactlyWhenItsDutyWasDoneBeforeTheDueMoment(@ForAll("attempts") List<Attempt> attempts,
            @ForAll("terms") ClockTerms terms) {
        Walk walk = walk(attempts, terms);
        for (ClockReading clock : Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end())) {
            boolean inTime = clock.doneAt() != null && clock.due() != null
                    && clock.doneAt().isBefore(clock.due().plusSeconds(1));
            assertEquals(inTime, clock.state() == ClockReading.State.MET, clock.toString());
        }
    }

    @Property
    void waitingLongerNeverChangesWhatIsSettled(@ForAll("attempts") List<Attempt> attempts,
            @ForAll("terms") ClockTerms terms) {
        Walk walk = walk(attempts, terms);
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
    void messagesAndRatingsMoveNoClock(@ForAll("attempts") List<Attempt> attempts,
            @ForAll("terms") ClockTerms terms) {
        Walk walk = walk(attempts, terms);
        Set<CaseAction> talk = Set.of(CaseAction.MESSAGE_FROM_REPORTER, CaseAction.MESSAGE_TO_REPORTER, CaseAction.RATE,
                CaseAction.ADD_PHOTOS, CaseAction.NOTE, CaseAction.URGE, CaseAction.SUPERVISE, CaseAction.ESCALATE,
                CaseAction.LINK, CaseAction.UNLINK, CaseAction.REMOVE_CO_UNIT, CaseAction.TAKE_OVER, CaseAction.RECALL_DRAFT,
                CaseAction.END_SUPERVISION, CaseAction.LEAVE, CaseAction.RECORD_VISIT, CaseAction.AMEND_VISIT);
        List<CaseFact> quiet = walk.facts().stream().filter(f -> !talk.contains(f.action())).toList();
        assertEquals(Clocks.of(quiet, ClocksTest.WEEKDAYS, walk.end()),
                Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end()));
    }

    @Property
    void aCaseInProgressAlwaysHasADutyOpenAndAnEndedOneNone(@ForAll("attempts") List<Attempt> attempts,
            @ForAll("terms") ClockTerms terms) {
        Walk walk = walk(attempts, terms);
        boolean working = !walk.last().isFinal() && walk.last() != CaseStatus.ANSWERED
                && walk.last() != CaseStatus.STAGE_CLOSED;
        if (walk.last() == CaseStatus.MERGED) {
            // What is owed then is the next property.
            return;
        }
        boolean open = Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end()).stream().anyMatch(ClockReading::open);
        assertEquals(working, open, walk.states().toString());
    }

    @Property
    void whatWasGivenAwayComesBackToWhereItWasWithClocksOfItsOwn(@ForAll("attempts") List<Attempt> attempts,
            @ForAll("terms") ClockTerms terms) {
        Walk walk = walk(attempts, terms);
        List<ClockReading> clocks = Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end());
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

    private static List<ClockReading> answers(List<CaseFact> facts, Instant now) {
        return Clocks.of(facts, ClocksTest.WEEKDAYS, now).stream().filter(c -> c.kind() == ClockReading.Kind.ANSWER).toList();
    }

    @Property
    void noAcceptedReportLosesItsClockByMerging(@ForAll("attempts") List<Attempt> attempts, @ForAll("terms") ClockTerms terms,
            @ForAll("attempts") List<Attempt> others) {
        Walk walk = walk(attempts, terms);
        Instant later = walk.end().plusSeconds(1);
        List<CaseFact> merged = new ArrayList<>(walk.facts());
        if (walk.last() != CaseStatus.MERGED) {
            merged.add(new CaseFact(CaseAction.MERGE, later));
        }
        List<CaseFact> alone = merged.stream().filter(f -> f.action() != CaseAction.MERGE).toList();
        assertEquals(answers(alone, later), answers(merged, later), "a merge by itself changes no answer clock");
        Walk main = walk(others, terms);
        List<ClockReading> owed = answers(merged, main.end());
        List<ClockReading> followed = answers(Clocks.withMain(merged, main.facts()), main.end());
        boolean ended = main.facts().stream().anyMatch(f -> f.action() == CaseAction.APPROVE_ANSWER
                || f.action() == CaseAction.PASS_ON);
        assertEquals(owed.size(), followed.size());
        for (int i = 0; i < owed.size(); i++) {
            assertTrue(ended || owed.get(i).open() == followed.get(i).open(), "only the main case's answer ends it");
            assertTrue(owed.get(i).due() == null || followed.get(i).due() == null
                    || !followed.get(i).due().isBefore(owed.get(i).due()), "nobody is owed an answer earlier by merging");
        }
        List<CaseFact> answered = new ArrayList<>(main.facts());
        answered.add(new CaseFact(CaseAction.APPROVE_ANSWER, later.plus(Duration.ofDays(4000))));
        assertTrue(answers(Clocks.withMain(merged, answered), later.plus(Duration.ofDays(4001))).stream()
                .noneMatch(ClockReading::open), "the answer ends what is owed to everybody");
    }

    @Property
    void aReminderThatEverybodyGotHidesNoLaterDueDate(@ForAll("attempts") List<Attempt> attempts) {
        Walk walk = walk(attempts, HOTLINE);
        List<Instant> dues = Clocks.dues(Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end()));
        List<CaseFact> history = new ArrayList<>(walk.facts());
        for (Instant due : dues.stream().distinct().sorted().toList()) {
            assertEquals(new Reminder(due, 0), Reminder.next(dues, history));
            for (String level : List.of("1", "2", "3")) {
                history.add(new CaseFact(CaseAction.ESCALATE, walk.end(),
                        Map.of(Datum.LEVEL, level, Datum.REMINDED_OF, due.toString())));
            }
        }
        assertEquals(dues.isEmpty() ? 0 : 3, Reminder.next(dues, history).level());
    }

    private static CaseSheet sheet(String number, Walk walk) {
        List<CaseSheet.Event> events = new ArrayList<>();
        List<CaseSheet.Message> messages = new ArrayList<>();
        for (int i = 0; i < walk.facts().size(); i++) {
            CaseFact fact = walk.facts().get(i);
            if (fact.action() == CaseAction.MESSAGE_TO_REPORTER) {
                messages.add(new CaseSheet.Message(fact.at(), false, "intake1", number + "-" + i, null));
            }
            events.add(new CaseSheet.Event(fact.action(), null, walk.states().get(i), fact.at(), "intake1", "intake",
                    fact.action().publicCode() == null ? null : number + "-" + i, null, fact.data()));
        }
        boolean left = walk.facts().stream().anyMatch(f -> f.action() == CaseAction.LEAVE);
        return new CaseSheet(number, Channel.WEB, null, walk.last(), LegalTrack.VIOLATION, List.of(), List.of(), "x", null,
                null,
                null, null, null, null, IdentityMode.ANONYMOUS, false, Map.of(), List.of(), null, null, null, null, null, null,
                null, null, null, null, null, null, START, 0, events, messages,
                Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end()), List.of(), List.of(), false, false, 0, 0, null, left,
                null);
    }

    @Property(tries = 200)
    void nothingAHandlerTellsEndsUnseen(@ForAll("attempts") List<Attempt> own, @ForAll("attempts") List<Attempt> part,
            @ForAll("attempts") List<Attempt> partOfPart) {
        List<CaseSheet> sheets = List.of(sheet("A", walk(own, OWN)), sheet("B", walk(part, OWN)),
                sheet("C", walk(partOfPart, OWN)));
        Followed deepest = new Followed(sheets.get(2), null, List.of(), List.of());
        String seen = ReporterCase.of(new Followed(sheets.get(0), null,
                List.of(new Followed(sheets.get(1), null, List.of(deepest), List.of())), List.of())).toString();
        for (CaseSheet sheet : sheets) {
            sheet.messages().forEach(m -> assertTrue(seen.contains("text=" + m.text() + "]"), m.text()));
            for (CaseSheet.Event event : sheet.events()) {
                if (event.action() == CaseAction.LEAVE) {
                    // From here on it is told to those for whom the case goes on.
                    break;
                }
                assertTrue(event.publicNote() == null || seen.contains("note=" + event.publicNote() + "]"), event.toString());
            }
        }
    }

    @Property
    void anExtensionLengthensTheLegalClockAndNothingElse(@ForAll("attempts") List<Attempt> attempts) {
        Walk walk = walk(attempts, HOTLINE);
        List<CaseFact> plain = walk.facts().stream().filter(f -> f.action() != CaseAction.EXTEND).toList();
        List<ClockReading> with = Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end());
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

    @Property
    void aMissingCalendarYearNeverYieldsAGuessedDate(@ForAll("attempts") List<Attempt> attempts) {
        Walk walk = walk(attempts, WORKING);
        for (ClockReading clock : Clocks.of(walk.facts(), ClocksTest.WEEKDAYS, walk.end())) {
            assertEquals(clock.due() == null, clock.calendarMissing());
            if (clock.due() != null) {
                // The calendar ends with 2026, and ends of terms are working days.
                assertTrue(ChinaTime.dayOf(clock.due()).getYear() <= 2026, clock.toString());
                assertTrue(ChinaTime.dayOf(clock.due()).getDayOfWeek().getValue() < 6, clock.toString());
            }
        }
    }
}
