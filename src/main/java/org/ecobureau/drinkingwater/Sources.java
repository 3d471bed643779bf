package org.ecobureau.drinkingwater;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.drinkingwater.SourceQuarters.Mark;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;

/** The drinking-water sources and their figures, for the home page, plans and bulletins. */
@ApplicationScoped
public class Sources {

    @Inject
    Observations observations;
    @Inject
    SourceQuarters quarters;
    @Inject
    SourceRegister register;
    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    /** The newest quarter in one sentence. */
    public SourceSummary summary() {
        return summary(observations.sites(SiteKind.DRINKING_WATER));
    }

    /** The same from a list of sites that was read already. */
    public SourceSummary summary(List<SiteView> all) {
        List<SiteView> sites = all.stream().filter(s -> s.active() && s.kind().equals(SiteKind.DRINKING_WATER.code())).toList();
        List<Mark> marks = quarters.marks(clock.instant());
        return SourceSummary.of(marks, sites, clock.instant(), config.quarterStaleAfter());
    }

    /** The figures of the quarter that holds {@code day}. */
    public SourceFigures quarter(LocalDate day) {
        Instant start = PeriodKind.QUARTER.startOf(ChinaTime.startOf(day));
        return figures(PeriodKind.QUARTER.words(start), start, PeriodKind.QUARTER.endOf(start));
    }

    /** The figures of a calendar year: each source counts once for each quarter with a result. */
    public SourceFigures year(int year) {
        Instant start = ChinaTime.startOf(LocalDate.of(year, 1, 1));
        return figures(year + "年", start, PeriodKind.YEAR.endOf(start));
    }

    private SourceFigures figures(String words, Instant start, Instant end) {
        return figures(words, start, end, all(), quarters.marks(start, end));
    }

    /** Counts marks that lie between start and end. */
    static SourceFigures figures(String words, Instant start, Instant end, List<Source> sources, List<Mark> marks) {
        List<Rates.Part> county = new ArrayList<>();
        List<Rates.Part> rural = new ArrayList<>();
        Map<Long, List<Mark>> bySite = new HashMap<>();
        marks.stream().filter(m -> !m.start().isBefore(start) && m.start().isBefore(end))
                .forEach(m -> bySite.computeIfAbsent(m.siteId(), s -> new ArrayList<>()).add(m));
        int countySources = (int) sources.stream().filter(s -> s.level() == SourceLevel.COUNTY).count();
        boolean demonstration = false;
        for (Source source : sources) {
            List<Rates.Part> parts = source.level() == SourceLevel.COUNTY ? county : rural;
            List<Mark> own = bySite.getOrDefault(source.site().id(), List.of());
            if (own.isEmpty()) {
                parts.add(new Rates.Part(false, null, source.volume()));
            }
            for (Mark mark : own) {
                parts.add(new Rates.Part(mark.items() > 0, mark.compliant(), source.volume()));
                demonstration |= mark.demonstration();
            }
        }
        int quarters = (int) bySite.values().stream().flatMap(List::stream).map(Mark::start).distinct().count();
        return SourceFigures.of(words, start, end, county, rural, countySources, quarters, demonstration);
    }

    /** The sources in use: county first, then by township and order of the list. */
    List<Source> all() {
        return register.describe(active()).stream().sorted(SourceOrder.BY_LIST).toList();
    }

    /** One source, also one that is no longer in use. */
    Optional<Source> byCode(String code) {
        return observations.site(code).filter(site -> site.kind().equals(SiteKind.DRINKING_WATER.code()))
                .map(site -> register.describe(List.of(site)).get(0));
    }

    private List<SiteView> active() {
        return observations.sites(SiteKind.DRINKING_WATER).stream().filter(SiteView::active).toList();
    }
}
