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
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

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
        assertEquals(NEW + "/place", browser.page().selectFirst(".govuk-back-link").attr("href"));
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
        assertEquals(NEW + "/check", browser.get(NEW).page().select(".banner--info a").attr("href"));
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
        assertEquals(NEW, new Browser().post(NEW + "/types", "types", "air").location());
        assertEquals(NEW, new Browser().post(NEW + "/check", "idempotencyKey", "x").location());
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
