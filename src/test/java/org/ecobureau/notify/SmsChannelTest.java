package org.ecobureau.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

/** The contract with a text-message gateway, against a server that records what it gets. */
class SmsChannelTest {

    private final List<JsonNode> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer gateway;
    private int answer = 202;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.createContext("/sms", exchange -> {
            bodies.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private SmsChannel channel(String url) {
        SmsChannel channel = new SmsChannel();
        channel.json = new ObjectMapper();
        channel.config = new NotifyConfig() {
            @Override
            public String every() {
                return "off";
            }

            @Override
            public LocalTime quietFrom() {
                return LocalTime.of(22, 0);
            }

            @Override
            public LocalTime quietUntil() {
                return LocalTime.of(7, 0);
            }

            @Override
            public String pauses() {
                return "1m";
            }

            @Override
            public Duration lease() {
                return Duration.ofMinutes(1);
            }

            @Override
            public boolean mail() {
                return false;
            }

            @Override
            public Sms sms() {
                return new Sms() {
                    @Override
                    public Optional<String> url() {
                        return Optional.ofNullable(url);
                    }

                    @Override
                    public Optional<String> key() {
                        return Optional.of("gateway-key");
                    }

                    @Override
                    public Duration timeout() {
                        return Duration.ofSeconds(2);
                    }
                };
            }
        };
        return channel;
    }

    private String url() {
        return "http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms";
    }

    @Test
    void aMessageGoesAsIdPhoneAndTextWithOurKey() throws Exception {
        channel(url()).send("ref-1", "13900001111", "ignored", "您的投诉有新进展");
        assertEquals("{\"id\":\"ref-1\",\"phone\":\"13900001111\",\"text\":\"您的投诉有新进展\"}", sorted(bodies.get(0)));
        assertEquals("Bearer gateway-key", keys.get(0));
    }

    @Test
    void aGatewayThatNeverEndsItsAnswerHoldsUpNobody() {
        gateway.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
        });
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(MessageChannel.DeliveryException.class,
                () -> channel(url().replace("/sms", "/slow")).send("ref-2", "13900001111", "", "x")));
    }

    private static String sorted(JsonNode body) throws IOException {
        return new String("{\"id\":%s,\"phone\":%s,\"text\":%s}".formatted(body.get("id"), body.get("phone"), body.get("text"))
                .getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void anythingButSuccessIsNotTakenAndNamesNobody() {
        answer = 500;
        Exception refused = assertThrows(MessageChannel.DeliveryException.class,
                () -> channel(url()).send("ref-2", "13900001111", "", "text"));
        assertTrue(refused.getMessage().contains("500"));
        assertFalse(refused.getMessage().contains("13900001111"));
        gateway.stop(0);
        assertThrows(MessageChannel.DeliveryException.class, () -> channel(url()).send("ref-3", "13900001111", "", "text"));
    }

    @Test
    void withoutAGatewayNothingIsSent() {
        assertFalse(channel(null).on());
        assertTrue(channel(url()).on());
    }
}
