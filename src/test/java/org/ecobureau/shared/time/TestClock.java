package org.ecobureau.shared.time;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.test.Mock;

/**
 * Tests only: time begins on the same working day whenever the tests run, so that no night, holiday, year without a calendar
 * and no midnight changes what they say; {@code -Dtest.clock=2027-01-01T23:50:00+08:00} begins elsewhere. A test may move it.
 * Who moves it puts it back in the same test.
 */
public final class TestClock extends Clock {

    /** A Thursday morning in China; the calendar of its year is known, and so is that of everything that is due soon. */
    private static final Instant BEGINNING = OffsetDateTime.parse(System.getProperty("test.clock", "2026-11-26T10:00:00+08:00"))
            .toInstant();

    /** From the start of the process: an application that is started later, by another class loader, has the same time. */
    private static volatile Duration offset = Duration.between(
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()), BEGINNING);

    /** Runs the work at another time; the clock runs on from there. */
    public static void at(Instant instant, Runnable work) {
        Duration before = offset;
        offset = Duration.between(Clock.systemUTC().instant(), instant);
        try {
            work.run();
        } finally {
            offset = before;
        }
    }

    /** The time of the tests and of the application they ask, for those that have no clock injected. */
    public static Instant now() {
        return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ChinaTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), offset);
    }

    @Override
    public Instant instant() {
        return now();
    }

    /** Takes the place of {@link ClockProducer} in tests. */
    @Mock
    @Singleton
    public static class Producer extends ClockProducer {
        @Override
        @Produces
        @Singleton
        public Clock clock() {
            return new TestClock();
        }
    }
}
