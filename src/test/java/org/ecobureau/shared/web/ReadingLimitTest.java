package org.ecobureau.shared.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.bucket4j.ConsumptionProbe;

class ReadingLimitTest {

    @Test
    void whoReadsTooFastIsToldWhenToComeBack() {
        ReadingLimit limit = new ReadingLimit(3);
        for (int left = 2; left >= 0; left--) {
            assertEquals(left, limit.take("192.0.2.1").getRemainingTokens());
        }
        ConsumptionProbe refused = limit.take("192.0.2.1");
        assertFalse(refused.isConsumed());
        int seconds = ReadingLimit.retryAfterSeconds(refused);
        assertTrue(seconds >= 1 && seconds <= 20, "a third of a minute at most, was " + seconds);
        assertTrue(limit.take("192.0.2.2").isConsumed(), "another address reads on");
    }

    @Test
    void oneSubscriberOfIpv6IsOneReader() {
        assertEquals(ReadingLimit.network("2001:db8:1:2::1"), ReadingLimit.network("2001:db8:1:2:ffff::9"));
        assertTrue(!ReadingLimit.network("2001:db8:1:2::1").equals(ReadingLimit.network("2001:db8:1:3::1")));
    }
}
