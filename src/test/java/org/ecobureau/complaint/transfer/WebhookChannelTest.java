package org.ecobureau.complaint.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.ecobureau.notify.MessageChannel.DeliveryException;
import org.ecobureau.shared.seal.RandomCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;

/** What a client's address gets, against a receiver that checks signatures as a client would. */
class WebhookChannelTest {

    private static final String KEY = "a-key-of-at-least-thirty-two-characters";
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final String BODY = "{\"event\":\"answered\",\"statusLabel\":\"已答复\"}";

    private final List<Headers> headers = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private HttpServer receiver;
    private int answer = 204;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            headers.add(exchange.getRequestHeaders());
            paths.add(exchange.getRequestURI().getRawPath());
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private WebhookChannel channel() {
        TransferConfig settings = Settings.of(
                Settings.client("partner", "nationalPlatform", KEY + ",the-old-key-of-thirty-two-characters-or-more",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/eco/steps"),
                Settings.client("silent", "hotline12345", KEY, null));
        WebhookChannel channel = new WebhookChannel();
        channel.clients = new TransferClients(settings);
        channel.config = settings;
        channel.codes = new RandomCodes();
        channel.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return channel;
    }

    @Test
    void aCallIsSignedLikeTheClientsOwn() throws DeliveryException {
        channel().send("ref-1", "partner", "", BODY);
        Map<String, List<String>> sent = headers.get(0);
        assertEquals(BODY, bodies.get(0));
        assertEquals("ref-1", sent.get("Eco-delivery").get(0));
        assertEquals(String.valueOf(NOW.getEpochSecond()), sent.get("Eco-timestamp").get(0));
        assertTrue(CallSignature.matches(List.of(KEY),
                new CallSignature.Signed("POST", "/eco/steps", sent.get("Eco-timestamp").get(0), sent.get("Eco-nonce").get(0),
                        bodies.get(0).getBytes(UTF_8)),
                sent.get("Eco-signature").get(0)));
    }

    @Test
    void aSecondAttemptHasTheSameDeliveryAndAnotherNonce() throws DeliveryException {
        WebhookChannel channel = channel();
        channel.send("ref-1", "partner", "", BODY);
        channel.send("ref-1", "partner", "", BODY);
        assertEquals(headers.get(0).getFirst("Eco-Delivery"), headers.get(1).getFirst("Eco-Delivery"));
        assertNotEquals(headers.get(0).getFirst("Eco-Nonce"), headers.get(1).getFirst("Eco-Nonce"));
    }

    @Test
    void anythingButSuccessIsNotTaken() {
        for (int status : new int[] { 400, 401, 500 }) {
            answer = status;
            DeliveryException refused = assertThrows(DeliveryException.class,
                    () -> channel().send("ref-2", "partner", "", BODY));
            assertTrue(refused.getMessage().contains(String.valueOf(status)));
        }
    }

    @Test
    void aRedirectionLeadsNowhere() {
        answer = 307;
        assertThrows(DeliveryException.class, () -> channel().send("ref-3", "partner", "", BODY));
        assertEquals(List.of("/eco/steps"), paths);
    }

    /** What stands in the database is a name; an address there leads nowhere. */
    @Test
    void onlyNamesOfTheSettingsAreCalled() {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/eco/steps";
        assertThrows(DeliveryException.class, () -> channel().send("ref-4", url, "", BODY));
        assertThrows(DeliveryException.class, () -> channel().send("ref-5", "silent", "", BODY));
        assertTrue(paths.isEmpty());
    }

    @Test
    void withoutAnAddressNothingIsWrittenAtAll() {
        assertTrue(channel().on());
        WebhookChannel none = new WebhookChannel();
        none.clients = new TransferClients(Settings.of(Settings.client("silent", "web", KEY, null)));
        assertFalse(none.on());
    }
}
