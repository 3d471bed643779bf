package org.ecobureau.complaint.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.transfer.TransferClients.Client;
import org.ecobureau.notify.Calls;
import org.ecobureau.notify.Medium;
import org.ecobureau.notify.MessageChannel;
import org.ecobureau.shared.seal.RandomCodes;

/**
 * Calls a client back, signed like its own calls. What is kept in the outbox is the client's name; the address is read from the
 * settings when the call is made and redirections are not followed, so nothing in the database leads a call elsewhere.
 */
@ApplicationScoped
class WebhookChannel implements MessageChannel {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    @Inject
    TransferClients clients;

    @Inject
    TransferConfig config;

    @Inject
    RandomCodes codes;

    @Inject
    Clock clock;

    @Override
    public Medium medium() {
        return Medium.WEBHOOK;
    }

    @Override
    public boolean on() {
        return clients.anyCallback();
    }

    @Override
    public void send(String ref, String address, String subject, String body) throws DeliveryException {
        Client client = clients.byId(address).filter(c -> c.callback() != null)
                .orElseThrow(() -> new DeliveryException("客户端 " + address + " 没有设置回调地址", null));
        try {
            int status = Calls.status(http, request(client, ref, body.getBytes(UTF_8)), config.callbackTimeout());
            if (status / 100 != 2) {
                throw new DeliveryException("客户端 " + address + " 没有接收（HTTP " + status + "）", null);
            }
        } catch (IOException e) {
            throw new DeliveryException("客户端 " + address + " 连接不上（" + e.getClass().getSimpleName() + "）", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException("发送被中断", e);
        }
    }

    private HttpRequest request(Client client, String ref, byte[] body) {
        URI address = client.callback();
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String nonce = codes.token();
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .header(CallSignature.CLIENT, client.id()).header(CallSignature.TIMESTAMP, timestamp)
                .header(CallSignature.NONCE, nonce)
                .header(CallSignature.SIGNATURE,
                        CallSignature.of(client.keys().get(0),
                                new CallSignature.Signed("POST", path, timestamp, nonce, body)))
                .header("Eco-Delivery", ref).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }
}
