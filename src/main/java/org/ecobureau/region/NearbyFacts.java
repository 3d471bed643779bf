package org.ecobureau.region;

import java.util.List;

/**
 * What a feature has published that may explain what somebody saw, heard or smelt: implemented by features, collected by
 * {@link Surroundings}. Only published facts, never cases or persons.
 */
public interface NearbyFacts {

    /** The facts near that place at that time, the nearest first; empty when the feature has nothing to say about it. */
    List<NearbyFact> near(Scene scene);
}
