package org.ecobureau.complaint;

import java.time.LocalDate;
import java.util.List;

/**
 * One line of the assignment rules: who leads for a type, subtype and township, from when to when.
 *
 * @param type null for every type
 * @param subtype null for every subtype
 * @param township null for every township
 * @param lead code of a unit, or {@link #GRID}: the unit of whoever is in charge of the place
 * @param helping units that help
 * @param reason what the dispatcher reads
 * @param validFrom null for always
 * @param validTo null for open
 * @param verified false where the line is ours and the bureau has not confirmed it
 */
public record AssignmentRule(PollutionType type, String subtype, String township, String lead, List<String> helping,
        String reason, LocalDate validFrom, LocalDate validTo, boolean verified) {

    static final String GRID = "grid";

    public AssignmentRule {
        helping = List.copyOf(helping);
    }

    boolean inForce(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    boolean appliesTo(PollutionType asked, List<String> subtypes, String askedTownship) {
        return (type == null || type == asked) && (subtype == null || subtypes.contains(subtype))
                && (township == null || township.equals(askedTownship));
    }

    /** The line that names more wins: the subtype before the township, the township before the type. */
    int weight() {
        return (subtype == null ? 0 : 4) + (township == null ? 0 : 2) + (type == null ? 0 : 1);
    }

    /** The same matters on the same days. */
    boolean contradicts(AssignmentRule other) {
        return type == other.type && equal(subtype, other.subtype) && equal(township, other.township)
                && (validTo == null || other.validFrom == null || !other.validFrom.isAfter(validTo))
                && (other.validTo == null || validFrom == null || !validFrom.isAfter(other.validTo));
    }

    private static boolean equal(String one, String other) {
        return one == null ? other == null : one.equals(other);
    }
}
