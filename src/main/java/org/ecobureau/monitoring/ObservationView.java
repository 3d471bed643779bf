package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import org.ecobureau.shared.time.ChinaTime;

/** One observation as the API and its CSV give it; a value below its detection limit is null with the reason {@code 0.01L}. */
public record ObservationView(String site, String parameter, String period, OffsetDateTime start, OffsetDateTime end,
        BigDecimal value,
        String reason, String unit, String state, int version, String source, OffsetDateTime receivedAt, String flags,
        String publisher) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = List.of("site", "parameter", "period", "start", "end", "value", "reason", "unit",
            "state",
            "version", "source", "receivedAt", "flags", "publisher");

    /** The view of a reading; {@code publisher} is who publishes the values of its site. */
    public static ObservationView of(Reading r, String publisher) {
        return new ObservationView(r.site(), r.parameter(), r.period().code(), ChinaTime.offset(r.start()),
                ChinaTime.offset(r.end()),
                r.measured() ? r.value() : null, r.measured() ? null : r.written(), r.unit(), r.state().code(), r.version(),
                r.source(),
                ChinaTime.offset(r.receivedAt()), r.flags(), publisher);
    }

    public List<Object> cells() {
        return Arrays.asList(site, parameter, period, start, end, value, reason, unit, state, version, source, receivedAt,
                flags, publisher);
    }
}
