package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.KeyedCounts;
import org.ecobureau.register.Lists;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.time.TestClock;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The page between the questions and the check page, as a browser without script sees it. */
@QuarkusTest
class NearbyPagesTest {

    private static final String NEW = "/complaints/new";
    private static final String SECRET = "别人写的经过只有承办人能看";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseReader reader;

    @Inject
    KeyedCounts counts;

    @Inject
    SessionFactory sessions;

    private final String enterprise = "测试砖厂" + UUID.randomUUID().toString().substring(0, 8);

    private String earlier() {
        return fixture.registered(new ComplaintForm(List.of("soil"), List.of(), SECRET + "，已经三天了。", null, "430626111",
                "机密地点甲路九号", new java.math.BigDecimal("28.712345"), new java.math.BigDecimal("113.254321"),
                enterprise + "有限公司", "confidential", "秘密人", "13900001111", null, Map.of(), null)).number();
    }

    /** Answers every question; stands where the last answer leads. */
    private static Browser answered(String type, String enterprise) {
        Browser browser = new Browser().post(NEW).follow();
        browser.post(NEW + "/types", "types", type).follow();
        browser.post(NEW + "/details").follow();
        browser.post(NEW + "/place", "township", "430626111", "place", "", "enterprise", enterprise, "latitude", "",
                "longitude", "").follow();
        browser.postWithPhotos(NEW + "/what", Map.of("description", "院子后面堆了很多黑色的泥，下雨就流。", "occurredAt", "")).follow();
        return browser.post(NEW + "/identity", "identity", "anonymous");
    }

    private static Browser send(Browser check) {
        return check.post(NEW + "/check", "idempotencyKey", check.page().select("[name=idempotencyKey]").val(), "website", "");
    }

    @Test
    void aHintShowsTypeTownshipAndDayAndNothingElse() {
        String number = earlier();
        Browser browser = answered("soil", enterprise);
        assertEquals(NEW + "/nearby", browser.location());
        browser.follow();
        assertEquals("no-store", browser.answer().header("Cache-Control"));
        assertEquals("附近近 7 天已有同类反映", browser.text("#similar-title"));
        assertEquals("土壤，伍市镇，" + ChinaTime.shortDay(ChinaTime.dayOf(TestClock.now())), browser.text("section li"));
        String page = browser.answer().asString();
        for (String secret : List.of(number, SECRET, "机密地点", "28.71", "113.25", "秘密人", "13900001111", enterprise)) {
            assertFalse(page.contains(secret), secret);
        }
        browser.post(NEW + "/nearby");
        assertEquals(422, browser.status());
        assertEquals("#nearby", browser.page().select(".govuk-error-summary a").attr("href"));
        assertFalse(browser.answer().asString().contains(number));
    }

    @Test
    void howManyIsNotCounted() {
        for (int i = 0; i < 7; i++) {
            earlier();
        }
        Browser browser = answered("soil", enterprise).follow();
        assertEquals("附近近 7 天已有多件同类反映", browser.text("#similar-title"));
        assertEquals(5, browser.page().select("section[aria-labelledby=similar-title] li").size());
        assertFalse(browser.text("main").contains("7 件"));
    }

    @Test
    void whoeverLooksTooOftenIsShownNothingOfOthersAndIsNotTurnedAway() {
        earlier();
        String key = counts.addressKey("nearby", "127.0.0.1");
        QuarkusTransaction.requiringNew().run(() -> counts.addToday(key, 100_000));
        try {
            Browser browser = answered("soil", enterprise).follow();
            assertTrue(browser.page().select("#similar-title").isEmpty());
            browser.get(NEW + "/nearby");
            assertTrue(browser.page().select("#similar-title").isEmpty());
            browser.post(NEW + "/nearby", "nearby", "own").follow();
            send(browser).follow();
            assertEquals(CaseStatus.REGISTERED, reader.forReceipt(browser.text("#receipt-number")).status());
        } finally {
            QuarkusTransaction.requiringNew().run(() -> counts.addToday(key, -100_000));
        }
    }

    @Test
    void theSameThingIsHandledTogetherUnderAReceiptOfItsOwn() {
        String main = earlier();
        Browser browser = answered("soil", enterprise).follow().post(NEW + "/nearby", "nearby", "same").follow();
        assertTrue(browser.text("main").contains("和先来的一件是同一件事"), browser.text("main"));
        String key = browser.page().select("[name=idempotencyKey]").val();
        send(browser).follow();
        String number = browser.text("#receipt-number");
        assertTrue(browser.text("#together").contains("合在一起办理"));
        assertFalse(browser.answer().asString().contains(main));
        browser.post(NEW + "/check", "idempotencyKey", key, "website", "").follow();
        assertEquals(number, browser.text("#receipt-number"), "sent twice, one case");
        String code = browser.text("#receipt-code");
        CaseSheet mainSheet = reader.forStaff(main, CaseFixture.INTAKE);
        assertEquals(List.of(number), mainSheet.related().stream().map(CaseSheet.Related::number).toList());

        browser.post("/complaints/track", "number", number, "code", code).follow();
        assertTrue(browser.text("main").contains("合在一起办理"));
        for (String secret : List.of(main, SECRET, "机密地点", "秘密人")) {
            assertFalse(browser.answer().asString().contains(secret), secret);
        }
        fixture.bring(main, CaseStatus.ANSWERED);
        browser.get("/complaints/track/case");
        assertEquals(1, browser.page().select(".letter").size(), "told of the answer");
    }

