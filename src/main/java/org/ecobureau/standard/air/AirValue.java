package org.ecobureau.standard.air;

import java.math.BigDecimal;

/** What a report says of one pollutant: a concentration, missing, or not in the monitoring plan. */
public sealed interface AirValue {

    /** Missing or invalid: printed NA, and may hold the AQI back (HJ 633-2026, 5.3.1). */
    AirValue MISSING = new Absent("NA");

    /** Not monitored by plan: printed /, and never holds the AQI back (HJ 633-2026, 5.3.2). */
    AirValue NOT_MONITORED = new Absent("/");

    /** A concentration, CO in mg/m³, all others in µg/m³. */
    record Measured(BigDecimal concentration) implements AirValue {

        public Measured {
            if (concentration.signum() < 0) {
                throw new IllegalArgumentException("a concentration cannot be negative: " + concentration);
            }
        }
    }

    /** No concentration. */
    record Absent(String mark) implements AirValue {
    }

    /** The value of a measurement; null is missing. */
    static AirValue of(BigDecimal concentration) {
        return concentration == null ? MISSING : new Measured(concentration);
    }
}
