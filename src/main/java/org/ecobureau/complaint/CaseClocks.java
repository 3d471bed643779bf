package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.calendar.CalendarMissingException;
import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.shared.time.ChinaTime;
import org.jboss.logging.Logger;

/** Joins the pure {@link Clocks} with the official calendar, the settings and the time of day. */
@ApplicationScoped
public class CaseClocks {

    private static final Logger LOG = Logger.getLogger(CaseClocks.class);

    @Inject
    WorkCalendar calendar;

    @Inject
    ClockRuleBook rules;

    @Inject
    Clock clock;

    public List<ClockReading> read(List<CaseFact> facts) {
        return Clocks.of(facts, this::end, clock.instant());
    }

    /** The terms in force on the day of an event. */
    ClockTerms terms(Instant event, Channel channel, LegalTrack track) {
        return rules.on(ChinaTime.dayOf(event), channel, track);
    }

    private Optional<LocalDate> end(LocalDate first, int days) {
        try {
            return Optional.of(calendar.addWorkingDays(first, days, false));
        } catch (CalendarMissingException missing) {
            // The clock shows "calendar missing" instead of a guessed day; the log tells the administrator.
            LOG.warnf("no official calendar for %d: a clock has no due date", missing.year());
            return Optional.empty();
        }
    }
}
