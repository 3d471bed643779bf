package org.ecobureau.plan;

import java.math.BigDecimal;

/**
 * The value of an indicator in a year.
 *
 * @param source who says so, or that this site computed it
 * @param complete true when the year is over and the data are complete enough to be held against a target
 * @param note what is missing or remarkable, or null
 */
public record PlanValue(int year, BigDecimal value, String source, boolean complete, String note, boolean demonstration) {
}
