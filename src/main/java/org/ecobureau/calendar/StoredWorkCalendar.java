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

    private record Copy(OfficialCalendar calendar, long notice, Instant readAt) {
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

    /** Reads the calendar again when a notice was stored since it was read. */
    public void refresh() {
        Copy last = copy;
        long latest = QuarkusTransaction.joiningExisting().call(CalendarNotice::latest);
        if (last == null || last.notice() != latest) {
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

    private OfficialCalendar calendar() {
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
            List<CalendarYear> years = CalendarYear.listAll();
            List<CalendarDay> days = CalendarDay.listAll();
            List<CalendarNotice> notices = CalendarNotice.inForce();
            SortedMap<Integer, List<OfficialCalendar.Day>> stored = new TreeMap<>();
            notices.forEach(n -> stored.put(n.year, new ArrayList<>()));
            for (CalendarNoticeDay day : CalendarNoticeDay.of(notices.stream().map(n -> n.id).toList())) {
                notices.stream().filter(n -> n.id.equals(day.noticeId)).findFirst()
                        .ifPresent(n -> stored.get(n.year).add(new OfficialCalendar.Day(day.day, day.workday)));
            }
            return new Copy(CalendarLayers.merged(years.stream().map(y -> y.year).toList(),
                    days.stream().map(d -> new OfficialCalendar.Day(d.day, d.workday)).toList(), stored),
                    notices.stream().mapToLong(n -> n.id).max().orElse(0), now);
        });
    }
}
