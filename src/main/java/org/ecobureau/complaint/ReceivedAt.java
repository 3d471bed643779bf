package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.ecobureau.shared.time.ChinaTime;

/** When a matter can have been received, whoever says so: file, interface or clerk. The terms run from there. */
public final class ReceivedAt {

    /** No record of the bureau is older. */
    private static final Instant FIRST = LocalDate.of(2000, 1, 1).atStartOfDay(ChinaTime.ZONE).toInstant();

    private ReceivedAt() {
    }

    /** What is wrong with this time, empty when nothing is. */
    public static Optional<String> against(Instant at, Instant now) {
        if (at.isAfter(now)) {
            return Optional.of("收到时间不能晚于现在。");
        }
        return at.isBefore(FIRST) ? Optional.of("收到时间太早了，请检查年份。") : Optional.empty();
    }
}
