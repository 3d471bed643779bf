package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.shared.time.TestClock;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The whole form as a browser without script walks through it. */
@QuarkusTest
class ComplaintFormTest {

    private static final String NEW = "/complaints/new";
    private static final String TEXT = "每天晚上九点以后有很浓的焦糊味，窗户都不敢开。";

    @Inject
    CaseReader reader;

    private static Browser begun() {
        return new Browser().post(NEW).follow();
    }

    private static Browser upToIdentity() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "air", "types", "noise").follow();
        browser.post(NEW + "/details", "subtypes", "odour", "subtypes", "construction", "airSmell", "burnt", "noiseWhen",
                "night", "noiseWhen", "noon").follow();
        browser.post(NEW + "/place", "township", "430626111", "place", "伍市工业园东门", "enterprise", "", "latitude", "",
                "longitude", "").follow();
        browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT, "occurredAt", "2026-02-20T21:30"),
                Specimens.jpegWithPosition(640, 480, 1)).follow();
        return browser;
    }

    private static Browser upToCheck() {
        return upToIdentity().post(NEW + "/identity", "identity", "anonymous", "publicConsent", "true").follow().pastNearby();
    }

    private static Browser send(Browser browser) {
        return browser.post(NEW + "/check", "idempotencyKey", browser.page().select("[name=idempotencyKey]").val(), "website",
                "");
    }

    @Test
    void landingPageSaysWhomToCallAndSetsNoCookie() {
        Browser browser = new Browser().get("/complaints");
        assertEquals(200, browser.status());
        assertTrue(browser.answer().header("Cache-Control").contains("public"));
        assertNull(browser.answer().header("Set-Cookie"));
        for (String link : List.of("tel:119", "tel:110", "tel:12345", NEW, "/complaints/track")) {
            assertNotNull(browser.page().selectFirst("a[href=" + link + "]"), link);
        }
        assertTrue(browser.text("main").contains("15 天"));
    }

    @Test
    void aWholeComplaintWithoutScriptEndsWithAReceiptThatOpensTheCase() {
        Browser browser = upToCheck();
        assertEquals("第 6 步，共 6 步", browser.text(".step-count"));
        String said = browser.text("main");
        for (String part : List.of("大气、噪声", "恶臭、异味、建筑施工", "焦糊味", "午休", "伍市镇", "伍市工业园东门", TEXT, "1 张", "匿名")) {
            assertTrue(said.contains(part), part + " in " + said);
        }
        send(browser).follow();
        assertEquals(200, browser.status());
        assertEquals("no-store", browser.answer().header("Cache-Control"));
        String number = browser.text("#receipt-number");
        String code = browser.text("#receipt-code");
        assertTrue(code.matches("\\d{4} \\d{4} \\d{4} \\d{4}"), code);
        assertTrue(browser.text("main").contains("告诉您是否受理"));

        browser.post("/complaints/track", "number", number, "code", code).follow();
        assertTrue(browser.text("main").contains(TEXT));
        assertEquals(1, browser.page().select(".photo-list li").size());

        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(List.of(PollutionType.AIR, PollutionType.NOISE), sheet.types());
        assertEquals(Map.of("airSmell", "burnt", "noiseWhen", "night,noon"), sheet.answers());
        assertTrue(sheet.publicConsent());
        assertEquals(List.of("fast"), sheet.flags().stream().filter(f -> !f.equals("addressLimit")).toList());
    }

    @Test
    void refreshingTheReceiptOrSendingTwiceMakesOneCase() {
        Browser browser = upToCheck();
        String key = browser.page().select("[name=idempotencyKey]").val();
        send(browser).follow();
        String number = browser.text("#receipt-number");
        String code = browser.text("#receipt-code");
        browser.get(NEW + "/receipt");
        assertEquals(number + code, browser.text("#receipt-number") + browser.text("#receipt-code"));
        browser.post(NEW + "/check", "idempotencyKey", key, "website", "").follow();
        assertEquals(number, browser.text("#receipt-number"));
        browser.post(NEW + "/check", "idempotencyKey", UUID.randomUUID().toString(), "website", "").follow();
        assertEquals(number, browser.text("#receipt-number"));
        browser.get(NEW + "/what");
        assertEquals(NEW + "/receipt", browser.location());
    }

    @Test
    void leavingClearsTheReceiptFromThisDevice() {
        Browser browser = send(upToCheck()).follow();
        browser.post(NEW + "/leave");
        assertEquals("/complaints", browser.location());
        assertNull(browser.cookie("eco_draft"));
        assertEquals(NEW, browser.get(NEW + "/receipt").location());
    }

    @Test
    void theCookieGoesNowhereElse() {
        Browser browser = begun();
        assertEquals(NEW, browser.cookie("eco_draft").getPath());
        assertTrue(browser.cookie("eco_draft").isHttpOnly());
        assertEquals("Strict", browser.cookie("eco_draft").getSameSite());
    }

    @Test
    void errorsKeepWhatWasTypedAndLeadToTheField() {
        Browser browser = begun();
        browser.post(NEW + "/types");
        assertEquals(422, browser.status());
        assertEquals("#types", browser.page().select(".govuk-error-summary a").attr("href"));
        browser.post(NEW + "/types", "types", "water").follow();
        browser.post(NEW + "/details").follow();
        browser.post(NEW + "/place", "township", "", "place", "汨罗江边", "latitude", "往东", "longitude", "");
        assertEquals(422, browser.status());
        assertEquals("汨罗江边", browser.value("place"));
        assertEquals("往东", browser.value("latitude"));
        assertEquals(2, browser.page().select(".govuk-error-summary li").size(), browser.text(".govuk-error-summary"));
        browser.post(NEW + "/place", "township", "000000000", "place", "汨罗江边").follow();
        browser.postWithPhotos(NEW + "/what", Map.of("description", "太短", "occurredAt", "2026-02-20T21:30"),
                Specimens.png(40, 30), Specimens.html());
        assertEquals(422, browser.status());
        assertEquals("太短", browser.page().getElementById("description").text());
        assertEquals("2026-02-20T21:30", browser.value("occurredAt"));
        assertEquals(1, browser.page().select(".photo-list li").size());
        assertEquals(List.of("#photos", "#description"), browser.page().select(".govuk-error-summary a").eachAttr("href"));
        assertEquals("请改正：发生了什么？", browser.page().title().split(" - ")[0]);
    }

    @Test
    void backAndChangeKeepEverythingAndReturnToTheCheckPage() {
        Browser browser = upToCheck();
        browser.get(NEW + "/what");
        assertEquals(TEXT, browser.page().getElementById("description").text());
        assertEquals("back", browser.page().selectFirst("button.govuk-back-link[form=question][formnovalidate]").val());
        browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT + "白天没有。", "occurredAt", ""));
        assertEquals(NEW + "/check", browser.location());
        browser.follow();
        assertTrue(browser.text("main").contains("白天没有。"));
        assertTrue(browser.text("main").contains("1 张"));
        browser.get(NEW + "/types");
        assertEquals(List.of("air", "noise"), browser.page().select("input[checked]").eachAttr("value"));
        browser.post(NEW + "/types", "types", "noise").follow();
        assertFalse(browser.text("main").contains("闻起来"));
        browser.post(NEW + "/details", "subtypes", "construction").follow().pastNearby();
        assertTrue(browser.text("main").contains("噪声") && !browser.text("main").contains("大气"));
        assertEquals(NEW + "/check", browser.get(NEW).page().select("#draft a").attr("href"));
    }

    @Test
    void backKeepsThePageJustTypedAlsoWhenItIsNotRightYet() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "soil").follow();
        browser.post(NEW + "/place", "township", "", "place", "砖厂后", "latitude", "往东", "to", "back");
        assertEquals(NEW + "/details", browser.location());
        browser.get(NEW + "/place");
        assertEquals("砖厂后", browser.value("place"));
        assertEquals("往东", browser.value("latitude"));
        browser.postWithPhotos(NEW + "/what", Map.of("description", "太短", "occurredAt", "", "to", "back"),
                Specimens.png(40, 30));
        assertEquals(NEW + "/place", browser.location());
        browser.get(NEW + "/what");
        assertEquals("太短", browser.page().getElementById("description").text());
        assertEquals(1, browser.page().select(".photo-list li").size());
        browser.postWithPhotos(NEW + "/what", Map.of("description", "还短", "occurredAt", "", "to", "back"), Specimens.html());
        assertEquals(422, browser.status(), "a photo that is not kept is told");
        browser.post(NEW + "/types", "types", "water", "to", "back");
        assertEquals(NEW, browser.location());
        assertEquals(List.of("water"), browser.get(NEW + "/types").page().select("input[checked]").eachAttr("value"));
        browser.get(NEW + "/details");
        assertEquals("下一步", browser.page().selectFirst("button[form=question]").text(), "Enter goes on, not back");
        assertTrue(browser.page().select(".knowledge a").stream().allMatch(a -> a.attr("target").equals("_blank")
                && a.attr("rel").equals("noopener") && a.text().contains("新窗口")));
    }

    @Test
    void theDraftIsFoundAgainForADayFromTheLastPage() {
        Browser browser = begun();
        assertEquals(86_400, browser.cookie("eco_draft").getMaxAge());
        Response next = browser.post(NEW + "/types", "types", "soil").answer();
        assertEquals(86_400, next.detailedCookie("eco_draft").getMaxAge(), "renewed with every page");
    }

    @Test
    void aNewComplaintLeavesTheReceiptOfTheLastOneOnTheDevice() {
        Browser browser = send(upToCheck()).follow();
        String number = browser.text("#receipt-number");
        String code = browser.text("#receipt-code");
        browser.get(NEW);
        assertTrue(browser.text("#last-receipt").contains(number));
        assertEquals("另外投诉一件", browser.text("form[action=" + NEW + "] button"));
        browser.post(NEW).follow();
        browser.post(NEW + "/types", "types", "soil").follow();
        browser.get(NEW);
        assertTrue(browser.text("#last-receipt").contains(number));
        assertEquals(NEW + "/details", browser.page().select("#draft a").attr("href"));
        browser.get(browser.page().select("#last-receipt a").attr("href"));
        assertEquals(number + code, browser.text("#receipt-number") + browser.text("#receipt-code"));
        TestClock.at(TestClock.now().plus(DraftService.KEPT_AFTER_SENDING).plusSeconds(60), () -> {
            assertTrue(browser.get(NEW).page().select("#last-receipt").isEmpty(), "its own time is over");
            assertEquals(NEW, browser.get(NEW + "/receipt").location());
            assertEquals(200, browser.get(NEW + "/details").status(), "the draft goes on");
        });
    }

    @Test
    void beginningAnewAsksBeforeItDeletesADraft() {
        Browser browser = upToIdentity().get(NEW);
        assertEquals(NEW + "/identity", browser.page().select("#draft a.govuk-button").attr("href"));
        assertTrue(browser.text("#anew").contains("不能恢复"));
        assertEquals(1, browser.page().select("form[action=" + NEW + "]").size());
        browser.post(NEW);
        assertEquals(NEW, browser.location());
        assertEquals(200, browser.get(NEW + "/identity").status(), "nothing was deleted");
        browser.post(NEW, "again", "yes").follow();
        assertTrue(browser.page().select("input[checked]").isEmpty());
    }

    @Test
    void aDraftWhoseTimeIsOverIsToldSo() {
        Browser browser = upToIdentity();
        TestClock.at(TestClock.now().plus(DraftService.KEPT).plusSeconds(60), () -> {
            assertEquals(NEW + "?over=yes", browser.get(NEW + "/identity").location());
            assertTrue(browser.follow().text("#busy").contains("超过 24 小时"));
        });
    }

    @Test
    void aPhotoCanBeTakenOutAgainWithoutLosingTheText() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "soil").follow();
        browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT, "occurredAt", ""), Specimens.png(40, 30),
                Specimens.png(41, 30));
        browser.get(NEW + "/what");
        String first = browser.page().selectFirst("button[name=remove]").val();
        browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT, "occurredAt", "", "remove", first)).follow();
        assertEquals(1, browser.page().select(".photo-list li").size());
        assertEquals(TEXT, browser.page().getElementById("description").text());
    }

    @Test
    void everyFieldHasALabelOnEveryPage() {
        Browser browser = upToCheck();
        for (String step : List.of("types", "details", "place", "what", "identity", "check")) {
            browser.get(NEW + "/" + step);
            assertEquals(200, browser.status(), step);
            assertEquals("no-store", browser.answer().header("Cache-Control"));
            for (Element field : browser.page().select("input:not([type=hidden]), select, textarea")) {
                assertEquals(1, browser.page().select("label[for=" + field.id() + "]").size(), step + " " + field);
                assertEquals(1, browser.page().select("#" + field.id()).size(), step + " " + field);
            }
        }
    }

    @Test
    void withoutADraftTheFormBeginsAtItsBeginning() {
        for (String step : List.of("types", "what", "check", "receipt")) {
            assertEquals(NEW, new Browser().get(NEW + "/" + step).location());
        }
        Browser late = new Browser();
        assertEquals(NEW + "?over=yes", late.post(NEW + "/types").location());
        assertTrue(late.follow().text("#busy").contains("超过 24 小时"));
        assertEquals(NEW + "?over=yes", new Browser().post(NEW + "/check", "idempotencyKey", "x").location());
        assertEquals(404, new Browser().get(NEW + "/nothing").status());
        assertEquals(404, new Browser().get(NEW + "/photos/" + UUID.randomUUID()).status());
    }

    @Test
    void anUnfinishedFormCannotBeSentAndSaysWhereToGo() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "air").follow();
        browser.get(NEW + "/check");
        assertTrue(browser.page().select("form").isEmpty());
        assertEquals(List.of(NEW + "/what#description", NEW + "/place#township", NEW + "/identity#identity"),
                browser.page().select(".govuk-error-summary a").eachAttr("href"));
        assertEquals(422, browser.post(NEW + "/check", "idempotencyKey", UUID.randomUUID().toString()).status());
    }

    @Test
    void aTrapFilledInOnlyFlagsTheCase() {
        Browser browser = upToCheck();
        String key = browser.page().select("[name=idempotencyKey]").val();
        browser.post(NEW + "/check", "idempotencyKey", key, "website", "http://spam.example").follow();
        assertTrue(reader.forReceipt(browser.text("#receipt-number")).flags().contains("honeypot"));
    }

    @Test
    void aNameIsNeverStoredInClearNorKeptAfterSending() {
        String phone = "136" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        Browser browser = upToIdentity();
        browser.post(NEW + "/identity", "identity", "named", "name", "司马无声", "phone", "12");
        assertEquals(422, browser.status());
        assertEquals("司马无声", browser.value("name"));
        browser.post(NEW + "/identity", "identity", "named", "name", "司马无声", "phone", phone).follow().pastNearby();
        assertTrue(browser.text("main").contains("司马无声"));
        assertEquals(Map.of(), new TableSearch().tablesWith("司马无声", phone));
        send(browser).follow();
        String number = browser.text("#receipt-number");
        String code = browser.text("#receipt-code").replace(" ", "");
        assertFalse(browser.answer().asString().contains("司马无声"));
        browser.post("/complaints/track", "number", number, "code", code).follow();
        assertFalse(browser.answer().asString().contains("司马无声") || browser.answer().asString().contains(phone));
        assertFalse(reader.forReceipt(number).publicConsent());
        assertEquals(Map.of(), new TableSearch().tablesWith("司马无声", phone, code));
    }

    @Test
    void whoTurnsAnonymousLeavesNoNameBehind() {
        Browser browser = upToIdentity();
        browser.post(NEW + "/identity", "identity", "named", "name", "司马无声", "phone", "13600000000").follow();
        browser.post(NEW + "/identity", "identity", "anonymous", "name", "司马无声", "phone", "13600000000").follow();
        browser.get(NEW + "/identity");
        assertEquals("", browser.value("name"));
    }
}
