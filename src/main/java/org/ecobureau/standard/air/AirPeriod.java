package org.ecobureau.standard.air;

import java.util.Locale;

/** What an air report covers: one hour (real-time report) or a natural day (daily report). */
public enum AirPeriod {
    HOUR,
    DAY;

    /** The word of data files and of the public interface. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
