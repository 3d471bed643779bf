package org.ecobureau.air;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.air.AirResults.Recent;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirPeriod;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The air now: the newest hour that came in, and the 24 hours up to it. */
@ApplicationScoped
public class AirNow {
    static final int HOURS = 24;
    /** Hours after which the newest hour is looked for further back. */
    private static final int USUAL_DELAY = 2;

    @Inject
    AirResults results;
    @Inject
    Observations observations;
    @Inject
    MonitoringConfig monitoring;
    @Inject
    AirDayTable days;
    @Inject
    AirDayRebuild rebuild;
    @Inject
    Clock clock;

    /**
     * What pages and API need to know about now.
     *
     * @param sites active air sites
     * @param newestEnd end of the newest hour that has any row, or null when there is none at all
     * @param county the county in that hour, or null
     * @param bySite each site in that same hour, null where nothing came in
     * @param recent the 24 hours up to then, or null
     * @param stale true when the newest hour is too old to say what the air is now
     */
    public record Now(List<SiteView> sites, Instant newestEnd, Evaluated county, Map<String, Evaluated> bySite, Recent recent,
            boolean stale) {
    }

    /**
     * The answer of {@code GET /api/v1/air/now}: an air result, whether it is too old to be "now", and for the county the
     * sites.
     */
    public record Answer(@JsonUnwrapped AirResult result, boolean stale,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<AirResult> sites) {
    }

    /** The county and all its active sites. */
    public Now read() {
        return read(HOURS);
    }

    /** The same with more hours up to now. */
    Now read(int hours) {
        List<SiteView> all = results.sites();
        return read(all, AirResults.countyPoints(all), hours);
    }

    /** The same from a list of sites that was read already. */
    public Now read(List<SiteView> sites) {
        List<SiteView> active = sites.stream().filter(s -> s.active() && s.kind().equals(SiteKind.AIR.code())).toList();
        return read(active, AirResults.countyPoints(active), HOURS);
    }

    /** One site alone. */
    public Now read(SiteView site) {
        return read(site, HOURS);
    }

    Now read(SiteView site, int hours) {
        return read(List.of(site), List.of(site), hours);
    }

    private Now read(List<SiteView> wanted, List<SiteView> deciding, int hours) {
        Instant now = clock.instant();
        Instant lately = now.truncatedTo(ChronoUnit.HOURS).minus(USUAL_DELAY + 1L, ChronoUnit.HOURS);
        // On most days the newest hour came in within the last hours: one look finds it and what is shown with it.
        Optional<Recent> around = Optional.of(results.hours(wanted, lately.minus(hours - 1L, ChronoUnit.HOURS), now));
        Optional<Instant> start = around.flatMap(r -> lastStart(r, deciding)).filter(s -> !s.isBefore(lately));
        if (start.isEmpty()) {
            around = days.newest(deciding, ChinaTime.dayOf(now)).map(day -> {
                Instant end = ChinaTime.startOf(day.plusDays(1));
                return results.hours(wanted, end.minus(hours + HOURS - 1L, ChronoUnit.HOURS), end.isBefore(now) ? end : now);
            });
            start = around.flatMap(r -> lastStart(r, deciding));
        }
        if (start.isEmpty() && !rebuild.ready()) {
            // While days are made anew they may not know yet that they have hours.
            start = observations.lastStart(deciding, PeriodKind.HOUR, now);
            around = start.map(s -> results.hours(wanted, s.minus(hours - 1L, ChronoUnit.HOURS), s.plusMillis(1)));
        }
        if (start.isEmpty()) {
            return new Now(wanted, null, null, Map.of(), null, true);
        }
        Instant newest = start.get();
        Instant end = newest.plus(1, ChronoUnit.HOURS);
        Recent recent = around.orElseThrow().within(end.minus(hours, ChronoUnit.HOURS), end);
        Map<String, Evaluated> bySite = new LinkedHashMap<>();
        wanted.forEach(s -> bySite.put(s.code(), at(recent.sites().get(s.code()), newest)));
        return new Now(wanted, end, at(recent.county(), newest), bySite, recent,
                Duration.between(end, now).compareTo(monitoring.hourStaleAfter()) > 0);
    }

    private static Optional<Instant> lastStart(Recent recent, List<SiteView> sites) {
        return sites.stream().flatMap(site -> recent.sites().get(site.code()).stream()).map(e -> e.sample().start())
                .max(Comparator.naturalOrder());
    }

    private static Evaluated at(List<Evaluated> hours, Instant start) {
        return hours.stream().filter(h -> h.sample().start().equals(start)).findFirst().orElse(null);
    }

    /** The county with its sites; without any data the result says NA. */
    Answer county() {
        Now now = read();
        List<AirResult> sites = new ArrayList<>();
        for (SiteView site : now.sites()) {
            Evaluated evaluated = now.bySite().get(site.code());
            sites.add(evaluated == null ? nothing(site.code(), now.newestEnd()) : due(evaluated.result(), now.newestEnd()));
        }
        return new Answer(now.county() == null ? nothing(null, now.newestEnd()) : due(now.county().result(), now.newestEnd()),
                now.stale(),
                sites);
    }

    /** One site, or empty for an unknown code. */
    Optional<Answer> site(String code) {
        return observations.site(code).filter(s -> s.kind().equals(SiteKind.AIR.code())).map(site -> {
            Now now = read(site);
            Evaluated evaluated = now.bySite().get(code);
            return new Answer(evaluated == null ? nothing(code, now.newestEnd()) : due(evaluated.result(), now.newestEnd()),
                    now.stale(),
                    null);
        });
    }

    private AirResult due(AirResult r, Instant newestEnd) {
        return r.with(results.nextHourAt(newestEnd));
    }

    /** A result without any value: every pollutant is missing, nothing reads as clean air. */
    private AirResult nothing(String site, Instant newestEnd) {
        Instant end = newestEnd == null ? clock.instant().truncatedTo(ChronoUnit.HOURS) : newestEnd;
        AirSample empty = AirSample.of(site, end.minus(1, ChronoUnit.HOURS), end, List.of(), null);
        AirResult r = results.evaluate(empty, AirPeriod.HOUR).result();
        return r.without(newestEnd == null ? null : ChinaTime.offset(newestEnd), results.nextHourAt(end));
    }
}
