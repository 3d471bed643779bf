package org.ecobureau.promise;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.JobLease;
import org.ecobureau.complaint.OtherPeriods;
import org.ecobureau.complaint.RetentionJob;
import org.ecobureau.complaint.RetentionPlan;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Promise L4: personal data are kept as long as stated and no longer; what statistics need stays. */
@QuarkusTest
class RetentionTest {

    private static final String NAME = "上官留存";
    private static final String PAGE = "/staff/settings/retention";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    RetentionJob job;

    @Inject
    RetentionPlan plan;

    @Inject
    JobLease leases;

    @Inject
    EntityManager database;

    private static Instant at(String day) {
        return OffsetDateTime.parse(day + "T02:00:00+08:00").toInstant();
    }

    /** A named case with a photo, registered, answered and closed on 2015-03-02, so that no other test has older ones. */
    private Registered closed() {
        Registered[] receipt = new Registered[1];
        TestClock.at(OffsetDateTime.parse("2015-03-02T10:00:00+08:00").toInstant(), () -> {
            receipt[0] = fixture.registered(Forms.person("named", NAME, "13973009911", "shangguan@example.org"));
            given().header("Receipt-Code", receipt[0].receiptCode()).multiPart("photos", "a.jpg",
                    Specimens.jpegWithPosition(60, 40, 1), "image/jpeg").multiPart("text", "看照片")
                    .post("/api/v1/complaints/" + receipt[0].number() + "/photos").then().statusCode(201);
            fixture.bring(receipt[0].number(), CaseStatus.CLOSED);
        });
        return receipt[0];
    }

    private void night(String day) {
        TestClock.at(at(day), job::run);
    }

