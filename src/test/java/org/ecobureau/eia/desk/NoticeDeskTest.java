package org.ecobureau.eia.desk;

import static io.restassured.RestAssured.given;
import static org.ecobureau.eia.EiaSteps.acceptance;
import static org.ecobureau.eia.EiaSteps.as;
import static org.ecobureau.eia.EiaSteps.decision;
import static org.ecobureau.eia.EiaSteps.draft;
import static org.ecobureau.eia.EiaSteps.lockVersion;
import static org.ecobureau.eia.EiaSteps.move;
import static org.ecobureau.eia.EiaSteps.noticeOf;
import static org.ecobureau.eia.EiaSteps.onTuesday;
import static org.ecobureau.eia.EiaSteps.page;
import static org.ecobureau.eia.EiaSteps.proposed;
import static org.ecobureau.eia.EiaSteps.send;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.ecobureau.eia.EiaSteps;
import org.ecobureau.shared.time.TestClock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
class NoticeDeskTest {

    @ParameterizedTest
    @ValueSource(strings = { "intake1", "dispatcher1", "officer1", "reviewer1", "leader1", "monitor1", "admin1", "auditor1" })
    void onlyPublishersEnter(String account) {
        for (String path : List.of("/staff/eia", "/staff/eia/new?stage=proposed", "/staff/eia/versions/1")) {
            as(account).get(path).then().statusCode(403);
        }
        onTuesday(() -> send(account, "/staff/eia/new", proposed()).then().statusCode(403));
    }

    @Test
    void nobodyApprovesWhatTheyWroteThemselves() {
        onTuesday(() -> {
            long version = draft("publisher1", proposed());
            assertEquals(303, move("publisher1", version, "SUBMIT", null).statusCode());
            Response own = move("publisher1", version, "APPROVE", null);
            assertEquals(403, own.statusCode());
            assertTrue(own.asString().contains("请由另一位信息发布员审核"), own.asString());
            assertTrue(page("publisher1", "/staff/eia/versions/" + version).select("input[value=APPROVE]").isEmpty());
            assertEquals(1, page("publisher2", "/staff/eia/versions/" + version).select("input[value=APPROVE]").size());
            given().get("/eia/notices/" + noticeOf(version)).then().statusCode(404);
            assertEquals(303, move("publisher2", version, "APPROVE", null).statusCode());
            given().get("/eia/notices/" + noticeOf(version)).then().statusCode(200);
        });
    }

    @Test
    void returnedDraftShowsTheReasonAndCanBeMended() {
        onTuesday(() -> {
            long version = draft("publisher1", proposed());
            move("publisher1", version, "SUBMIT", null);
            Response silent = move("publisher2", version, "SEND_BACK", "");
            assertEquals(422, silent.statusCode());
            assertTrue(silent.asString().contains("请写明原因"));
            assertEquals(303, move("publisher2", version, "SEND_BACK", "措施写得太简单").statusCode());
            Document back = page("publisher1", "/staff/eia/versions/" + version);
            assertTrue(back.text().contains("措施写得太简单"));
            assertEquals("草稿", back.selectFirst("main .govuk-tag").text());
            assertEquals(200, as("publisher1").get("/staff/eia/versions/" + version + "/edit").statusCode());
        });
    }

    @Test
    void periodIsShownWithItsLastMinuteBeforeAnythingIsStored() {
        onTuesday(() -> {
            Map<String, String> form = acceptance("book");
            form.put("action", "period");
            Response answer = send("publisher1", "/staff/eia/new", form);
            assertEquals(200, answer.statusCode(), answer.asString());
            Document page = Jsoup.parse(answer.asString());
            String period = page.selectFirst("#period").text();
            assertTrue(period.contains("2026年11月24日（星期二）00:00 开始"), period);
            assertTrue(period.contains("2026年12月8日（星期二）24:00 截止，最后一分钟是 12月8日 23:59"), period);
            assertTrue(period.contains("不少于 10 个工作日"), period);
            assertEquals(form.get("projectName"), page.select("#projectName").val());
            form.put("countingRule", "startIncluded");
            assertTrue(send("publisher1", "/staff/eia/new", form).asString().contains("12月7日 23:59"));
            form.put("reportType", "form");
            assertTrue(send("publisher1", "/staff/eia/new", form).asString().contains("11月30日 23:59"));
        });
    }

