package org.ecobureau.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Which due date people are reminded of next, and how far up that one was told: a pure function of the duties that stand and of
 * the reminders in the history. One that everybody knows of does not hide the one behind it.
 *
 * @param due null when nothing is due
 * @param level 0 nobody was told, 3 everybody
 */
record Reminder(Instant due, int level) {

    private static final int EVERYBODY = 3;

    static Reminder next(Collection<Instant> dues, List<CaseFact> history) {
        Reminder last = new Reminder(null, 0);
        for (Instant due : dues.stream().sorted().toList()) {
            last = new Reminder(due, told(due, history));
            if (last.level() < EVERYBODY) {
                return last;
            }
        }
        return last;
    }

    private static int told(Instant due, List<CaseFact> history) {
        return history.stream().filter(f -> f.action() == CaseAction.ESCALATE)
                .filter(f -> due.toString().equals(f.data().get(Datum.REMINDED_OF)))
                .mapToInt(f -> Integer.parseInt(f.data().get(Datum.LEVEL))).max().orElse(0);
    }
}
