package org.ecobureau.standard.air;

import java.time.LocalDate;
import java.util.Map;

/**
 * What is to be evaluated.
 *
 * @param date the day whose standard applies; the hour ending 00:00 belongs to the day before
 * @param values by parameter code; a pollutant that is not in the map is missing
 */
public record AirReport(LocalDate date, AirPeriod period, Map<String, AirValue> values) {

    public AirValue value(String parameter) {
        return values.getOrDefault(parameter, AirValue.MISSING);
    }
}
