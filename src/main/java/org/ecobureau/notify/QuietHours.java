package org.ecobureau.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

import org.ecobureau.shared.time.ChinaTime;

/**
 * The hours of the night in which nobody gets a message.
 *
 * @param from first quiet moment of the evening, China time
 * @param until first moment of the morning at which messages leave again
 */
record QuietHours(LocalTime from, LocalTime until) {

    /** The moment itself by day, else the end of its night. */
    Instant next(Instant moment) {
        ZonedDateTime local = moment.atZone(ChinaTime.ZONE);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = from.isAfter(until);
        boolean evening = overMidnight && !time.isBefore(from);
        boolean night = overMidnight ? time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
        if (evening) {
            return local.plusDays(1).with(until).toInstant();
        }
        return night ? local.with(until).toInstant() : moment;
    }
}
