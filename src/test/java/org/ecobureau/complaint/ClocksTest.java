package org.ecobureau.complaint;

import static org.ecobureau.complaint.ClockReading.Kind.ACCEPTANCE;
import static org.ecobureau.complaint.ClockReading.Kind.ANSWER;
import static org.ecobureau.complaint.ClockReading.Kind.RETURN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.complaint.ClockReading.State;
import org.junit.jupiter.api.Test;

class ClocksTest {

    /** Monday to Friday, without holidays; 2027 is not published. */
    static final WorkingDays WEEKDAYS = (first, days) -> {
        LocalDate day = first;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            if (day.getYear() > 2026) {
                return Optional.empty();
            }
            left -= day.getDayOfWeek().getValue() < 6 ? 1 : 0;
        }
        return Optional.of(day);
    };

    private static final CaseFact WEB = registered("2026-09-17T10:00:00+08:00", Map.of(Datum.ACCEPTANCE_TERM, "15 natural"));

    private static CaseFact registered(String at, Map<Datum, String> terms) {
        return new CaseFact(CaseAction.REGISTER, at(at), terms);
    }

    private static CaseFact accepted(String at) {
        return new CaseFact(CaseAction.ACCEPT, at(at), Map.of(Datum.ANSWER_TERM, "60 natural"));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static ClockReading read(ClockReading.Kind kind, String now, CaseFact... facts) {
        return Clocks.of(List.of(facts), WEEKDAYS, at(now)).stream().filter(c -> c.kind() == kind).findFirst().orElse(null);
    }

    @Test
    void acceptanceIsDueAtTheEndOfTheFifteenthDay() {
        ClockReading clock = read(ACCEPTANCE, "2026-09-20T00:00:00+08:00", WEB);
        assertEquals(at("2026-10-02T23:59:59+08:00"), clock.due());
        assertEquals(State.RUNNING, clock.state());
        assertTrue(clock.open());
    }

    @Test
    void theDayIsTheChineseDay() {
        CaseFact late = registered("2026-09-16T17:30:00Z", Map.of(Datum.ACCEPTANCE_TERM, "15 natural"));
        assertEquals(at("2026-10-02T23:59:59+08:00"), read(ACCEPTANCE, "2026-09-20T00:00:00+08:00", late).due());
    }

    @Test
    void aTermRunsFromTheDayALetterArrivedNotFromTheDayItWasTyped() {
        CaseFact letter = registered("2026-09-20T10:00:00+08:00", Map.of(Datum.ACCEPTANCE_TERM, "15 natural",
                Datum.RECEIVED_AT, "2026-09-17T02:00:00Z"));
        assertEquals(at("2026-10-02T23:59:59+08:00"), read(ACCEPTANCE, "2026-09-20T00:00:00+08:00", letter).due());
    }

    @Test
    void lastSecondOfTheDayIsStillInTime() {
        assertEquals(State.RUNNING, read(ACCEPTANCE, "2026-10-02T23:59:59.999+08:00", WEB).state());
        assertEquals(State.LATE, read(ACCEPTANCE, "2026-10-03T00:00:00+08:00", WEB).state());
    }

    @Test
    void decisionInTimeStaysMetForever() {
        ClockReading clock = read(ACCEPTANCE, "2027-09-17T00:00:00+08:00", WEB, accepted("2026-10-02T23:59:59+08:00"));
        assertEquals(State.MET, clock.state());
        assertFalse(clock.open());
    }

    @Test
    void lateDecisionStaysLate() {
        assertEquals(State.LATE, read(ACCEPTANCE, "2026-10-09T00:00:00+08:00", WEB, accepted("2026-10-03T00:00:00+08:00"))
                .state());
    }

    @Test
    void answerRunsFromAcceptance() {
        assertNull(read(ANSWER, "2026-09-20T00:00:00+08:00", WEB));
        ClockReading clock = read(ANSWER, "2026-09-20T00:00:00+08:00", WEB, accepted("2026-09-18T09:00:00+08:00"));
        assertEquals(at("2026-11-17T23:59:59+08:00"), clock.due());
        assertEquals(State.RUNNING, clock.state());
    }

    @Test
    void extensionAddsThirtyDaysToTheOldDueDay() {
        CaseFact extended = new CaseFact(CaseAction.EXTEND, at("2026-11-10T09:00:00+08:00"),
                Map.of(Datum.EXTENSION_TERM, "30 natural"));
        ClockReading clock = read(ANSWER, "2026-11-20T00:00:00+08:00", WEB, accepted("2026-09-18T09:00:00+08:00"), extended);
        assertEquals(at("2026-12-17T23:59:59+08:00"), clock.due());
        assertEquals(State.EXTENDED, clock.state());
    }

    @Test
    void anExtensionAfterTheTermMakesNothingOnTime() {
        CaseFact tooLate = new CaseFact(CaseAction.EXTEND, at("2026-11-18T00:00:00+08:00"),
                Map.of(Datum.EXTENSION_TERM, "30 natural"));
        ClockReading clock = read(ANSWER, "2026-11-20T00:00:00+08:00", WEB, accepted("2026-09-18T09:00:00+08:00"), tooLate);
        assertEquals(at("2026-11-17T23:59:59+08:00"), clock.due());
        assertEquals(State.LATE, clock.state());
        CaseFact lastSecond = new CaseFact(CaseAction.EXTEND, at("2026-11-17T23:59:59.500+08:00"),
                Map.of(Datum.EXTENSION_TERM, "30 natural"));
        assertEquals(State.EXTENDED,
                read(ANSWER, "2026-11-20T00:00:00+08:00", WEB, accepted("2026-09-18T09:00:00+08:00"), lastSecond).state());
    }

    @Test
    void hotlineAnswersWithinSevenDaysOfReceiptAndReturnsNextWorkingDay() {
        CaseFact call = registered("2026-11-20T16:00:00+08:00",
                Map.of(Datum.ANSWER_TERM, "7 natural", Datum.RETURN_TERM, "1 working"));
        assertNull(read(ACCEPTANCE, "2026-11-21T00:00:00+08:00", call));
        assertEquals(at("2026-11-27T23:59:59+08:00"), read(ANSWER, "2026-11-21T00:00:00+08:00", call).due());
        assertEquals(at("2026-11-23T23:59:59+08:00"), read(RETURN, "2026-11-21T00:00:00+08:00", call).due());
    }

    @Test
    void acceptingEndsTheRightToReturn() {
        CaseFact platform = registered("2026-11-20T16:00:00+08:00", Map.of(Datum.RETURN_TERM, "2 working"));
        assertEquals(State.MET, read(RETURN, "2026-12-20T00:00:00+08:00", platform, accepted("2026-11-23T10:00:00+08:00"))
                .state());
    }

    /** Decision 034: nobody had to return it, so nobody is late. */
    @Test
    void theRightToReturnLapsesAndIsNoDuty() {
        CaseFact platform = registered("2026-11-20T16:00:00+08:00",
                Map.of(Datum.RETURN_TERM, "2 working", Datum.ACCEPTANCE_TERM, "15 natural"));
        Instant lastDay = at("2026-11-24T23:59:59+08:00");
        List<ClockReading> running = Clocks.of(List.of(platform), WEEKDAYS, at("2026-11-23T00:00:00+08:00"));
        assertEquals(Optional.of(at("2026-12-05T23:59:59+08:00")), Clocks.nextDue(running), "the duty alone");
        assertEquals(Optional.of(lastDay), Clocks.returnBy(running));
        ClockReading lapsed = read(RETURN, "2026-11-25T00:00:00+08:00", platform);
        assertEquals(new ClockReading(RETURN, lapsed.basis(), lastDay, State.MET, lastDay, false), lapsed);
        List<ClockReading> after = Clocks.of(List.of(platform), WEEKDAYS, at("2026-11-25T00:00:00+08:00"));
        assertEquals(Optional.empty(), Clocks.returnBy(after));
        assertEquals(Optional.of(at("2026-12-05T23:59:59+08:00")), Clocks.nextDue(after));
        assertEquals(State.MET,
                read(RETURN, "2026-12-20T00:00:00+08:00", platform, accepted("2026-12-01T10:00:00+08:00")).state());
    }

    @Test
    void missingCalendarYearIsSaidAndNotGuessed() {
        CaseFact late = registered("2026-12-31T16:00:00+08:00", Map.of(Datum.RETURN_TERM, "2 working"));
        ClockReading clock = read(RETURN, "2027-02-01T00:00:00+08:00", late);
        assertNull(clock.due());
        assertTrue(clock.calendarMissing());
        assertEquals(State.RUNNING, clock.state());
        assertEquals(Optional.empty(), Clocks.nextDue(List.of(clock)));
    }

    @Test
    void handlingAnewStartsAnAnswerClockOfItsOwnAndKeepsTheOldOne() {
        CaseFact answered = new CaseFact(CaseAction.APPROVE_ANSWER, at("2026-10-10T09:00:00+08:00"));
        CaseFact anew = new CaseFact(CaseAction.REOPEN, at("2026-11-01T09:00:00+08:00"),
                Map.of(Datum.ANSWER_TERM, "60 natural"));
        List<ClockReading> answers = Clocks.of(List.of(WEB, accepted("2026-09-18T09:00:00+08:00"), answered, anew), WEEKDAYS,
                at("2026-11-02T00:00:00+08:00")).stream().filter(c -> c.kind() == ANSWER).toList();
        assertEquals(List.of(State.MET, State.RUNNING), answers.stream().map(ClockReading::state).toList());
        assertEquals(at("2026-12-31T23:59:59+08:00"), answers.get(1).due());
    }

    @Test
    void whatWasRefusedAndComesBackIsToBeDecidedAnewAndThenAnswered() {
        CaseFact refused = new CaseFact(CaseAction.REFUSE, at("2026-09-20T09:00:00+08:00"));
        CaseFact anew = new CaseFact(CaseAction.REOPEN, at("2026-11-01T09:00:00+08:00"),
                Map.of(Datum.ACCEPTANCE_TERM, "15 natural"));
        List<ClockReading> waiting = Clocks.of(List.of(WEB, refused, anew), WEEKDAYS, at("2026-11-02T09:00:00+08:00"));
        assertEquals(List.of(State.MET, State.RUNNING), waiting.stream().map(ClockReading::state).toList());
        assertEquals(at("2026-11-16T23:59:59+08:00"), waiting.get(1).due());
        List<ClockReading> accepted = Clocks.of(List.of(WEB, refused, anew, accepted("2026-11-03T09:00:00+08:00")), WEEKDAYS,
                at("2026-11-04T09:00:00+08:00"));
        assertEquals(List.of(State.MET, State.MET, State.RUNNING), accepted.stream().map(ClockReading::state).toList());
        assertEquals(at("2027-01-02T23:59:59+08:00"), accepted.get(2).due());
    }

    @Test
    void aMergeEndsTheDutyAndTakingItBackNeverEndedIt() {
        CaseFact merged = new CaseFact(CaseAction.MERGE, at("2026-09-20T09:00:00+08:00"));
        CaseFact back = new CaseFact(CaseAction.UNMERGE, at("2026-09-21T09:00:00+08:00"));
        assertFalse(read(ACCEPTANCE, "2026-09-22T00:00:00+08:00", WEB, merged).open());
        ClockReading clock = read(ACCEPTANCE, "2026-10-03T00:00:00+08:00", WEB, merged, back);
        assertTrue(clock.open());
        assertEquals(State.LATE, clock.state());
    }

    @Test
    void nextDutyIsTheNearestThatStillStands() {
        List<ClockReading> clocks = Clocks.of(List.of(WEB, accepted("2026-09-18T09:00:00+08:00")), WEEKDAYS,
                at("2026-09-20T00:00:00+08:00"));
        assertEquals(Optional.of(at("2026-11-17T23:59:59+08:00")), Clocks.nextDue(clocks));
    }

    @Test
    void termsAreReadAsWrittenAndNothingElse() {
        assertEquals(Term.natural(15), Term.parse("15 natural"));
        assertEquals("2 working", Term.working(2).toString());
        assertEquals("15 天", Term.natural(15).words());
        for (String bad : List.of("", "15", "0 natural", "x working", "15 days", "-1 natural")) {
            assertThrows(IllegalArgumentException.class, () -> Term.parse(bad), bad);
        }
    }

    @Test
    void aHotlineCaseHasItsOwnClockAndAfterAcceptanceTheLegalOneToo() {
        CaseFact call = registered("2026-11-20T16:00:00+08:00", Map.of(Datum.CHANNEL_TERM, "7 natural 12345 热线办理时限"));
        CaseFact accepted = new CaseFact(CaseAction.ACCEPT, at("2026-11-23T09:00:00+08:00"),
                Map.of(Datum.ANSWER_TERM, "60 natural 信访工作条例第三十四条"));
        CaseFact extended = new CaseFact(CaseAction.EXTEND, at("2026-11-24T09:00:00+08:00"),
                Map.of(Datum.EXTENSION_TERM, "30 natural 信访工作条例第三十四条"));
        List<ClockReading> clocks = Clocks.of(List.of(call, accepted, extended), WEEKDAYS, at("2026-11-28T00:00:00+08:00"));
        assertEquals(List.of("12345 热线办理时限", "信访工作条例第三十四条"), clocks.stream().map(ClockReading::basis).toList());
        assertEquals(List.of(State.LATE, State.EXTENDED), clocks.stream().map(ClockReading::state).toList());
        assertEquals(at("2026-11-27T23:59:59+08:00"), clocks.get(0).due());
        assertEquals(at("2027-02-21T23:59:59+08:00"), clocks.get(1).due());
        assertEquals(Optional.of(clocks.get(0).due()), Clocks.nextDue(clocks));
    }

    @Test
    void aTermKeepsTheRuleItComesFrom() {
        assertEquals(new BasedTerm(Term.natural(7), "12345 热线办理时限"), BasedTerm.parse("7 natural 12345 热线办理时限"));
        assertEquals("7 natural 12345 热线办理时限", BasedTerm.parse("7 natural 12345 热线办理时限").toString());
        assertEquals(new BasedTerm(Term.working(2), null), BasedTerm.parse("2 working"));
        assertEquals("7 天（12345 热线办理时限）", BasedTerm.parse("7 natural 12345 热线办理时限").words());
    }
}
