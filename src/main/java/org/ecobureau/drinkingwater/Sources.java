package org.ecobureau.drinkingwater;

import java.time.Clock;
import java.time.Instant;
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

/** The drinking-water sources in a sentence, for the home page. */
@ApplicationScoped
public class Sources {
    private static final int RECENT_QUARTERS = 2;
    private static final int MONTHS = 3;

    @Inject
    WaterEvaluations evaluations;
    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    /** The newest of the last quarters. */
    public SourceSummary summary() {
        List<SiteView> sites = evaluations.sites(SiteKind.DRINKING_WATER);
        return SourceSummary.of(quarters(sites, RECENT_QUARTERS), sites.size(), clock.instant(), config.quarterStaleAfter());
    }

    /** The quarterly results of the last quarters, oldest first. */
    List<WaterEvaluation> quarters(List<SiteView> sites, int quarters) {
        Instant now = clock.instant();
        return evaluations.of(sites, List.of(PeriodKind.QUARTER),
                PeriodKind.QUARTER.startOf(now.atZone(ChinaTime.ZONE).minusMonths((long) quarters * MONTHS).toInstant()), now);
    }
}
