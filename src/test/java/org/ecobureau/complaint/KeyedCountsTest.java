package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Counted, but not to be followed: another key each day, gone within hours. */
@QuarkusTest
class KeyedCountsTest {

    @Inject
    KeyedCounts counts;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    private long rows(String key) {
        return ((Number) QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("SELECT count(*) FROM keyed_count WHERE count_key = ?1").setParameter(1, key)
                .getSingleResult())).longValue();
    }

    @Test
    void theSameAddressHasAnotherKeyTomorrow() {
        String today = counts.addressKey("complaint", "203.0.113.9");
        assertEquals(today, counts.addressKey("complaint", "203.0.113.9"));
        assertFalse(today.contains("203.0.113.9") || today.contains("cb007109"));
        TestClock.at(clock.instant().plus(Duration.ofDays(1)),
                () -> assertNotEquals(today, counts.addressKey("complaint", "203.0.113.9")));
        assertNotEquals(today, counts.addressKey("receipt", "203.0.113.9"), "and another for every purpose");
    }

    @Test
    void aCountEndsAfterAnHourAndItsRowGoesWithTheNextSweep() {
        String key = counts.addressKey("complaint", UUID.randomUUID().toString().replaceAll("(.{4}).*", "2001:db8:$1::1"));
        assertEquals(2, QuarkusTransaction.requiringNew().call(() -> counts.add(key) + counts.add(key) - 1));
        TestClock.at(clock.instant().plus(Duration.ofMinutes(61)), () -> {
            assertEquals(0, QuarkusTransaction.requiringNew().call(() -> counts.used(key)));
            assertEquals(1, rows(key));
            counts.purge();
            assertEquals(0, rows(key));
        });
    }
}
