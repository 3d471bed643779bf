package org.ecobureau.standard.water;

import java.util.Locale;

/** Which set of items is judged: a monitoring section, or a drinking-water source (without COD). */
public enum WaterUse {
    SECTION,
    SOURCE;

    /** The word of the public interface. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