    @Test
    void whoIsNotSureGetsACaseOfTheirOwnAndIsNotAskedTwice() {
        earlier();
        Browser browser = answered("soil", enterprise).follow().post(NEW + "/nearby", "nearby", "own").follow();
        browser.post(NEW + "/identity", "identity", "anonymous");
        assertEquals(NEW + "/check", browser.location(), "the same place and type were looked at already");
        browser.follow();
        browser.post(NEW + "/place", "township", "430626111", "place", "", "enterprise", enterprise + "公司", "latitude", "",
                "longitude", "");
        assertEquals(NEW + "/nearby", browser.location(), "another place is looked at again");
        browser.follow().post(NEW + "/nearby", "nearby", "own").follow();
        send(browser).follow();
        assertEquals(CaseStatus.REGISTERED, reader.forReceipt(browser.text("#receipt-number")).status());
    }

    @Test
    void whatWasAnsweredMeanwhileIsNotJoinedAndNothingIsLost() {
        String main = earlier();
        Browser browser = answered("soil", enterprise).follow().post(NEW + "/nearby", "nearby", "same").follow();
        fixture.bring(main, CaseStatus.ANSWERED);
        send(browser).follow();
        assertEquals(CaseStatus.REGISTERED, reader.forReceipt(browser.text("#receipt-number")).status());
        assertTrue(browser.page().select("#together").isEmpty());
        fixture.bring(browser.text("#receipt-number"), CaseStatus.ANSWERED);
        Browser late = answered("soil", enterprise).follow();
        assertTrue(late.page().select("[name=nearby]").isEmpty(), "nothing to choose");
        assertEquals(NEW + "/check", late.post(NEW + "/nearby", "nearby", "same").location());
    }

    @Test
    void whatWasTickedIsStillTickedAfterALookBack() {
        earlier();
        Browser browser = answered("soil", enterprise).follow();
        assertEquals("back", browser.page().selectFirst("button.govuk-back-link[form=question][formnovalidate]").val());
        assertEquals("继续", browser.page().selectFirst("button[form=question]").text(), "Enter goes on, not back");
        browser.post(NEW + "/nearby", "nearby", "same", "to", "back");
        assertEquals(NEW + "/identity", browser.location());
        browser.follow().post(NEW + "/identity", "identity", "anonymous");
        assertEquals(NEW + "/nearby", browser.location(), "it was not answered yet");
        assertEquals("same", browser.follow().page().select("input[checked]").val());
        browser.post(NEW + "/nearby", "to", "back").follow();
        assertEquals("same", browser.get(NEW + "/nearby").page().select("input[checked]").val());
        browser.post(NEW + "/nearby", "nearby", "same").follow();
        assertTrue(browser.text("dl").contains("同一件事"));
    }

    @Test
    void withNothingToShowThePageIsSkipped() {
        Browser browser = answered("radiation", "没有别人提过的单位" + UUID.randomUUID());
        assertEquals(NEW + "/check", browser.location(), "no air, no permit and no notice of that day either");
        assertEquals(NEW + "/check", browser.get(NEW + "/nearby").location());
        assertEquals(NEW, new Browser().get(NEW + "/nearby").location());
        assertEquals(NEW, new Browser().post(NEW + "/nearby", "nearby", "same").location());
    }

    @Test
    void aNoiseComplaintSeesThePermitsOfThatNight() {
        String today = ChinaTime.dayOf(TestClock.now()).toString();
        Lists.of("noise-permits").row("project", "夜间浇筑工程", "place", "北街 1 号", "township", "430626111", "from", today, "to",
                today, "hours", "22:00—次日 06:00", "reason", "pour", "certificate", "夜证 7 号", "issuer", "县住建局", "phone",
                "0730-6223456", "siteManager", "王某", "sitePhone", "13812345678").publish();
        try {
            Browser browser = answered("noise", enterprise).follow();
            String facts = browser.text("section[aria-labelledby=facts-title]");
            assertTrue(facts.contains("夜间浇筑工程") && facts.contains("夜证 7 号"), facts);
            assertFalse(browser.answer().asString().contains("13812345678"), "closed columns stay closed");
            assertEquals("/noise/permits?township=430626111",
                    browser.page().select("dt:contains(夜间施工证明) + dd a").attr("href"));
        } finally {
            Lists.withdraw("noise-permits");
        }
    }

    @Test
    void thePageNeedsFewStatements() {
        earlier();
        Browser browser = answered("soil", enterprise).follow();
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        browser.get(NEW + "/nearby");
        assertEquals(200, browser.status());
        assertTrue(statistics.getPrepareStatementCount() <= 6, statistics.getPrepareStatementCount() + " statements");
    }
}
