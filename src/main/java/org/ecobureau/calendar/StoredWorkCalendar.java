package org.ecobureau.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * The work calendar of the database, kept in memory: read again when a notice was stored, here at once, on other nodes
 * within seconds.
 */
@ApplicationScoped
public class StoredWorkCalendar implements WorkCalendar {

    /** Should looking for new notices be off on a node, it sees one after this time. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(StoredWorkCalendar.class);

    private record Copy(OfficialCalendar calendar, long notices, Instant readAt) {
    }

    private final Clock clock;
    private volatile Copy copy;

    @Inject
    public StoredWorkCalendar(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean covers(int year) {
        return current().covers(year);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return current().isWorkingDay(day);
    }

    /** Reads the calendar again when a notice was stored since it was read. */
    public void refresh() {
        Copy last = copy;
        long notices = QuarkusTransaction.joiningExisting().call(CalendarNotice::version).notices();
        if (last == null || last.notices() != notices) {
            copy = read(clock.instant());
        }
    }

    @Scheduled(every = "${eco.calendar.every:10s}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTimer() {
        try {
            refresh();
        } catch (PersistenceException e) {
            LOG.warn("Work calendar could not be looked at, the copy in memory is used", e);
        }
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) CalendarChanged changed) {
        // The next question reads it; in this moment the transaction is over and its connection gone.
        copy = null;
        LOG.infof("official calendar of %d stored as notice %d", changed.year(), changed.notice());
    }

    /** The calendar as it counts now, the same object until it is read again. */
    public OfficialCalendar current() {
        Instant now = clock.instant();
        Copy last = copy;
        if (last != null && now.isBefore(last.readAt().plus(KEPT))) {
            return last.calendar();
        }
        try {
            last = read(now);
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

    private static Copy read(Instant now) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            // First: what comes while the rest is read is read at the next look.
            long count = CalendarNotice.version().notices();
            List<CalendarYear> years = CalendarYear.listAll();
            List<CalendarNotice> notices = CalendarNotice.inForce();
            SortedMap<Integer, List<OfficialCalendar.Day>> base = new TreeMap<>();
            CalendarDay.byNotice().forEach((year, days) -> base.put(year,
                    days.stream().map(d -> new OfficialCalendar.Day(d.day, d.workday)).toList()));
            SortedMap<Integer, List<OfficialCalendar.Day>> stored = new TreeMap<>();
            notices.forEach(n -> stored.put(n.year, new ArrayList<>()));
            for (CalendarNoticeDay day : CalendarNoticeDay.of(notices.stream().map(n -> n.id).toList())) {
                notices.stream().filter(n -> n.id.equals(day.noticeId)).findFirst()
                        .ifPresent(n -> stored.get(n.year).add(new OfficialCalendar.Day(day.day, day.workday)));
            }
            return new Copy(CalendarLayers.merged(years.stream().map(y -> y.year).toList(), base, stored), count, now);
        });
    }
}
