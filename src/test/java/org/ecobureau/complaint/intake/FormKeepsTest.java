package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Whatever one does with the pages of the form, without script: what was typed is still there. */
@QuarkusTest
class FormKeepsTest {

    private static final String NEW = "/complaints/new";
    private static final String TEXT = "每天晚上九点以后砖厂冒黑烟，气味很大。";

    private static Browser begun() {
        return new Browser().post(NEW).follow();
    }

    private static Browser typed(Browser browser, String description) {
        return browser.postWithPhotos(NEW + "/what",
                Map.of("description", description, "occurredAt", "", "was", browser.page().select("[name=was]").val()));
    }

    /** Stands on the check page. */
    private static Browser upToCheck() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "radiation").follow();
        browser.post(NEW + "/details").follow();
        browser.post(NEW + "/place", "township", "430626111", "place", "东门").follow();
        browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT, "occurredAt", "")).follow();
        browser.post(NEW + "/identity", "identity", "anonymous").follow().pastNearby();
        return browser;
    }

    private static Browser send(Browser browser) {
        return browser.get(NEW + "/check").post(NEW + "/check", "idempotencyKey",
                browser.page().select("[name=idempotencyKey]").val(), "website", "");
    }

    /** The draft is gone, or its cookie: the page that was just written begins a new one. */
    @Test
    void aPageThatComesTooLateBeginsANewDraft() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "air").follow();
        TestClock.at(TestClock.now().plus(DraftService.KEPT).plusSeconds(60), () -> {
            browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT, "occurredAt", ""), Specimens.png(40, 30));
            assertEquals(NEW + "?over=kept", browser.location());
            assertTrue(browser.follow().text("#busy").contains("那一页还在"), browser.text("#busy"));
            assertEquals(NEW + "/types", browser.page().select("#draft a").attr("href"), "from the beginning");
            browser.post(NEW + "/types", "types", "soil").follow();
            browser.post(NEW + "/details").follow();
            browser.post(NEW + "/place", "township", "430626111", "place", "").follow();
            assertEquals(TEXT, browser.page().getElementById("description").text());
            assertEquals(1, browser.page().select(".photo-list li").size());
        });
        Browser types = new Browser().post(NEW + "/types", "types", "air");
        assertEquals(NEW + "?over=kept", types.location());
        assertEquals("air", types.get(NEW + "/types").page().select("input[checked]").val());
        Browser details = new Browser().post(NEW + "/details", "types", "air", "subtypes", "vehicle", "vehiclePlate",
                "湘F12345");
        assertEquals("湘F12345", details.get(NEW + "/details").value("vehiclePlate"));
        Browser place = new Browser().post(NEW + "/place", "township", "", "place", "砖厂后", "coordinates", "wgs84");
        assertEquals("砖厂后", place.get(NEW + "/place").value("place"));
        Browser identity = new Browser().post(NEW + "/identity", "identity", "named", "name", "欧阳测试", "phone", "1");
        assertEquals("欧阳测试", identity.get(NEW + "/identity").value("name"));
    }

    @Test
    void nothingTypedBeginsNoDraft() {
        Browser browser = new Browser().post(NEW + "/place", "township", "", "place", " ", "coordinates", "wgs84", "to",
                "back");
        assertEquals(NEW + "?over=yes", browser.location());
        assertNull(browser.cookie("eco_draft"));
        assertEquals(NEW + "?over=yes", new Browser().post(NEW + "/details", "types", "air").location());
        assertFalse(new Browser().get(NEW + "?over=kept").text("#busy").contains("那一页还在"),
                "without the cookie it is not there");
    }

    /** The other tab was faster: what stands here was not sent, and is given back. */
    @Test
    void aPageThatComesAfterSendingIsGivenBack() {
        Browser browser = send(upToCheck());
        browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT + "白天没有。", "occurredAt", ""));
        assertEquals(409, browser.status());
        assertTrue(browser.text("h1").contains("已经提交过了"));
        assertTrue(browser.text("#typed").contains("经过 " + TEXT + "白天没有。"), browser.text("#typed"));
        assertEquals(NEW + "/receipt", browser.page().select(".actions a.govuk-button").attr("href"));
        browser.post(NEW + "/place", "township", "", "place", "西门", "coordinates", "wgs84");
        assertEquals("地点 西门", browser.text("#typed"));
        browser.post(NEW + "/details", "types", "air", "vehiclePlate", "湘F12345", "airSmell", "burnt");
        assertTrue(browser.text("#typed").contains("湘F12345") && browser.text("#typed").contains("焦"), browser.text("#typed"));
        assertEquals(NEW + "/receipt", browser.post(NEW + "/types", "types", "air").location(), "a tick is no text");
        browser.get(NEW + "/receipt");
        assertEquals(200, browser.status());
    }

    @Test
    void twoTabsDoNotWriteOverEachOtherUnseen() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "soil");
        String was = browser.get(NEW + "/what").page().select("[name=was]").val();
        typed(browser, TEXT);
        browser.postWithPhotos(NEW + "/what", Map.of("description", "另一个窗口里写的另外一段话。", "occurredAt", "", "was", was));
        assertEquals(422, browser.status());
        assertNotNull(browser.page().getElementById("description-error"));
        assertEquals("另一个窗口里写的另外一段话。", browser.page().getElementById("description").text());
        assertTrue(browser.text("#other").contains(TEXT));
        assertTrue(browser.get(NEW + "/what").text("#other").contains(TEXT), "also after a look elsewhere");
        assertEquals(303, typed(browser, TEXT + "另一个窗口里写的另外一段话。").status());
        assertTrue(browser.get(NEW + "/what").page().select("#other").isEmpty());
        assertEquals(TEXT + "另一个窗口里写的另外一段话。", browser.page().getElementById("description").text());
        assertEquals(303, typed(browser, TEXT).status(), "one's own change is no conflict");
    }

    @Test
    void answersOfATypeThatIsTakenAwayComeBackWithIt() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "air", "types", "soil").follow();
        browser.post(NEW + "/details", "subtypes", "vehicle", "vehiclePlate", "湘F12345", "airSmell", "burnt").follow();
        browser.post(NEW + "/types", "types", "soil").follow();
        assertTrue(browser.page().select("[name=vehiclePlate]").isEmpty());
        browser.post(NEW + "/details", "types", "soil").follow();
        assertFalse(browser.get(NEW + "/check").text("dl").contains("湘F12345"), "and are not sent without it");
        browser.post(NEW + "/types", "types", "air").follow();
        assertEquals("湘F12345", browser.value("vehiclePlate"));
        assertEquals(List.of("vehicle", "burnt"),
                browser.page().select("input[checked]").eachAttr("value").stream().sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    /** Without script every question stands there: whoever answers one means its kind. */
    @Test
    void anAnswerBelowAKindThatWasNotTickedCounts() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "air").follow();
        browser.post(NEW + "/details", "vehiclePlate", "湘F12345");
        browser.get(NEW + "/details");
        assertEquals("湘F12345", browser.value("vehiclePlate"));
        assertNotNull(browser.page().selectFirst("input[name=subtypes][value=vehicle][checked]"));
        browser.post(NEW + "/details", "vehiclePlate", "湘F12345");
        assertEquals("", browser.get(NEW + "/details").value("vehiclePlate"), "a tick that is taken away is meant");
    }

    @Test
    void aPhotoThatIsNotKeptIsToldAlsoWhileAnotherIsTakenOut() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "soil");
        browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT, "occurredAt", ""), Specimens.png(40, 30));
        String first = browser.get(NEW + "/what").page().selectFirst("button[name=remove]").val();
        browser.postWithPhotos(NEW + "/what", Map.of("description", TEXT, "occurredAt", "", "remove", first), Specimens.html());
        assertEquals(422, browser.status());
        assertNotNull(browser.page().getElementById("photos-error"));
        assertTrue(browser.page().select(".photo-list li").isEmpty());
        assertEquals(TEXT, browser.page().getElementById("description").text());
    }

    @Test
    void errorsAtEveryFieldOfAPageKeepAllOfThem() {
        Browser browser = begun();
        browser.post(NEW + "/types", "types", "soil");
        browser.post(NEW + "/identity", "name", "欧阳测试", "phone", "123", "email", "不是邮箱", "rewardWish", "true", "publicConsent",
                "true");
        assertEquals(422, browser.status());
        for (String identity : List.of("confidential", "named")) {
            browser.post(NEW + "/identity", "identity", identity, "name", "欧阳测试", "phone", "123", "email", "不是邮箱", "rewardWish",
                    "true", "publicConsent", "true");
            assertEquals(422, browser.status(), identity);
            assertEquals("欧阳测试", browser.value("name"));
            assertEquals("123", browser.value("phone"));
            assertEquals("不是邮箱", browser.value("email"));
            assertTrue(browser.page().getElementById("rewardWish").hasAttr("checked"), "the tick stays while it is looked at");
            assertNotNull(browser.page().selectFirst("[name=publicConsent][value=true][checked]"));
        }
        browser.post(NEW + "/identity", "identity", "confidential", "phone", "13873015678", "rewardWish", "true");
        assertFalse(browser.get(NEW + "/check").text("dl").contains("申请举报奖励"), "only who gives a name asks for it");
    }
}
