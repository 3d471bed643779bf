package org.ecobureau.standard.water;

import java.time.LocalDate;
import java.util.Map;

/**
 * What is to be judged.
 *
 * @param target class the section must reach; null when none is set
 * @param values by parameter code, in the units of the parameter registry
 */
public record WaterSample(LocalDate date, WaterBody body, WaterUse use, WaterClass target,
        Map<String, WaterReading> values) {
}
