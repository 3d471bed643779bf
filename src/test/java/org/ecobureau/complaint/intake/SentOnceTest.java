package org.ecobureau.complaint.intake;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.Browser;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** One draft becomes one case, whatever fingers, lines and tabs do. */
@QuarkusTest
class SentOnceTest {

    private static final String NEW = "/complaints/new";

    @Inject
    EntityManager database;

    private final String text = "反复提交也只算一件：" + UUID.randomUUID();

    private Browser upToCheck() {
        Browser browser = new Browser().post(NEW).follow();
        browser.post(NEW + "/types", "types", "soil").follow();
        browser.post(NEW + "/place", "township", "430626111", "place", text.substring(10)).follow();
        browser.postWithPhotos(NEW + "/what", java.util.Map.of("description", text, "occurredAt", "")).follow();
        return browser.post(NEW + "/identity", "identity", "anonymous", "publicConsent", "true").follow().pastNearby();
    }

    private long cases() {
        return ((Number) QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("SELECT count(*) FROM complaint_case WHERE description = ?1").setParameter(1, text)
                .getSingleResult())).longValue();
    }

    private static Response press(Browser browser, String key) {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin").cookie(browser.cookie("eco_draft"))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8").formParam("idempotencyKey", key)
                .formParam("website", "").formParam("proof", "").post(NEW + "/check");
    }

    private static String key(Browser browser) {
        return browser.page().select("[name=idempotencyKey]").val();
    }

    private List<Integer> together(Browser browser, List<String> keys) throws Exception {
        ExecutorService fingers = Executors.newFixedThreadPool(keys.size());
        List<Future<Response>> pressed = new ArrayList<>();
        for (String key : keys) {
            pressed.add(fingers.submit(() -> press(browser, key)));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Response> one : pressed) {
            answers.add(one.get().statusCode());
        }
        fingers.shutdown();
        return answers;
    }

    @Test
    void aDoubleClickMakesOneCase() throws Exception {
        Browser browser = upToCheck();
        String key = key(browser);
        List<Integer> answers = together(browser, List.of(key, key, key, key));
        assertTrue(answers.contains(303) && answers.stream().allMatch(s -> s == 303 || s == 409), answers.toString());
        assertEquals(1, cases());
    }

    @Test
    void twoTabsWithOneDraftMakeOneCase() throws Exception {
        Browser browser = upToCheck();
        String first = key(browser);
        String second = key(browser.get(NEW + "/check"));
        assertTrue(!first.equals(second));
        List<Integer> answers = together(browser, List.of(first, second));
        assertEquals(List.of(303, 303), answers);
        assertEquals(1, cases());
    }

    @Test
    void whoLostTheAnswerOnTheWaySendsAgainAndGetsTheSameReceipt() {
        Browser browser = upToCheck();
        String key = key(browser);
        assertEquals(303, press(browser, key).statusCode());
        assertEquals(303, press(browser, key).statusCode());
        String number = browser.get(NEW + "/receipt").text("#receipt-number");
        assertTrue(number.startsWith("PJ-W-"), number);
        assertEquals(1, cases());
    }

    @Test
    void backFromTheReceiptAndSendingAgainShowsTheReceipt() {
        Browser browser = upToCheck();
        String key = key(browser);
        browser.post(NEW + "/check", "idempotencyKey", key, "website", "").follow();
        String number = browser.text("#receipt-number");
        browser.post(NEW + "/check", "idempotencyKey", UUID.randomUUID().toString(), "website", "").follow();
        assertEquals(number, browser.text("#receipt-number"));
        browser.get(NEW + "/check");
        assertEquals(NEW + "/receipt", browser.location());
        assertEquals(1, cases());
    }

    @Test
    void whoOpensAnOldTabAfterTheReceiptIsGoneSendsNothing() {
        Browser browser = upToCheck();
        String key = key(browser);
        assertEquals(303, press(browser, key).statusCode());
        Browser oldTab = new Browser();
        assertEquals(NEW + "?over=yes", oldTab.post(NEW + "/check", "idempotencyKey", key, "website", "").location());
        assertEquals(1, cases());
    }
}
