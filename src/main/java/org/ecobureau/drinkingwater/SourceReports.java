package org.ecobureau.drinkingwater;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.drinkingwater.SourceQuarters.Mark;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.standard.PublicationDeadlines;
import org.ecobureau.standard.PublicationDeadlines.Deadline;
import org.ecobureau.standard.Verification;

/** The quarterly reports with their history, for the page and the API. */
@ApplicationScoped
public class SourceReports {

    @Inject
    Sources sources;
    @Inject
    SourceQuarters quarters;
    @Inject
    Townships townships;
    @Inject
    DrinkingWaterConfig config;
    @Inject
    Clock clock;

    /**
     * Everything the report page rests on.
     *
     * @param history the figures of each quarter with a result, newest first
     * @param coming that results of the running quarter come in, null when there are none
     */
    public record Reading(SourceReport report, List<SourceFigures> history, NextDue due, boolean newest, String coming) {
    }

    /** The report of a quarter, or of the newest ended one for null: five statements, whatever the number of sources. */
    public Reading read(String quarter) {
        Instant asked = quarter == null ? null : QuarterText.start(quarter);
        Instant now = clock.instant();
        List<Source> list = sources.all();
        List<SourceFigures> history = history(list, now);
        Instant newest = history.isEmpty() ? PeriodKind.QUARTER.startOf(PeriodKind.QUARTER.startOf(now).minusMillis(1))
                : SourceSummary.newest(history.stream().map(SourceFigures::start).toList(), now);
        Instant start = asked == null ? newest : asked;
        SourceReport report = SourceReport.of(start, list, quarters.of(start));
        return new Reading(report, history, due(history, now), !start.isBefore(newest),
                !history.isEmpty() && SourceSummary.running(history.get(0).start(), now) ? SourceSummary.coming(now) : null);
    }

    /** The figures of each quarter with a result, newest first. */
    public List<SourceFigures> history() {
        return history(sources.all(), clock.instant());
    }

    private List<SourceFigures> history(List<Source> list, Instant now) {
        Set<Long> known = list.stream().map(s -> s.site().id()).collect(Collectors.toSet());
        TreeMap<Instant, List<Mark>> byQuarter = new TreeMap<>();
        quarters.marks(now).stream().filter(m -> known.contains(m.siteId()))
                .forEach(m -> byQuarter.computeIfAbsent(m.start(), s -> new ArrayList<>()).add(m));
        List<SourceFigures> history = new ArrayList<>();
        byQuarter.descendingMap().forEach((start, marks) -> history.add(Sources.figures(PeriodKind.QUARTER.words(start), start,
                PeriodKind.QUARTER.endOf(start), list, marks)));
        return history;
    }

    /** What has to be published next: the quarter after the newest one in which every county source has a result. */
    public NextDue due() {
        return due(history(), clock.instant());
    }

    private NextDue due(List<SourceFigures> history, Instant now) {
        Instant complete = history.stream().filter(SourceReports::complete).map(SourceFigures::start).findFirst().orElse(null);
        return NextDue.of(complete, now,
                config.publishWithinDays().<TemporalAmount> map(Period::ofDays).orElseGet(() -> legal().after()));
    }

    /** What the next due day rests on, in words. */
    public String dueBasis() {
        return config.publishWithinDays().map(days -> "按季度结束后 " + days + " 天计算")
                .orElseGet(() -> legal().label()) + "，" + Verification.U.label();
    }

    private static Deadline legal() {
        return PublicationDeadlines.of(SiteKind.DRINKING_WATER.code(), PeriodKind.QUARTER.code()).orElseThrow();
    }

    private static boolean complete(SourceFigures figures) {
        Rates rates = figures.county().sources() > 0 ? figures.county() : figures.all();
        return rates.monitored() > 0 && rates.monitored() >= rates.sources();
    }

    /**
     * The township code of a filter, null for none.
     *
     * @throws Problem 400 for a code that is no township here
     */
    public String township(String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        return townships.byCode(code).map(Townships.Place::code)
                .orElseThrow(() -> Problem.badParameter("township", "没有这个乡镇。"));
    }

    /** The rows after the source with this code; null starts at the first. */
    static List<SourceReport.Row> after(List<SourceReport.Row> rows, String code) {
        if (code == null) {
            return rows;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).source().site().code().equals(code)) {
                return rows.subList(i + 1, rows.size());
            }
        }
        throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
    }

    /** Townships that have a source. */
    Set<String> townshipsOf(SourceReport report) {
        Set<String> codes = new HashSet<>();
        report.rows().forEach(r -> codes.add(r.source().site().township()));
        return codes;
    }
}
