package org.ecobureau.complaint;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long and how often a confidential identity may be looked at. A request keeps what was in force when it was decided. */
@ConfigMapping(prefix = "eco.identity")
public interface IdentityConfig {

    /** The other custodian decides within this time, else the request expires: a weekend and a day. */
    @WithDefault("72h")
    Duration decideWithin();

    /** From the consent on. */
    @WithDefault("24h")
    Duration openFor();

    /** How often the custodian who asked may look. */
    @WithDefault("3")
    int views();
}
