package org.ecobureau.shared.time;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives everybody the same clock. With {@code eco.clock.start-at} the product's time starts there and runs on. */
@ApplicationScoped
public class ClockProducer {

    @ConfigProperty(name = "eco.clock.start-at")
    Optional<OffsetDateTime> startAt;

    @Produces
    @Singleton
    public Clock clock() {
        Clock system = Clock.system(ChinaTime.ZONE);
        return startAt.map(start -> Clock.offset(system, Duration.between(system.instant(), start.toInstant())))
                .orElse(system);
    }
}
