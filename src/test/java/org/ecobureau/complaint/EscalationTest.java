package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EscalationTest {

    private static final Escalation RULE = new Escalation(LocalTime.of(8, 30), LocalTime.of(17, 30), 3, 1);

    @Inject
    EscalationJob job;

    @Inject
    JobLease leases;

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseInbox inbox;

    @Inject
    CalendarGap gap;

    private static Instant at(String text) {
        return OffsetDateTime.parse(text + ":00+08:00").toInstant();
    }

    private List<CaseSheet.Event> reminders(String number) {
        return reader.forReceipt(number).events().stream().filter(e -> e.action() == CaseAction.ESCALATE).toList();
    }

    /** Received on Friday 2026-04-10: the acceptance is due on Saturday 2026-04-25. */
    private String received() {
        String[] number = new String[1];
        TestClock.at(at("2026-04-10T10:00"), () -> number[0] = fixture.registered().number());
        return number[0];
    }

    private List<String> levelsAfter(String number, String... moments) {
        for (String moment : moments) {
            TestClock.at(at(moment), job::run);
        }
        return reminders(number).stream().map(e -> e.data().get(Datum.LEVEL)).toList();
    }

    @ParameterizedTest
    @CsvSource({ "2026-04-21T10:00,0", "2026-04-22T10:00,1", "2026-04-23T10:00,1", "2026-04-24T10:00,2", "2026-04-25T10:00,2",
            "2026-04-26T10:00,3" })
    void theNearerTheDayTheHigherTheLevel(String now, int level) {
        Instant due = OffsetDateTime.parse("2026-04-25T23:59:59+08:00").toInstant();
        assertEquals(level, RULE.level(due, at(now)));
        for (int l = 1; l <= 3; l++) {
            assertEquals(l <= level, !due.isAfter(RULE.horizon(l, at(now))), "level " + l);
        }
    }

    @ParameterizedTest
    @CsvSource({ "2026-04-21T10:00,false", "2026-04-22T08:29,false", "2026-04-22T08:30,true", "2026-04-22T17:29,true",
            "2026-04-22T17:30,false",
            "2026-04-25T10:00,false", "2026-05-01T10:00,false", "2026-05-09T10:00,true" })
    void peopleAreRemindedAtWorkOnlyAndNotBeforeTheirTime(String now, boolean reminded) {
        String number = received();
        assertEquals(reminded, !levelsAfter(number, now).isEmpty());
    }

    @Test
    void nothingIsSentInTheNightWhateverIsSet() {
        Escalation always = new Escalation(LocalTime.MIN, LocalTime.MAX, 3, 1);
        assertFalse(always.atWork(at("2026-04-22T22:00"), day -> true));
        assertFalse(always.atWork(at("2026-04-22T06:59"), day -> true));
        assertTrue(always.atWork(at("2026-04-22T07:00"), day -> true));
    }

    @Test
    void eachLevelIsToldOnceAndTheTimeLineSaysWhomAndWhen() {
        String number = received();
        assertEquals(List.of("1", "2", "3"), levelsAfter(number, "2026-04-21T10:00", "2026-04-22T09:00", "2026-04-22T09:10",
                "2026-04-24T09:00", "2026-04-24T15:00", "2026-04-27T09:00", "2026-04-28T09:00"));
        CaseSheet.Event last = reminders(number).get(2);
        assertEquals("已提醒受理和交办岗位、交办员、领导：期限 2026年4月25日，已超 2 天。", last.data().get(Datum.REMINDED));
        assertEquals(Actor.SYSTEM, last.actorRole());
        assertEquals("2026-04-27", org.ecobureau.shared.time.ChinaTime.dayOf(last.at()).toString());
        assertFalse(last.isPublic());
    }

    @Test
    void anotherDutyIsRemindedAnew() {
        String number = received();
        assertEquals(List.of("3"), levelsAfter(number, "2026-04-27T09:00"));
        TestClock.at(at("2026-04-27T11:00"), () -> fixture.bring(number, CaseStatus.ASSIGNED));
        assertEquals(List.of("3"), levelsAfter(number, "2026-04-28T09:00"));
        // Accepted on 04-27: the answer is due on 06-26.
        assertEquals(List.of("3", "1"), levelsAfter(number, "2026-06-23T09:00"));
        assertTrue(reminders(number).get(1).data().get(Datum.REMINDED).contains("期限 2026年6月26日，剩 3 天"));
    }

    @Test
    void aTermThatIsLateDoesNotSilenceTheNextOne() {
        String call = received("2026-04-10T10:00", Channel.HOTLINE12345);
        TestClock.at(at("2026-04-13T09:00"), () -> fixture.bring(call, CaseStatus.ASSIGNED));
        // The hotline wanted an answer by 04-17; the law wants one by 06-12, a Friday.
        assertEquals(List.of("3"), levelsAfter(call, "2026-04-20T09:00", "2026-04-21T09:00", "2026-06-08T09:00"));
        assertEquals(List.of("3", "1", "2", "3"), levelsAfter(call, "2026-06-09T09:00", "2026-06-09T15:00",
                "2026-06-11T09:00", "2026-06-15T09:00", "2026-06-16T09:00"));
        assertTrue(reminders(call).get(1).data().get(Datum.REMINDED).contains("期限 2026年6月12日，剩 3 天"));
    }

    @Test
    void noReminderIsEverDated1970() {
        assertEquals(0, RULE.level(null, at("2026-04-22T10:00")), "no due date, no reminder");
        String number = received();
        levelsAfter(number, "2026-04-27T09:00");
        assertEquals(1, reminders(number).size());
        String over = received();
        TestClock.at(at("2026-04-11T10:00"), () -> fixture.bring(over, CaseStatus.CLOSED));
        assertEquals(List.of(), levelsAfter(over, "2026-04-22T09:00", "2026-11-02T09:00"), "nothing is due of what has ended");
        for (CaseSheet.Event reminder : reminders(number)) {
            assertFalse(reminder.data().get(Datum.REMINDED).contains("1970"));
            assertEquals(2026, org.ecobureau.shared.time.ChinaTime.dayOf(reminder.at()).getYear());
        }
    }

    /** Decision 043: the clock of acceptance and answer runs until the letter is posted, also of what has ended. */
    @ParameterizedTest
    @CsvSource({ "REFUSE", "PASS_ON" })
    void whatHasEndedIsRemindedOfUntilItsLetterIsPosted(CaseAction ending) {
        String[] number = new String[1];
        TestClock.at(at("2026-04-10T10:00"), () -> {
            number[0] = fixture.letter("named", "何来信", "三市镇大众村三组").number();
            cases.move(number[0], CaseMove.of(ending).with(Datum.REASON, ending == CaseAction.REFUSE ? "b" : "归农业农村局管")
                    .with(Datum.TARGET, ending == CaseAction.REFUSE ? null : "县农业农村局"), CaseFixture.INTAKE);
        });
        TestClock.at(at("2026-04-22T09:00"), () -> {
            job.run();
            for (CaseInbox.Box box : List.of(CaseInbox.Box.SOON, CaseInbox.Box.REMINDED)) {
                assertTrue(inbox.page(CaseInbox.Filter.of(box), CaseFixture.INTAKE, null, 500).rows().stream()
                        .anyMatch(row -> row.number().equals(number[0])), box.name());
            }
        });
        assertEquals(List.of("1", "2", "3"),
                levelsAfter(number[0], "2026-04-22T15:00", "2026-04-24T09:00", "2026-04-27T09:00"));
        assertEquals("已提醒受理岗位：信还没有寄出，期限 2026年4月25日，剩 3 天。", reminders(number[0]).get(0).data().get(Datum.REMINDED));
        TestClock.at(at("2026-04-27T10:00"), () -> cases.move(number[0],
                CaseMove.of(CaseAction.POST_LETTER).with(Datum.SENT_ON, "2026-04-27"), CaseFixture.INTAKE));
        CaseMove again = CaseMove.of(CaseAction.ESCALATE).with(Datum.LEVEL, "3");
        assertEquals(409, assertThrows(Problem.class, () -> cases.move(number[0], again, Actor.system())).status());
    }

    @Test
    void oneNodeAtATimeReminds() {
        String number = received();
        Instant now = at("2026-04-22T09:00");
        UUID other = UUID.randomUUID();
        assertTrue(leases.claim("case-reminders", other, now, now.plusSeconds(600)));
        try {
            assertEquals(List.of(), levelsAfter(number, "2026-04-22T09:05"));
            assertEquals(List.of("1"), levelsAfter(number, "2026-04-22T09:11"), "a dead node's lease ends");
        } finally {
            leases.release("case-reminders", other);
        }
        CaseMove again = CaseMove.of(CaseAction.ESCALATE).with(Datum.LEVEL, "1");
        assertEquals(409, assertThrows(Problem.class, () -> cases.move(number, again, Actor.system())).status());
        assertEquals(403, assertThrows(Problem.class, () -> cases.move(number, again, CaseFixture.LEADER)).status());
    }

    @Test
    void aMissingCalendarYearIsSaidAheadAndNobodyIsRemindedByGuess() {
        String number = received();
        TestClock.at(at("2031-01-06T10:00"), () -> {
            assertEquals(2031, gap.year().orElseThrow());
            assertEquals(0, job.run());
        });
        assertEquals(List.of(), reminders(number));
        TestClock.at(at("2026-10-01T10:00"), () -> assertTrue(gap.year().isEmpty()));
    }

    private List<String> clocks(String number) {
        return reader.forReceipt(number).clocks().stream().map(c -> c.kind().code() + " " + c.basis() + " "
                + org.ecobureau.shared.time.ChinaTime.dayOf(c.due())).toList();
    }

    private String received(String when, Channel channel) {
        String[] number = new String[1];
        TestClock.at(at(when), () -> number[0] = cases.register(fixture.checked(Forms.anonymous()),
                CaseService.Origin.of(channel, "EXT-" + UUID.randomUUID()), CaseFixture.INTAKE).number());
        return number[0];
    }

    @Test
    void theClosingClockIsRightOverHolidaysAndWhenTwoClocksRun() {
        // National Day 2026-10-01 to 10-07, Saturday 10-10 is a working day.
        String fromAbove = received("2026-09-29T10:00", Channel.SUPERIOR);
        assertEquals(List.of("acceptance 信访工作条例第二十三条 2026-10-14", "return 信访工作条例第二十三条 2026-10-12"), clocks(fromAbove));
        String call = received("2026-09-30T10:00", Channel.HOTLINE12345);
        TestClock.at(at("2026-10-08T09:00"), () -> cases.move(call,
                CaseMove.of(CaseAction.ACCEPT).with(Datum.LEGAL_TRACK, "petition"), CaseFixture.INTAKE));
        assertEquals(List.of("answer 12345 热线办理时限 2026-10-07", "answer 信访工作条例第三十四条 2026-12-07",
                "return 12345 热线办理时限 2026-10-08"), clocks(call));
        TestClock.at(at("2026-10-09T09:00"), () -> cases.move(call, CaseMove.of(CaseAction.EXTEND).with(Datum.REASON, "要委托监测"),
                CaseFixture.LEADER));
        assertEquals(List.of("answer 12345 热线办理时限 2026-10-07", "answer 信访工作条例第三十四条 2027-01-06",
                "return 12345 热线办理时限 2026-10-08"), clocks(call), "the extension is not the hotline's");
        TestClock.at(at("2026-10-20T09:00"), () -> {
            fixture.bring(call, CaseStatus.CLOSED);
            cases.move(call, CaseMove.of(CaseAction.REOPEN).with(Datum.REASON, "又排了"), CaseFixture.LEADER);
        });
        assertEquals(List.of("answer 12345 热线办理时限 2026-10-27", "answer 信访工作条例第三十四条 2026-12-19"),
                clocks(call).subList(2, 4), "both run anew");
    }

    /** What tells people to hurry must not send back what they are just writing. */
    @Test
    void aReminderAndAnUrgeMakeNoOpenFormOldAndAColleaguesStepDoes() {
        String number = received();
        long seen = reader.forReceipt(number).version();
        assertEquals(List.of("3"), levelsAfter(number, "2026-04-27T09:00"));
        TestClock.at(at("2026-04-27T10:00"), () -> assertEquals(CaseStatus.ACCEPTED,
                cases.move(number, CaseMove.of(CaseAction.ACCEPT).seenVersion(seen), CaseFixture.INTAKE)));
        long assigning = reader.forReceipt(number).version();
        TestClock.at(at("2026-04-27T11:00"), () -> {
            cases.move(number, CaseMove.of(CaseAction.URGE).with(Datum.TEXT, "请今天交办"), CaseFixture.LEADER);
            cases.move(number, CaseMove.of(CaseAction.URGE).with(Datum.TEXT, "请快").seenVersion(assigning), CaseFixture.INTAKE);
            assertEquals(CaseStatus.ASSIGNED, cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "enforcement")
                    .seenVersion(assigning), CaseFixture.DISPATCHER));
        });
        assertEquals(2, reader.forReceipt(number).urges());
        // Two dispatchers at once: the second one is told.
        assertEquals(409, assertThrows(Problem.class,
                () -> cases.move(number,
                        CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "wushi-station").seenVersion(assigning),
                        CaseFixture.DISPATCHER))
                .status());
        // What the leader demands is to be read before one goes on.
        long before = reader.forReceipt(number).version();
        cases.move(number, CaseMove.of(CaseAction.SUPERVISE).with(Datum.TEXT, "每天报"), CaseFixture.LEADER);
        assertEquals(409, assertThrows(Problem.class,
                () -> cases.move(number, CaseMove.of(CaseAction.START_INVESTIGATION).seenVersion(before), CaseFixture.OFFICER))
                .status());
    }
}
