package org.ecobureau.region;

import java.time.Instant;
import java.util.Set;

/**
 * A place and time somebody speaks of.
 *
 * @param township its code, also {@link Townships#OUTSIDE}
 * @param position null when nobody said it
 * @param topics what it is about, by the codes of pollution types ({@code air}, {@code noise})
 */
public record Scene(String township, GeoPoint position, Instant at, Set<String> topics) {

    public Scene {
        topics = Set.copyOf(topics);
    }

    /** Whether it lies in a township of the county, as far as is known. */
    public boolean inCounty() {
        return township != null && !Townships.OUTSIDE.equals(township);
    }
}
