package org.ecobureau.promise;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * The limits as they are in production, a small bucket that a slow machine can empty, and callers who may say where they are,
 * as
 * behind a proxy.
 */
public class ManyAddresses implements QuarkusTestProfile {

    /** What all together may send at once. */
    static final int BURST = 40;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("eco.complaints.per-address-and-hour", "10", "eco.complaints.per-phone-and-day", "5",
                "eco.limits.complaints-per-second", "2", "eco.limits.complaints-burst", String.valueOf(BURST),
                "eco.limits.complaints-share-per-minute", "15",
                "quarkus.http.proxy.proxy-address-forwarding", "true", "quarkus.http.proxy.allow-x-forwarded", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.1,localhost");
    }
}
