package org.ecobureau.drinkingwater;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the drinking-water pages. */
@ConfigMapping(prefix = "eco.drinking-water")
public interface DrinkingWaterConfig {

    /**
     * Days after the end of a quarter by which the bureau promises its results. The law says "at least once a quarter"
     * (生态环境法典 Art. 326) and names no day (unverified, ask the bureau); without a promise the deadline of
     * {@code standard/publication-deadlines.csv} holds.
     */
    Optional<Integer> publishWithinDays();

    /** Rows of the report table on one page; the county has two sources and 75 rural ones. */
    @WithDefault("40")
    int rowsPerPage();
}
