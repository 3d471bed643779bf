package org.ecobureau.complaint.transfer;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import org.ecobureau.shared.time.TestClock;

import io.restassured.response.Response;

/** A client of the test settings that signs its calls. */
final class Platform {

    static final Platform NATIONAL = new Platform("test-platform", "test-only-key-of-the-platform-not-a-secret");
    static final Platform WECHAT = new Platform("test-wechat", "test-only-new-key-of-wechat-not-a-secret");
    static final Platform HOTLINE = new Platform("test-hotline", "test-only-key-of-the-hotline-not-a-secret");

    private final String id;
    private final String key;

    private Platform(String id, String key) {
        this.id = id;
        this.key = key;
    }

    static String matter(String reference, String phone) {
        return """
                {"reference":"%s","complaint":{"types":["water"],"description":"村口的小河发黑发臭，鱼都翻了肚皮。",
                "township":"430626111","identity":"named","name":"吴测试","phone":"%s"}}"""
                .formatted(reference, phone);
    }

    static String reference() {
        return "T-" + UUID.randomUUID();
    }

    Response post(String path, String body) {
        return call("POST", path, body, TestClock.now());
    }

    Response post(String path, String body, Instant at) {
        return call("POST", path, body, at);
    }

    Response get(String path) {
        return call("GET", path, "", TestClock.now());
    }

    Response send(String body) {
        return post(TransferApi.PATH, body);
    }

    /** One call that may be made again byte for byte. */
    Supplier<Response> recorded(String body) {
        String nonce = UUID.randomUUID().toString();
        Instant at = TestClock.now();
        return () -> call("POST", TransferApi.PATH, body, at, nonce);
    }

    private Response call(String method, String path, String body, Instant at) {
        return call(method, path, body, at, UUID.randomUUID().toString());
    }

    private Response call(String method, String path, String body, Instant at, String nonce) {
        String timestamp = String.valueOf(at.getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = given().header("Eco-Client", id).header("Eco-Timestamp", timestamp).header("Eco-Nonce", nonce)
                .header("Eco-Signature",
                        CallSignature.of(key, new CallSignature.Signed(method, path, timestamp, nonce, bytes)));
        return method.equals("GET") ? request.get(path)
                : request.contentType("application/json; charset=UTF-8").body(bytes).post(path);
    }
}
