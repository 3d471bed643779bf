package org.ecobureau.complaint;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** No name, phone or receipt code reaches the log, whether a complaint is taken or refused or its code is wrong. */
@QuarkusTest
class IdentityInLogsTest {

    @Inject
    CaseIdentities identities;

    /** Keeps every line as it would be printed. */
    private static final class Listening extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void logsHoldNothingOfTheReporter() {
        String phone = "135" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        Listening listening = new Listening();
        listening.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        try {
            Logger.getLogger("org.ecobureau.test").info("listening");
            String body = ComplaintBodies.named("令狐不记", phone);
            var receipt = given().contentType("application/json").body(body).post("/api/v1/complaints");
            String code = receipt.path("receiptCode");
            given().contentType("application/json").body(body.replace("430626111", "1")).post("/api/v1/complaints").then()
                    .statusCode(422);
            given().contentType("application/json").body(body.replace("}", "")).post("/api/v1/complaints").then()
                    .statusCode(400);
            given().contentType("application/json").body(body.replace("\"types\"", "\"colours\"")).post("/api/v1/complaints")
                    .then().statusCode(400);
            given().header("Receipt-Code", code).get("/api/v1/complaints/" + receipt.path("number")).then().statusCode(200);
            given().header("Receipt-Code", code + "0").get("/api/v1/complaints/" + receipt.path("number")).then()
                    .statusCode(404);
            identities.view(receipt.path("number"), CaseFixture.INTAKE);
            String log = String.join("", listening.lines);
            assertTrue(log.contains("listening"));
            for (String secret : List.of("令狐不记", phone, code)) {
                assertFalse(log.contains(secret), log);
            }
        } finally {
            root.removeHandler(listening);
        }
    }
}
