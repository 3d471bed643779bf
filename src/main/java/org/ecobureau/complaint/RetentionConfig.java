package org.ecobureau.complaint;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long what is kept. The periods are unverified: to be confirmed with the bureau and its archive. */
@ConfigMapping(prefix = "eco.retention")
public interface RetentionConfig {

    /** Name, phone and mail, from the end of the case. */
    @WithDefault("P1Y")
    Period identity();

    /** What was reported, written and answered. */
    @WithDefault("P10Y")
    Period text();

    @WithDefault("P3Y")
    Period photos();

    /** Everything of a case that was refused, spam among them. */
    @WithDefault("P90D")
    Period refused();

    /** Told on the page; the site itself cannot delete its audit log. */
    @WithDefault("P10Y")
    Period audit();

    /** How often it is looked for what is over; {@code off} on a node that shall not erase. */
    @WithDefault("30m")
    String every();

    /** Erased is by night only, from then, China time … */
    @WithDefault("01:00")
    LocalTime from();

    /** … until then. */
    @WithDefault("05:00")
    LocalTime until();

    /** One node has the work for this long; what is left then waits for the next pass. */
    @WithDefault("20m")
    Duration lease();
}
