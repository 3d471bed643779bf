package org.ecobureau.complaint.desk;

import org.ecobureau.complaint.CaseStatus;

/** The tag colour of each state; the word beside it says the same. */
final class StatusColours {

    private StatusColours() {
    }

    static String of(CaseStatus status) {
        return switch (status) {
            case REGISTERED -> "blue";
            case ACCEPTED, ASSIGNED -> "turquoise";
            case INVESTIGATING, DRAFTED -> "yellow";
            case IN_REVIEW -> "purple";
            case HELD, STAGE_CLOSED -> "orange";
            case ANSWERED, CLOSED -> "green";
            case REFUSED, PASSED_ON, RETURNED, MERGED, SPAM, WITHDRAWN -> "grey";
        };
    }
}
