package org.ecobureau.air;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the air pages. */
@ConfigMapping(prefix = "eco.air")
public interface AirConfig {

    /**
     * How the value of the county comes from its points. HJ 663 takes the arithmetic mean of the city points; the full text of
     * the 2026
     * version was not read (unverified), so the rule can be changed here.
     */
    @WithDefault("MEAN")
    CountyRule countyRule();

    /** With fewer points that have a value, the county has none for this pollutant (unverified). */
    @WithDefault("1")
    int countyMinimumPoints();

    /** The two rules a county value can follow. */
    enum CountyRule {
        MEAN,
        HIGHEST
    }
}
