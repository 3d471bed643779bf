package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.ecobureau.complaint.track.ReporterCase;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of every history for the people who wait: those who hang on a case, and those who are reminded. */
class CaseWalkTellingPropertyTest {

    private static final int TRIES = 200;

    @Provide
    Arbitrary<CaseWalk> walks() {
        return CaseWalk.any();
    }

    @Provide
    Arbitrary<CaseWalk> ownWalks() {
        return CaseWalk.any(Set.of(), CaseWalk.OWN);
    }

    @Provide
    Arbitrary<CaseWalk> hotlineWalks() {
        return CaseWalk.any(Set.of(), CaseWalk.HOTLINE);
    }

    private static List<ClockReading> answers(List<CaseFact> facts, Instant now) {
        return Clocks.of(facts, ClocksTest.WEEKDAYS, now).stream().filter(c -> c.kind() == ClockReading.Kind.ANSWER).toList();
    }

    @Property(tries = TRIES)
    void noAcceptedReportLosesItsClockByMerging(@ForAll("walks") CaseWalk walk, @ForAll("walks") CaseWalk main) {
        Instant later = walk.end().plusSeconds(1);
        List<CaseFact> merged = new ArrayList<>(walk.facts());
        if (walk.last() != CaseStatus.MERGED) {
            merged.add(new CaseFact(CaseAction.MERGE, later));
        }
        List<CaseFact> alone = merged.stream().filter(f -> f.action() != CaseAction.MERGE).toList();
        assertEquals(answers(alone, later), answers(merged, later), "a merge by itself changes no answer clock");
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

    @Property(tries = TRIES)
    void aReminderThatEverybodyGotHidesNoLaterDueDate(@ForAll("hotlineWalks") CaseWalk walk) {
        List<Instant> dues = Clocks.dues(walk.clocks(walk.end()));
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

    private static CaseSheet sheet(String number, CaseWalk walk) {
        List<CaseSheet.Event> events = new ArrayList<>();
        List<CaseSheet.Message> messages = new ArrayList<>();
        for (int i = 0; i < walk.facts().size(); i++) {
            CaseFact fact = walk.facts().get(i);
            if (fact.action() == CaseAction.MESSAGE_TO_REPORTER) {
                messages.add(new CaseSheet.Message(i, fact.at(), false, "intake1", number + "-" + i, null));
            }
            events.add(new CaseSheet.Event(fact.action(), null, walk.states().get(i), fact.at(), "intake1", "intake",
                    fact.action().publicCode() == null ? null : number + "-" + i, null, fact.data()));
        }
        boolean left = walk.facts().stream().anyMatch(f -> f.action() == CaseAction.LEAVE);
        return new CaseSheet(number, Channel.WEB, null, walk.last(), LegalTrack.VIOLATION, List.of(), List.of(), "x", null,
                null,
                null, null, null, null, IdentityMode.ANONYMOUS, false, Map.of(), List.of(), null, null, null, null, null, null,
                null, null, null, null, null, null, walk.facts().get(0).at(), 0, events, messages,
                walk.clocks(walk.end()), List.of(), List.of(), false, false, 0, 0, null, left,
                null, false, null, null, false, null, Set.of());
    }

    @Property(tries = TRIES)
    void nothingAHandlerTellsEndsUnseen(@ForAll("ownWalks") CaseWalk own, @ForAll("ownWalks") CaseWalk part,
            @ForAll("ownWalks") CaseWalk partOfPart) {
        List<CaseSheet> sheets = List.of(sheet("A", own), sheet("B", part),
                sheet("C", partOfPart));
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
}
