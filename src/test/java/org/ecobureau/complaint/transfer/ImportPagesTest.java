package org.ecobureau.complaint.transfer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Forms;
import org.ecobureau.shared.table.XlsxWriter;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Files of transferred matters, from the upload to the receipts, as a clerk works with them. */
@QuarkusTest
class ImportPagesTest {

    private static final String HEADER = "联系电话,备注,工单编号,诉求内容,类型,派单时间,乡镇街道,来电人,是否保密\n";
    private static final String TEXT = "化工厂夜里排气，味道很重，请来查一查";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    TransferImports imports;

    @Inject
    ImportCheck check;

    @Inject
    EntityManager database;

    @Inject
    EntityManagerFactory factory;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private static RequestSpecification as(String account) {
        return given().redirects().follow(false).header(TestIdentityMechanism.HEADER, account);
    }

    private String line(int i) {
        return "1390000" + String.format("%04d", i) + ",不用的列,ZX-" + run + "-" + i + "," + TEXT
                + ",大气污染、噪音,2026-11-20 14:05,伍市镇,王测试" + i + ",是\n";
    }

    private static Response upload(String account, String source, byte[] bytes, String name) {
        return as(account).multiPart("source", source).multiPart("file", name, bytes, "application/octet-stream")
                .post(ImportPages.PATH);
    }

    private static String uploaded(String source, String text) {
        Response response = upload("intake1", source, text.getBytes(UTF_8), "qingdan.csv");
        assertEquals(303, response.statusCode(), response.asString());
        String location = response.getHeader("Location");
        return location.substring(location.indexOf("/staff/"));
    }

    private static Document page(String path) {
        Response response = as("intake1").get(path);
        assertEquals(200, response.statusCode(), response.asString());
        return Jsoup.parse(response.asString());
    }

    private static Response commit(String path, String key, boolean partial) {
        RequestSpecification request = as("intake1").contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("idempotencyKey", key);
        return (partial ? request.formParam("partial", "yes") : request).post(path + "/commit");
    }

