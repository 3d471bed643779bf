package org.ecobureau.standard.air;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Validity;

/**
 * The limits of GB 3095 in force on a day; separate from the AQI, whose table does not follow the limits of 2031.
 */
public final class AirLimits {

    /**
     * One limit.
     *
     * @param phase 过渡阶段 for the transition until 2030-12-31, else empty
     * @param average year, day or hour; the day value of o3 is the maximum 8-hour mean
     * @param grade1 limit in class I areas (nature reserves), CO mg/m³, others µg/m³
     * @param grade2 limit everywhere else
     */
    public record Limit(String standard, String phase, Validity validity, String parameter, String average,
            BigDecimal grade1, BigDecimal grade2) {
    }

    private static final List<Limit> ALL = DataFile.csv("air-limits.csv").stream()
            .map(row -> new Limit(row.text("standard"), row.text("phase"),
                    new Validity(row.day("valid_from"), row.day("valid_to")), row.text("parameter"),
                    row.text("average"), row.number("grade1"), row.number("grade2")))
            .toList();

    private AirLimits() {
    }

    /** The limit of a pollutant and averaging time on a day; empty when the standard has none (PM of one hour). */
    public static Optional<Limit> on(LocalDate day, String parameter, String average) {
        List<Limit> versions = ALL.stream()
                .filter(l -> l.parameter().equals(parameter) && l.average().equals(average)).toList();
        Optional<Limit> inForce = versions.stream().filter(l -> l.validity().contains(day)).findFirst();
        return inForce.or(() -> versions.stream().findFirst().filter(l -> day.isBefore(l.validity().from())));
    }
}
