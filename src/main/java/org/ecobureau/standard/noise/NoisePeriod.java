package org.ecobureau.standard.noise;

import java.util.Locale;

/** Day (06:00–22:00) or night (22:00–06:00), unless the county government sets other hours. */
public enum NoisePeriod {
    DAY,
    NIGHT;

    /** The word of data files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
