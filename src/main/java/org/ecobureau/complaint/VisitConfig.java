package org.ecobureau.complaint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a record of a visit must have, and how much it takes. */
@ConfigMapping(prefix = "eco.visits")
public interface VisitConfig {

    /** How many persons go on site at least. [U]: to be confirmed with the bureau; our sources name no number for it. */
    @WithDefault("2")
    int officers();

    /** Photos of one visit, in all. */
    @WithDefault("30")
    int photos();

    /** Documents of one visit, in all. */
    @WithDefault("10")
    int documents();

    /** Samples of one visit, in all. */
    @WithDefault("50")
    int samples();
}
