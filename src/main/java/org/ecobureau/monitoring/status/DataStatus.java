package org.ecobureau.monitoring.status;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.status.SeriesQueries.Key;
import org.ecobureau.monitoring.status.SeriesQueries.Last;
import org.ecobureau.shared.chart.Strip;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.PublicationDeadlines;
import org.ecobureau.standard.PublicationDeadlines.Deadline;

/** Puts the series together: four statements for all of them. */
@ApplicationScoped
public class DataStatus {
    static final int DAYS = 30;
    private static final int HOURS_OF_DAY = 24;
    private static final int MOST_YEARS = 6;

    @Inject
    Observations observations;
    @Inject
    SeriesQueries queries;
    @Inject
    Clock clock;

    /** The series of the active sites of a kind (null for all), in the order of the sites. */
    public List<Series> series(SiteKind kind) {
        List<SiteView> sites = observations.sites(kind).stream().filter(SiteView::active).toList();
        List<Long> ids = sites.stream().map(SiteView::id).toList();
        Instant now = clock.instant();
        LocalDate today = ChinaTime.today(clock);
        Map<Key, Last> last = queries.last(ids);
        Map<Key, Map<LocalDate, Integer>> days = queries.days(ids, today.minusDays(DAYS), today);
        Map<Key, List<Instant>> longer = queries.longer(ids, ChinaTime.startOf(today.minusYears(MOST_YEARS)));
        List<Series> series = new ArrayList<>();
        for (SiteView site : sites) {
            for (PeriodKind period : PeriodKind.values()) {
                Key key = new Key(site.id(), period);
                Optional<Deadline> deadline = PublicationDeadlines.of(site.kind(), period.code());
                if (last.containsKey(key) || deadline.map(Deadline::always).orElse(false)) {
                    List<Strip.Cell> cells = period.compareTo(PeriodKind.DAY) <= 0
                            ? dayCells(period, days.getOrDefault(key, Map.of()), today)
                            : periodCells(period, deadline, Set.copyOf(longer.getOrDefault(key, List.of())), now);
                    series.add(of(site, period, last.get(key), deadline.orElse(null), cells, now));
                }
            }
        }
        return series;
    }

    private static Series of(SiteView site, PeriodKind period, Last last, Deadline deadline, List<Strip.Cell> cells,
            Instant now) {
        Instant next = last != null ? period.endOf(last.start()) : missed(period, deadline, now);
        Instant due = deadline == null ? null : deadline.due(period.endOf(next));
        return new Series(site, period, last == null ? null : last.start(), last == null ? null : last.receivedAt(),
                last == null ? null : last.source(), last == null ? null : last.batchId(), deadline, cells, next, due,
                due != null && now.isAfter(due));
    }

    /** The last 30 whole days. */
    private static List<Strip.Cell> dayCells(PeriodKind period, Map<LocalDate, Integer> present, LocalDate today) {
        List<Strip.Cell> cells = new ArrayList<>();
        for (LocalDate day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
            cells.add(new Strip.Cell(ChinaTime.shortDay(day), present.getOrDefault(day, 0),
                    period == PeriodKind.HOUR ? HOURS_OF_DAY : 1));
        }
        return cells;
    }

    /** The last periods whose values had to be public by now. */
    private static List<Strip.Cell> periodCells(PeriodKind period, Optional<Deadline> deadline, Set<Instant> present,
            Instant now) {
        int count = switch (period) {
            case MONTH -> 12;
            case QUARTER -> 8;
            default -> 5;
        };
        Instant start = previous(period, period.startOf(now));
        while (deadline.isPresent() && !present.contains(start) && deadline.get().due(period.endOf(start)).isAfter(now)) {
            start = previous(period, start);
        }
        List<Strip.Cell> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(0, new Strip.Cell(period.words(start), present.contains(start) ? 1 : 0, 1));
            start = previous(period, start);
        }
        return cells;
    }

    /** Without any value: the newest period whose value had to be public by now. */
    private static Instant missed(PeriodKind period, Deadline deadline, Instant now) {
        Instant start = previous(period, period.startOf(now));
        while (deadline != null && deadline.due(period.endOf(start)).isAfter(now)) {
            start = previous(period, start);
        }
        return start;
    }

    private static Instant previous(PeriodKind period, Instant start) {
        ZonedDateTime before = start.minusMillis(1).atZone(ChinaTime.ZONE);
        return period.startOf(before.toInstant());
    }
}