    @Test
    void periodMayBeLengthenedButNotShortened() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            form.put("periodLast", "2026-11-30");
            Response shorter = send("publisher1", "/staff/eia/new", form);
            assertEquals(422, shorter.statusCode());
            Document page = Jsoup.parse(shorter.asString());
            assertTrue(page.selectFirst("#periodLast-error").text().contains("2026-12-01 24:00"));
            assertEquals("2026-11-30", page.select("#periodLast").val());
            assertEquals(form.get("measures"), page.selectFirst("#measures").wholeText().strip());
            form.put("periodLast", "2026-12-11");
            long notice = EiaSteps.publish(draft("publisher1", form));
            given().get("/api/v1/eia/notices/" + notice).then().body("periodLast", equalTo("2026-12-11"));
        });
    }

    @Test
    void yearWithoutOfficialCalendarIsSaidAtTheField() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            form.put("periodFirst", "2026-12-30");
            Response answer = send("publisher1", "/staff/eia/new", form);
            assertEquals(422, answer.statusCode());
            String error = Jsoup.parse(answer.asString()).selectFirst("#periodFirst-error").text();
            assertTrue(error.contains("2027 年没有官方放假安排"), error);
        });
    }

    @Test
    void missingFactsAreNamedAtTheirFieldsAndNothingTypedIsLost() {
        onTuesday(() -> {
            Map<String, String> form = decision();
            form.remove("documentNumber");
            form.remove("decidedOn");
            long version = draft("publisher1", form);
            form.put("lockVersion", lockVersion("publisher1", version));
            form.put("action", "submit");
            form.put("documentTitle", "刚刚改过的名称");
            Response answer = send("publisher1", "/staff/eia/versions/" + version + "/edit", form);
            assertEquals(422, answer.statusCode());
            Document page = Jsoup.parse(answer.asString());
            assertEquals("请填写文号。", page.selectFirst("#documentNumber-error").ownText());
            assertEquals("请填写发文日期。", page.selectFirst("#decidedOn-error").ownText());
            assertEquals("请上传批复全文（PDF）。", page.selectFirst("#fullTextFile-error").ownText());
            assertEquals(List.of("#documentNumber", "#decidedOn", "#fullTextFile"),
                    page.select("#error-summary a").eachAttr("href"));
            assertEquals("刚刚改过的名称", page.select("#documentTitle").val());
            assertEquals(422, move("publisher1", version, "SUBMIT", null).statusCode());
        });
    }

    @Test
    void changeBySomebodyElseMeanwhileIsNotOverwritten() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            long version = draft("publisher1", form);
            form.put("lockVersion", lockVersion("publisher1", version));
            form.put("action", "save");
            assertEquals(303, send("publisher2", "/staff/eia/versions/" + version + "/edit", form).statusCode());
            Response stale = send("publisher1", "/staff/eia/versions/" + version + "/edit", form);
            assertEquals(409, stale.statusCode());
            assertTrue(stale.asString().contains("已被别人改动"), stale.asString());
        });
    }

    @Test
    void twoApprovalsAtOncePublishOnce() {
        onTuesday(() -> {
            long version = draft("publisher1", proposed());
            move("publisher1", version, "SUBMIT", null);
            String lock = page("publisher2", "/staff/eia/versions/" + version).select("input[name=lockVersion]").val();
            List<Integer> answers = Stream.of(1, 2).map(i -> CompletableFuture.supplyAsync(
                    () -> as("publisher2").contentType(ContentType.URLENC).formParam("move", "APPROVE")
                            .formParam("lockVersion", lock).post("/staff/eia/versions/" + version + "/moves").statusCode()))
                    .toList().stream().map(CompletableFuture::join).sorted().toList();
            assertEquals(List.of(303, 409), answers);
        });
    }

    @Test
    void sameFormSentTwiceIsStoredOnce() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            form.put("idempotencyKey", UUID.randomUUID().toString());
            String first = send("publisher1", "/staff/eia/new", form).header("Location");
            assertEquals(first, send("publisher1", "/staff/eia/new", form).header("Location"));
            form.put("idempotencyKey", UUID.randomUUID().toString());
            assertNotEquals(first, send("publisher1", "/staff/eia/new", form).header("Location"));
        });
    }

    @Test
    void noticeWhoseFirstDayHasPassedIsNotPublished() {
        long[] version = new long[1];
        onTuesday(() -> {
            version[0] = draft("publisher1", proposed());
            move("publisher1", version[0], "SUBMIT", null);
        });
        TestClock.at(Instant.parse("2026-11-25T02:00:00Z"), () -> {
            Response late = move("publisher2", version[0], "APPROVE", null);
            assertEquals(422, late.statusCode());
            assertTrue(late.asString().contains("已经过去"), late.asString());
        });
    }

    @Test
    void nextNoticeOfAProjectStartsFromItsFacts() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            long version = draft("publisher1", form);
            EiaSteps.publish(version);
            String next = page("publisher1", "/staff/eia").select("a[href^=/staff/eia/new?stage=decision&project=]").stream()
                    .filter(a -> a.closest("tr").text().contains(form.get("projectName"))).findFirst().orElseThrow()
                    .attr("href");
            Document start = page("publisher1", next);
            assertEquals(form.get("projectName"), start.select("#projectName").val());
            assertEquals("430626111", start.selectFirst("#township option[selected]").val());
            assertTrue(start.select("#summary").isEmpty());
            assertEquals(1, start.select("#documentNumber").size());
        });
    }
}
