package org.ecobureau.standard.noise;

import java.util.Locale;

/** What HJ 640 grades: the mean of an area's grid points, or of road traffic weighted by length. */
public enum NoiseKind {
    AREA,
    ROAD;

    /** The word of data files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
