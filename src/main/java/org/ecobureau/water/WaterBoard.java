package org.ecobureau.water;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterConfig;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.shared.time.ChinaTime;

/** Sections, rivers and reservoirs of one period together with the periods they are compared with. */
@ApplicationScoped
public class WaterBoard {
    private static final List<PeriodKind> KINDS = List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR);
    /** How far back the newest period is looked for, in months, when nobody asks for a certain one. */
    private static final int LOOK_BACK = 14;

    @Inject
    WaterEvaluations evaluations;
    @Inject
    WaterConfig config;
    @Inject
    Clock clock;

    /**
     * What was read.
     *
     * @param newest true when the period is the newest with a result, false when the reader chose it
     * @param found evaluations of the chosen kind, also those of earlier periods
     * @param lakeResults one for each reservoir that has a result: of the period, else the newest one before its end
     */
    record Board(PeriodChoice choice, boolean newest, List<SiteView> sections, List<SiteView> lakes,
            List<WaterEvaluation> found, List<RiverLevel.Judged> rivers, List<WaterEvaluation> lakeResults) {

        /** The evaluation of a site in a period, or null. */
        WaterEvaluation of(SiteView site, PeriodChoice period) {
            return found.stream().filter(e -> e.site().code().equals(site.code()) && e.start().equals(period.start()))
                    .findFirst().orElse(null);
        }

        /** The evaluations of the sections in the period. */
        List<WaterEvaluation> current() {
            return sections.stream().map(s -> of(s, choice)).filter(e -> e != null).toList();
        }

        WaterEvaluation lake(SiteView site) {
            return lakeResults.stream().filter(e -> e.site().code().equals(site.code())).findFirst().orElse(null);
        }
    }

    /** The board of a period in the words of the address; without {@code at} of the newest period that has a result. */
    Board read(String period, String at) {
        PeriodKind kind = PeriodChoice.kind(period);
        List<SiteView> sections = evaluations.sites(SiteKind.WATER);
        List<SiteView> lakes = lakes(sections, evaluations.sites(SiteKind.DRINKING_WATER));
        Instant now = clock.instant();
        PeriodChoice choice = at != null ? PeriodChoice.of(kind, at, now) : newest(kind, sections, now);
        List<WaterEvaluation> reported = reported(choice, sections.stream().filter(s -> !lakes.contains(s)).toList(), lakes);
        List<WaterEvaluation> found = evaluations.means(reported, kind);
        return new Board(choice, at == null, sections, lakes, found, RiverLevel.of(sections, choice, found, config),
                lakes.stream().map(lake -> newest(lake, choice, found, reported)).filter(e -> e != null).toList());
    }

    private PeriodChoice newest(PeriodKind kind, List<SiteView> sections, Instant now) {
        Instant back = kind.startOf(now.atZone(ChinaTime.ZONE).minusMonths(LOOK_BACK).toInstant());
        return new PeriodChoice(kind, evaluations.newest(sections, kind, back, now).orElse(kind.startOf(now)));
    }

    /** Of sections only the periods that are compared; of reservoirs all in between, as the newest result may be older. */
    private List<WaterEvaluation> reported(PeriodChoice choice, List<SiteView> sections, List<SiteView> lakes) {
        Instant begin = choice.lastYear().start();
        Instant before = choice.previous().start();
        Instant yearAgo = choice.lastYear().end();
        return Stream.of(evaluations.of(sections, KINDS, begin, yearAgo.isBefore(before) ? yearAgo : before),
                evaluations.of(sections, KINDS, before, choice.end()), evaluations.of(lakes, KINDS, begin, choice.end()))
                .flatMap(List::stream).toList();
    }

    /** Reservoirs: sections on lakes, and sources that are lakes. */
    private static List<SiteView> lakes(List<SiteView> sections, List<SiteView> sources) {
        return Stream.concat(sections.stream(), sources.stream()).filter(s -> "lake".equals(s.bodyType())).toList();
    }

    /** All reservoirs. */
    List<SiteView> lakes() {
        return lakes(evaluations.sites(SiteKind.WATER), evaluations.sites(SiteKind.DRINKING_WATER));
    }

    /** Sources are sampled by the quarter: where the period itself has no result the newest one before its end stands in. */
    private static WaterEvaluation newest(SiteView lake, PeriodChoice choice, List<WaterEvaluation> found,
            List<WaterEvaluation> reported) {
        List<WaterEvaluation> own = new ArrayList<>(found.stream()
                .filter(e -> e.site().code().equals(lake.code()) && e.start().equals(choice.start())).toList());
        if (own.isEmpty()) {
            reported.stream().filter(e -> e.site().code().equals(lake.code()) && e.start().isBefore(choice.end()))
                    .reduce((a, b) -> b.start().isBefore(a.start()) ? a : b).ifPresent(own::add);
        }
        return own.isEmpty() ? null : own.get(0);
    }
}
