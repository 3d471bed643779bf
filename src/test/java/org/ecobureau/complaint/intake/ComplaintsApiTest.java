package org.ecobureau.complaint.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.PhotoView;
import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.ComplaintBodies;
import org.ecobureau.shared.time.ChinaTime;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class ComplaintsApiTest {

    private static final String PATH = "/api/v1/complaints";

    @Inject
    CasePhotos photos;

    @Inject
    CaseReader reader;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static RequestSpecification parts(String body) {
        return given().multiPart("complaint", "complaint.json", body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    @Test
    void aComplaintGetsItsReceipt() {
        json(ComplaintBodies.anonymous()).post(PATH).then().statusCode(201)
                .header("Cache-Control", containsString("no-store"))
                .header("Location", containsString(PATH + "/PJ-W-"))
                .body("number", matchesPattern("PJ-W-\\d{8}-\\d{4,}"))
                .body("receiptCode", matchesPattern("\\d{16}")).body("dueAcceptance", endsWith("T23:59:59+08:00"))
                .body("trackUrl", containsString("/complaints/track?number=PJ-W-"));
    }

    @Test
    void everyFieldOfTheContractIsTaken() {
        json(ComplaintBodies.full()).post(PATH).then().statusCode(201);
    }

    @Test
    void whatIsWrongIsNamedFieldByField() {
        json("{\"types\":[\"air\",\"light\"],\"description\":\"短\",\"township\":\"999\",\"identity\":\"named\",\"latitude\":28.8}")
                .post(PATH).then().statusCode(422).contentType("application/problem+json")
                .body("status", equalTo(422)).body("violations.field",
                        containsInAnyOrder("types[1]", "description", "township", "name", "phone", "longitude"));
    }

    @Test
    void whatIsNoJsonIsABadRequest() {
        json("{\"types\":").post(PATH).then().statusCode(400).contentType("application/problem+json");
        given().contentType("application/json").post(PATH).then().statusCode(400);
        json("{\"colour\":\"red\"}").post(PATH).then().statusCode(400);
        given().contentType("text/plain").body("hello").post(PATH).then().statusCode(415);
    }

    @Test
    void sameKeyAndBodyGetTheFirstAnswerByteForByte() {
        String key = UUID.randomUUID().toString();
        Response first = json(ComplaintBodies.anonymous()).header("Idempotency-Key", key).post(PATH);
        Response second = json(ComplaintBodies.anonymous()).header("Idempotency-Key", key).post(PATH);
        assertEquals(201, second.statusCode());
        assertArrayEquals(first.asByteArray(), second.asByteArray());
        assertEquals(first.header("Location"), second.header("Location"));
        json(ComplaintBodies.anonymous().replace("焦糊", "臭鸡蛋")).header("Idempotency-Key", key).post(PATH).then()
                .statusCode(422);
        assertNotEquals(first.path("number").toString(), json(ComplaintBodies.anonymous()).post(PATH).path("number"));
    }

    @Test
    void parallelPostsWithOneKeyMakeOneCase() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Future<Response>> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            posts.add(people.submit(() -> json(ComplaintBodies.anonymous()).header("Idempotency-Key", key).post(PATH)));
        }
        Set<String> answers = new HashSet<>();
        for (Future<Response> post : posts) {
            if (post.get().statusCode() != 409) {
                answers.add(post.get().asString());
            }
        }
        people.shutdown();
        assertEquals(1, answers.size(), answers.toString());
    }

    @Test
    void photosComeWithTheComplaintAndAreKeptUnderItsNumber() {
        String number = parts(ComplaintBodies.anonymous())
                .multiPart("photos", "../山/照片.jpg", Specimens.jpegWithPosition(640, 480, 1), "image/jpeg")
                .multiPart("photos", "b.png", Specimens.png(300, 200), "image/png").post(PATH).then().statusCode(201).extract()
                .path("number");
        assertTrue(reader.forReceipt(number).description().startsWith("每天晚上九点以后有很浓的焦糊味"));
        List<PhotoView> stored = photos.of(number);
        assertEquals(2, stored.size());
        assertFalse(stored.get(0).shown().equals(stored.get(0).original()));
    }

    @Test
    void sameKeyWithAnotherPhotoIsAnotherBody() {
        String key = UUID.randomUUID().toString();
        parts(ComplaintBodies.anonymous()).header("Idempotency-Key", key)
                .multiPart("photos", "a.png", Specimens.png(30, 20), "image/png").post(PATH).then().statusCode(201);
        parts(ComplaintBodies.anonymous()).header("Idempotency-Key", key)
                .multiPart("photos", "a.png", Specimens.png(30, 20), "image/png").post(PATH).then().statusCode(201);
        parts(ComplaintBodies.anonymous()).header("Idempotency-Key", key)
                .multiPart("photos", "a.png", Specimens.png(31, 20), "image/png").post(PATH).then().statusCode(422);
    }

    @Test
    void whatIsNoPhotoIsRefusedAndTooMuchIsTooLarge() {
        parts(ComplaintBodies.anonymous()).multiPart("photos", "a.jpg", Specimens.html(), "image/jpeg").post(PATH).then()
                .statusCode(422).body("violations.field", hasSize(1)).body("violations[0].field", equalTo("photos[0]"));
        parts(ComplaintBodies.anonymous()).multiPart("photos", "big.jpg", new byte[11 * 1024 * 1024], "image/jpeg").post(PATH)
                .then().statusCode(413);
        RequestSpecification ten = parts(ComplaintBodies.anonymous());
        for (int i = 0; i < 10; i++) {
            ten.multiPart("photos", i + ".png", Specimens.png(10, 10), "image/png");
        }
        ten.post(PATH).then().statusCode(413);
    }

    @Test
    void multipartWithoutTheComplaintIsABadRequest() {
        given().multiPart("photos", "a.png", Specimens.png(10, 10), "image/png").post(PATH).then().statusCode(400);
    }

    @Test
    void namesAndPhonesAreSealedAndStandInNoTable() {
        String phone = "137" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        json(ComplaintBodies.named("诸葛无名", phone)).header("Idempotency-Key", phone + "x").post(PATH).then().statusCode(201);
        assertEquals(Map.of(), new TableSearch().tablesWith("诸葛无名", phone));
    }

    @Test
    void photosAreWrittenBeforeTheDaysNumbersAreLocked() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            people.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                database.createNativeQuery("INSERT INTO case_number_counter (prefix, day, last) VALUES ('PJ-W', ?1, 1)"
                        + " ON DUPLICATE KEY UPDATE last = last + 1").setParameter(1, ChinaTime.today(clock)).executeUpdate();
                locked.countDown();
                awaits(release);
                QuarkusTransaction.setRollbackOnly();
            }));
            awaits(locked);
            long before = waitingPhotos();
            Future<Response> sent = people.submit(() -> parts(ComplaintBodies.anonymous())
                    .multiPart("photos", "a.png", Specimens.png(30, 20), "image/png").post(PATH));
            for (int i = 0; i < 100 && waitingPhotos() == before; i++) {
                Thread.sleep(100);
            }
            assertTrue(waitingPhotos() > before, "stored while the number is still to come");
            assertFalse(sent.isDone());
            release.countDown();
            String number = sent.get().then().statusCode(201).extract().path("number");
            assertEquals(1, photos.of(number).size());
            assertEquals(before, waitingPhotos());
        } finally {
            release.countDown();
            people.shutdown();
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long waitingPhotos() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database
                .createNativeQuery("SELECT count(*) FROM attachment WHERE owner_kind = 'complaint-draft'").getSingleResult())
                .longValue());
    }
}
