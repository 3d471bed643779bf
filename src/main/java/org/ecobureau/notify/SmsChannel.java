package org.ecobureau.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A text-message gateway by HTTP: {@code POST {"id","phone","text"}} with {@code Authorization: Bearer}; any 2xx is taken, an
 * {@code id} it has seen is answered like the first time. Off without an address.
 */
@ApplicationScoped
class SmsChannel implements MessageChannel {

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    NotifyConfig config;

    @Inject
    ObjectMapper json;

    @Override
    public Medium medium() {
        return Medium.SMS;
    }

    @Override
    public boolean on() {
        return config.sms().url().isPresent();
    }

    @Override
    public void send(String ref, String address, String subject, String body) throws DeliveryException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.sms().url().orElseThrow()))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            json.writeValueAsString(Map.of("id", ref, "phone", address, "text", body)),
                            StandardCharsets.UTF_8));
            config.sms().key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
            int status = Calls.status(client, request.build(), config.sms().timeout());
            if (status / 100 != 2) {
                throw new DeliveryException("短信网关没有接收（HTTP " + status + "）", null);
            }
        } catch (IOException e) {
            throw new DeliveryException("短信网关连接不上（" + e.getClass().getSimpleName() + "）", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException("发送被中断", e);
        }
    }
}
