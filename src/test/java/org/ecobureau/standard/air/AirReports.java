package org.ecobureau.standard.air;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Short ways to write air reports in tests: {@code day("2026-04-01", "so2=8 no2=22 co=0.9 o3=/ pm10=78")}. */
final class AirReports {

    private AirReports() {
    }

    static AirReport day(String date, String values) {
        return report(date, AirPeriod.DAY, values);
    }

    static AirReport hour(String date, String values) {
        return report(date, AirPeriod.HOUR, values);
    }

    static AirReport report(String date, AirPeriod period, String values) {
        Map<String, AirValue> parsed = new LinkedHashMap<>();
        for (String pair : values.split(" +")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=");
                parsed.put(parts[0], parts[1].equals("/") ? AirValue.NOT_MONITORED
                        : AirValue.of(new BigDecimal(parts[1])));
            }
        }
        return new AirReport(LocalDate.parse(date), period, parsed);
    }
}
