package org.ecobureau.standard.water;

import java.util.Locale;

/** Rivers and lakes have different limits of total phosphorus; a river-like reservoir goes by the river rules. */
public enum WaterBody {
    RIVER,
    LAKE;

    /** The word of data files and of the public interface. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
