package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Forms;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.hibernate.SessionFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The entry screen: who called before, additions to earlier cases, visits, questions, the slip. */
@QuarkusTest
class EntryPagesTest {

    private static final String NEW = "/staff/cases/new";
    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    EntityManager database;

    @Inject
    SessionFactory sessions;

    private static String freshPhone() {
        return "139" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);
    }

    private Registered called(String mode, String phone) {
        return cases.register(fixture.checked(Forms.person(mode, "何来电", phone, null)),
                CaseService.Origin.of(Channel.PHONE, null),
                CaseFixture.INTAKE);
    }

    private long searches() {
        return ((Number) database.createNativeQuery("SELECT COUNT(*) FROM audit_entry WHERE kind = 'identity.searched'")
                .getSingleResult()).longValue();
    }

    private static Response receiptPage(Response saved, String account) {
        return RestAssured.given().header(TestIdentityMechanism.HEADER, account)
                .cookie("eco_entry", saved.getCookie("eco_entry")).get(NEW + "/receipt");
    }

    private static Document receipt(Response saved) {
        assertEquals(303, saved.statusCode(), saved.asString());
        return html(RestAssured.given().header(TestIdentityMechanism.HEADER, "intake1")
                .cookie("eco_entry", saved.getCookie("eco_entry")).get(NEW + "/receipt"), 200);
    }

    @Test
    void theFirstFieldIsThePhoneAndEveryPartHasAKey() {
        Document page = INTAKE.page(NEW);
        assertEquals("phone", page.select("form.entry input:not([type=hidden]), form.entry select, form.entry textarea").get(0)
                .attr("name"));
        assertTrue(page.selectFirst("#phone").hasAttr("autofocus"));
        assertEquals(List.of("1", "2", "3", "4", "5"), page.select(".entry-keys a").eachAttr("accesskey"));
        page.select(".entry-keys a").forEach(a -> assertNotNull(page.selectFirst(a.attr("href")), a.outerHtml()));
        assertEquals("q", page.selectFirst("#lookup").attr("accesskey"));
        assertEquals("s", page.selectFirst(".entry-save button").attr("accesskey"));
        assertEquals("phone", page.selectFirst("#channel option[selected]").val());
        assertEquals("letter", INTAKE.page(NEW + "?channel=letter").selectFirst("#channel option[selected]").val());
        sessions.getStatistics().setStatisticsEnabled(true);
        INTAKE.page(NEW);
        long before = sessions.getStatistics().getPrepareStatementCount();
        INTAKE.page(NEW);
        assertTrue(sessions.getStatistics().getPrepareStatementCount() - before <= 2,
                "the screen asks the database for nothing");
    }

    @Test
    void aCallersEarlierCasesStandBesideEverythingTyped() {
        String phone = freshPhone();
        String named = called("named", phone).number();
        String sealed = called("confidential", phone).number();
        long before = searches();
        Document page = html(INTAKE.send(INTAKE.page(NEW), NEW, "phone", phone.substring(0, 3) + " " + phone.substring(3),
                "name", "何来电", "description", "又开始了", "township", "三市", "types", "water", "do", "caller"), 200);
        Document shown = page;
        assertEquals(List.of(named + "（在新窗口打开）"), shown.select(".entry-earlier a").eachText());
        String line = shown.selectFirst(".entry-earlier li").text();
        for (String word : List.of("大气", "伍市镇", "已登记", "正常")) {
            assertTrue(line.contains(word), line);
        }
        assertFalse(shown.html().contains(sealed), "sealed reporters are not found by phone");
        assertEquals(before + 1, searches());
        assertEquals("又开始了", shown.selectFirst("#description").text());
        assertEquals("三市", shown.selectFirst("#township").val());
        assertEquals("何来电", shown.selectFirst("#name").val());
        assertNotNull(shown.selectFirst("input[name=types][value=water][checked]"));

        Document piece = html(INTAKE.form().formParam("phone", phone).post(NEW + "/caller"), 200);
        assertEquals("note:" + named, piece.selectFirst("button[name=do]").val());
        assertNull(piece.selectFirst("form, nav, h1"), "a piece of the page only");
        assertTrue(html(INTAKE.form().formParam("phone", freshPhone()).post(NEW + "/caller"), 200).text().contains("没有找到"));
        assertTrue(html(INTAKE.form().formParam("phone", " ").post(NEW + "/caller"), 200).text().contains("请先填写电话"));
        assertEquals(403, new Desk("officer1").form().formParam("phone", phone).post(NEW + "/caller").statusCode());
    }

    /** Who looks by phone sees who reported what: the reporter reads it, the auditor reads which cases. */
    @Test
    void aReporterWhoIsFoundByPhoneIsTold() {
        String phone = freshPhone();
        Registered named = called("named", phone);
        Registered second = called("named", phone);
        Registered other = called("named", freshPhone());
        html(INTAKE.form().formParam("phone", phone).post(NEW + "/caller"), 200);
        html(INTAKE.form().formParam("phone", phone).post("/staff/cases/by-phone"), 200);
        for (Registered found : List.of(named, second)) {
            Browser reporter = new Browser()
                    .post("/complaints/track", "number", found.number(), "code", found.receiptCode()).follow();
            Document page = reporter.page();
            assertEquals(2, page.select("#identity-log li").size(), page.select("#identity-log").text());
            String told = page.selectFirst("#identity-log li").text();
            assertTrue(told.contains("受理员按您的电话号码查到了这一件"), told);
            assertFalse(reporter.answer().asString().contains("intake1"), "by role, not by name");
            assertEquals(List.of("found", "found"), RestAssured.given().header("Receipt-Code", found.receiptCode())
                    .get("/api/v1/complaints/" + found.number()).jsonPath().getList("identityViews.kind"));
            assertEquals(2, audited("identity.found", found.number(), "%intake1%"));
        }
        assertEquals(0, audited("identity.found", other.number(), "%"));
        assertEquals(2, audited("identity.searched", "phone",
                "by intake1: 2 cases " + second.number() + " " + named.number()));
    }

    private long audited(String kind, String subject, String detail) {
        return ((Number) database
                .createNativeQuery("SELECT COUNT(*) FROM audit_entry WHERE kind = ?1 AND subject = ?2 AND detail LIKE ?3")
                .setParameter(1, kind).setParameter(2, subject).setParameter(3, detail).getSingleResult()).longValue();
    }

    @Test
    void whatACallerAddsGoesToTheirCaseForHandlersAndReporter() {
        String phone = freshPhone();
        Registered earlier = called("named", phone);
        Document page = html(INTAKE.send(INTAKE.page(NEW), NEW, "phone", phone, "do", "caller"), 200);
        Document empty = html(INTAKE.send(page, NEW, "do", "note:" + earlier.number()), 422);
        assertNotNull(empty.selectFirst("#description-error"));
        assertNotNull(empty.selectFirst(".entry-earlier"), "the earlier cases stay");
        String[] addition = { "description", "昨晚又冒黑烟，一直到两点。", "receivedAt", "2026-11-19T08:30", "do",
                "note:" + earlier.number() };
        for (int i = 0; i < 2; i++) {
            Response added = INTAKE.send(empty, NEW, addition);
            assertEquals(303, added.statusCode(), added.asString());
            assertTrue(added.getHeader("Location").contains("/staff/cases/" + earlier.number() + "?done=call-note"));
        }
        Document desk = INTAKE.page("/staff/cases/" + earlier.number() + "?done=call-note");
        assertTrue(desk.selectFirst("[role=status]").text().contains("记录来电补充"));
        assertEquals(1, desk.select(".case-messages li").size(), "sent twice, recorded once");
        String said = desk.selectFirst(".case-messages li").text();
        assertTrue(said.contains("投诉人（intake1 记录）") && said.contains("（电话，工作人员记录） 昨晚又冒黑烟"), said);
        String line = desk.select(".case-timeline > li").last().text();
        assertTrue(line.contains("记录来电补充") && line.contains("2026年11月19日 08:30"), line);
        Browser reporter = new Browser()
                .post("/complaints/track", "number", earlier.number(), "code", earlier.receiptCode()).follow();
        assertTrue(reporter.page().text().contains("昨晚又冒黑烟，一直到两点。"));
        assertFalse(reporter.answer().asString().contains("intake1"), "by role, not by name");
    }

    /** A fault of other systems: a reply attached to somebody else's case by quoting its number. */
    @Test
    void anAdditionNeverGoesToSomebodyElsesCaseByQuotingItsNumber() {
        String foreign = called("named", freshPhone()).number();
        String sealedPhone = freshPhone();
        String sealed = called("confidential", sealedPhone).number();
        Document page = INTAKE.page(NEW);
        for (String[] phoneAndNumber : List.of(new String[] { freshPhone(), foreign }, new String[] { sealedPhone, sealed },
                new String[] { "", foreign }, new String[] { sealedPhone, "PJ-D-20200101-0001" })) {
            Document refused = html(INTAKE.send(page, NEW, "phone", phoneAndNumber[0], "description", "这是补充的话", "do",
                    "note:" + phoneAndNumber[1]), 409);
            assertTrue(refused.select(".govuk-error-summary").text().contains("对不上"), refused.text());
            assertEquals("这是补充的话", refused.selectFirst("#description").text());
        }
        assertTrue(reader.forReceipt(foreign).messages().isEmpty());
        assertTrue(reader.forReceipt(sealed).messages().isEmpty());
    }

    @Test
    void questionsOfASubtypeAreAskedAndKept() {
        Document page = INTAKE.page(NEW);
        assertNotNull(page.selectFirst("details[data-type=air] .subtype-more input[name=odourStrength]"));
        Document slip = receipt(INTAKE.send(page, NEW, "identity", "anonymous", "description", "傍晚臭味很重，关窗也闻得到。", "township",
                "三市镇", "types", "air", "subtypes.air", "odour", "odourStrength", "closed", "smokeColour", "black"));
        String facts = INTAKE.caseOf(slip.getElementById("receipt-number").text()).select(".facts").text();
        assertTrue(facts.contains("关着窗也能闻到") && facts.contains("三市镇"), facts);
        assertFalse(facts.contains("黑色"), "an answer to what was not chosen is a leftover");
    }

    @Test
    void aTownshipIsKnownByItsFirstCharacters() {
        Document wrong = html(INTAKE.send(INTAKE.page(NEW), NEW, "identity", "anonymous", "description", "工地夜里一直在打桩，很吵。",
                "township", "天堂", "types", "noise"), 422);
        assertNotNull(wrong.selectFirst("#township-error"));
        assertEquals("天堂", wrong.selectFirst("#township").val());
        Document slip = receipt(INTAKE.send(wrong, NEW, "township", "县外"));
        assertTrue(INTAKE.caseOf(slip.getElementById("receipt-number").text()).text().contains("县外或不清楚"));
    }

    @Test
    void aVisitOfManyNeedsAtMostFiveWhoSpeak() {
        String[] visit = { "channel", "visit", "identity", "anonymous", "description", "我们组里七户都闻到刺鼻的气味。", "township", "三市",
                "types", "air", "visitors", "7" };
        Document many = html(INTAKE.send(INTAKE.page(NEW), NEW, visit), 422);
        assertTrue(many.getElementById("representatives-error").text().contains("信访工作条例第二十条"));
        assertNotNull(html(INTAKE.send(many, NEW, "representatives", "6"), 422).getElementById("representatives-error"));
        Document slip = receipt(INTAKE.send(many, NEW, "representatives", "5"));
        String number = slip.getElementById("receipt-number").text();
        assertTrue(number.startsWith("PJ-F-"), number);
        String line = INTAKE.caseOf(number).select(".case-timeline > li").first().text();
        assertTrue(line.contains("来访人数：7 人") && line.contains("代表人数：5 人"), line);
    }

    /** A cookie that somebody kept aside shows the code no longer than the page promises. */
    @Test
    void theReceiptCodeIsShownForTenMinutesWhoeverKeepsTheCookie() {
        Response saved = INTAKE.send(INTAKE.page(NEW), NEW, "identity", "anonymous", "description", "河边倒了三车建筑垃圾，没有人管。",
                "township", "伍市镇", "types", "solidWaste");
        assertEquals(303, saved.statusCode(), saved.asString());
        Instant now = TestClock.now();
        TestClock.at(now.plus(Duration.ofMinutes(9)), () -> assertEquals(200, receiptPage(saved, "intake1").statusCode()));
        TestClock.at(now.plus(Duration.ofMinutes(11)), () -> {
            Response late = receiptPage(saved, "intake1");
            assertEquals(404, late.statusCode(), late.asString());
            assertTrue(late.asString().contains("回执只显示十分钟"));
        });
        assertEquals(404, receiptPage(saved, "intake2").statusCode(), "nor to another clerk");
    }

    @Test
    void aYearThatIsTooOldIsAMistakeAtItsField() {
        Document wrong = html(INTAKE.send(INTAKE.page(NEW), NEW, "identity", "anonymous", "description", "河边倒了三车建筑垃圾，没有人管。",
                "township", "伍市镇", "types", "solidWaste", "receivedAt", "0026-11-20T10:00"), 422);
        assertTrue(wrong.getElementById("receivedAt-error").text().contains("请检查年份"));
    }

    @Test
    void theSlipIsSignedAndHasLinesForTheirHands() {
        Document slip = receipt(INTAKE.send(INTAKE.page(NEW), NEW, "identity", "anonymous", "description",
                "河边倒了三车建筑垃圾，没有人管。", "township", "伍市镇", "types", "solidWaste"));
        assertEquals(List.of("投诉人（签名）", "受理人（签名）", "日期"), slip.select(".entry-signs dt").eachText());
        assertEquals(2, slip.select(".slip svg").size());
        String number = slip.getElementById("receipt-number").text();
        Response verified = RestAssured.given().queryParam("number", number)
                .queryParam("signature", slip.getElementById("receipt-signature").text().replace(" ", ""))
                .get("/complaints/verify");
        assertTrue(html(verified, 200).text().contains("是真的"), html(verified, 200).text());
    }
}