    private long count(String sql, String number) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery("SELECT COUNT(*) FROM " + sql)
                .setParameter(1, number).getSingleResult()).longValue());
    }

    private String kept(String number) {
        String of = " JOIN complaint_case c ON c.id = x.case_id WHERE c.number = ?1";
        return "identity " + count("case_identity x" + of, number) + ", photos "
                + count("attachment WHERE owner_kind = 'complaint' AND owner_id = ?1", number) + ", messages "
                + count("case_message x" + of, number) + ", text "
                + count("complaint_case WHERE number = ?1 AND description <> ''", number);
    }

    /** A visit with a sample and its result, as rows. */
    private void visited(String number) {
        for (String insert : List.of(
                "INSERT INTO site_visit (case_id, visit_no, version, started_at, officers, place, met_role, seen,"
                        + " recorded_at, recorded_by, unit) SELECT id, 1, 1, NOW(), '甲\n乙', '东门', '厂长', '有焦糊味', NOW(), 'officer1',"
                        + " 'enforcement' FROM complaint_case WHERE number = ?1",
                "INSERT INTO visit_sample (case_id, visit_no, sample_no, medium, point, item, taken_at, recorded_at, recorded_by)"
                        + " SELECT id, 1, 1, 'AIR', '厂界', '臭气', NOW(), NOW(), 'officer1' FROM complaint_case WHERE number = ?1",
                "INSERT INTO sample_result (sample_id, value, unit, laboratory, measured_on, recorded_at, recorded_by)"
                        + " SELECT s.id, '20', '无量纲', '监测站', NOW(), NOW(), 'officer1' FROM visit_sample s JOIN complaint_case c"
                        + " ON c.id = s.case_id WHERE c.number = ?1")) {
            assertEquals(1, QuarkusTransaction.requiringNew()
                    .call(() -> database.createNativeQuery(insert).setParameter(1, number).executeUpdate()).intValue());
        }
    }

    private static Document desk(String account, String path) {
        Response response = given().header(TestIdentityMechanism.HEADER, account).get(path);
        assertEquals(200, response.statusCode(), path + ": " + response.asString());
        return Jsoup.parse(response.asString());
    }

    private static Document tracked(Registered receipt) {
        return new Browser().post("/complaints/track", "number", receipt.number(), "code", receipt.receiptCode()).follow()
                .page();
    }

    @Test
    void eachPartGoesInItsTimeAndTheSkeletonStays() {
        Registered receipt = closed();
        String number = receipt.number();
        visited(number);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("UPDATE complaint_case SET passed_to = '上官家'"
                + " WHERE number = ?1").setParameter(1, number).executeUpdate());
        night("2016-03-01");
        assertEquals("identity 1, photos 3, messages 1, text 1", kept(number), "the day before");
        night("2016-03-02");
        assertEquals("identity 0, photos 3, messages 1, text 1", kept(number));
        night("2018-03-02");
        assertEquals("identity 0, photos 0, messages 1, text 1", kept(number));
        night("2025-03-01");
        assertEquals("identity 0, photos 0, messages 1, text 1", kept(number));
        night("2025-03-02");
        assertEquals("identity 0, photos 0, messages 0, text 0", kept(number));
        assertEquals(0, count("site_visit v JOIN complaint_case c ON c.id = v.case_id WHERE c.number = ?1", number));
        assertEquals(1, count("complaint_case WHERE number = ?1 AND status = 'CLOSED' AND types = 'air' AND subtypes = 'odour'"
                + " AND township = '430626111' AND channel = 'WEB' AND received_at IS NOT NULL AND ended_at IS NOT NULL"
                + " AND verified = 'TRUE' AND passed_to IS NULL", number), "what statistics need");
        assertEquals(3, count("audit_entry WHERE subject = ?1 AND kind = 'retention.erased'", number));
        night("2025-03-03");
        assertEquals(3, count("audit_entry WHERE subject = ?1 AND kind = 'retention.erased'", number), "once");
    }

    @Test
    void afterErasurePagesSayItAndTheReceiptStillWorks() {
        Registered receipt = closed();
        String number = receipt.number();
        assertTrue(tracked(receipt).select("#keeping").text().contains("姓名和联系方式 保存到 2016年3月1日"));
        night("2025-03-02");
        Document track = tracked(receipt);
        assertEquals("已办结", track.select("h1").text());
        String text = track.text();
        assertTrue(text.contains("（已按规定删除）") && text.contains("照片已按规定删除"), text);
        assertTrue(track.select("#keeping").text().contains("投诉内容、留言和答复 2025年3月2日已按规定删除"), text);
        assertFalse(text.contains("焦糊味") || text.contains("伍市工业园东门"), text);
        given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + number).then().statusCode(200);
        Document page = desk("leader1", "/staff/cases/" + number);
        assertTrue(page.select("#identity-title + p").text().contains("已按规定删除"));
        assertTrue(page.select("#keeping").text().contains("2025年3月2日已按规定删除"));
        assertFalse(page.text().contains("焦糊味") || page.text().contains("停产整改"), page.text());
        assertTrue(page.select(".case-steps a, form[action$=note], form[action$=message-to-reporter]").isEmpty(),
                "nothing to handle");
        assertEquals("", track.select("form[action$=messages], form[action$=photos], form[action$=satisfaction]").outerHtml());
        assertEquals(409, given().header("Receipt-Code", receipt.receiptCode()).contentType("application/json")
                .body("{\"text\":\"十年以后\"}").post("/api/v1/complaints/" + number + "/messages").statusCode(),
                "nothing would ever erase it");
        assertEquals(409, given().header(TestIdentityMechanism.HEADER, "intake1").header("Sec-Fetch-Site", "same-origin")
                .post("/staff/cases/" + number + "/identity").statusCode());
        assertEquals(200, given().header(TestIdentityMechanism.HEADER, "intake1").get("/staff/cases?q=" + number).statusCode());
    }

    @Test
    void retentionIsAppliedAfterReopening() {
        String number = closed().number();
        TestClock.at(at("2016-03-01"), () -> cases.move(number, CaseMove.of(CaseAction.REOPEN).with(Datum.REASON, "又排了"),
                CaseFixture.LEADER));
        night("2016-03-02");
        assertEquals("identity 1, photos 3, messages 1, text 1", kept(number), "it is being handled again");
        TestClock.at(at("2016-05-01"), () -> fixture.bring(number, CaseStatus.CLOSED));
        night("2017-04-30");
        assertEquals("identity 1, photos 3, messages 1, text 1", kept(number));
        night("2017-05-01");
        assertEquals("identity 0, photos 3, messages 1, text 1", kept(number));
    }

    @Test
    void retentionFollowsAChangedPolicy() {
        String number = closed().number();
        OtherPeriods.identity(Period.ofYears(2));
        night("2016-03-02");
        assertEquals("identity 1, photos 3, messages 1, text 1", kept(number), "longer now");
        OtherPeriods.identity(Period.ofMonths(6));
        night("2016-03-02");
        assertEquals("identity 0, photos 3, messages 1, text 1", kept(number), "shorter now");
    }

    @Test
    void aRefusedCaseGoesWholeAfterNinetyDays() {
        String[] number = new String[1];
        TestClock.at(at("2015-03-02"), () -> {
            number[0] = fixture.registered(Forms.person("confidential", NAME, "13973009912", null)).number();
            cases.move(number[0], CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "d"), CaseFixture.INTAKE);
        });
        night("2015-05-30");
        assertEquals("identity 1, photos 0, messages 0, text 1", kept(number[0]));
        night("2015-05-31");
        assertEquals("identity 0, photos 0, messages 0, text 0", kept(number[0]));
    }

    @Test
    void aLegalHoldKeepsEverythingUntilItIsLifted() {
        String number = closed().number();
        String step = "/staff/cases/" + number + "/";
        Response refused = given().header(TestIdentityMechanism.HEADER, "leader1").header("Sec-Fetch-Site", "same-origin")
                .formParam("idempotencyKey", UUID.randomUUID().toString()).formParam("reason", " ").post(step + "hold");
        assertEquals(422, refused.statusCode());
        assertEquals("#reason", Jsoup.parse(refused.asString()).select(".govuk-error-summary a").attr("href"));
        cases.move(number, CaseMove.of(CaseAction.HOLD).with(Datum.REASON, "（2016）湘0626行初1号"), CaseFixture.LEADER);
        assertEquals(422, Assertions.assertThrows(Problem.class, () -> cases.move(number, CaseMove.of(CaseAction.HOLD)
                .with(Datum.REASON, "再来一次").with(Datum.REVIEW_ON, "2015-01-01"), CaseFixture.LEADER)).status());
        night("2026-03-02");
        assertEquals("identity 1, photos 3, messages 1, text 1", kept(number));
        Document page = desk("intake1", "/staff/cases/" + number);
        assertTrue(page.select(".case-top").text().contains("暂停删除"));
        assertTrue(page.select("#keeping").text().contains("因法律程序需要，暂不删除"));
        assertEquals(1, count("audit_entry WHERE subject = ?1 AND kind = 'case.hold'", number));
        cases.move(number, CaseMove.of(CaseAction.RELEASE).with(Datum.REASON, "判决已生效"), CaseFixture.LEADER);
        night("2026-03-02");
        assertEquals("identity 0, photos 0, messages 0, text 0", kept(number));
    }

    @Test
    void aMergedReportIsKeptAsLongAsItsMainCase() {
        String[] merged = new String[1];
        String[] main = new String[1];
        TestClock.at(at("2015-03-02"), () -> {
            main[0] = fixture.registered().number();
            merged[0] = fixture.registered(Forms.person("named", NAME, "13973009913", null)).number();
            cases.move(merged[0], CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main[0]), CaseFixture.INTAKE);
        });
        night("2017-03-02");
        assertEquals("identity 1, photos 0, messages 0, text 1", kept(merged[0]), "the matter is not ended");
        TestClock.at(at("2017-04-01"), () -> fixture.bring(main[0], CaseStatus.CLOSED));
        night("2018-03-31");
        assertEquals("identity 1, photos 0, messages 0, text 1", kept(merged[0]));
        night("2018-04-01");
        assertEquals("identity 0, photos 0, messages 0, text 1", kept(merged[0]));
    }

    @Test
    void thePageShowsWhatIsNextAndErasesNothing() {
        String number = closed().number();
        TestClock.at(at("2016-03-02"), () -> {
            for (String account : List.of("admin1", "secadmin1")) {
                Document page = desk(account, PAGE);
                String line = page.select("tr:contains(" + number + ")").text();
                assertTrue(line.contains("2016年3月2日 今夜删除 " + number + " 姓名和联系方式"), line);
                assertFalse(page.text().contains(NAME) || page.text().contains("焦糊味"));
            }
            String csv = given().header(TestIdentityMechanism.HEADER, "admin1").get(PAGE + ".csv").asString();
            assertTrue(csv.contains(number + ",identity,2016-03-02,true"), csv);
            assertTrue(csv.contains(number + ",text,2025-03-02,false"), csv);
        });
        assertEquals("identity 1, photos 3, messages 1, text 1", kept(number));
        assertEquals(403, given().header(TestIdentityMechanism.HEADER, "leader1").get(PAGE).statusCode());
        night("2016-03-02");
        assertFalse(desk("admin1", PAGE).select("h2:contains(最近删除过的) + ul").text().isEmpty());
        night("2025-03-02");
    }

    @Test
    void oneNodeAtATimeErases() {
        String number = closed().number();
        UUID other = UUID.randomUUID();
        assertTrue(leases.claim("retention", other, at("2016-03-02"), at("2016-03-02").plusSeconds(1200)));
        try {
            night("2016-03-02");
            assertEquals("identity 1, photos 3, messages 1, text 1", kept(number));
        } finally {
            leases.release("retention", other);
        }
        night("2016-03-02");
        assertEquals("identity 0, photos 3, messages 1, text 1", kept(number));
    }

    /** A table that is added to the case must be erased with it or named here with the reason why it stays. */
    @Test
    void everyTableOfACaseIsErasedOrStaysForAReason() {
        Map<String, String> known = Map.ofEntries(Map.entry("case_identity", "erased: identity"),
                Map.entry("call_back", "erased: identity"), Map.entry("case_message", "erased: text"),
                Map.entry("case_event", "its words are erased: text"), Map.entry("case_words", "rewritten: text"),
                Map.entry("site_visit", "erased: text"), Map.entry("visit_sample", "erased: text"),
                Map.entry("case_draft", "erased: text, by itself after 30 days"),
                Map.entry("identity_request", "its words are erased: text"),
                Map.entry("identity_event", "its words are erased: text"),
                Map.entry("case_co_unit", "stays: codes of units"),
                Map.entry("case_recusal", "stays: which account takes no part, as long as the case can be opened"),
                Map.entry("case_value", "stays: which published value a report of an error is about"),
                Map.entry("case_conversation", "stays: two moments"),
                Map.entry("case_link", "stays: which cases have to do with each other"));
        List<?> tables = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND column_name IN ('case_id', 'case_number') AND table_name <> 'complaint_case'")
                .getResultList());
        Set<String> unknown = new TreeSet<>();
        tables.forEach(t -> unknown.add(t.toString()));
        unknown.removeAll(known.keySet());
        assertEquals(Set.of(), unknown, "nobody says how long these are kept (CaseErasure or an observer of CaseErased)");
    }

    @Test
    void theListOfWhatIsDueStandsOnAnIndex() {
        Object[] row = QuarkusTransaction.requiringNew().call(() -> (Object[]) database.createNativeQuery(
                "EXPLAIN SELECT id FROM complaint_case WHERE text_erased_at IS NULL AND ended_at < '2016-01-01'"
                        + " ORDER BY ended_at, id LIMIT 100")
                .getSingleResult());
        assertNotNull(row[5], "possible keys");
        assertTrue(row[5].toString().contains("complaint_case_keeps_text"), row[5].toString());
        assertFalse("ALL".equals(row[3]), "the whole table is read");
    }
}
