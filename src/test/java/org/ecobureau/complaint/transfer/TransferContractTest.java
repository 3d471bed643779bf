package org.ecobureau.complaint.transfer;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The contract of the signed interface: calls recorded byte for byte, each with what it must be answered. */
@QuarkusTest
class TransferContractTest {

    private static final Path RECORDED = Path.of("src/test/resources/transfer");

    @Test
    void everyRecordedCallIsAnsweredAsWritten() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(RECORDED)) {
            files = found.sorted().toList();
        }
        assertTrue(files.size() >= 14);
        Map<String, String> answers = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".json", "");
            JsonNode call = new ObjectMapper().readTree(file.toFile());
            Response answer = send(call);
            answers.put(name, answer.asString());
            if (answer.statusCode() != call.get("status").intValue()) {
                wrong.add(name + " answered " + answer.statusCode() + ": " + answer.asString());
            } else if (call.has("sameAs") && !answer.asString().equals(answers.get(call.get("sameAs").textValue()))) {
                wrong.add(name + " is not the first answer: " + answer.asString());
            } else if (call.has("violation")
                    && !answer.jsonPath().getList("violations.field").contains(call.get("violation").textValue())) {
                wrong.add(name + " names another field: " + answer.asString());
            } else if (answer.statusCode() >= 400) {
                assertEquals("application/problem+json", answer.contentType().split(";")[0], name);
                assertFalse(answer.asString().contains("13800002222"), name);
            }
        }
        assertEquals(List.of(), wrong);
        JsonNode valid = new ObjectMapper().readTree(answers.get("01-valid"));
        assertTrue(valid.get("number").textValue().matches("PJ-Z-20261124-\\d{4}"), valid.toString());
        assertTrue(valid.get("receiptCode").textValue().matches("\\d{16}"));
        assertEquals("2026-12-09T23:59:59+08:00", valid.get("dueAcceptance").textValue(), "15 days from receipt");
        assertEquals("2026-11-26T23:59:59+08:00", valid.get("dueReturn").textValue(), "2 working days");
    }

    @Test
    void theOpenApiDocumentDescribesBodyAndSignature() throws IOException {
        JsonNode paths = new ObjectMapper().readTree(given().get("/api/v1/openapi?format=json").asString()).get("paths");
        for (String path : List.of(TransferApi.PATH, TransferApi.PATH + "/{number}/messages")) {
            JsonNode post = paths.get(path).get("post");
            List<String> headers = new ArrayList<>();
            post.get("parameters").forEach(p -> headers.add(p.get("name").textValue()));
            assertTrue(headers.containsAll(List.of("Eco-Client", "Eco-Timestamp", "Eco-Nonce", "Eco-Signature")),
                    headers.toString());
            assertTrue(post.get("requestBody").toString().contains("Form"), post.toString());
        }
        assertTrue(paths.get(TransferApi.PATH + "/{number}").has("get"));
    }

    private static Response send(JsonNode call) {
        RequestSpecification request = given().contentType("application/json; charset=UTF-8");
        call.get("headers").fields().forEachRemaining(h -> request.header(h.getKey(), h.getValue().textValue()));
        byte[] body = call.get("body").textValue().getBytes(StandardCharsets.UTF_8);
        Response[] answer = new Response[1];
        TestClock.at(Instant.parse(call.get("arrives").textValue()),
                () -> answer[0] = request.body(body).request(call.get("method").textValue(), call.get("path").textValue()));
        return answer[0];
    }
}
