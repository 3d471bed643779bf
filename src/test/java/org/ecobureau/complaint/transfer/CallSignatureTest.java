package org.ecobureau.complaint.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.ecobureau.complaint.transfer.CallSignature.Signed;
import org.junit.jupiter.api.Test;

class CallSignatureTest {

    private static final String KEY = "worked-example-key-of-at-least-32-characters";
    private static final Signed CALL = new Signed("POST", "/api/v1/complaints/transfers", "1795485600",
            "worked-example-nonce", "{\"reference\":\"示例-1\"}".getBytes(UTF_8));

    /** The worked example of docs/features/transfers.md, computed with openssl. */
    @Test
    void theWorkedExampleIsWhatOpensslSays() {
        assertEquals("v1=b7c9f979381306b04d62537635035452e61763c5a7354ce587b599e3a97bca7d", CallSignature.of(KEY, CALL));
    }

    @Test
    void everyPartIsSigned() {
        String right = CallSignature.of(KEY, CALL);
        for (Signed other : List.of(new Signed("GET", CALL.path(), CALL.timestamp(), CALL.nonce(), CALL.body()),
                new Signed(CALL.method(), CALL.path() + "/x", CALL.timestamp(), CALL.nonce(), CALL.body()),
                new Signed(CALL.method(), CALL.path(), "1795485601", CALL.nonce(), CALL.body()),
                new Signed(CALL.method(), CALL.path(), CALL.timestamp(), "other-example-nonce", CALL.body()),
                new Signed(CALL.method(), CALL.path(), CALL.timestamp(), CALL.nonce(), new byte[0]))) {
            assertNotEquals(right, CallSignature.of(KEY, other));
        }
        assertNotEquals(right, CallSignature.of(KEY + "x", CALL));
    }

    @Test
    void anOldKeyIsBelievedWhileItStandsInTheSettings() {
        String signature = CallSignature.of(KEY, CALL);
        assertTrue(CallSignature.matches(List.of("the-new-key", KEY), CALL, signature));
        assertFalse(CallSignature.matches(List.of("the-new-key"), CALL, signature));
        assertFalse(CallSignature.matches(List.of(KEY), CALL, "v1=" + "0".repeat(64)));
    }
}
