package org.ecobureau.promise;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.ComplaintBodies;
import org.ecobureau.complaint.Solver;
import org.ecobureau.complaint.intake.Floodgates;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Promise L7: anyone can complain, machines cannot flood. {@code mvn -Dstack.parts=mariadb -Dtest=FloodTest test} */
@QuarkusTest
class FloodTest {

    private static final String API = "/api/v1/complaints";
    private static final String NEW = "/complaints/new";

    /** What all together may send at once where the bucket is small. */
    private static final int BURST = 40;

    @Inject
    CaseReader reader;

    private Floodgates gates;

    @BeforeEach
    void theLimitsAreNear() {
        gates = Floodgates.asInProduction();
    }

    @AfterEach
    void andFarAgain() {
        gates.close();
    }

    private void smallBucket() {
        gates.close();
        gates = Floodgates.ofBurst(BURST);
    }

    private static String someAddress() {
        int random = UUID.randomUUID().hashCode();
        return "198." + (18 + (random & 1)) + "." + (random >> 8 & 255) + "." + (random >> 16 & 255);
    }

    private static String somePhone() {
        return "139" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
    }

    private static Response post(String address, String body, String... headers) {
        var request = given().contentType("application/json").header("X-Forwarded-For", address).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.post(API);
    }

    private static Response sent(String address, String body, String... headers) {
        Response answer = post(address, body, headers);
        assertEquals(201, answer.statusCode(), answer.asString());
        return answer;
    }

