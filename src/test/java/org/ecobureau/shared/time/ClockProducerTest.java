package org.ecobureau.shared.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** {@code mvn -Plocal -Dlocal.now=…}: the site's time begins there and runs on. */
class ClockProducerTest {

    private static Clock started(String at) {
        ClockProducer producer = new ClockProducer();
        producer.startAt = Optional.ofNullable(at).map(OffsetDateTime::parse);
        return producer.clock();
    }

    @Test
    void timeBeginsWhereItIsToldAndRunsOn() {
        Instant start = Instant.parse("2026-12-31T15:59:59Z");
        Clock real = started(null);
        Instant before = real.instant();
        Clock moved = started("2026-12-31T23:59:59+08:00");
        Instant first = moved.instant();
        Instant second = moved.instant();
        Duration passed = Duration.between(before, real.instant());
        assertFalse(first.isBefore(start) || second.isBefore(first));
        assertFalse(first.isAfter(start.plus(passed)), "as fast as the real time");
        assertEquals(ChinaTime.ZONE, moved.getZone());
        assertEquals(ChinaTime.ZONE, real.getZone());
    }
}
