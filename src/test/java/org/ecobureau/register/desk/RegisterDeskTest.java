package org.ecobureau.register.desk;

import static io.restassured.RestAssured.given;
import static org.ecobureau.register.desk.ListDesk.as;
import static org.ecobureau.register.desk.ListDesk.draft;
import static org.ecobureau.register.desk.ListDesk.lock;
import static org.ecobureau.register.desk.ListDesk.move;
import static org.ecobureau.register.desk.ListDesk.origin;
import static org.ecobureau.register.desk.ListDesk.page;
import static org.ecobureau.register.desk.ListDesk.path;
import static org.ecobureau.register.desk.ListDesk.post;
import static org.ecobureau.register.desk.ListDesk.upload;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.ecobureau.register.Lists;
import org.ecobureau.shared.table.XlsxWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class RegisterDeskTest {

    private static final String CODE = "noise-areas";
    private static final String HEAD = "功能区名称,类别,乡镇,四至范围,划定文件文号\n";

    @BeforeEach
    void nothingThere() {
        Lists.noDrafts(CODE);
        Lists.withdraw(CODE);
    }

    @Test
    void aListFromAFileReachesThePublicOnlyWhenASecondPublisherApproves() {
        String version = draft("publisher1", CODE, "");
        Response checked = upload("publisher1", version, "replace", HEAD + "甲区,2 类,伍市镇,东到路,平政发〔2026〕1号\n"
                + "乙区,4a,430626111,西到河,平政发〔2026〕1号\n");
        assertEquals(303, checked.statusCode(), checked.asString());
        Document preview = page("publisher1", path(checked));
        assertTrue(preview.text().contains("新增 2 行，改动 0 行，删去 0 行"), preview.text());
        assertEquals(List.of("甲区", "乙区"), preview.select(".register-added strong").eachText());
        assertEquals(303, post("publisher1", path(checked), Map.of()).statusCode());
        Document rows = page("publisher1", version);
        assertEquals(2, rows.select(".register-rows tbody tr").size());
        assertTrue(rows.select(".register-rows").text().contains("伍市镇"), rows.select(".register-rows").text());
        assertTrue(rows.select(".register-rows").text().contains("4a 类"));
        Response incomplete = move("publisher1", version, "SUBMIT", "");
        assertEquals(422, incomplete.statusCode());
        assertEquals(List.of("#source", "#listDate"),
                Jsoup.parse(incomplete.asString()).select("#error-summary a").eachAttr("href"));
        assertEquals(303, origin("publisher1", version, "平江县人民政府", "2026-10-01").statusCode());
        assertEquals(303, move("publisher1", version, "SUBMIT", "").statusCode());
        given().get("/api/v1/registers/" + CODE).then().statusCode(404);
        assertTrue(page("publisher1", version).select("input[value=APPROVE]").isEmpty());
        assertEquals(403, post("publisher1", version + "/moves",
                Map.of("move", "APPROVE", "lockVersion", lock("publisher1", version))).statusCode());
        assertEquals(303, move("publisher2", version, "APPROVE", "").statusCode());
        given().get("/api/v1/registers/" + CODE).then().statusCode(200).body("total", equalTo(2))
                .body("items[0].name", equalTo("甲区")).body("items[0].township", equalTo("430626111"))
                .body("items[1].zone", equalTo("4a")).body("source", equalTo("平江县人民政府"))
                .body("listDate", equalTo("2026-10-01")).body("next", nullValue());
        Document history = page("publisher2", "/staff/registers/" + CODE);
        assertTrue(history.text().contains("起草：publisher1"), history.text());
    }

    @Test
    void whoApprovesSeesWhatTheNewVersionChanges() {
        Lists.of(CODE).row("name", "甲区", "zone", "2", "township", "430626111", "boundary", "旧", "documentNumber", "1号")
                .row("name", "乙区", "zone", "1", "township", "430626111", "boundary", "同", "documentNumber", "1号").publish();
        String version = draft("publisher1", CODE, "调整甲区，撤销乙区");
        Response checked = upload("publisher1", version, "replace",
                HEAD + "甲区,3 类,伍市镇,新,1号\n丙区,1 类,三市镇,南,2号\n");
        post("publisher1", path(checked), Map.of());
        move("publisher1", version, "SUBMIT", "");
        Document submitted = page("publisher2", version);
        assertTrue(submitted.text().contains("新增 1 行，改动 1 行，删去 1 行，其余 0 行不变"), submitted.text());
        assertEquals(List.of("类别 2 类 3 类", "四至范围 旧 新"), submitted.select(".register-changed tbody tr").stream()
                .map(tr -> tr.select("td").text()).toList());
        assertEquals("乙区", submitted.select(".register-removed strong").text());
        assertTrue(submitted.text().contains("调整甲区，撤销乙区"));
        assertEquals(422, move("publisher2", version, "SEND_BACK", "").statusCode());
        Document tooLong = Jsoup.parse(move("publisher2", version, "SEND_BACK", "长".repeat(501)).asString());
        assertEquals("#reason-SEND_BACK", tooLong.selectFirst(".govuk-error-summary a").attr("href"));
        assertEquals("长".repeat(501), tooLong.selectFirst("#reason-SEND_BACK").text(), "what was typed stays");
        assertTrue(tooLong.selectFirst("#reason-SEND_BACK-error").text().contains("最多 500"));
        assertEquals(303, move("publisher2", version, "SEND_BACK", "丙区文号不对").statusCode());
        assertTrue(page("publisher1", version).text().contains("丙区文号不对"));
        assertEquals(303, move("publisher1", version, "SUBMIT", "").statusCode());
        assertEquals(303, move("publisher1", version, "RECALL", "").statusCode());
        assertEquals(303, move("publisher1", version, "SUBMIT", "").statusCode());
        assertEquals(303, move("publisher2", version, "APPROVE", "").statusCode());
        given().get("/api/v1/registers/" + CODE + "?township=430626102").then().body("total", equalTo(1))
                .body("items[0].name", equalTo("丙区"));
    }

    @Test
    void aBadLineStoresNothingAndIsNamedByItsNumber() {
        String version = draft("publisher1", CODE, "");
        Response wrong = upload("publisher1", version, "replace", HEAD + "甲区,2 类,伍市镇,东,1号\n乙区,九类,天堂镇,,1号\n"
                + "甲区,1 类,伍市镇,东,1号\n");
        assertEquals(422, wrong.statusCode());
        List<String> lines = Jsoup.parse(wrong.asString()).select(".register-errors tbody tr").eachText();
        assertEquals(4, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("3 类别“九类”不在选项里"), lines.get(0));
        assertTrue(lines.get(1).startsWith("3 没有叫“天堂镇”的乡镇"), lines.get(1));
        assertEquals("3 请填写四至范围。", lines.get(2));
        assertEquals("4 功能区名称“甲区”和第 2 行相同。", lines.get(3));
        assertTrue(page("publisher1", version).select(".register-rows").isEmpty());
        for (String file : List.of("名称,级别\n甲,乙\n", "类别\n2 类\n", "", "%PDF-1.4")) {
            Response refused = upload("publisher1", version, "replace", file);
            assertEquals(422, refused.statusCode());
            assertFalse(Jsoup.parse(refused.asString()).select("#file-error").isEmpty(), refused.asString());
        }
        assertTrue(upload("publisher1", version, "", HEAD).asString().contains("请选择是整份替换还是按行合并"));
    }

    @Test
    void mergingKeepsTheOtherRowsAndAWorkbookIsReadLikeAnyFile() {
        Lists.of(CODE).row("name", "甲区", "zone", "2", "township", "430626111", "boundary", "旧", "documentNumber", "1号")
                .row("name", "乙区", "zone", "1", "township", "430626111", "boundary", "同", "documentNumber", "1号").publish();
        String version = draft("publisher1", CODE, "补一个");
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        XlsxWriter.write(workbook, List.of("name", "zone", "township", "boundary", "documentNumber"),
                Stream.of(List.of("甲区", "3", "伍市", "新", "1号"), List.of("丙区", "1", "三市镇", "南", "2号")));
        Response checked = upload("publisher1", version, "merge", "名单.xlsx", workbook.toByteArray());
        assertEquals(303, checked.statusCode(), checked.asString());
        assertTrue(page("publisher1", path(checked)).text().contains("新增 1 行，改动 1 行，删去 0 行，其余 1 行不变"));
        assertEquals(404, as("publisher2").get(path(checked)).statusCode());
        post("publisher1", path(checked), Map.of());
        assertEquals(3, page("publisher1", version).select(".register-rows tbody tr").size());
        assertEquals(404, post("publisher1", path(checked), Map.of()).statusCode());
    }

    @Test
    void aPreviewOfAnOlderDraftWritesNothing() {
        String version = draft("publisher1", CODE, "");
        Response checked = upload("publisher1", version, "replace", HEAD + "甲区,2 类,伍市镇,东,1号\n");
        origin("publisher2", version, "别人刚改过", "2026-10-01");
        assertTrue(page("publisher1", path(checked)).text().contains("这份预览不能再用"));
        assertEquals(409, post("publisher1", path(checked), Map.of()).statusCode());
        assertTrue(page("publisher1", version).select(".register-rows").isEmpty());
    }

    @Test
    void oneRowByFormSaysWhatIsMissingAndKeepsWhatWasTyped() {
        String version = draft("publisher1", CODE, "");
        Map<String, String> form = new HashMap<>(Map.of("lockVersion", lock("publisher1", version), "cell-name", "甲区",
                "cell-zone", "2", "cell-township", "430626111", "cell-documentNumber", "1号", "cell-decidedOn", "2026-02-30",
                "idempotencyKey", UUID.randomUUID().toString()));
        Response wrong = post("publisher1", version + "/rows/new", form);
        assertEquals(422, wrong.statusCode());
        Document page = Jsoup.parse(wrong.asString());
        assertEquals(List.of("#cell-boundary", "#cell-decidedOn"), page.select("#error-summary a").eachAttr("href"));
        assertEquals("甲区", page.select("#cell-name").val());
        assertEquals("2", page.selectFirst("#cell-zone option[selected]").val());
        form.put("cell-boundary", "东到大路");
        form.put("cell-decidedOn", "2026-02-20");
        assertEquals(303, post("publisher1", version + "/rows/new", form).statusCode());
        assertEquals(303, post("publisher1", version + "/rows/new", form).statusCode());
        assertEquals(1, page("publisher1", version).select(".register-rows tbody tr").size());
        form.put("lockVersion", lock("publisher1", version));
        form.put("idempotencyKey", UUID.randomUUID().toString());
        assertTrue(post("publisher1", version + "/rows/new", form).asString().contains("名单里已有相同的功能区名称"));
        String row = page("publisher1", version).select(".register-rows a").attr("href");
        form.put("cell-boundary", "改过的四至");
        form.put("lockVersion", lock("publisher1", version));
        assertEquals(303, post("publisher1", row, form).statusCode());
        assertEquals(409, post("publisher1", row, form).statusCode());
        assertTrue(page("publisher1", version).text().contains("改过的四至"));
        assertEquals(303,
                post("publisher1", row + "/removal", Map.of("lockVersion", lock("publisher1", version))).statusCode());
        assertTrue(page("publisher1", version).select(".register-rows").isEmpty());
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        String version = draft("publisher1", CODE, "");
        String read = lock("publisher1", version);
        origin("publisher2", version, "别人", "2026-10-01");
        Response stale = post("publisher1", version + "/origin",
                Map.of("lockVersion", read, "source", "我", "listDate", "2026-10-01"));
        assertEquals(409, stale.statusCode());
        assertTrue(stale.asString().contains("已被别人改动"));
    }

    @Test
    void hostileCellsAreTextEverywhere() {
        String version = draft("publisher1", CODE, "");
        Response checked = upload("publisher1", version, "replace",
                HEAD + "\"=HYPERLINK(\"\"http://x\"\")\",2 类,伍市镇,<script>alert(1)</script>,1号\n");
        assertFalse(as("publisher1").get(path(checked)).asString().contains("<script>alert"));
        post("publisher1", path(checked), Map.of());
        assertFalse(as("publisher1").get(version).asString().contains("<script>alert"));
        String csv = as("publisher1").get(version + "/rows.csv").asString();
        assertTrue(csv.contains("\"'=HYPERLINK("), csv);
        Response again = upload("publisher1", version, "replace", csv);
        assertTrue(page("publisher1", path(again)).text().contains("文件和草稿完全一样"));
        post("publisher1", version + "/origin",
                Map.of("lockVersion", lock("publisher1", version), "source", "来源<b>", "listDate",
                        "2026-10-01", "note", "只摘了本县的<i>部分</i>"));
        move("publisher1", version, "SUBMIT", "");
        move("publisher2", version, "APPROVE", "");
        assertTrue(given().get("/api/v1/registers/" + CODE + ".csv").asString().contains("\"'=HYPERLINK("));
        given().get("/api/v1/registers/" + CODE).then().body("items[0].name", equalTo("=HYPERLINK(\"http://x\")"))
                .body("note", equalTo("只摘了本县的<i>部分</i>"));
        assertTrue(given().get("/noise").asString().contains("只摘了本县的&lt;i&gt;部分"));
    }

    @Test
    void templatesAreFilesThatTheUploadUnderstands() {
        for (String kind : List.of("csv", "xlsx")) {
            byte[] file = as("publisher1").get("/staff/registers/" + CODE + "/template." + kind).then().statusCode(200)
                    .extract().asByteArray();
            String version = draft("publisher1", CODE, "");
            Response answer = upload("publisher1", version, "replace", "模板." + kind, file);
            assertEquals(422, answer.statusCode());
            assertTrue(answer.asString().contains("（填写说明，上传前请删去本行）"), answer.asString());
        }
        assertEquals(404, as("publisher1").get("/staff/registers/no-such/template.csv").statusCode());
    }

    @Test
    void demonstrationListsAreMarkedAndAReasonIsAskedForWhereTheFieldIs() {
        Lists.of(CODE).source("demonstration").row("name", "甲区", "zone", "2").publish();
        Response silent = post("publisher1", "/staff/registers/" + CODE + "/drafts", Map.of("reason", " "));
        assertEquals(422, silent.statusCode());
        assertEquals("请写明原因。", Jsoup.parse(silent.asString()).selectFirst("#reason-error").ownText());
        Document all = page("publisher1", "/staff/registers");
        assertTrue(all.select("tr:has(a[href=/staff/registers/" + CODE + "])").text().contains("demonstration"));
        assertTrue(new String(as("publisher1").get("/staff").asByteArray(), StandardCharsets.UTF_8)
                .contains("href=\"/staff/registers\""));
    }
}
