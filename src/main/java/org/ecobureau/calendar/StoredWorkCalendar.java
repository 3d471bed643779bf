package org.ecobureau.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** The work calendar of the database, kept in memory and read again now and then. */
@ApplicationScoped
public class StoredWorkCalendar implements WorkCalendar {

    /** A new year's notice stored through another node is seen after this time. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(StoredWorkCalendar.class);

    private record Copy(OfficialCalendar calendar, Instant readAt) {
    }

    private final Clock clock;
    private volatile Copy copy;

    @Inject
    public StoredWorkCalendar(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean covers(int year) {
        return calendar().covers(year);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return calendar().isWorkingDay(day);
    }

    private OfficialCalendar calendar() {
        Instant now = clock.instant();
        Copy last = copy;
        if (last != null && now.isBefore(last.readAt().plus(KEPT))) {
            return last.calendar();
        }
        try {
            last = new Copy(read(), now);
            copy = last;
        } catch (PersistenceException e) {
            if (last == null) {
                throw e;
            }
            // Deadlines must stay visible while the database is away: the calendar changes once a year.
            LOG.warn("Work calendar could not be read again, the copy in memory is used", e);
        }
        return last.calendar();
    }

    private static OfficialCalendar read() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<CalendarYear> years = CalendarYear.listAll();
            List<CalendarDay> days = CalendarDay.listAll();
            return OfficialCalendar.of(
                    years.stream().map(y -> y.year).toList(),
                    days.stream().map(d -> new OfficialCalendar.Day(d.day, d.workday)).toList());
        });
    }
}
