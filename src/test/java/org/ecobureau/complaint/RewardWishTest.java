package org.ecobureau.complaint;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/** The wish for a reward is kept for named reporters only and shown with the time that proves who was first. */
@QuarkusTest
class RewardWishTest {

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Clock clock;

    private NewCase of(String mode, String wish) {
        ComplaintForm form = Forms.person(mode, "吴测试", "13873015678", null);
        Map<String, String> answers = new HashMap<>();
        answers.put(RewardWish.ANSWER, wish);
        ComplaintForm wished = new ComplaintForm(form.types(), form.subtypes(), form.description(), null, form.township(),
                form.place(), null, null, null, mode, form.name(), form.phone(), null, answers, true);
        return ComplaintRules.check(wished, questions, code -> true, clock.instant()).newCase();
    }

    @ParameterizedTest
    @CsvSource({ "named,true,true", "named,false,false", "confidential,true,false", "anonymous,true,false" })
    void onlyANamedReporterCanWish(String mode, String wish, boolean kept) {
        assertEquals(kept, of(mode, wish).answers().containsKey(RewardWish.ANSWER));
    }

    @Test
    void theDeskSeesTheWishWithTheSecondItCameIn() {
        String number = cases.register(of("named", "true"), CaseService.Origin.WEB, Actor.reporter()).number();
        CaseSheet sheet = reader.forReceipt(number);
        assertTrue(RewardWish.words(sheet).matches("是；\\d{4}年\\d+月\\d+日 \\d{2}:\\d{2}:\\d{2} 收到.*"), RewardWish.words(sheet));
        String shown = Jsoup.parse(given().header(TestIdentityMechanism.HEADER, "intake1").get("/staff/cases/" + number)
                .asString()).text();
        assertTrue(shown.contains("申请举报奖励 是；"), shown);
        assertFalse(shown.contains(RewardWish.ANSWER), "no code on the page");
    }

    @Test
    void theFormAsksItAndSaysItBack() {
        Browser browser = new Browser().post("/complaints/new").follow();
        browser.post("/complaints/new/types", "types", "air").follow();
        browser.post("/complaints/new/details").follow();
        browser.post("/complaints/new/place", "township", "430626111").follow();
        browser.postWithPhotos("/complaints/new/what", Map.of("description", "夜里有很浓的焦糊味，窗户都不敢开。", "occurredAt", "")).follow();
        assertEquals(1, browser.page().select("#rewardWish").size());
        browser.post("/complaints/new/identity", "identity", "named", "name", "吴测试", "phone", "13873015678", "rewardWish",
                "true",
                "publicConsent", "false").follow().pastNearby();
        assertTrue(browser.text("dl").contains("申请举报奖励 是"), browser.text("dl"));
        browser.post("/complaints/new/identity", "identity", "anonymous", "rewardWish", "true").follow().pastNearby();
        assertFalse(browser.text("dl").contains("申请举报奖励"), browser.text("dl"));
    }
}
