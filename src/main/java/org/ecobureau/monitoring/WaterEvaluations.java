package org.ecobureau.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.GroundWater;
import org.ecobureau.standard.water.SurfaceWater;
import org.ecobureau.standard.water.WaterBody;
import org.ecobureau.standard.water.WaterClass;
import org.ecobureau.standard.water.WaterReading;
import org.ecobureau.standard.water.WaterResult;
import org.ecobureau.standard.water.WaterSample;
import org.ecobureau.standard.water.WaterUse;

/** Judges sections and drinking-water sources from the readings that are current now; rivers and sources share it. */
@ApplicationScoped
public class WaterEvaluations {
    private static final List<PeriodKind> KINDS = List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR);
    private static final int DEFAULT_MONTHS = 24;

    @Inject
    Observations observations;
    @Inject
    ImportedParameters imported;
    @Inject
    EntityManager em;
    @Inject
    WaterConfig config;
    @Inject
    Clock clock;

    /** The evaluations of some sites, oldest first, then in the order of the sites. */
    public List<WaterEvaluation> of(List<SiteView> sites, Collection<PeriodKind> kinds, Instant from, Instant to) {
        return of(sites, observations.between(sites, kinds, from, to));
    }

    private List<WaterEvaluation> of(List<SiteView> sites, List<Reading> readings) {
        record Key(String site, PeriodKind period, Instant start) {
        }
        Map<String, SiteView> byCode = new LinkedHashMap<>();
        sites.forEach(site -> byCode.put(site.code(), site));
        Map<Key, List<Reading>> groups = new LinkedHashMap<>();
        readings.forEach(r -> groups.computeIfAbsent(new Key(r.site(), r.period(), r.start()), k -> new ArrayList<>()).add(r));
        imported.require(groups.values().stream().flatMap(List::stream).map(Reading::parameter).distinct().toList());
        List<String> order = Parameters.all().stream().map(Parameter::code).toList();
        List<String> siteOrder = List.copyOf(byCode.keySet());
        List<WaterEvaluation> evaluations = new ArrayList<>();
        groups.forEach((key, own) -> {
            own.sort(Comparator.comparingInt(r -> order.indexOf(r.parameter())));
            evaluations.add(evaluate(byCode.get(key.site()), key.period(), key.start(), own, List.of()));
        });
        evaluations.sort(Comparator.comparing(WaterEvaluation::start).thenComparing(WaterEvaluation::period)
                .thenComparingInt(e -> siteOrder.indexOf(e.site().code())));
        return evaluations;
    }

    /**
     * The evaluations of one kind of period that start in {@code from <= start < to}: reported ones, and means where a
     * quarter or year was not reported.
     */
    public List<WaterEvaluation> periods(List<SiteView> sites, PeriodKind kind, Instant from, Instant to) {
        return within(means(of(sites, parts(kind), from, last(kind, from, to)), kind), from, to);
    }

    /**
     * The same in a transaction that changes them: also from what other transactions committed since this one began, after
     * waiting for those that are writing there.
     */
    public List<WaterEvaluation> newestPeriods(List<SiteView> sites, PeriodKind kind, Instant from, Instant to) {
        return within(means(of(sites, observations.newestBetween(sites, parts(kind), from, last(kind, from, to))), kind), from,
                to);
    }

    /** The start of the newest period of a kind that {@link #periods} gives for any of some sites in a span. */
    public Optional<Instant> newest(List<SiteView> sites, PeriodKind kind, Instant from, Instant to) {
        return sites.isEmpty() ? Optional.empty()
                : Optional.ofNullable(em.createQuery("select max(o.startAt) from Observation o where o.siteId in :sites"
                        + " and o.period in :parts and o.current = 1 and o.startAt >= :from and o.startAt < :to"
                        + " and o.state <> :gone", Instant.class)
                        .setParameter("sites", sites.stream().map(SiteView::id).toList())
                        .setParameter("parts", parts(kind)).setParameter("from", from).setParameter("to", to)
                        .setParameter("gone", ObservationState.WITHDRAWN).getSingleResult()).map(kind::startOf);
    }

    private static Instant last(PeriodKind kind, Instant from, Instant to) {
        return to.isAfter(from) ? kind.endOf(kind.startOf(to.minusMillis(1))) : to;
    }

    private static List<WaterEvaluation> within(List<WaterEvaluation> all, Instant from, Instant to) {
        return all.stream().filter(e -> !e.start().isBefore(from) && e.start().isBefore(to)).toList();
    }

    /** The same from evaluations that were read already. */
    public List<WaterEvaluation> means(List<WaterEvaluation> reported, PeriodKind kind) {
        return WaterPeriods.of(reported, kind, config.detectionShare());
    }

    /** What a kind of period may be computed from, itself included. */
    private static List<PeriodKind> parts(PeriodKind kind) {
        return switch (kind) {
            case QUARTER -> List.of(PeriodKind.MONTH, PeriodKind.QUARTER);
            case YEAR -> KINDS;
            default -> List.of(kind);
        };
    }

    static WaterReading reading(Reading r) {
        return r.belowDetection() && r.value().signum() > 0 ? new WaterReading.NotDetected(r.value())
                : new WaterReading.Measured(r.value());
    }

    static WaterEvaluation evaluate(SiteView now, PeriodKind period, Instant start, List<Reading> readings,
            List<WaterEvaluation> basis) {
        SiteView site = now.targetedOn(ChinaTime.dayOf(start));
        WaterResult result = site.groundwater()
                ? GroundWater.evaluate(ChinaTime.dayOf(start), groundTarget(site), values(readings))
                : SurfaceWater.evaluate(sample(site, start, readings));
        return new WaterEvaluation(site, period, start, period.endOf(start), readings, result, basis);
    }

    /** What the rules of surface water judge, from the values of an evaluation. */
    public static WaterSample sample(WaterEvaluation e) {
        return sample(e.site(), e.start(), e.readings());
    }

    private static WaterSample sample(SiteView site, Instant start, List<Reading> readings) {
        boolean source = site.kind().equals(SiteKind.DRINKING_WATER.code());
        return new WaterSample(ChinaTime.dayOf(start), body(site), source ? WaterUse.SOURCE : WaterUse.SECTION,
                site.targetClass() == null ? null : WaterClass.parse(site.targetClass()).orElse(null), values(readings));
    }

    private static Map<String, WaterReading> values(List<Reading> readings) {
        Map<String, WaterReading> values = new LinkedHashMap<>();
        readings.stream().filter(r -> r.value() != null).forEach(r -> values.put(r.parameter(), reading(r)));
        return values;
    }

    /** GB/T 14848 is written around class III, which a source must keep when the site names no other target. */
    static WaterClass groundTarget(SiteView site) {
        return site.targetClass() == null ? WaterClass.III : WaterClass.parse(site.targetClass()).orElse(WaterClass.III);
    }

    /** River unless the site is said to lie on a lake or reservoir. */
    public static WaterBody body(SiteView site) {
        return "lake".equals(site.bodyType()) ? WaterBody.LAKE : WaterBody.RIVER;
    }

    /** Active sites of a kind in their order. */
    public List<SiteView> sites(SiteKind kind) {
        return observations.sites(kind).stream().filter(SiteView::active).toList();
    }

    /** First and last calendar year that hold any monthly, quarterly or yearly row of a site. */
    public record Years(int first, int last) {
    }

    /** The years of a site up to now; empty when it has no such row. */
    public Optional<Years> years(SiteView site, Instant now) {
        Object[] span = em.createQuery("select min(o.startAt), max(o.startAt) from Observation o where o.siteId = :site"
                + " and o.period in :kinds and o.current = 1 and o.startAt < :now and o.state <> :gone", Object[].class)
                .setParameter("site", site.id()).setParameter("kinds", KINDS).setParameter("now", now)
                .setParameter("gone", ObservationState.WITHDRAWN).getSingleResult();
        return span[0] == null ? Optional.empty()
                : Optional.of(new Years(ChinaTime.dayOf((Instant) span[0]).getYear(),
                        ChinaTime.dayOf((Instant) span[1]).getYear()));
    }

    /** What the two lists of the API may be narrowed by. */
    public record Query(SiteKind kind, String site, String from, String to, PeriodKind period) {

        /** Without a period: what was reported, of every kind. */
        public Query(SiteKind kind, String site, String from, String to) {
            this(kind, site, from, to, null);
        }

        /**
         * With the period as the parameter gives it; then quarters and years that were not reported are computed.
         *
         * @throws Problem 400 for anything but month, quarter, year or null
         */
        public Query in(String period) {
            PeriodKind found = period == null ? null
                    : PeriodKind.byCode(period).filter(KINDS::contains)
                            .orElseThrow(() -> Problem.badParameter("period", "请填写 month、quarter 或 year"));
            return new Query(kind, site, from, to, found);
        }
    }

    /** One page of the API's list. */
    public Listing<WaterEvaluationJson> page(String path, Query query, Integer limit, String after) {
        return spans(query).page(WaterEvaluations::key, 3, limit, after, address(path, query)).map(WaterEvaluationJson::of);
    }

    /** Every row of the list for a CSV. */
    public Stream<List<Object>> rows(Query query) {
        return spans(query).all().stream().map(WaterEvaluation::cells);
    }

    private BySpans<WaterEvaluation> spans(Query query) {
        List<SiteView> sites = query.site() == null ? sites(query.kind())
                : observations.sites(query.kind()).stream().filter(s -> s.code().equals(query.site())).toList();
        ZonedDateTime now = clock.instant().atZone(ChinaTime.ZONE);
        DayRange range = DayRange.of(query.from(), query.to()).within(now.minusMonths(DEFAULT_MONTHS).toInstant(),
                now.toInstant());
        if (range.to().isBefore(range.from())) {
            throw Problem.badParameter("from", "开始不能晚于现在");
        }
        return new BySpans<>(range, span -> query.period() == null ? of(sites, KINDS, span.from(), span.to())
                : periods(sites, query.period(), span.from(), span.to()));
    }

    private static List<String> key(WaterEvaluation e) {
        return List.of(e.start().toString(), e.period().name(), e.site().code());
    }

    private static String address(String path, Query query) {
        StringBuilder address = new StringBuilder(path).append('?');
        Optional.ofNullable(query.site()).ifPresent(v -> address.append("site=").append(v).append('&'));
        Optional.ofNullable(query.period()).ifPresent(v -> address.append("period=").append(v.code()).append('&'));
        Optional.ofNullable(query.from()).ifPresent(v -> address.append("from=").append(encoded(v)).append('&'));
        Optional.ofNullable(query.to()).ifPresent(v -> address.append("to=").append(encoded(v)).append('&'));
        return address.toString();
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
    }
}
