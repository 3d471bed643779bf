package org.ecobureau.complaint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.calendar.StoredWorkCalendar;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** A year's notice from the file to the due dates of open cases. The days are invented. */
@QuarkusTest
class CalendarPagesTest {

    private static final String PAGE = "/staff/settings/calendar";
    private static final String DAYS = "date,name,is_off_day\n2027-01-01,元旦,1\n2027-01-04,元旦,1\n2027-01-09,元旦,0\n";
    private static final Instant DECEMBER = OffsetDateTime.parse("2026-12-30T10:00:00+08:00").toInstant();

    @Inject
    StoredWorkCalendar calendar;

    @Inject
    TermRecountJob recount;

    @Inject
    CaseFixture fixture;

    @Inject
    CaseReader reader;

    @Inject
    CaseService cases;

    @Inject
    CalendarGap gap;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("DELETE FROM calendar_notice_day").executeUpdate();
            database.createNativeQuery("DELETE FROM calendar_notice").executeUpdate();
            database.createNativeQuery("UPDATE term_recount SET notice_id = 0, reached_id = 0, counted = 0, changed = 0")
                    .executeUpdate();
        });
        calendar.refresh();
    }

    private static RequestSpecification admin() {
        return given().header(TestIdentityMechanism.HEADER, "admin1").redirects().follow(false);
    }

    private static RequestSpecification form(String days) {
        return admin().contentType("application/x-www-form-urlencoded; charset=UTF-8").formParam("notice", "试用〔2026〕1号")
                .formParam("source", "https://example.org/notice").formParam("days", days);
    }

    private static void store(String days) {
        form(days).post(PAGE + "/2027").then().statusCode(303);
    }

    /** The newest notice of 2027 with one more day off, written by another node: nothing here is told. */
    private void elsewhere(String dayOff) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("INSERT INTO calendar_notice (calendar_year, notice, source_url, stored_by, stored_at)"
                    + " SELECT calendar_year, notice, source_url, stored_by, ?1 FROM calendar_notice"
                    + " WHERE id = (SELECT MAX(id) FROM calendar_notice)").setParameter(1, clock.instant()).executeUpdate();
            database.createNativeQuery(
                    "INSERT INTO calendar_notice_day (notice_id, day, is_workday, name) SELECT (SELECT MAX(id)"
                            + " FROM calendar_notice), day, is_workday, name FROM calendar_notice_day WHERE notice_id ="
                            + " (SELECT MAX(notice_id) FROM calendar_notice_day)")
                    .executeUpdate();
            database.createNativeQuery(
                    "INSERT INTO calendar_notice_day (notice_id, day, is_workday, name) SELECT MAX(id), ?1, FALSE,"
                            + " '元旦' FROM calendar_notice")
                    .setParameter(1, dayOff).executeUpdate();
        });
    }

    @Test
    void theAlarmNamesTheYearAndTheFormIsAtHand() {
        TestClock.at(DECEMBER, () -> {
            admin().get(PAGE).then().statusCode(200).body(containsString("缺少 2027 年的工作日历"),
                    containsString("href=\"/staff/settings/calendar/2027\""), containsString("2026 年"));
            admin().get("/staff").then().body(containsString("缺少 2027 年，请上传"));
            for (String account : new String[] { "dispatcher1", "leader1" }) {
                given().header(TestIdentityMechanism.HEADER, account).get("/staff/cases").then()
                        .body(containsString("缺少 2027 年的工作日历"));
            }
            given().header(TestIdentityMechanism.HEADER, "officer1").get("/staff/cases").then()
                    .body(not(containsString("缺少 2027 年的工作日历")));
        });
        admin().get(PAGE + "/2006").then().statusCode(404);
        admin().get(PAGE + "/2026").then().statusCode(200).body(containsString("2026-10-01,"));
        admin().get(PAGE + "/2026.csv").then().statusCode(200).body(containsString("date,name,is_off_day"));
    }

    @Test
    void theTrialStoresNothingAndSaysWhatChanges() {
        admin().multiPart("notice", "试用〔2026〕1号").multiPart("source", "https://example.org/notice")
                .multiPart("file", "2027.csv", DAYS.getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/csv")
                .post(PAGE + "/2027/trial").then().statusCode(200).body(containsString("还没有保存"), containsString("2027年1月9日"),
                        containsString("没有这些节日的放假日"), containsString("没有列出"));
        assertTrue(!calendar.covers(2027));
    }

    @Test
    void whatIsWrongStandsWithItsLineAndNothingTypedIsLost() {
        form("date,name,is_off_day\n2027-01-04,元旦,0\n").post(PAGE + "/2027").then().statusCode(422)
                .body(containsString("第 2 行：2027-01-04 不是周末"), containsString("2027-01-04,元旦,0"));
        admin().contentType("application/x-www-form-urlencoded; charset=UTF-8").formParam("days", DAYS).post(PAGE + "/2027")
                .then().statusCode(422).body(containsString("请填写通知的文号"), containsString("请填写通知的网址"));
    }

    @Test
    void aStoredYearCountsAtOnceAndOpenCasesGetTheirDueDates() {
        String[] number = new String[2];
        TestClock.at(DECEMBER, () -> {
            long before = gap.affected();
            number[0] = fixture.registered(Forms.error("website")).number();
            assertNull(reader.forReceipt(number[0]).nextDue(), "three working days reach into 2027");
            assertEquals(before + 1, gap.affected());
            number[1] = fixture.letter(Forms.errorByLetter(), "三市镇大众村三组").number();
            cases.move(number[1], CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "b"), CaseFixture.INTAKE);
            assertEquals(before + 2, gap.affected(), "refused, and the letter about it is not posted");
            fixture.bring(fixture.registered().number(), CaseStatus.ANSWERED);
            assertEquals(before + 2, gap.affected(), "answered, and nothing is due");
            store(DAYS);
            assertTrue(calendar.covers(2027));
            assertTrue(gap.year().isEmpty());
            assertTrue(recount.progress().running());
            assertEquals(0, recount.run(), "a step on a node that has not heard of it may still come");
            assertTrue(recount.progress().running());
        });
        TestClock.at(told(1), () -> {
            assertTrue(recount.run() > 0);
            // Thursday 12-31, then Tuesday 01-05 (01-01 and 01-04 are off), Wednesday 01-06.
            assertDue("2027-01-06", number[0]);
            assertDue("2027-01-06", number[1]);
            assertEquals(0, recount.run(), "once");
            assertNotNull(recount.progress().endedAt());
            // Corrected later: 01-05 is off too.
            store(DAYS + "2027-01-05,元旦,1\n");
        });
        TestClock.at(told(2), () -> {
            recount.run();
            assertDue("2027-01-07", number[0]);
            // Another node stores the next correction while this one is counting: it is counted by that one too.
            elsewhere("2027-01-06");
            assertEquals(0, recount.batch(), "later");
        });
        TestClock.at(told(3), () -> {
            recount.batch();
            assertDue("2027-01-08", number[0]);
            assertDue("2027-01-08", number[1]);
            admin().get(PAGE).then().body(containsString("上次重算期限"), containsString("试用〔2026〕1号"), containsString("admin1"));
            admin().get(PAGE + "/2027").then().body(containsString("保存记录"), containsString("2027-01-05,元旦,1"));
        });
    }

    /** So many times a notice was stored and every node heard of it. */
    private static Instant told(int times) {
        return DECEMBER.plus(TermRecountJob.TOLD.plusSeconds(30).multipliedBy(times));
    }

    private void assertDue(String day, String number) {
        assertEquals(LocalDate.parse(day), ChinaTime.dayOf(reader.forReceipt(number).nextDue()));
    }
}
