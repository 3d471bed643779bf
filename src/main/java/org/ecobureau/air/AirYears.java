package org.ecobureau.air;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirResult.Verdict;
import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirEvaluation;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.Aqi;
import org.ecobureau.standard.air.AqiTable;

/** Years and months of air, computed from the days published now: a corrected value changes them at once. */
@ApplicationScoped
public class AirYears {
    /** No station of ours measured before. */
    static final int FIRST_YEAR = 2000;
    /** The standard that older days are held against when somebody wants to compare years. */
    static final String NEW_INDEX = "HJ 633-2026";
    private static final int DECEMBER = 12;

    @Inject
    AirResults results;
    @Inject
    Observations observations;
    @Inject
    Clock clock;

    /**
     * A year of one place.
     *
     * @param site null for the county
     * @param places every active site, for the choice of a place
     * @param days its days with data, oldest first
     * @param months the twelve months
     */
    record Year(int year, SiteView site, List<SiteView> places, List<Evaluated> days, AirStatistics whole,
            Map<YearMonth, AirStatistics> months) {
    }

    /** The county's year; a running year is counted up to yesterday and says so ({@link AirStatistics#ended()}). */
    public AirStatistics statistics(int year) {
        return year(year, results.days(List.of(), first(year), last(year)).county(), today());
    }

    /** The county's month; a running month is counted up to yesterday. */
    public AirStatistics month(YearMonth month) {
        return month(month, results.days(List.of(), month.atDay(1), month.atEndOfMonth()).county(), today());
    }

    boolean covers(int year) {
        return year >= FIRST_YEAR && year <= today().getYear();
    }

    /**
     * The year of the county or of a site, with its days and months; empty for an unknown site.
     *
     * @param recomputed judges older days by HJ 633-2026 too; such a result was never published
     */
    Optional<Year> read(int year, String site, boolean recomputed) {
        List<SiteView> all = observations.sites(SiteKind.AIR);
        Optional<SiteView> place = all.stream().filter(s -> s.code().equals(site)).findFirst();
        if (site != null && place.isEmpty()) {
            return Optional.empty();
        }
        AirResults.Days found = results.days(place.map(List::of).orElse(List.of()), first(year), last(year));
        List<Evaluated> days = place.map(s -> found.sites().get(s.code())).orElse(found.county());
        if (recomputed) {
            days = days.stream().map(AirYears::recomputed).toList();
        }
        return Optional.of(new Year(year, place.orElse(null), all.stream().filter(SiteView::active).toList(), days,
                year(year, days, today()), months(year, days, today())));
    }

    /** The same day under the newest standard of the index: 回算, not a published value. */
    static Evaluated recomputed(Evaluated day) {
        return day.result().standard().equals(NEW_INDEX) ? day
                : Evaluated.of(day.sample(), AirPeriod.DAY,
                        Verdict.of(Aqi.evaluate(day.sample().report(AirPeriod.DAY), AqiTable.of(NEW_INDEX))));
    }

    static AirStatistics year(int year, List<Evaluated> days, LocalDate today) {
        return AirStatistics.of(first(year), last(year), today, days,
                (code, values) -> AirEvaluation.year(year, code, values, last(year).isBefore(today)));
    }

    static AirStatistics month(YearMonth month, List<Evaluated> days, LocalDate today) {
        return AirStatistics.of(month.atDay(1), month.atEndOfMonth(), today, days,
                (code, values) -> AirEvaluation.month(month, code, values, month.atEndOfMonth().isBefore(today)));
    }

    static Map<YearMonth, AirStatistics> months(int year, List<Evaluated> days, LocalDate today) {
        Map<YearMonth, AirStatistics> months = new LinkedHashMap<>();
        for (int number = 1; number <= DECEMBER; number++) {
            YearMonth month = YearMonth.of(year, number);
            months.put(month, month(month,
                    days.stream().filter(d -> YearMonth.from(d.sample().day()).equals(month)).toList(), today));
        }
        return months;
    }

    private static LocalDate first(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private static LocalDate last(int year) {
        return LocalDate.of(year, DECEMBER, 31);
    }

    private LocalDate today() {
        return ChinaTime.today(clock);
    }
}
