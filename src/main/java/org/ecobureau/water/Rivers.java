package org.ecobureau.water;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.shared.time.ChinaTime;

/** The rivers in a sentence, for the home page. */
@ApplicationScoped
public class Rivers {
    private static final int RECENT_MONTHS = 4;

    @Inject
    WaterEvaluations evaluations;
    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    /** The newest of the last months. */
    public RiverSummary summary() {
        return summary(evaluations.sites(SiteKind.WATER));
    }

    /** The same from a list of sites that was read already. */
    public RiverSummary summary(List<SiteView> all) {
        List<SiteView> sites = all.stream().filter(s -> s.active() && s.kind().equals(SiteKind.WATER.code())).toList();
        Instant now = clock.instant();
        Instant from = PeriodKind.MONTH.startOf(now.atZone(ChinaTime.ZONE).minusMonths(RECENT_MONTHS).toInstant());
        List<WaterEvaluation> newest = evaluations.newest(sites, PeriodKind.MONTH, from, now)
                .map(start -> evaluations.periods(sites, PeriodKind.MONTH, start, PeriodKind.MONTH.endOf(start)))
                .orElse(List.of());
        return RiverSummary.of(newest, sites.size(), now, config.monthStaleAfter());
    }

    /**
     * How many sections reached their target in a year; the year's value of a section is the reported one or its months' mean.
     */
    public RiverCompliance year(int year) {
        return compliance(PeriodKind.YEAR, LocalDate.of(year, 1, 1));
    }

    /** How many sections reached their target in a month. */
    public RiverCompliance month(YearMonth month) {
        return compliance(PeriodKind.MONTH, month.atDay(1));
    }

    private RiverCompliance compliance(PeriodKind kind, LocalDate first) {
        List<SiteView> sites = evaluations.sites(SiteKind.WATER);
        Instant start = ChinaTime.startOf(first);
        return RiverCompliance.of(kind.words(start), sites, evaluations.periods(sites, kind, start, kind.endOf(start)));
    }
}
