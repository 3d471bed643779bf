package org.ecobureau.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Which years have an official calendar and from which notice; stores the notice of a year. */
@ApplicationScoped
public class CalendarYears {

    @Inject
    Event<CalendarChanged> changes;

    @Inject
    Clock clock;

    /**
     * A year that can be counted.
     *
     * @param notice number of the notice, null for what came with the site
     * @param storedBy account, null for what came with the site
     */
    public record Year(int year, long daysOff, List<LocalDate> workingWeekends, String notice, String source, String storedBy,
            Instant storedAt) {
    }

    /** A notice that was stored, as the history of a year lists it. */
    public record Stored(String notice, String source, String storedBy, Instant storedAt) {
    }

    /** Every year with a calendar, the newest first. */
    @Transactional
    public List<Year> all() {
        Map<Integer, Year> years = new TreeMap<>(Comparator.reverseOrder());
        Map<Integer, List<CalendarDay>> base = CalendarDay.byNotice();
        CalendarYear.<CalendarYear> listAll().forEach(y -> {
            List<CalendarDay> days = base.getOrDefault(y.year, List.of());
            years.put(y.year, new Year(y.year, days.stream().filter(d -> !d.workday).count(),
                    days.stream().filter(d -> d.workday).map(d -> d.day).toList(), null,
                    days.stream().map(d -> d.sourceUrl).findFirst().orElse(null), null, null));
        });
        List<CalendarNotice> notices = CalendarNotice.inForce();
        List<CalendarNoticeDay> stored = CalendarNoticeDay.of(notices.stream().map(n -> n.id).toList());
        for (CalendarNotice n : notices) {
            List<CalendarNoticeDay> days = stored.stream().filter(d -> d.noticeId.equals(n.id)).toList();
            years.put(n.year, new Year(n.year, days.stream().filter(d -> !d.workday).count(),
                    days.stream().filter(d -> d.workday).map(d -> d.day).toList(), n.notice, n.sourceUrl, n.storedBy,
                    n.storedAt));
        }
        return List.copyOf(years.values());
    }

    /** The days that the notice in force of a year names, by day; empty when the year has no calendar. */
    @Transactional
    public List<NoticeFile.Row> rows(int year) {
        Optional<CalendarNotice> notice = CalendarNotice.newest(year);
        if (notice.isPresent()) {
            return CalendarNoticeDay.of(List.of(notice.get().id)).stream()
                    .map(d -> new NoticeFile.Row(d.day, d.workday, d.name)).toList();
        }
        return CalendarDay.byNotice().getOrDefault(year, List.of()).stream()
                .map(d -> new NoticeFile.Row(d.day, d.workday, d.name)).toList();
    }

    /** The notices stored for a year, the newest first. */
    @Transactional
    public List<Stored> history(int year) {
        return CalendarNotice.of(year).stream().map(n -> new Stored(n.notice, n.sourceUrl, n.storedBy, n.storedAt)).toList();
    }

    /** Another one after each notice that is stored, on whatever node. */
    @Transactional
    public CalendarVersion version() {
        return CalendarNotice.version();
    }

    /** Stores a notice that was read without faults; it counts on this node after the commit, on the others within seconds. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long store(int year, String number, String source, NoticeFile file, String username) {
        if (!file.faults().isEmpty() || file.rows().isEmpty()) {
            throw new IllegalArgumentException("a notice with faults is not stored: " + file.faults());
        }
        CalendarNotice notice = new CalendarNotice();
        notice.year = year;
        notice.notice = number;
        notice.sourceUrl = source;
        notice.storedBy = username;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Later than what it corrects, should the clock of the other node be ahead.
        notice.storedAt = CalendarNotice.newest(year).map(n -> n.storedAt.plusMillis(1)).filter(now::isBefore).orElse(now);
        notice.persist();
        for (NoticeFile.Row row : file.rows()) {
            CalendarNoticeDay day = new CalendarNoticeDay();
            day.noticeId = notice.id;
            day.day = row.day();
            day.workday = row.workday();
            day.name = row.name();
            day.persist();
        }
        changes.fire(new CalendarChanged(year, notice.id));
        return notice.id;
    }
}
