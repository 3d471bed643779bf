package org.ecobureau.complaint;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.shared.web.Cursor;

/** How the rows of a pile follow each other, and where in it a row stands. */
public final class CaseListOrder {

    private static final Set<Box> NEWEST_FIRST = EnumSet.of(Box.ALL, Box.CLOSED);

    private CaseListOrder() {
    }

    /** Whether a pile is sorted by due date, what has none last; the others stand newest first. */
    public static boolean mostUrgentFirst(Box box) {
        return !NEWEST_FIRST.contains(box);
    }

    /** Where this row stands in its list, as a cursor. */
    public static String key(Box box, CaseInbox.Row row) {
        return key(box, row.nextDue(), row.id());
    }

    static String key(Box box, Instant nextDue, Long id) {
        return mostUrgentFirst(box) ? Cursor.encode(nextDue == null ? "-" : nextDue.toEpochMilli(), id) : Cursor.encode(id);
    }
}
