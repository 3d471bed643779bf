package org.ecobureau.air;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.Aqi;
import org.ecobureau.standard.air.AqiResult;

/** Air results of sites and of the county from the observations that are current now. */
@ApplicationScoped
public class AirResults {
    @Inject
    Observations observations;
    @Inject
    Clock clock;
    @Inject
    AirConfig config;

    /** A sample with its evaluation: pages need both. */
    public record Evaluated(AirSample sample, AqiResult aqi, AirResult result) {
    }

    /** The latest hours up to now: for the county and for each site, oldest first. */
    public record Recent(Instant from, Instant to, List<Evaluated> county, Map<String, List<Evaluated>> sites) {
    }

    /** Active air sites in their order. */
    public List<SiteView> sites() {
        return observations.sites(SiteKind.AIR).stream().filter(SiteView::active).toList();
    }

    /** The sites whose values make the county's. */
    public static List<SiteView> countyPoints(List<SiteView> sites) {
        return sites.stream().filter(SiteView::countyPoint).toList();
    }

    /** The hours that started in the span, by start and site. */
    public Recent hours(List<SiteView> sites, Instant from, Instant to) {
        Map<Instant, Map<String, List<Reading>>> byStart = new TreeMap<>();
        observations.between(sites, PeriodKind.HOUR, from, to)
                .forEach(r -> byStart.computeIfAbsent(r.start(), s -> new LinkedHashMap<>())
                        .computeIfAbsent(r.site(), s -> new ArrayList<>()).add(r));
        List<String> points = countyPoints(sites).stream().map(SiteView::code).toList();
        List<Evaluated> county = new ArrayList<>();
        Map<String, List<Evaluated>> bySite = new LinkedHashMap<>();
        sites.forEach(site -> bySite.put(site.code(), new ArrayList<>()));
        byStart.forEach((start, readings) -> {
            List<AirSample> samples = new ArrayList<>();
            readings.forEach((site, list) -> {
                AirSample sample = AirSample.of(site, start, PeriodKind.HOUR.endOf(start), list, null);
                bySite.get(site).add(evaluate(sample, AirPeriod.HOUR));
                if (points.contains(site)) {
                    samples.add(sample);
                }
            });
            county(samples).ifPresent(sample -> county.add(evaluate(sample, AirPeriod.HOUR)));
        });
        return new Recent(from, to, county, bySite);
    }

    /** Whole days, oldest first: for the county and for each site. */
    public record Days(List<Evaluated> county, Map<String, List<Evaluated>> sites) {
    }

    /**
     * Whole days, {@code first} to {@code last} inclusive; a day without any row is left out, a day that has not ended too.
     */
    public Days days(List<SiteView> sites, LocalDate first, LocalDate last) {
        LocalDate today = ChinaTime.today(clock);
        LocalDate end = last.isBefore(today) ? last : today.minusDays(1);
        List<Evaluated> county = new ArrayList<>();
        Map<String, List<Evaluated>> bySite = new LinkedHashMap<>();
        sites.forEach(site -> bySite.put(site.code(), new ArrayList<>()));
        if (end.isBefore(first) || sites.isEmpty()) {
            return new Days(county, bySite);
        }
        Instant from = ChinaTime.startOf(first);
        Instant to = ChinaTime.startOf(end.plusDays(1));
        Map<LocalDate, Map<String, List<Reading>>> reported = byDay(observations.between(sites, PeriodKind.DAY, from, to));
        Map<LocalDate, Map<String, List<Reading>>> hourly = byDay(observations.between(sites, PeriodKind.HOUR, from, to));
        for (LocalDate day = first; !day.isAfter(end); day = day.plusDays(1)) {
            List<AirSample> points = new ArrayList<>();
            for (SiteView site : sites) {
                Optional<AirSample> sample = AirDays.of(site.code(), day, of(reported, day, site), of(hourly, day, site));
                sample.ifPresent(s -> bySite.get(site.code()).add(evaluate(s, AirPeriod.DAY)));
                sample.filter(s -> site.countyPoint()).ifPresent(points::add);
            }
            county(points).ifPresent(sample -> county.add(evaluate(sample, AirPeriod.DAY)));
        }
        return new Days(county, bySite);
    }

    /** The county's value from the samples of its points; empty without any. */
    public Optional<AirSample> county(List<AirSample> samples) {
        return samples.isEmpty() ? Optional.empty()
                : Optional.of(AirSample.county(samples, config.countyRule(), config.countyMinimumPoints()));
    }

    /** Evaluates one sample by the standard of its day. */
    public Evaluated evaluate(AirSample sample, AirPeriod period) {
        AqiResult aqi = Aqi.evaluate(sample.report(period));
        return new Evaluated(sample, aqi,
                AirResult.of(aqi, new AirResult.Origin(sample.site(), ChinaTime.offset(sample.end()), null,
                        String.join("、", sample.sources()), sample.state().code(), sample.basis(), sample.points())));
    }

    /** When the next hour is due: an hour and the allowed delay after the newest one, and never in the past. */
    public OffsetDateTime nextHourAt(Instant newestEnd) {
        Instant now = clock.instant();
        Instant next = newestEnd.plus(1, ChronoUnit.HOURS);
        return ChinaTime.offset(next.isAfter(now) ? next : now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }

    private static Map<LocalDate, Map<String, List<Reading>>> byDay(Collection<Reading> readings) {
        Map<LocalDate, Map<String, List<Reading>>> days = new LinkedHashMap<>();
        readings.forEach(r -> days.computeIfAbsent(ChinaTime.dayOf(r.start()), d -> new LinkedHashMap<>())
                .computeIfAbsent(r.site(), s -> new ArrayList<>()).add(r));
        return days;
    }

    private static List<Reading> of(Map<LocalDate, Map<String, List<Reading>>> days, LocalDate day, SiteView site) {
        return days.getOrDefault(day, Collections.emptyMap()).getOrDefault(site.code(), List.of());
    }
}
