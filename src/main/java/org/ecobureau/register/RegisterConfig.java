package org.ecobureau.register;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the lists. */
@ConfigMapping(prefix = "eco.register")
public interface RegisterConfig {

    /** Only a local run or a test takes lists with the source "demonstration"; a real site refuses them. */
    @WithDefault("false")
    boolean demonstration();

    /** Rows of one list. A published list is held in memory by every node: 5,000 rows are a few megabytes. */
    @WithDefault("5000")
    int maxRows();

    /** Bytes of one uploaded list. */
    @WithDefault("10000000")
    int maxBytes();

    /** An uploaded list waits this long for its preview to be confirmed. */
    @WithDefault("PT24H")
    Duration draftKept();
}
