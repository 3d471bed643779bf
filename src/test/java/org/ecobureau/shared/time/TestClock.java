package org.ecobureau.shared.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.test.Mock;

/** Tests only: the system clock, which a test may move. Who moves it puts it back in the same test. */
public final class TestClock extends Clock {

    private static volatile Duration offset = Duration.ZERO;

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
        return Clock.systemUTC().instant().plus(offset);
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
