package org.ecobureau.complaint;

import java.time.Instant;

/**
 * One clock of a case as it stands now.
 *
 * @param basis the rule its term comes from, in words; null for cases from before rules had one
 * @param due the last moment in time, 23:59:59 in China, or null when the calendar of that year is missing
 * @param doneAt when the duty was fulfilled or fell away, null while it stands
 */
public record ClockReading(Kind kind, String basis, Instant due, State state, Instant doneAt, boolean calendarMissing) {

    /** Which duty the clock measures. */
    public enum Kind {
        ACCEPTANCE("acceptance", "告知是否受理"),
        ANSWER("answer", "答复"),
        RETURN("return", "退回不属本单位的事项");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }

    /** How the clock stands; extended means running under an extended term. */
    public enum State {
        RUNNING("running", "计时中"),
        MET("met", "按时完成"),
        LATE("late", "已超期"),
        EXTENDED("extended", "已延期");

        private final String code;
        private final String label;

        State(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }

    /** Whether somebody still has to do something by the due date. */
    public boolean open() {
        return doneAt == null;
    }
}