    private List<?> select(String sql, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(sql).setParameter(1, value).getResultList());
    }

    private long stored() {
        return ((Number) select("SELECT count(*) FROM complaint_case WHERE outside_reference LIKE ?1", "ZX-" + run + "-%")
                .get(0)).longValue();
    }

    private static List<String> counts(Document preview) {
        return List.of(preview.selectFirst("#count-new").text(), preview.selectFirst("#count-known").text(),
                preview.selectFirst("#count-wrong").text());
    }

    @Test
    void aListOfTheHotlineIsTriedThenStoredOnceWithReceipts() {
        String path = uploaded("hotline12345", HEADER + line(1) + line(2));
        Document preview = page(path);
        assertEquals(List.of("2", "0", "0"), counts(preview));
        assertFalse(preview.text().contains("13900000001"), "phones are on no page");
        assertFalse(preview.text().contains("王测试"), "nor names");
        assertEquals(0, stored(), "a dry run stores nothing");
        String key = preview.selectFirst("form[action$=commit] [name=idempotencyKey]").val();
        assertEquals(303, commit(path, key, false).statusCode());
        assertEquals(303, commit(path, key, false).statusCode(), "double submit");
        assertEquals(303, commit(path, UUID.randomUUID().toString(), false).statusCode(), "back and pressed again");
        assertEquals(2, stored());
        Document result = page(path);
        assertEquals(2, result.select(".transfer-slips tbody tr").size());
        String number = result.selectFirst(".transfer-slips tbody a").text();
        String code = result.selectFirst(".transfer-slips tbody td:last-child").text();
        assertEquals(200, given().header("Receipt-Code", code).get("/api/v1/complaints/" + number).statusCode(),
                "the receipt opens the case");
        assertTrue(as("intake1").get(path + "/receipts.csv").asString().contains(code));
        assertEquals(List.of("CONFIDENTIAL"), select("SELECT identity_mode FROM complaint_case WHERE number = ?1", number));
        assertEquals(List.of("2026-11-20 06:05:00.000"),
                select("SELECT CAST(received_at AS CHAR) FROM complaint_case WHERE number = ?1", number),
                "the terms run from the time in the file");
        assertTrue(page("/staff/cases/" + number).text().contains("退回不属本单位的事项"));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String path = uploaded("hotline12345", HEADER + line(1));
        commit(path, UUID.randomUUID().toString(), false);
        String again = uploaded("hotline12345", HEADER + line(1).replace("夜里", "白天") + line(2));
        Document preview = page(again);
        assertEquals(List.of("1", "1", "0"), counts(preview));
        assertTrue(preview.text().contains("已登记过，不变"));
        commit(again, UUID.randomUUID().toString(), false);
        assertEquals(2, stored());
        assertEquals(List.of(TEXT), select("SELECT description FROM complaint_case WHERE outside_reference = ?1",
                "ZX-" + run + "-1"));
    }

    @Test
    void wrongLinesAreNamedWithLineAndColumnAndStoreNothingUnlessLeftOut() {
        String path = uploaded("hotline12345", HEADER + line(1) + line(2).replace("大气污染、噪音", "光污染").replace("伍市镇", "伍市乡镇")
                + line(1) + line(3).replace("2026-11-20 14:05", "昨天"));
        Document preview = page(path);
        assertEquals(List.of("1", "0", "3"), counts(preview));
        String faults = preview.selectFirst(".import-errors").text();
        for (String expected : List.of("第 3 行，“类型”", "第 3 行，“乡镇街道”", "第 4 行，“工单编号”：和第 2 行的编号相同", "第 5 行，“派单时间”")) {
            assertTrue(faults.contains(expected), expected + " in " + faults);
        }
        Response refused = commit(path, UUID.randomUUID().toString(), false);
        assertEquals(422, refused.statusCode());
        assertNotNull(Jsoup.parse(refused.asString()).selectFirst("#partial-error"));
        assertEquals(0, stored());
        assertEquals(303, commit(path, UUID.randomUUID().toString(), true).statusCode());
        assertEquals(1, stored());
    }

    @Test
    void whatCameInMeanwhileIsLeftAsItIs() {
        String path = uploaded("hotline12345", HEADER + line(1) + line(2));
        page(path);
        cases.register(fixture.checked(Forms.anonymous()),
                CaseService.Origin.of(Channel.HOTLINE12345, "ZX-" + run + "-1"), CaseFixture.INTAKE);
        assertEquals(303, commit(path, UUID.randomUUID().toString(), false).statusCode());
        assertEquals(2, stored());
        assertEquals(1, page(path).select(".transfer-slips tbody tr").size());
    }

    @Test
    void aTransactionThatIsUndoneStoresNoCaseAndKeepsTheFile() {
        String path = uploaded("hotline12345", HEADER + line(1) + line(2));
        String id = path.substring(path.lastIndexOf('/') + 1);
        QuarkusTransaction.begin();
        assertEquals(2, imports.commit(id, CaseFixture.INTAKE, false));
        QuarkusTransaction.rollback();
        assertEquals(0, stored());
        assertEquals(List.of("2", "0", "0"), counts(page(path)));
    }

    @Test
    void theFileIsForItsUploaderAndForADayOnly() {
        String path = uploaded("hotline12345", HEADER + line(1));
        assertEquals(404, as("intake2").get(path).statusCode());
        assertEquals(404, as("intake2").contentType("application/x-www-form-urlencoded").post(path + "/commit").statusCode());
        List<?> kept = select("SELECT content FROM transfer_import WHERE id = ?1", path.substring(path.lastIndexOf('/') + 1));
        assertFalse(new String((byte[]) kept.get(0), UTF_8).contains("13900000001"), "sealed");
        TestClock.at(TestClock.now().plus(Duration.ofHours(25)), () -> {
            assertEquals(404, as("intake1").get(path).statusCode());
            imports.purge();
        });
        assertTrue(select("SELECT 1 FROM transfer_import WHERE id = ?1", path.substring(path.lastIndexOf('/') + 1)).isEmpty());
    }

    @Test
    void looksAtReceiptsAreWrittenDown() {
        String path = uploaded("hotline12345", HEADER + line(1));
        commit(path, UUID.randomUUID().toString(), false);
        page(path);
        as("intake1").get(path + "/receipts.csv");
        assertEquals(2, select("SELECT 1 FROM audit_entry WHERE kind = 'transfer.receipts' AND subject = ?1",
                "import:" + path.substring(path.lastIndexOf('/') + 1)).size());
    }

    @Test
    void headingsNobodyKnowsAreChosenByHand() {
        String path = uploaded("media", "甲,乙,丙,丁\nZX-" + run + "-1,2026-11-20,水," + TEXT + "\n");
        assertTrue(page(path).text().contains("没有找到必需的列：来源编号、收到时间、污染类型、反映内容"));
        assertEquals(422, commit(path, UUID.randomUUID().toString(), false).statusCode());
        Response chosen = as("intake1").contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("column-0", "reference").formParam("column-1", "receivedAt").formParam("column-2", "types")
                .formParam("column-3", "description").post(path + "/columns");
        assertEquals(303, chosen.statusCode());
        assertEquals(List.of("1", "0", "0"), counts(page(path)));
    }

    @Test
    void oldRecordsOfTheHotlineThatIsNoMoreComeInClosedWithoutClocks() {
        String path = uploaded("hotline12369", "来源编号,收到时间,污染类型,反映内容,办结日期,办理结果\nZX-" + run
                + "-1,2017-05-03,大气," + TEXT + ",2017-06-01,已责令整改\n");
        assertTrue(page(path).text().contains("登记为已办结（2017年6月1日）"));
        commit(path, UUID.randomUUID().toString(), false);
        Document opened = page("/staff/cases/" + page(path).selectFirst(".transfer-slips tbody a").text());
        assertEquals("已办结", opened.selectFirst("h1 .govuk-tag").text());
        assertTrue(opened.select(".case-clocks div").isEmpty(), "no clock runs");
        assertTrue(opened.text().contains("当时的办理结果：已责令整改"));
        assertTrue(select("SELECT 1 FROM complaint_case WHERE next_due IS NOT NULL AND outside_reference = ?1",
                "ZX-" + run + "-1").isEmpty());
    }

    @Test
    void excelFilesAndTemplatesWork() {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        XlsxWriter.write(workbook, List.of("举报编号", "转办时间", "污染类型", "反映内容"),
                Stream.of(List.of("ZX-" + run + "-1", "2026-11-20 08:00", "噪声", TEXT)));
        Response response = upload("intake1", "nationalPlatform", workbook.toByteArray(), "a.xlsx");
        assertEquals(303, response.statusCode(), response.asString());
        for (String source : List.of("hotline12345", "nationalPlatform", "superior", "media", "hotline12369")) {
            String csv = as("intake1").get(ImportPages.PATH + "/templates/" + source + ".csv").asString();
            assertTrue(ImportFile.of(new org.ecobureau.shared.table.Table(
                    List.of(csv.replace("\uFEFF", "").strip().split(",")), List.of()), Channel.byCode(source).orElseThrow())
                    .missing().isEmpty(), csv);
            assertEquals(200, as("intake1").get(ImportPages.PATH + "/templates/" + source + ".xlsx").statusCode());
        }
        assertEquals(404, as("intake1").get(ImportPages.PATH + "/templates/web.csv").statusCode());
    }

    @Test
    void whatIsNoListIsRefusedAtItsField() {
        Response nothing = as("intake1").multiPart("source", "").multiPart("nothing", "").post(ImportPages.PATH);
        assertEquals(422, nothing.statusCode());
        Document page = Jsoup.parse(nothing.asString());
        assertNotNull(page.selectFirst("#source-error"));
        assertNotNull(page.selectFirst("#file-error"));
        Response pdf = upload("intake1", "media", "%PDF-1.7 nothing".getBytes(UTF_8), "a.pdf");
        assertEquals(422, pdf.statusCode());
        assertEquals("media", Jsoup.parse(pdf.asString()).selectFirst("#source option[selected]").val(),
                "what was chosen stays");
        Response long501 = upload("intake1", "hotline12345", (HEADER + line(1).repeat(501)).getBytes(UTF_8), "a.csv");
        assertEquals(422, long501.statusCode());
        assertTrue(long501.asString().contains("500 行"));
    }

    @Test
    void aLongFileTakesAsFewStatementsAsAShortOneAndAnIndex() {
        StringBuilder many = new StringBuilder(HEADER);
        for (int i = 1; i <= 200; i++) {
            many.append(line(i));
        }
        String path = uploaded("hotline12345", many.toString());
        page(path);
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        page(path);
        assertTrue(statistics.getPrepareStatementCount() <= 6, statistics.getPrepareStatementCount() + " statements");
        List<?> plan = select("EXPLAIN SELECT outside_reference, number FROM complaint_case WHERE channel = ?1"
                + " AND outside_reference IN ('a', 'b')", "HOTLINE12345");
        assertTrue(java.util.Arrays.toString((Object[]) plan.get(0)).contains("complaint_case_outside"));
        List<?> mine = select("EXPLAIN SELECT id FROM transfer_import WHERE owner = ?1 AND created_at >= '2026-01-01'"
                + " ORDER BY created_at DESC LIMIT 20", "intake1");
        assertTrue(java.util.Arrays.toString((Object[]) mine.get(0)).contains("transfer_import_owner"));
    }
}
