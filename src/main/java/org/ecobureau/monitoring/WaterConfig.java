package org.ecobureau.monitoring;

import java.math.BigDecimal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Choices of the evaluation of rivers and lakes that the texts we read leave open or that are unverified. */
@ConfigMapping(prefix = "eco.water")
public interface WaterConfig {

    /** Unverified: in a mean a result below its detection limit counts as this part of the limit. */
    @WithDefault("0.5")
    BigDecimal detectionShare();

    /** Unverified whether 环办〔2011〕22号 means "five and more": from so many sections on a river is judged by shares. */
    @WithDefault("5")
    int sectionsForShares();

    /** Unverified: up to so many percentage points |ΔG − ΔD| is no change. */
    @WithDefault("10")
    BigDecimal someChange();

    /** Above so many percentage points |ΔG − ΔD| is a clear change (环办〔2011〕22号). */
    @WithDefault("20")
    BigDecimal clearChange();
}
