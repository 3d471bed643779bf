package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.complaint.ClockReading.Kind;
import org.ecobureau.complaint.ClockReading.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A decision reaches who can only be written to when the letter is posted; the law's clock runs until then. */
class ByPostTest {

    private static final CaseFact LETTER = fact(CaseAction.REGISTER, "2026-09-17T10:00", Datum.ACCEPTANCE_TERM, "15 natural",
            Datum.BY_POST, "yes");
    private static final CaseFact ACCEPTED = fact(CaseAction.ACCEPT, "2026-09-18T09:00", Datum.ANSWER_TERM, "60 natural");
    private static final CaseFact ANSWERED = fact(CaseAction.APPROVE_ANSWER, "2026-11-16T09:00");

    private static CaseFact fact(CaseAction action, String at, Object... data) {
        Map<Datum, String> kept = new java.util.EnumMap<>(Datum.class);
        for (int i = 0; i < data.length; i += 2) {
            kept.put((Datum) data[i], (String) data[i + 1]);
        }
        return new CaseFact(action, at(at), kept);
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text + ":00+08:00").toInstant();
    }

    private static ClockReading read(Kind kind, String now, CaseFact... facts) {
        return Clocks.of(List.of(facts), ClocksTest.WEEKDAYS, at(now)).stream().filter(c -> c.kind() == kind).findFirst()
                .orElseThrow();
    }

    private static Optional<Instant> owed(CaseFact... facts) {
        return ByPost.owedSince(List.of(facts));
    }

    @Test
    void theAcceptanceIsToldWithTheLetter() {
        assertTrue(read(Kind.ACCEPTANCE, "2026-09-20T00:00", LETTER, ACCEPTED).open());
        assertEquals(State.LATE, read(Kind.ACCEPTANCE, "2026-10-03T00:00", LETTER, ACCEPTED).state());
        ClockReading told = read(Kind.ACCEPTANCE, "2026-11-03T00:00", LETTER, ACCEPTED,
                fact(CaseAction.POST_LETTER, "2026-09-21T16:00", Datum.SENT_ON, "2026-09-21"));
        assertEquals(State.MET, told.state());
        assertEquals(at("2026-09-21T16:00"), told.doneAt());
    }

    @Test
    void theAnswerClockRunsUntilTheLetterIsPosted() {
        CaseFact first = fact(CaseAction.POST_LETTER, "2026-09-21T16:00", Datum.SENT_ON, "2026-09-21");
        assertTrue(read(Kind.ANSWER, "2026-11-17T10:00", LETTER, ACCEPTED, first, ANSWERED).open());
        assertEquals(Optional.of(ANSWERED.at()), owed(LETTER, ACCEPTED, first, ANSWERED));
        CaseFact late = fact(CaseAction.POST_LETTER, "2026-11-18T08:30", Datum.SENT_ON, "2026-11-18");
        assertEquals(State.LATE, read(Kind.ANSWER, "2026-11-19T10:00", LETTER, ACCEPTED, first, ANSWERED, late).state());
        CaseFact noted = fact(CaseAction.POST_LETTER, "2026-11-18T08:30", Datum.SENT_ON, "2026-11-17");
        assertEquals(State.MET, read(Kind.ANSWER, "2026-11-19T10:00", LETTER, ACCEPTED, first, ANSWERED, noted).state(),
                "posted on the last day, noted the next morning");
        assertEquals(Optional.empty(), owed(LETTER, ACCEPTED, first, ANSWERED, noted));
    }

    @Test
    void aLetterThatLeftBeforeTheAnswerWasApprovedDoesNotHoldIt() {
        CaseFact early = fact(CaseAction.POST_LETTER, "2026-11-16T10:00", Datum.SENT_ON, "2026-11-10");
        assertEquals(Optional.of(ANSWERED.at()), owed(LETTER, ACCEPTED, ANSWERED, early));
        assertFalse(read(Kind.ACCEPTANCE, "2026-11-16T11:00", LETTER, ACCEPTED, ANSWERED, early).open());
    }

    @Test
    void whoCanBeReachedOtherwiseIsToldAtOnce() {
        CaseFact web = fact(CaseAction.REGISTER, "2026-09-17T10:00", Datum.ACCEPTANCE_TERM, "15 natural");
        assertEquals(ACCEPTED.at(), read(Kind.ACCEPTANCE, "2026-09-20T00:00", web, ACCEPTED).doneAt());
        assertEquals(Optional.empty(), owed(web, ACCEPTED, ANSWERED));
        CaseFact phone = fact(CaseAction.CORRECT_IDENTITY, "2026-09-17T18:00", Datum.BY_POST, "no");
        assertEquals(ACCEPTED.at(), read(Kind.ACCEPTANCE, "2026-09-20T00:00", LETTER, phone, ACCEPTED).doneAt());
        CaseFact later = fact(CaseAction.CORRECT_IDENTITY, "2026-09-19T18:00", Datum.BY_POST, "no");
        assertEquals(later.at(), read(Kind.ACCEPTANCE, "2026-09-20T00:00", LETTER, ACCEPTED, later).doneAt());
        CaseFact gone = fact(CaseAction.CORRECT_IDENTITY, "2026-09-19T18:00", Datum.BY_POST, "yes");
        assertEquals(ACCEPTED.at(), read(Kind.ACCEPTANCE, "2026-09-20T00:00", web, ACCEPTED, gone).doneAt(),
                "what was told before stays told");
        assertTrue(read(Kind.ANSWER, "2026-11-17T00:00", web, ACCEPTED, gone, ANSWERED).open());
    }

    @ParameterizedTest
    @EnumSource(value = CaseAction.class, names = { "ERASE_IDENTITY", "WITHDRAW", "LEAVE", "REOPEN" })
    void afterTheseNobodyWaitsForALetter(CaseAction action) {
        assertEquals(Optional.empty(), owed(LETTER, ACCEPTED, fact(action, "2026-09-19T18:00")));
        assertEquals(Optional.empty(),
                owed(LETTER, fact(CaseAction.REFUSE, "2026-09-18T18:00"), fact(action, "2026-09-19T18:00")));
    }

    @Test
    void eachDecisionIsOwedAndNothingElse() {
        for (CaseAction action : CaseAction.values()) {
            assertEquals(ByPost.LETTERS.contains(action), owed(LETTER, fact(action, "2026-09-19T18:00")).isPresent(),
                    action.name());
        }
    }

    @Test
    void aPartThatIsBornAcceptedOwesNoLetterForThat() {
        CaseFact born = fact(CaseAction.ACCEPT, "2026-09-25T09:00", Datum.ANSWER_TERM, "60 natural", Datum.RECEIVED_AT,
                ACCEPTED.at().toString());
        assertEquals(Optional.empty(), owed(LETTER, born));
        assertTrue(owed(LETTER, born, ANSWERED).isPresent());
    }

    @Test
    void theMainCasesAnswerIsTakenToWhoHangsOnItByAnotherLetter() {
        CaseFact merged = fact(CaseAction.MERGE, "2026-09-22T09:00");
        CaseFact first = fact(CaseAction.POST_LETTER, "2026-09-21T16:00", Datum.SENT_ON, "2026-09-21");
        List<CaseFact> own = new ArrayList<>(List.of(LETTER, ACCEPTED, first, merged));
        List<CaseFact> main = List.of(fact(CaseAction.REGISTER, "2026-09-10T09:00"), ANSWERED);
        assertEquals(Optional.of(ANSWERED.at()), ByPost.owedSince(Clocks.withMain(own, main)));
        own.add(fact(CaseAction.POST_LETTER, "2026-11-16T16:00", Datum.SENT_ON, "2026-11-16"));
        assertEquals(Optional.empty(), ByPost.owedSince(Clocks.withMain(own, main)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "2026-11-16,-,named,-", "2026-11-20,-,named,-", "2026-11-15,-,named,sentOn",
            "2026-11-21,-,named,sentOn", "2026-11-17,XA12345678943,named,-", "2026-11-17,XA12345678943,confidential,postNumber",
            "2026-11-17,-,confidential,-" })
    void theDayLiesBetweenDecisionAndToday(String day, String number, String mode, String wrong) {
        CaseMove move = CaseMove.of(CaseAction.POST_LETTER).with(Datum.SENT_ON, day).with(Datum.POST_NUMBER, number);
        List<String> fields = ByPost.violations(move, ANSWERED.at(), IdentityMode.byCode(mode).orElseThrow(),
                LocalDate.of(2026, 11, 20)).stream().map(v -> v.field()).toList();
        assertEquals(wrong == null ? List.of() : List.of(wrong), fields);
    }
}
