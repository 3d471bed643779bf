package org.ecobureau.complaint.intake;

import java.time.OffsetDateTime;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;

import io.vertx.core.http.HttpServerRequest;

/** {@code GET /api/v1/complaints/challenge}: what a program solves so that a complaint over a limit is not looked at first. */
@Path(ChallengeApi.PATH)
@Produces(MediaType.APPLICATION_JSON)
@NoStore
@Tag(name = "complaints")
public class ChallengeApi {

    static final String PATH = "/api/v1/complaints/challenge";

    /**
     * A challenge for one complaint.
     *
     * @param needed whether the next complaint from this address is over its limit; a phone may be over its own all the same
     */
    public record Offer(boolean needed, String challenge, int bits, int parts, OffsetDateTime validUntil) {
    }

    @Inject
    FloodGauge gauge;

    @Inject
    ProofOfWork proofs;

    @GET
    @Operation(summary = "A challenge for the complaint that will be sent with this Idempotency-Key")
    public Offer challenge(@HeaderParam("Idempotency-Key") String key, @Context HttpServerRequest request) {
        if (key == null || key.isBlank()) {
            throw Problem.badRequest("请在请求头 Idempotency-Key 里写上提交投诉时要用的键：算出的结果只对这个键有效。");
        }
        Pressure ahead = gauge.ahead(request.remoteAddress().hostAddress(), null);
        ProofOfWork.Challenge challenge = proofs.challenge(subject(key), ahead.steps());
        return new Offer(ahead.over(), challenge.text(), challenge.bits(), challenge.parts(),
                ChinaTime.offset(challenge.validUntil()));
    }

    /** Nothing was ever given out for a complaint without a key. */
    static String subject(String key) {
        return key == null || key.isBlank() ? "no key" : "key " + key;
    }
}
