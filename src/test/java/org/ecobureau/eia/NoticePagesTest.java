package org.ecobureau.eia;

import static io.restassured.RestAssured.given;
import static org.ecobureau.eia.EiaSteps.as;
import static org.ecobureau.eia.EiaSteps.draft;
import static org.ecobureau.eia.EiaSteps.move;
import static org.ecobureau.eia.EiaSteps.noticeOf;
import static org.ecobureau.eia.EiaSteps.onTuesday;
import static org.ecobureau.eia.EiaSteps.projectOf;
import static org.ecobureau.eia.EiaSteps.proposed;
import static org.ecobureau.eia.EiaSteps.publicPage;
import static org.ecobureau.eia.EiaSteps.publish;
import static org.ecobureau.eia.EiaSteps.send;
import static org.ecobureau.eia.EiaSteps.versionOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.ecobureau.shared.time.TestClock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
class NoticePagesTest {

    @Test
    void openNoticeShowsFactsDaysLeftAndRights() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            long id = publish(form);
            Document page = publicPage("/eia/notices/" + id);
            assertEquals(form.get("projectName"), page.selectFirst("h1").text());
            assertEquals("公示中", page.selectFirst("main .govuk-tag").text());
            assertTrue(page.selectFirst(".eia-status").text().contains("还剩 5 个工作日（12 月 1 日 24:00 截止）"), page.text());
            assertEquals("生态环境影响报告书", page.selectFirst("#reportType dd").text());
            assertEquals("伍市镇", page.selectFirst("#township dd").text());
            assertEquals("岳阳市生态环境局平江分局", page.selectFirst("#authority dd").text());
            assertEquals("拟批准", page.selectFirst("#outcome dd").text());
            assertEquals(2, page.select("#summary p").size());
            assertTrue(page.selectFirst("section[aria-labelledby=hearing]").text().contains("五个工作日内"));
            assertTrue(page.selectFirst("section[aria-labelledby=opinions]").text().contains("12345"));
            assertEquals(List.of("受理", "拟审批", "审批决定"),
                    page.select(".eia-steps li > :first-child").eachText());
            assertEquals("拟审批", page.selectFirst(".eia-steps [aria-current=step] span").text());
            assertTrue(page.selectFirst(".eia-address").text().endsWith("/eia/notices/" + id));
            assertTrue(page.select("a[href$=/comment], a[href$=/hearing]").isEmpty());
            assertTrue(page.select("#remedies").isEmpty());
        });
    }

    @Test
    void noticeOpensAtMidnightAndClosesByItselfAndKeepsItsAddress() {
        long[] id = new long[1];
        onTuesday(() -> id[0] = publish(proposed()));
        TestClock.at(Instant.parse("2026-12-01T15:59:59Z"), () -> {
            Document last = publicPage("/eia/notices/" + id[0]);
            assertTrue(last.selectFirst(".eia-status").text().contains("今天 24:00 截止"), last.text());
            given().get("/api/v1/eia/notices/" + id[0]).then().body("open", equalTo(true));
        });
        TestClock.at(Instant.parse("2026-12-01T16:00:00Z"), () -> {
            Document closed = publicPage("/eia/notices/" + id[0]);
            assertEquals("已结束", closed.selectFirst("main .govuk-tag").text());
            assertTrue(closed.select("section[aria-labelledby=opinions]").isEmpty());
            given().get("/api/v1/eia/notices/" + id[0]).then().statusCode(200).body("open", equalTo(false));
        });
    }

    @Test
    void listShowsOpenNoticesBeforeClosedOnesAndFilters() {
        onTuesday(() -> {
            Map<String, String> early = proposed();
            publish(early);
            Map<String, String> late = proposed();
            late.put("periodFirst", "2026-12-03");
            publish(late);
            TestClock.at(Instant.parse("2026-12-04T02:00:00Z"), () -> {
                List<String> names = publicPage("/eia?township=430626111&year=2026").select(".eia-list h2").eachText();
                assertTrue(names.indexOf(late.get("projectName")) < names.indexOf(early.get("projectName")), names.toString());
                List<String> open = publicPage("/eia?open=true").select(".eia-list h2").eachText();
                assertTrue(open.contains(late.get("projectName")));
                assertFalse(open.contains(early.get("projectName")));
                List<String> elsewhere = publicPage("/eia?township=430626101").select(".eia-list h2").eachText();
                assertFalse(elsewhere.contains(late.get("projectName")));
                Document decisions = publicPage("/eia?stage=decision");
                assertFalse(decisions.text().contains(late.get("projectName")));
                assertEquals("decision", decisions.selectFirst("#stage option[selected]").val());
            });
        });
        given().get("/eia?stage=nonsense").then().statusCode(400);
    }

    @Test
    void listIsPagedByKeyWithoutGapOrRepetition() {
        onTuesday(() -> {
            for (int i = 0; i < 22; i++) {
                Map<String, String> form = proposed();
                form.put("township", "430626208");
                publish(form);
            }
            Document first = publicPage("/eia?township=430626208");
            List<String> names = first.select(".eia-list h2").eachText();
            assertEquals(20, names.size());
            List<String> second = publicPage(first.selectFirst("a[rel=next]").attr("href")).select(".eia-list h2").eachText();
            assertTrue(second.size() >= 2);
            assertTrue(second.stream().noneMatch(names::contains));
        });
    }

    @Test
    void draftsAndWaitingNoticesAreNowherePublic() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            long version = draft("publisher1", form);
            long notice = noticeOf(version);
            for (int step = 0; step < 2; step++) {
                given().get("/eia/notices/" + notice).then().statusCode(404);
                given().get("/eia/projects/" + projectOf(notice)).then().statusCode(404);
                given().get("/api/v1/eia/notices/" + notice).then().statusCode(404);
                given().get("/api/v1/eia/projects/" + projectOf(notice)).then().statusCode(404);
                for (String list : List.of("/eia", "/api/v1/eia/notices?limit=1000", "/api/v1/eia/notices.csv")) {
                    given().get(list).then().statusCode(200).body(not(containsString(form.get("projectName"))));
                }
                move("publisher1", version, "SUBMIT", null);
            }
        });
    }

    @Test
    void correctionShowsReasonAndBothValuesAtTheSameAddress() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            long id = publish(form);
            Response silent = as("publisher1").contentType(ContentType.URLENC.withCharset("UTF-8"))
                    .formParam("reason", "长".repeat(501)).post("/staff/eia/notices/" + id + "/corrections");
            assertEquals(422, silent.statusCode());
            Document refused = Jsoup.parse(silent.asString());
            assertEquals("#reason-correct", refused.selectFirst(".govuk-error-summary a").attr("href"));
            assertEquals("长".repeat(501), refused.selectFirst("#reason-correct").text(), "what was typed stays");
            Response opened = as("publisher1").contentType(ContentType.URLENC.withCharset("UTF-8"))
                    .formParam("reason", "建设单位名称有误").post("/staff/eia/notices/" + id + "/corrections");
            long second = versionOf(opened.header("Location"));
            form.put("builder", "改正后的公司");
            form.put("lockVersion", EiaSteps.lockVersion("publisher1", second));
            form.put("action", "submit");
            assertEquals(303, send("publisher1", "/staff/eia/versions/" + second + "/edit", form).statusCode());
            assertEquals("测试建材有限公司", publicPage("/eia/notices/" + id).selectFirst("#builder dd").text());
            assertEquals(303, move("publisher2", second, "APPROVE", null).statusCode());
            Document page = publicPage("/eia/notices/" + id);
            assertEquals("改正后的公司", page.selectFirst("#builder dd").text());
            String corrections = page.selectFirst("section[aria-labelledby=corrections]").text();
            assertTrue(corrections.contains("建设单位名称有误"), corrections);
            assertEquals(List.of("测试建材有限公司", "改正后的公司"),
                    page.select("section[aria-labelledby=corrections] td").eachText());
            given().get("/api/v1/eia/notices/" + id).then().body("builder", equalTo("改正后的公司")).body("version", equalTo(2));
        });
    }

    @Test
    void withdrawnNoticeLeavesItsReasonAtItsAddress() {
        long[] version = new long[1];
        Map<String, String> form = proposed();
        onTuesday(() -> {
            version[0] = draft("publisher1", form);
            publish(version[0]);
            Response early = move("publisher1", version[0], "ASK_WITHDRAWAL", "项目取消");
            assertEquals(409, early.statusCode());
            assertTrue(early.asString().contains("公示期内不能提前撤回"), early.asString());
            Document desk = EiaSteps.page("publisher1", "/staff/eia/versions/" + version[0]);
            assertTrue(desk.select("input[value=ASK_WITHDRAWAL]").isEmpty());
            assertTrue(desk.text().contains("公示期内不能撤回"));
        });
        TestClock.at(Instant.parse("2026-12-02T02:00:00Z"), () -> {
            long id = noticeOf(version[0]);
            assertEquals(303, move("publisher1", version[0], "ASK_WITHDRAWAL", "项目取消").statusCode());
            assertEquals(200, given().get("/api/v1/eia/notices/" + id).statusCode());
            assertEquals(403, move("publisher1", version[0], "WITHDRAW", null).statusCode());
            assertEquals(303, move("publisher2", version[0], "WITHDRAW", null).statusCode());
            Document page = publicPage("/eia/notices/" + id);
            assertEquals("已撤回", page.selectFirst("main .govuk-tag").text());
            assertTrue(page.text().contains("项目取消"));
            assertFalse(page.text().contains(form.get("measures")));
            given().get("/api/v1/eia/notices/" + id).then().statusCode(404).body("detail", containsString("项目取消"));
            given().get("/api/v1/eia/notices?limit=1000").then().body(not(containsString(form.get("projectName"))));
            assertTrue(publicPage("/eia/projects/" + projectOf(id)).text().contains("已撤回"));
        });
    }

    @Test
    void projectShowsItsNoticesAsATimeLine() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            long first = publish(form);
            long project = projectOf(first);
            form.put("project", String.valueOf(project));
            form.put("periodFirst", "2026-12-10");
            long second = publish(form);
            Document page = publicPage("/eia/projects/" + project);
            assertEquals(form.get("projectName"), page.selectFirst("h1").text());
            assertEquals(List.of("/eia/notices/" + first, "/eia/notices/" + second),
                    page.select("ol.rows a").eachAttr("href"));
            assertEquals(List.of("公示中", "即将公示"), page.select("ol.rows .govuk-tag").eachText());
        });
    }
}
