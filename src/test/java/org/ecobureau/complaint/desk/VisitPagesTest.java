package org.ecobureau.complaint.desk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.VisitReader;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.TestIdentityMechanism;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Records of visits over HTTP: written, corrected, completed, printed, and what the reporter hears of them. */
@QuarkusTest
class VisitPagesTest {

    private static final Desk OFFICER = new Desk("officer1");
    private static final Desk HELPER = new Desk("officer2");
    private static final Desk REVIEWER = new Desk("reviewer1");
    private static final String MET = "欧阳测试甲";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    VisitReader visits;

    @Inject
    EntityManager database;

    @Inject
    EntityManagerFactory factory;

    @Inject
    Clock clock;

    private CaseService.Registered receipt;
    private String number;
    private String now;

    @BeforeEach
    void assigned() {
        receipt = fixture.registered();
        number = receipt.number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        now = ChinaTime.local(clock.instant()).withSecond(0).withNano(0).toString();
    }

    private String path() {
        return "/staff/cases/" + number + "/visits";
    }

    private Response record(Desk desk, String... more) {
        String[] all = new String[] { "startedAt", now, "officers", "张三\n李四", "place", "东门砖厂", "metRole", "值班工人", "metName",
                MET, "seen", "窑口冒黑烟，有焦糊味。", "ordered", "立即停烧。", "then", "save" };
        String[] pairs = java.util.Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, pairs, all.length, more.length);
        return desk.send(desk.page(path() + "/new"), path(), pairs);
    }

    private static String[] sample(String prefix, String medium, String item) {
        return new String[] { prefix + ".medium", medium, prefix + ".point", "总排口", prefix + ".item", item };
    }

    private long count(String sql) {
        return ((Number) database.createNativeQuery(sql).setParameter(1, number).getSingleResult()).longValue();
    }

    @Test
    void aVisitIsRecordedShownToStaffAndToldToTheReporterByItsDayOnly() {
        assertEquals(303, record(OFFICER, sample("sample1", "wastewater", "化学需氧量")).statusCode());
        Document page = OFFICER.caseOf(number);
        assertEquals("已交办", Desk.status(page), "the status stays");
        String section = page.selectFirst(".case-visits").text();
        for (String word : List.of("第 1 次", "张三、李四", "窑口冒黑烟", "立即停烧", "化学需氧量：等结果", "1 个样品等结果")) {
            assertTrue(section.contains(word), word + " in " + section);
        }
        assertTrue(page.select(".case-timeline").text().contains("记录现场检查 officer1"));
        assertTrue(OFFICER.page(path() + "/1").text().contains("值班工人（" + MET + "）"));
        assertEquals(0, count("SELECT COUNT(*) FROM site_visit v JOIN complaint_case c ON c.id = v.case_id WHERE c.number = ?1"
                + " AND CONVERT(v.met_name USING utf8mb4) LIKE '%欧阳%'"), "sealed");
        assertEquals(1, count("SELECT COUNT(*) FROM audit_entry WHERE subject = ?1 AND kind = 'case.record_visit'"));

        String told = given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + number).asString();
        assertTrue(told.contains("\"visited\"") && told.contains("已到现场检查"), told);
        assertTrue(told.contains("检查日期：" + ChinaTime.day(ChinaTime.today(clock)) + "。"), told);
        for (String hidden : List.of(MET, "张三", "李四", "值班工人", "黑烟", "停烧", "officer1", "化学需氧量")) {
            assertFalse(told.contains(hidden), hidden);
        }
    }

    @Test
    void mistakesStandAtTheirFieldsAndRowsCanBeAddedWithoutScript() {
        Document more = Desk.html(OFFICER.send(OFFICER.page(path() + "/new"), path(), "seen", "窑口冒黑烟。", "then", "more"), 200);
        assertEquals(3, more.select("[data-row]").size());
        assertEquals("窑口冒黑烟。", more.selectFirst("#seen").text());
        assertTrue(visits.of(reader.forReceipt(number)).isEmpty(), "nothing is stored yet");
        Document wrong = Desk.html(OFFICER.send(more, path(), "officers", "张三", "startedAt", "", "sample3.medium", "noise",
                "sample3.value", "很响", "then", "save"), 422);
        assertNotNull(wrong.selectFirst(".govuk-error-summary a[href=#officers]"));
        assertEquals("请填写到达现场的日期和时间，例如 2026-11-23 14:05。", wrong.selectFirst("a[href=#startedAt]").text());
        assertNotNull(wrong.getElementById("sample3.value-error"));
        assertEquals("很响", wrong.getElementById("sample3.value").val());
        assertEquals(3, wrong.select("[data-row]").size());
        assertEquals("窑口冒黑烟。", wrong.selectFirst("#seen").text());
    }

    @Test
    void sentTwiceIsRecordedOnce() {
        Document form = OFFICER.page(path() + "/new");
        String[] typed = { "officers", "张三\n李四", "place", "砖厂", "metRole", "无人在场", "seen", "大门锁着。", "then", "save" };
        String first = OFFICER.send(form, path(), typed).getHeader("Location");
        assertEquals(first, OFFICER.send(form, path(), typed).getHeader("Location"));
        assertEquals(1, visits.of(reader.forReceipt(number)).size());
    }

    @Test
    void coHandlingOfficersRecordToo() {
        assertEquals(403, HELPER.get(path() + "/new").statusCode());
        cases.move(number, CaseMove.of(CaseAction.ADD_CO_UNIT).with(Datum.CO_UNIT, "wushi-station"), CaseFixture.DISPATCHER);
        record(OFFICER);
        assertEquals(303, record(HELPER).statusCode());
        assertEquals(List.of(1, 2), visits.of(reader.forReceipt(number)).stream().map(v -> v.no()).sorted().toList());
    }

    @Test
    void nobodyRecordsAVisitOfAnAnsweredCaseButResultsStillCome() {
        record(OFFICER, sample("sample1", "noise", "厂界噪声"));
        fixture.bring(number, CaseStatus.ANSWERED);
        assertEquals(409, OFFICER.get(path() + "/new").statusCode());
        Document page = OFFICER.page(path() + "/1");
        assertEquals(303, OFFICER.send(page, path() + "/1/results", "result.sample", "1", "result.value", "62.5", "result.unit",
                "dB(A)", "result.laboratory", "声级计").statusCode());
        assertTrue(OFFICER.page(path() + "/1").select(".visit-samples").text().contains("62.5 dB(A)"));
        assertTrue(OFFICER.caseOf(number).select(".case-timeline").text().contains("样品 1（厂界噪声）有了结果"));
    }

    @Test
    void aCorrectionKeepsWhatWasWrittenBeforeAndMovesTheDayTold() {
        record(OFFICER);
        Document form = OFFICER.page(path() + "/1/correction");
        assertEquals("窑口冒黑烟，有焦糊味。", form.selectFirst("#seen").text());
        Document wrong = Desk.html(OFFICER.send(form, path() + "/1/correction", "seen", "窑口冒白汽。"), 422);
        assertNotNull(wrong.selectFirst("a[href=#reason]"));
        assertEquals("窑口冒白汽。", wrong.selectFirst("#seen").text());
        assertEquals(303, OFFICER.send(wrong, path() + "/1/correction", "reason", "当时看错了").statusCode());
        Document page = OFFICER.page(path() + "/1");
        assertTrue(page.selectFirst("#earlier").text().contains("窑口冒黑烟"));
        assertTrue(page.text().contains("窑口冒白汽。") && page.text().contains("当时看错了"));
        // Somebody who had the older version before them does not overwrite the newer one.
        Document late = Desk.html(OFFICER.send(form, path() + "/1/correction", "seen", "另一种说法。", "reason", "再改"), 409);
        assertEquals("另一种说法。", late.selectFirst("#seen").text());
        assertEquals(2, visits.of(reader.forReceipt(number)).get(0).versions().size());
        String told = given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + number).asString();
        assertFalse(told.contains("作过更正"), "the same day");
        assertFalse(told.contains("看错"), told);
    }

    @Test
    void samplesAndResultsAreAddedAndCorrectedByAppending() {
        record(OFFICER, sample("sample1", "wastewater", "氨氮"));
        String page = path() + "/1";
        assertEquals(303, OFFICER.send(OFFICER.page(page), page + "/samples", sample("sample", "soil", "铅")).statusCode());
        Document none = Desk.html(OFFICER.send(OFFICER.page(page), page + "/results", "result.value", "1.2"), 422);
        assertNotNull(none.selectFirst("a[href=#result.sample]"));
        assertEquals("1.2", none.getElementById("result.value").val());
        assertEquals(303,
                OFFICER.send(none, page + "/results", "result.sample", "1", "result.laboratory", "市监测站").statusCode());
        Document again = Desk.html(OFFICER.send(OFFICER.page(page), page + "/results", "result.sample", "1", "result.value",
                "<0.025", "result.laboratory", "市监测站"), 422);
        assertNotNull(again.selectFirst("a[href=#result.reason]"), "why does it change?");
        assertEquals(303, OFFICER.send(again, page + "/results", "result.reason", "实验室更正报告").statusCode());
        String samples = OFFICER.page(page).select(".visit-samples").text();
        assertTrue(samples.contains("<0.025 mg/L") && samples.contains("原来：1.2 mg/L") && samples.contains("实验室更正报告"), samples);
        assertTrue(samples.contains("土壤，总排口") && samples.contains("等结果"), samples);
        assertEquals(3, OFFICER.caseOf(number).select(".case-timeline").text().split("补充检查记录").length - 1);
    }

    @Test
    void aFindingWithoutAVisitIsWarnedAboutAndOneAfterAVisitBeginsWithIt() {
        OFFICER.take(number, "start-investigation");
        Document bare = OFFICER.step(number, "record-finding");
        assertTrue(bare.selectFirst("#no-visit").text().contains("不影响保存"));
        Document found = OFFICER.take(number, "record-finding", "finding", "电话核实，不需要到现场。", "verified", "true");
        assertTrue(found.selectFirst(".case-top").text().contains("没有现场检查记录"));
        record(OFFICER);
        Document with = OFFICER.step(number, "record-finding");
        assertNull(with.selectFirst("#no-visit"));
        assertTrue(with.selectFirst("#based-on").text().contains("第 1 次"));
        assertEquals(LocalDate.parse(now.substring(0, 10)).toString(), with.selectFirst("#visitedOn").val());
        assertEquals("张三、李四；值班工人", with.selectFirst("#present").val());
        assertFalse(with.selectFirst(".case-top").text().contains("没有现场检查记录"));
    }

    @Test
    void anEnquiryNeedsNobodyOnSite() {
        String asked = fixture.registered().number();
        cases.move(asked, CaseMove.of(CaseAction.ACCEPT).with(Datum.LEGAL_TRACK, "enquiry"), CaseFixture.INTAKE);
        fixture.bring(asked, CaseStatus.INVESTIGATING);
        assertNull(OFFICER.step(asked, "record-finding").selectFirst("#no-visit"));
        Document found = OFFICER.take(asked, "record-finding", "finding", "已查阅档案。", "verified", "true");
        assertFalse(found.selectFirst(".case-top").text().contains("没有现场检查记录"));
    }

    @Test
    void theRecordIsPrintedWithLinesToSign() {
        record(OFFICER, sample("sample1", "noise", "厂界噪声"));
        Document paper = REVIEWER.page(path() + "/1/sheet");
        assertEquals("现场检查记录", paper.selectFirst("h1").text());
        assertEquals(5, paper.select(".visit-signs dt").size(), "two officers, the other side, a witness, the day");
        assertTrue(paper.text().contains("检查人员（李四）") && paper.text().contains("厂界噪声"));
    }

    @Test
    void readersSeeAVisitAndOnlyOfficersOfTheUnitsWriteOne() {
        record(OFFICER);
        for (String reader : List.of("intake1", "dispatcher1", "reviewer1", "leader1")) {
            Document page = new Desk(reader).page(path() + "/1");
            assertTrue(page.select("form[action*=/visits/]").isEmpty(), reader);
            assertEquals(403, new Desk(reader).get(path() + "/1/correction").statusCode(), reader);
        }
        assertEquals(403, HELPER.get(path() + "/1").statusCode());
        assertEquals(404, OFFICER.get(path() + "/2").statusCode());
        assertEquals(404, OFFICER.get(path() + "/nine").statusCode());
    }

    @Test
    void visitsOfAMergedCaseStandOnTheMainCase() {
        record(OFFICER);
        String main = fixture.registered().number();
        fixture.bring(main, CaseStatus.ASSIGNED);
        cases.move(number, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        assertTrue(OFFICER.caseOf(main).selectFirst(".case-visits").text().contains("来自并案 " + number));
    }

    @Test
    void evidenceIsQuarantinedCopiedAndLogged() {
        record(OFFICER);
        assertEquals(303, upload(Specimens.jpegWithPosition(900, 600, 1), Specimens.pdf()).statusCode());
        Document waiting = OFFICER.page(path() + "/1");
        assertEquals(2, waiting.select("#evidence ~ ul li").size());
        clean();
        Document page = REVIEWER.page(path() + "/1");
        Response copy = REVIEWER.get(page.selectFirst(".case-photos img").attr("src"));
        assertEquals(200, copy.statusCode());
        assertFalse(new String(copy.asByteArray(), StandardCharsets.ISO_8859_1).contains("Exif"));
        assertNull(page.selectFirst("form[action$=original]"), "what was sent is for officers");
        Response paper = REVIEWER.get(page.selectFirst("#papers a").attr("href"));
        assertEquals(200, paper.statusCode());
        assertTrue(paper.getHeader("Content-Disposition").startsWith("attachment"));
        String id = page.selectFirst("#papers a").attr("href").replaceAll(".*/", "");
        assertEquals(404, given().get("/test-attachments/public/" + id).statusCode(), "never for everybody");
        assertEquals(1, count("SELECT COUNT(*) FROM audit_entry WHERE subject = ?1 AND kind = 'visit.document'"));
        Response original = OFFICER.form()
                .post(OFFICER.page(path() + "/1").selectFirst("form[action$=original]").attr("action"));
        assertTrue(new String(original.asByteArray(), StandardCharsets.ISO_8859_1).contains("Exif"));
        assertEquals(1, count("SELECT COUNT(*) FROM audit_entry WHERE subject = ?1 AND kind = 'photo.original'"));
        assertEquals(403, HELPER.get("/staff/cases/" + number + "/evidence/" + id).statusCode());
        String other = fixture.registered().number();
        assertEquals(404, REVIEWER.get("/staff/cases/" + other + "/evidence/" + id).statusCode());
        assertEquals(404, REVIEWER.get("/staff/cases/" + other + "/photos/" + copy.getHeader("ETag")).statusCode());
    }

    @Test
    void hostileEvidenceIsRefusedAtItsField() {
        record(OFFICER);
        Document page = Desk.html(upload(Specimens.html(), Specimens.html()), 422);
        assertTrue(page.selectFirst("a[href=#photos]").text().contains("不是 JPEG"));
        assertTrue(page.selectFirst("a[href=#documents]").text().contains("不是 PDF"));
        assertEquals(422, upload(Specimens.pngClaiming(20_000, 20_000), null).statusCode());
        assertEquals(422, upload(null, null).statusCode());
        assertTrue(visits.of(reader.forReceipt(number)).get(0).photos().isEmpty());
    }

    @Test
    void oneBadFileOfAVisitCostsNoneOfTheOthers() {
        record(OFFICER);
        Document page = Desk.html(upload(Specimens.jpegWithPosition(90, 60, 1), Specimens.html()), 422);
        assertTrue(page.select(".govuk-error-summary").text().contains("已经收下 1 个文件"));
        assertTrue(page.selectFirst("a[href=#documents]").text().contains("不是 PDF"));
        assertEquals(1, visits.of(reader.forReceipt(number)).get(0).photos().size());
    }

    @Test
    void infectedEvidenceStaysLockedAway() {
        record(OFFICER);
        upload(Specimens.jpeg(300, 200), Specimens.pdf());
        state("INFECTED");
        Document page = OFFICER.page(path() + "/1");
        assertTrue(page.select("#papers a, .case-photos a").isEmpty());
        var visit = visits.of(reader.forReceipt(number)).get(0);
        assertEquals(403, OFFICER.get("/staff/cases/" + number + "/evidence/" + visit.documents().get(0).id()).statusCode());
        assertEquals(403, OFFICER.get("/staff/cases/" + number + "/photos/" + visit.photos().get(0).shown()).statusCode());
        assertEquals(403, OFFICER.form()
                .post("/staff/cases/" + number + "/photos/" + visit.photos().get(0).original() + "/original").statusCode());
    }

    @Test
    void everyQueryOfAVisitHasItsIndex() {
        for (String sql : List.of(
                "SELECT v.id FROM complaint_case c JOIN site_visit v ON v.case_id = c.id WHERE c.number IN ('a', 'b')",
                "SELECT id FROM visit_sample WHERE case_id IN (1, 2)", "SELECT id FROM sample_result WHERE sample_id IN (1, 2)",
                "SELECT * FROM attachment_cover WHERE original_id IN (1, 2)")) {
            @SuppressWarnings("unchecked")
            List<Object[]> plan = database.createNativeQuery("EXPLAIN " + sql).getResultList();
            plan.forEach(row -> assertNotNull(row[4], sql + " has no key for " + row[2]));
        }
    }

    @Test
    void manyVisitsAreReadWithAsManyStatementsAsTwo() {
        record(OFFICER, sample("sample1", "noise", "噪声"));
        record(OFFICER, sample("sample1", "noise", "噪声"));
        long two = statements();
        for (int i = 0; i < 4; i++) {
            record(OFFICER, sample("sample1", "noise", "噪声"));
        }
        assertEquals(two, statements());
        assertTrue(two <= 4, "visits, samples, results, files: " + two);
    }

    private long statements() {
        var sheet = reader.forStaff(number, new Actor("leader1", "leader1", null, java.util.Set.of("leader")));
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        visits.of(sheet);
        return statistics.getPrepareStatementCount();
    }

    private Response upload(byte[] photo, byte[] document) {
        var request = given().redirects().follow(false).header(TestIdentityMechanism.HEADER, "officer1")
                .multiPart("idempotencyKey", UUID.randomUUID().toString());
        if (photo != null) {
            request.multiPart("photos", "现场.jpg", photo, "image/jpeg");
        }
        if (document != null) {
            request.multiPart("documents", "报告.pdf", document, "application/pdf");
        }
        return request.post(path() + "/1/evidence");
    }

    private void clean() {
        state("CLEAN");
    }

    private void state(String state) {
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("update attachment set state = ?2 where owner_kind = 'visit' and owner_id = ?1")
                .setParameter(1, number + "/1").setParameter(2, state).executeUpdate());
    }
}
