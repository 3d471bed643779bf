package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.Instant;

/** A row that passed every check of its own: slot and content. */
record CheckedRow(RawRow raw, long siteId, String parameter, PeriodKind period, Instant start, Instant end, ReadingText content,
        String unit) {

    record Slot(long siteId, String parameter, PeriodKind period, Instant start) {
    }

    Slot slot() {
        return new Slot(siteId, parameter, period, start);
    }

    BigDecimal value() {
        return content.value();
    }
}
