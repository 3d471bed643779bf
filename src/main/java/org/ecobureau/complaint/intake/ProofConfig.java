package org.ecobureau.complaint.intake;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much a device computes for a complaint over a limit. */
@ConfigMapping(prefix = "eco.proof")
public interface ProofConfig {

    /** Leading zero bits of each part just above a limit: 2^bits hashes a part on average. */
    @WithDefault("10")
    int bits();

    /** More is never asked for, however far above the limit. */
    @WithDefault("14")
    int mostBits();

    /** Equal parts of a challenge: many small ones take nearly the same time for everybody, one large one is a lottery. */
    @WithDefault("16")
    int parts();

    /** How long a challenge can be answered. */
    @WithDefault("10m")
    Duration validFor();
}
