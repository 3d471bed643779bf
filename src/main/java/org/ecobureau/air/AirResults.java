package org.ecobureau.air;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirResult.Verdict;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.Aqi;
import org.ecobureau.standard.air.AqiLevel;

/** Air results of sites and of the county from the observations that are current now. */
@ApplicationScoped
public class AirResults {
    @Inject
    Observations observations;
    @Inject
    Clock clock;
    @Inject
    AirConfig config;
    @Inject
    AirDayTable days;

    /** A sample with its evaluation: pages need both. */
    public record Evaluated(AirSample sample, AqiLevel level, AirResult result) {
        static Evaluated of(AirSample sample, AirPeriod period, Verdict verdict) {
            return new Evaluated(sample, verdict.level(), AirResult.of(sample.report(period), verdict,
                    new AirResult.Origin(sample.site(), ChinaTime.offset(sample.end()), null,
                            String.join("、", sample.sources()), sample.state().code(), sample.basis(), sample.points(),
                            sample.quality())));
        }
    }

    /** The latest hours up to now: for the county and for each site, oldest first. */
    public record Recent(Instant from, Instant to, List<Evaluated> county, Map<String, List<Evaluated>> sites) {
        /** The part of it that starts in {@code first <= start < end}. */
        Recent within(Instant first, Instant end) {
            Map<String, List<Evaluated>> parts = new LinkedHashMap<>();
            sites.forEach((code, hours) -> parts.put(code, part(hours, first, end)));
            return new Recent(first, end, part(county, first, end), parts);
        }

        private static List<Evaluated> part(List<Evaluated> hours, Instant first, Instant end) {
            return hours.stream().filter(h -> !h.sample().start().isBefore(first) && h.sample().start().isBefore(end)).toList();
        }
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
     * Whole days, {@code first} to {@code last} inclusive, of the county and of these sites; a day without any row is left out,
     * a day that has not ended too.
     */
    public Days days(List<SiteView> sites, LocalDate first, LocalDate last) {
        LocalDate today = ChinaTime.today(clock);
        LocalDate end = last.isBefore(today) ? last : today.minusDays(1);
        Map<String, List<Evaluated>> found = new LinkedHashMap<>();
        sites.forEach(site -> found.put(site.code(), new ArrayList<>()));
        List<Evaluated> county = new ArrayList<>();
        if (!end.isBefore(first)) {
            days.read(sites, first, end).forEach(
                    day -> (day.sample().site() == null ? county : found.get(day.sample().site())).add(day));
        }
        return new Days(county, found);
    }

    /** The county's value from the samples of its points; empty without any. */
    public Optional<AirSample> county(List<AirSample> samples) {
        return samples.isEmpty() ? Optional.empty()
                : Optional.of(AirSample.county(samples, config.countyRule(), config.countyMinimumPoints()));
    }

    /** Evaluates one sample by the standard of its day. */
    public Evaluated evaluate(AirSample sample, AirPeriod period) {
        return Evaluated.of(sample, period, Verdict.of(Aqi.evaluate(sample.report(period))));
    }

    /** When the next hour is due: an hour and the allowed delay after the newest one, and never in the past. */
    public OffsetDateTime nextHourAt(Instant newestEnd) {
        Instant now = clock.instant();
        Instant next = newestEnd.plus(1, ChronoUnit.HOURS);
        return ChinaTime.offset(next.isAfter(now) ? next : now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }
}
