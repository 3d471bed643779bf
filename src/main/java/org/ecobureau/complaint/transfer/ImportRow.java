package org.ecobureau.complaint.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.ecobureau.complaint.NewCase;

/**
 * A line of a file as it was checked.
 *
 * @param known number of the case that has this reference already, else null
 * @param faults what is wrong, by heading
 * @param remarks what was taken for granted
 * @param made null when something is wrong
 * @param closedOn of an old record that comes in closed, else null
 */
record ImportRow(int line, String reference, String known, List<Fault> faults, List<String> remarks, NewCase made,
        Instant receivedAt, LocalDate closedOn, String outcome) {

    /** One thing to mend. */
    record Fault(String column, String message) {
    }

    boolean wrong() {
        return !faults.isEmpty();
    }

    /** Becomes a case. */
    boolean fresh() {
        return known == null && faults.isEmpty();
    }

    @Override
    public String toString() {
        return "ImportRow[" + line + "]";
    }
}
