package org.ecobureau.noise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.ecobureau.register.RegisterRow;
import org.ecobureau.shared.time.ChinaTime;

/**
 * A certificate for building work at night (生态环境法典 Art. 572).
 *
 * @param from the first and {@code to} the last day in whose evening a night begins
 */
public record Permit(String key, LocalDate from, LocalDate to, RegisterRow row) {

    /** A night ends at 06:00 (GB 3096-2008, 22:00–06:00). */
    private static final int NIGHT_ENDS = 6;

    enum State {
        RUNNING("正在有效期内", "green"),
        COMING("还没开始", "blue"),
        PAST("已经结束", "grey");

        private final String label;
        private final String colour;

        State(String label, String colour) {
            this.label = label;
            this.colour = colour;
        }

        String label() {
            return label;
        }

        String colour() {
            return colour;
        }
    }

    static Permit of(RegisterRow row) {
        return new Permit(row.key(), row.day("from"), row.day("to"), row);
    }

    /** Whether a row of the list is a certificate under which people may work now; other pages count by it too. */
    public static boolean running(RegisterRow row, Instant now) {
        return of(row).state(now) == State.RUNNING;
    }

    /** The night of the last day runs on until 06:00 of the next. */
    State state(Instant now) {
        LocalDateTime local = ChinaTime.local(now);
        if (local.toLocalDate().isBefore(from)) {
            return State.COMING;
        }
        return local.minusHours(NIGHT_ENDS).toLocalDate().isAfter(to) ? State.PAST : State.RUNNING;
    }
}
