package org.ecobureau.standard;

import java.time.LocalDate;

/**
 * The days on which a standard, an article or a limit is in force.
 *
 * @param from first day in force
 * @param to last day in force, null while no end is known
 */
public record Validity(LocalDate from, LocalDate to) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
