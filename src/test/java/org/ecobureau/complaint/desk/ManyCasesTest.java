package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.shared.time.TestClock;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class ManyCasesTest {

    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk DISPATCHER = new Desk("dispatcher1");
    private static final Desk OFFICER = new Desk("officer1");
    private static final Desk LEADER = new Desk("leader1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    private static String chosen(Document list, String number) {
        Element box = list.selectFirst("input[name=chosen][value^=" + number + "@]");
        assertNotNull(box, number + " is not on the list");
        return box.val();
    }

    private static Response many(Desk desk, String step, String unit, String said, String... chosen) {
        var form = desk.form();
        for (String one : chosen) {
            form.formParam("chosen", one);
        }
        return form.formParam("step", step).formParam("unit", unit).formParam("said", said)
                .formParam("back", "/staff/cases?box=all").post("/staff/cases/many");
    }

    /** What is missing is asked for once more, with the ticks; words that were not used can be copied. */
    @Test
    void whatIsMissingIsAskedForWithTheTicksAndNoWordsAreLost() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        String one = chosen(DISPATCHER.page("/staff/cases?box=all&number=" + number), number);
        Document missing = Desk.html(many(DISPATCHER, "assign", "", "", one), 422);
        assertNotNull(missing.getElementById("unit-error"));
        assertEquals(one, missing.selectFirst("input[name=chosen]").val());
        assertEquals(200, DISPATCHER.send(missing, "/staff/cases/many", "unit", "enforcement", "step", "assign").statusCode());
        assertEquals("已交办", Desk.status(OFFICER.caseOf(number)));
        Document none = Desk.html(many(LEADER, "urge", "", "请三天内办好"), 422);
        assertTrue(none.getElementById("typed").text().contains("请三天内办好"));
        Document failed = Desk.html(many(LEADER, "urge", "", "请三天内办好", one), 200);
        assertTrue(failed.text().contains("没有办成 1 件") && failed.getElementById("typed").text().contains("请三天内办好"),
                failed.text());
        assertEquals(200, LEADER.form().head("/staff").statusCode(), "what the script asks before it sends a form");
    }

    @Test
    void chosenCasesAreAssignedTogetherAndAConflictHidesNothing() {
        String one = fixture.registered().number();
        String two = fixture.registered().number();
        fixture.bring(one, CaseStatus.ACCEPTED).bring(two, CaseStatus.ACCEPTED);
        Document list = DISPATCHER.page("/staff/cases?box=mine&number=" + one.substring(0, one.length() - 1));
        String first = chosen(DISPATCHER.page("/staff/cases?box=all&number=" + one), one);
        String second = chosen(DISPATCHER.page("/staff/cases?box=all&number=" + two), two);
        assertNotNull(list.selectFirst("button[value=assign]"));
        cases.move(two, CaseMove.of(CaseAction.NOTE).with(Datum.TEXT, "同事刚刚写的"), CaseFixture.INTAKE);
        cases.move(two, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "wushi-station"), CaseFixture.DISPATCHER);
        Document result = Desk.html(many(DISPATCHER, "assign", "enforcement", "", first, second, "PJ-W-20000101-0001@1"), 200);
        assertTrue(result.text().contains("办成 1 件，没有办成 2 件。"), result.text());
        List<String> rows = result.select("tbody tr").eachText();
        assertEquals(3, rows.size());
        assertTrue(rows.get(0).contains("已办：现在是“"), rows.get(0));
        assertTrue(rows.get(1).contains("没有办成：这件投诉刚刚被别人更新过"), rows.get(1));
        assertTrue(rows.get(2).startsWith("PJ-W-20000101-0001 没有办成："), rows.get(2));
        assertEquals("/staff/cases?box=all", result.selectFirst("a:contains(回到列表)").attr("href"));
        Document twice = Desk.html(many(DISPATCHER, "assign", "enforcement", "", first), 200);
        assertTrue(twice.text().contains("办成 0 件，没有办成 1 件。"), "sent twice, assigned once");
    }

    @Test
    void chosenCasesAreUrgedAndMarkedOnEveryList() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        cases.move(number, CaseMove.of(CaseAction.SUPERVISE).with(Datum.TEXT, "每天报"), CaseFixture.LEADER);
        String chosen = chosen(LEADER.page("/staff/cases?box=all&number=" + number), number);
        Desk.html(many(LEADER, "urge", "", "本周内答复", chosen), 200);
        Document list = OFFICER.page("/staff/cases?box=own&number=" + number);
        assertEquals(List.of("领导督办", "催办 1 次"), list.select("tbody .desk-mark").eachText());
        assertNull(list.selectFirst("input[name=chosen]"), "officers choose nothing");
        assertTrue(OFFICER.caseOf(number).select(".case-timeline").text().contains("本周内答复"));
    }

    @Test
    void nothingChosenOrNothingSaidIsToldAndNothingIsDone() {
        String number = fixture.registered().number();
        assertTrue(Desk.html(many(DISPATCHER, "assign", "enforcement", ""), 422).text().contains("没有选中任何投诉件"));
        assertTrue(Desk.html(many(DISPATCHER, "assign", "", "", number + "@0"), 422).text().contains("请选择承办单位"));
        assertTrue(Desk.html(many(INTAKE, "urge", "", " ", number + "@0"), 422).text().contains("请填写催办要求"));
        assertEquals(400, many(INTAKE, "close", "", "", number + "@0").statusCode());
        Document refused = Desk.html(many(INTAKE, "assign", "enforcement", "", number + "@0"), 200);
        assertTrue(refused.text().contains("没有办成"), "intake clerks do not assign");
        assertEquals(403, many(OFFICER, "urge", "", "快", number + "@0").statusCode());
    }

    @Test
    void aListIsKeptUnderANameByItsOwnerAlone() {
        String name = "噪声-" + UUID.randomUUID().toString().substring(0, 8);
        Document list = INTAKE.page("/staff/cases?box=all&type=noise&q=施工 夜里");
        Response kept = INTAKE.send(list, "/staff/cases/lists", "name", name);
        assertEquals(303, kept.statusCode());
        Document after = INTAKE.page("/staff/cases");
        Element link = after.selectFirst(".desk-saved a:contains(" + name + ")");
        assertEquals("/staff/cases?box=all&type=noise&q=" + enc("施工 夜里"), link.attr("href"));
        assertEquals("施工 夜里",
                INTAKE.page(java.net.URLDecoder.decode(link.attr("href"), StandardCharsets.UTF_8)).selectFirst("#q").val());
        assertFalse(new Desk("intake2").page("/staff/cases").text().contains(name));
        String delete = link.parent().selectFirst("form").attr("action");
        assertEquals(404, new Desk("intake2").form().post(delete).statusCode());
        assertEquals(303, INTAKE.send(after, delete).statusCode());
        assertFalse(INTAKE.page("/staff/cases").text().contains(name));
    }

    @Test
    void aNameThatCannotBeIsMendedOnASmallPageOfItsOwn() {
        Document list = INTAKE.page("/staff/cases?box=all&type=noise&q=施工 夜里");
        assertNotNull(html(INTAKE.send(list, "/staff/cases/lists", "name", " "), 422).selectFirst("#name-error"));
        Document longName = html(INTAKE.send(list, "/staff/cases/lists", "name", "长".repeat(41)), 422);
        assertTrue(longName.title().startsWith("请改正："), longName.title());
        assertEquals("长".repeat(41), longName.selectFirst("#name").val());
        String back = longName.selectFirst("main p a").attr("href");
        assertEquals("/staff/cases?box=all&type=noise&q=" + enc("施工 夜里"), back);
        String name = "短-" + UUID.randomUUID().toString().substring(0, 8);
        Response kept = INTAKE.send(longName, "/staff/cases/lists", "name", name);
        assertEquals(303, kept.statusCode());
        Element link = INTAKE.page("/staff/cases").selectFirst(".desk-saved a:contains(" + name + ")");
        assertEquals(back, link.attr("href"), "with the conditions it had");
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aWordTooShortIsSaidAtTheField() {
        Document page = INTAKE.page("/staff/cases?box=all&q=石");
        assertEquals("请至少写两个字。", page.selectFirst(".govuk-error-summary a[href=#q]").text());
        assertTrue(INTAKE.page("/staff/cases?box=all&q=绝对没有的词语").text().contains("没有符合这些条件的投诉件"));
    }

    @Test
    void aCallersEarlierCasesAreFoundWithoutThePhoneInAnyAddress() {
        String phone = "137" + String.format("%08d", Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
        String number = fixture.registered(Forms.person("named", "周建国", phone, null)).number();
        Document list = INTAKE.page("/staff/cases");
        Document found = html(INTAKE.send(list, "/staff/cases/by-phone", "phone", phone), 200);
        assertEquals(number, found.selectFirst("tbody .case-number a").text());
        assertFalse(found.html().contains("周建国"));
        assertTrue(html(INTAKE.send(list, "/staff/cases/by-phone", "phone", ""), 422)
                .selectFirst("#phone-error").text().contains("完整的电话号码"));
        Document wrong = html(INTAKE.send(list, "/staff/cases/by-phone", "phone", "周建国 1380"), 422);
        assertTrue(wrong.selectFirst("#phone-error").text().contains("电话号码不对"));
        assertEquals("周建国 1380", wrong.selectFirst("#phone").val());
        assertFalse(wrong.text().contains("没有找到"), "nothing was looked for");
        assertNull(DISPATCHER.page("/staff/cases").selectFirst("form[action$=by-phone]"));
        assertEquals(403, DISPATCHER.form().formParam("phone", phone).post("/staff/cases/by-phone").statusCode());
    }

    @Test
    void workloadStandsByUnitAndOfficerAndLeadsToTheCases() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        Document page = DISPATCHER.page("/staff/cases/workload");
        Element unit = page.selectFirst("th a[href='/staff/cases?box=all&unit=enforcement']");
        assertNotNull(unit, page.text());
        assertTrue(page.select("td").eachText().stream().anyMatch(t -> t.strip().equals("officer1")), page.text());
        long all = page.select("tbody th").stream().mapToLong(th -> Long.parseLong(th.nextElementSibling().text())).sum();
        assertEquals(all, Long.parseLong(page.selectFirst("tfoot td").text()));
        assertEquals(1, DISPATCHER.page("/staff/cases?box=all&unit=enforcement&number=" + number).select("tbody tr").size());
        assertEquals(0, DISPATCHER.page("/staff/cases?box=all&unit=wushi-station&number=" + number).select("tbody tr").size());
        assertEquals(403, OFFICER.get("/staff/cases/workload").statusCode());
        assertEquals(400, DISPATCHER.get("/staff/cases?unit=nowhere").statusCode());
    }

    @Test
    void everyoneSeesThePilesOfTheirRoleAndTheLeaderTheMissingCalendar() {
        assertEquals(List.of("紧急", "我要办的", "我承办的", "协办", "快到期", "已提醒", "已超期", "领导督办", "投诉人有新话", "我的草稿", "全部", "已结束"),
                tabs(OFFICER));
        assertEquals(List.of("紧急", "我要办的", "快到期", "已提醒", "已超期", "领导督办", "等批延期", "到期核查", "暂停删除待复核", "我的草稿", "全部", "已结束"),
                tabs(LEADER));
        assertEquals(List.of("紧急", "我要办的", "快到期", "已提醒", "已超期", "领导督办", "被退回", "我的草稿", "网站纠错", "全部", "已结束"), tabs(DISPATCHER));
        TestClock.at(Instant.parse("2026-09-01T02:00:00Z"),
                () -> assertNull(LEADER.page("/staff/cases").selectFirst("[role=alert]")));
        TestClock.at(Instant.parse("2026-12-20T02:00:00Z"), () -> {
            assertTrue(LEADER.page("/staff/cases").selectFirst("[role=alert]").text().contains("缺少 2027 年的工作日历"));
            assertTrue(DISPATCHER.page("/staff/cases").selectFirst("[role=alert]").text().contains("缺少 2027 年的工作日历"));
            assertNull(INTAKE.page("/staff/cases").selectFirst("[role=alert]"));
        });
        assertEquals(21, OFFICER.page("/staff/cases/keys").select("tbody tr").size());
    }

    private static List<String> tabs(Desk desk) {
        return desk.page("/staff/cases").select(".desk-tabs a").stream().map(Element::ownText).toList();
    }
}
