package org.ecobureau.complaint;

import java.time.LocalDate;
import java.util.Optional;

/** What the clocks ask of the official calendar. */
@FunctionalInterface
public interface WorkingDays {

    /**
     * The day that ends a term of this many working days, the first day not counted; empty when a year's calendar is missing.
     */
    Optional<LocalDate> end(LocalDate first, int days);
}
