package org.ecobureau.complaint.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.transfer.TransferClients.Client;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.jboss.logging.Logger;

/** Lets a call in when its client signed it just now and never before. */
@ApplicationScoped
class CallGate {

    private static final Logger LOG = Logger.getLogger(CallGate.class);
    /** Compared when the client is unknown, so that the time tells nothing. */
    private static final List<String> NOBODY = List.of("nobody has this key, it is only compared");

    @Inject
    TransferClients clients;

    @Inject
    TransferConfig config;

    @Inject
    CallNonces nonces;

    @Inject
    Clock clock;

    /** A call whose sender is known. */
    record Call(Client client, byte[] body) {
    }

    /**
     * Checks a call and remembers it.
     *
     * @throws Problem 404 without clients, 413 body too large, 401 not signed by a client or too old, 409 made before
     */
    Call open(CallHeaders headers, String method, String path, InputStream body) {
        if (clients.none()) {
            throw Problem.notFound("本站没有开通转办接口。需要开通请联系系统管理员。");
        }
        byte[] bytes = read(body);
        refuseUnlessComplete(headers);
        Client client = clients.byId(headers.client).orElse(null);
        boolean signed = CallSignature.matches(client == null ? NOBODY : client.keys(),
                new CallSignature.Signed(method, path, headers.timestamp, headers.nonce, bytes), headers.signature);
        if (client == null || !signed) {
            if (client != null) {
                LOG.warnf("a call in the name of %s is not signed with its key", client.id());
            }
            throw Problem.of(401, "签名不对：请核对客户端编号、密钥，以及签名所用的方法、路径、时间戳、随机数和正文。");
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(headers.timestamp));
        if (Duration.between(made, clock.instant()).abs().compareTo(config.window()) > 0) {
            throw Problem.of(401, "时间戳与本站时间相差超过 " + config.window().toSeconds() + " 秒。请校准时间，重新签名后再发。");
        }
        if (!nonces.first(client.id(), headers.nonce, made.plus(config.window()).plusSeconds(1))) {
            throw Problem.conflict("这个随机数（" + CallSignature.NONCE + "）已经用过。重发时请换一个随机数、重新签名，内容不变就不会重复登记。");
        }
        return new Call(client, bytes);
    }

    private byte[] read(InputStream body) {
        int most = (int) config.mostBody().asLongValue();
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Problem.tooLarge("一次最多 " + most / 1024 + " KB。");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUnlessComplete(CallHeaders headers) {
        refuseUnless(CallSignature.CLIENT, headers.client, ".{1,40}", "客户端编号");
        refuseUnless(CallSignature.TIMESTAMP, headers.timestamp, "[0-9]{1,11}", "从 1970 年起的秒数");
        refuseUnless(CallSignature.NONCE, headers.nonce, "[A-Za-z0-9_-]{16,64}", "16 到 64 个字母、数字、减号或下划线");
        refuseUnless(CallSignature.SIGNATURE, headers.signature, "v1=[0-9a-f]{64}", "v1= 加 64 位小写十六进制数");
    }

    private static void refuseUnless(String header, String value, String pattern, String what) {
        if (value == null || !value.matches(pattern)) {
            throw new Problem(401, "请求没有签名，或者请求头写得不对。", List.of(new Violation(header, "请填写" + what + "。")), null);
        }
    }
}
