package org.ecobureau.air;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirEvaluation;

/** Years and months of the county's air, computed from the days published now: a corrected value changes them at once. */
@ApplicationScoped
public class AirYears {
    private static final int DECEMBER = 12;

    @Inject
    AirResults results;
    @Inject
    Clock clock;

    /** The county's year; a running year is counted up to yesterday and says so ({@link AirStatistics#ended()}). */
    public AirStatistics statistics(int year) {
        return year(year, county(LocalDate.of(year, 1, 1), LocalDate.of(year, DECEMBER, 31)), today());
    }

    /** The county's month; a running month is counted up to yesterday. */
    public AirStatistics month(YearMonth month) {
        return month(month, county(month.atDay(1), month.atEndOfMonth()), today());
    }

    static AirStatistics year(int year, List<Evaluated> days, LocalDate today) {
        LocalDate last = LocalDate.of(year, DECEMBER, 31);
        return AirStatistics.of(LocalDate.of(year, 1, 1), last, today, days,
                (code, values) -> AirEvaluation.year(year, code, values, last.isBefore(today)));
    }

    static AirStatistics month(YearMonth month, List<Evaluated> days, LocalDate today) {
        return AirStatistics.of(month.atDay(1), month.atEndOfMonth(), today, days,
                (code, values) -> AirEvaluation.month(month, code, values, month.atEndOfMonth().isBefore(today)));
    }

    private List<Evaluated> county(LocalDate first, LocalDate last) {
        return results.days(List.of(), first, last).county();
    }

    private LocalDate today() {
        return ChinaTime.today(clock);
    }
}
