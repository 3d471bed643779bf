package org.ecobureau.standard.water;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Short ways to write water samples in tests: {@code readings("ph=7.5 cod=18 mercury=0.00004L")}. */
final class WaterSamples {

    private static final LocalDate DAY = LocalDate.parse("2026-10-08");

    private WaterSamples() {
    }

    static WaterSample river(WaterClass target, String values) {
        return new WaterSample(DAY, WaterBody.RIVER, WaterUse.SECTION, target, readings(values));
    }

    static WaterSample lake(WaterClass target, String values) {
        return new WaterSample(DAY, WaterBody.LAKE, WaterUse.SECTION, target, readings(values));
    }

    static WaterSample source(WaterBody body, String values) {
        return new WaterSample(DAY, body, WaterUse.SOURCE, WaterClass.III, readings(values));
    }

    static Map<String, WaterReading> readings(String values) {
        Map<String, WaterReading> readings = new LinkedHashMap<>();
        for (String pair : values.split(" +")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=");
                readings.put(parts[0], WaterReading.parse(parts[1]));
            }
        }
        return readings;
    }
}
