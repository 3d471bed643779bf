package org.ecobureau.calendar;

import java.time.Instant;

/**
 * Says whether a notice was stored since.
 *
 * @param notices how many are stored
 * @param storedAt when the last one was, null without one
 */
public record CalendarVersion(long notices, Instant storedAt) {
}