    private static void sleep(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CaseSheet caseOf(Response receipt) {
        return reader.forReceipt(receipt.path("number"));
    }

    private static List<Response> parallel(int count) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Future<Response>> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(people.submit(() -> post(someAddress(), ComplaintBodies.anonymous())));
        }
        List<Response> answers = new ArrayList<>();
        for (Future<Response> post : posts) {
            answers.add(post.get());
        }
        people.shutdown();
        return answers;
    }

    @Test
    void theBucketOfAllLetsItsFillPassAndAnswersTwiceAsManyWith429AndRetryAfter() throws Exception {
        smallBucket();
        for (Response answer : parallel(BURST)) {
            assertEquals(201, answer.statusCode(), answer.asString());
        }
        List<Response> more = parallel(BURST);
        assertTrue(more.stream().allMatch(a -> a.statusCode() == 201 || a.statusCode() == 429));
        Response refused = more.stream().filter(a -> a.statusCode() == 429).findFirst().orElseThrow();
        assertEquals("10", refused.header("Retry-After"));
        assertEquals("application/problem+json", refused.contentType().replaceAll(";.*", ""));
        assertEquals("no-store", refused.header("Cache-Control"));
    }

    /** Programs that take every place in the bucket as soon as there is one. */
    private static final class Machines implements AutoCloseable {
        private final ExecutorService machines = Executors.newFixedThreadPool(3);
        private final AtomicBoolean going = new AtomicBoolean(true);
        private final CountDownLatch refused = new CountDownLatch(3);

        Machines() {
            for (int i = 0; i < 3; i++) {
                machines.submit(() -> {
                    boolean told = false;
                    while (going.get()) {
                        if (post(someAddress(), "{}").statusCode() == 429 && !told) {
                            told = true;
                            refused.countDown();
                        }
                    }
                });
            }
        }

        void untilRefused() throws InterruptedException {
            assertTrue(refused.await(60, TimeUnit.SECONDS), "the bucket is never empty");
        }

        @Override
        public void close() throws InterruptedException {
            going.set(false);
            machines.shutdown();
            assertTrue(machines.awaitTermination(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void thePageThatAnswers429HoldsAllThatWasTyped() throws Exception {
        // The bucket has two free places a second, and a slow machine leaves one to this or that browser.
        List<Browser> ready = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ready.add(upToCheck(new Browser(someAddress()), "anonymous", null));
        }
        Browser browser = ready.get(0);
        Browser typing = new Browser(someAddress());
        typing.post(NEW).follow();
        typing.post(NEW + "/types", "types", "soil").follow();
        smallBucket();
        try (Machines flooding = new Machines()) {
            flooding.untilRefused();
            send(browser, "");
            for (int i = 1; i < ready.size() && browser.status() != 429; i++) {
                browser = ready.get(i);
                send(browser, "");
            }
            assertEquals(429, browser.status(), browser.text("main"));
            assertEquals("10", browser.answer().header("Retry-After"));
            assertTrue(browser.text("#notice").contains("您填写的内容还在"));
            assertTrue(browser.text("main").contains("伍市工业园东门"));
            assertNotNull(browser.page().selectFirst("form#send"));
            for (int i = 0; i < 5 && typing.status() != 429; i++) {
                typing.postWithPhotos(NEW + "/what", Map.of("description", "写了很久的一段话，不能丢。", "occurredAt", ""));
            }
            assertEquals(429, typing.status());
            assertEquals("写了很久的一段话，不能丢。", typing.page().getElementById("description").text());
            assertEquals("写了很久的一段话，不能丢。", typing.get(NEW + "/what").page().getElementById("description").text());
            assertEquals(303, new Browser(someAddress()).post(NEW).status(), "to begin is always possible");
        }
        sendPatiently(browser, "");
        assertEquals(303, browser.status());
    }

    @Test
    void oneMachineCannotCloseTheFormForOthers() {
        smallBucket();
        String machine = someAddress();
        int refused = 0;
        for (int i = 0; i < 3 * BURST; i++) {
            refused += post(machine, "{}").statusCode() == 429 ? 1 : 0;
        }
        assertTrue(refused > BURST, refused + " refused");
        for (int i = 0; i < 3; i++) {
            assertEquals(201, post(someAddress(), ComplaintBodies.anonymous()).statusCode());
        }
    }

    @Test
    void oneAddressIsNeverRefusedHoweverOftenItWrites() {
        String address = someAddress();
        for (int i = 1; i <= 12; i++) {
            Response receipt = sent(address, ComplaintBodies.anonymous());
            assertTrue(receipt.path("receiptCode").toString().matches("\\d{16}"));
            assertEquals(i <= 10 ? CaseStatus.REGISTERED : CaseStatus.HELD, caseOf(receipt).status(), "number " + i);
            assertEquals(i <= 10 ? null : API + "/challenge", receipt.header("Proof-Of-Work"));
        }
        assertEquals(CaseStatus.REGISTERED, caseOf(sent(someAddress(), ComplaintBodies.anonymous())).status());
    }

    @Test
    void onePhoneIsNeverRefusedFromHoweverManyAddresses() {
        String phone = somePhone();
        for (int i = 1; i <= 6; i++) {
            assertEquals(i <= 5 ? CaseStatus.REGISTERED : CaseStatus.HELD,
                    caseOf(sent(someAddress(), ComplaintBodies.named("某某", phone))).status(), "number " + i);
        }
    }

    @Test
    void aProgramThatSolvesTheChallengeGoesTheUsualWayOnce() {
        String phone = overTheLimit();
        String key = UUID.randomUUID().toString();
        String solution = solution(key);
        Response receipt = sent(someAddress(), ComplaintBodies.named("某某", phone), "Idempotency-Key", key, "Proof-Of-Work",
                solution);
        assertNull(receipt.header("Proof-Of-Work"));
        assertEquals(List.of("phoneLimit", "solved"), caseOf(receipt).flags());
        assertEquals(CaseStatus.REGISTERED, caseOf(receipt).status());
        Response repeated = sent(someAddress(), ComplaintBodies.named("某某", phone), "Idempotency-Key", key, "Proof-Of-Work",
                solution);
        assertEquals(receipt.asString(), repeated.asString(), "sent again, it is still the same case");
        Response other = sent(someAddress(), ComplaintBodies.named("某某", phone), "Idempotency-Key",
                UUID.randomUUID().toString(), "Proof-Of-Work", solution);
        assertEquals(CaseStatus.HELD, caseOf(other).status(), "it was for another key");
    }

    private static String solution(String key) {
        Response offer = given().header("Idempotency-Key", key).get(API + "/challenge");
        assertEquals(200, offer.statusCode());
        assertEquals("no-store", offer.header("Cache-Control"));
        return Solver.solve(offer.path("challenge"), offer.path("bits"), offer.path("parts"));
    }

    @Test
    void aChallengeIsForAKey() {
        given().get(API + "/challenge").then().statusCode(400);
    }

    private static String overTheLimit() {
        String phone = somePhone();
        for (int i = 1; i <= 5; i++) {
            sent(someAddress(), ComplaintBodies.named("某某", phone));
        }
        return phone;
    }

    private static Browser upToCheck(Browser browser, String identity, String phone) {
        browser.post(NEW).follow();
        browser.post(NEW + "/types", "types", "air").follow();
        browser.post(NEW + "/details", "subtypes", "odour").follow();
        browser.post(NEW + "/place", "township", "430626111", "place", "伍市工业园东门").follow();
        browser.postWithPhotos(NEW + "/what", Map.of("description", "每天晚上有很浓的焦糊味，窗户都不敢开。", "occurredAt", "")).follow();
        browser.post(NEW + "/identity", "identity", identity, "name", "某某", "phone", phone == null ? "" : phone,
                "publicConsent",
                "true").follow();
        return browser.pastNearby();
    }

    private static Browser send(Browser browser, String proof) {
        return browser.post(NEW + "/check", "idempotencyKey", browser.page().select("[name=idempotencyKey]").val(), "website",
                "",
                "proof", proof);
    }

    private static Browser sendPatiently(Browser browser, String proof) {
        send(browser, proof);
        for (int tries = 0; browser.status() == 429 && tries < 60; tries++) {
            sleep(1);
            send(browser, proof);
        }
        return browser;
    }

    @Test
    void aBrowserWithoutScriptOverTheLimitGetsItsReceiptAndWaitsInThePile() {
        Browser browser = upToCheck(new Browser(someAddress()), "named", overTheLimit());
        assertTrue(browser.text("#proof").contains("照样收下"));
        sendPatiently(browser, "").follow();
        assertTrue(browser.text("#held").contains("期限从现在算起"));
        CaseSheet sheet = reader.forReceipt(browser.text("#receipt-number"));
        assertEquals(CaseStatus.HELD, sheet.status());
        assertTrue(sheet.clocks().stream().anyMatch(c -> c.open() && c.due() != null));
        assertEquals("received", sheet.shown().code());
    }

    @Test
    void aBrowserThatSolvesGoesTheUsualWay() {
        Browser browser = upToCheck(new Browser(someAddress()), "confidential", overTheLimit());
        Element asked = browser.page().getElementById("proof");
        String solution = Solver.solve(asked.attr("data-challenge"), Integer.parseInt(asked.attr("data-bits")),
                Integer.parseInt(asked.attr("data-parts")));
        sendPatiently(browser, solution).follow();
        assertNull(browser.page().getElementById("held"));
        CaseSheet sheet = reader.forReceipt(browser.text("#receipt-number"));
        assertEquals(CaseStatus.REGISTERED, sheet.status());
        assertTrue(sheet.flags().contains("solved"));
    }

    @Test
    void aSolutionThatDoesNotHoldIsAskedForAgainAndNothingIsLost() {
        Browser browser = upToCheck(new Browser(someAddress()), "confidential", overTheLimit());
        for (String wrong : List.of("script", "1.1.1.x;0")) {
            sendPatiently(browser, wrong);
            assertEquals(422, browser.status());
            assertEquals("now", browser.page().getElementById("proof").attr("data-start"));
            assertTrue(browser.text("main").contains("伍市工业园东门"));
        }
        sendPatiently(browser, "").follow();
        assertTrue(browser.text("#receipt-number").startsWith("PJ-W-"));
    }

    @Test
    void withinTheLimitsNobodyIsAskedToComputeAnything() {
        Browser browser = upToCheck(new Browser(someAddress()), "anonymous", null);
        assertNull(browser.page().getElementById("proof"));
        assertEquals(303, sendPatiently(browser, "script").status());
    }

    @Test
    void oneAddressReadsSixHundredTimesAMinuteAndIsThenToldWhenToComeBack() {
        String address = someAddress();
        Response refused = null;
        int passed = 0;
        int left = 600;
        while (refused == null && passed < 3_000) {
            Response answer = given().header("X-Forwarded-For", address).header("Idempotency-Key", "x").get(API + "/challenge");
            if (answer.statusCode() == 429) {
                refused = answer;
            } else {
                passed++;
                left = Integer.parseInt(answer.header("RateLimit-Remaining"));
                assertEquals("600", answer.header("RateLimit-Limit"));
                assertTrue(left < 600 && Integer.parseInt(answer.header("RateLimit-Reset")) >= 0);
            }
        }
        assertNotNull(refused, "after " + passed + " reads");
        assertTrue(passed >= 600, "only " + passed);
        assertEquals("0", refused.header("RateLimit-Remaining"));
        assertTrue(Integer.parseInt(refused.header("Retry-After")) >= 1);
        assertEquals(429, (int) refused.path("status"));
        assertEquals(200,
                given().header("X-Forwarded-For", someAddress()).header("Idempotency-Key", "x").get(API + "/challenge")
                        .statusCode(),
                "another address reads on");
        assertFalse(refused.asString().contains(address));
    }
}
