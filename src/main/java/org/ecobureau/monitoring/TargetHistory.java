package org.ecobureau.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The targets a site had before its present one, oldest first: what was measured then keeps being judged by them. Stored as
 * {@code II<2021-01-01;-<2026-01-01}: the class that held until before the day, {@code -} for none.
 */
record TargetHistory(List<Earlier> earlier) {

    /** A target, null for none, and the first day on which it no longer held. */
    record Earlier(String targetClass, LocalDate until) {
    }

    static TargetHistory read(String text) {
        return new TargetHistory(text == null ? List.of() : Arrays.stream(text.split(";")).map(part -> {
            int sign = part.indexOf('<');
            String target = part.substring(0, sign);
            return new Earlier(target.equals("-") ? null : target, LocalDate.parse(part.substring(sign + 1)));
        }).toList());
    }

    /** The target on a day when {@code present} is the one that holds now. */
    String on(LocalDate day, String present) {
        for (Earlier e : earlier) {
            if (day.isBefore(e.until())) {
                return e.targetClass();
            }
        }
        return present;
    }

    /** The history after {@code present} was replaced by another target from a day on; later changes are taken back. */
    TargetHistory replaced(String present, LocalDate from) {
        List<Earlier> kept = new ArrayList<>(earlier.stream().filter(e -> e.until().isBefore(from)).toList());
        kept.add(new Earlier(on(from.minusDays(1), present), from));
        return new TargetHistory(List.copyOf(kept));
    }

    /** As it is stored; null when there is none. */
    String written() {
        return earlier.isEmpty() ? null
                : earlier.stream().map(e -> (e.targetClass() == null ? "-" : e.targetClass()) + "<" + e.until())
                        .collect(Collectors.joining(";"));
    }
}
