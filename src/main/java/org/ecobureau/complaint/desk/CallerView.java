package org.ecobureau.complaint.desk;

import java.util.List;

/**
 * Earlier cases of a caller, beside the form.
 *
 * @param asked whether somebody looked at all
 * @param error why nothing could be looked for, else null
 */
public record CallerView(boolean asked, String error, List<Line> lines) {

    static final CallerView NONE = new CallerView(false, null, List.of());

    /** One case of the caller. */
    public record Line(String number, String day, String types, String place, String status, String colour, DueView due,
            boolean urgent) {
    }
}
