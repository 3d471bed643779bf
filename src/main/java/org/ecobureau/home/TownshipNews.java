package org.ecobureau.home;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirResult;
import org.ecobureau.air.AirResults;
import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.eia.NoticeBoard;
import org.ecobureau.eia.NoticeItem;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;

/** What is known of one township now: its sites with the newest value in words, and the notices open there. */
@ApplicationScoped
public class TownshipNews {
    private static final int MONTHS = 7;
    private static final List<PeriodKind> KINDS = List.of(PeriodKind.MONTH, PeriodKind.QUARTER);

    @Inject
    Observations observations;
    @Inject
    WaterEvaluations evaluations;
    @Inject
    AirResults air;
    @Inject
    MonitoringConfig monitoring;
    @Inject
    NoticeBoard notices;
    @Inject
    NightPermits permits;
    @Inject
    MapConfig config;
    @Inject
    Clock clock;

    /**
     * A site in the list.
     *
     * @param words the newest value in words, or that there is none
     * @param when its period in words, null without a value
     */
    public record SiteNews(String code, String name, String kind, String href, String words, String when, String source,
            boolean demonstration) {
    }

    /** The page of a township. */
    public record TownshipView(String code, String name, List<SiteNews> sites, List<NoticeItem> notices,
            List<NightPermits.Night> permits, boolean demonstration) {
    }

    TownshipView of(Townships.Place place) {
        List<SiteView> here = observations.sites(null).stream()
                .filter(s -> s.active() && place.code().equals(s.township())).toList();
        List<SiteNews> news = new ArrayList<>();
        List<SiteView> airSites = here.stream().filter(s -> s.kind().equals(SiteKind.AIR.code())).toList();
        if (!airSites.isEmpty()) {
            Instant now = clock.instant();
            // an hour older than that is no longer "now"
            AirResults.Recent recent = air.hours(airSites, now.minus(monitoring.hourStaleAfter()).minus(1, ChronoUnit.HOURS),
                    now);
            airSites.forEach(site -> news.add(air(site, recent.sites().get(site.code()))));
        }
        List<SiteView> waterSites = here.stream().filter(s -> s.kind().equals(SiteKind.WATER.code())
                || s.kind().equals(SiteKind.DRINKING_WATER.code())).toList();
        if (!waterSites.isEmpty()) {
            Instant now = clock.instant();
            List<WaterEvaluation> found = evaluations.of(waterSites, KINDS,
                    now.atZone(ChinaTime.ZONE).minusMonths(MONTHS).toInstant(), now);
            waterSites.forEach(site -> news.add(water(site, found)));
        }
        List<NoticeItem> open = notices.openNow(config.mostNotices()).stream().filter(n -> n.place().equals(place.name()))
                .toList();
        NightPermits.Running running = permits.now();
        List<NightPermits.Night> nights = running.of(place.code());
        return new TownshipView(place.code(), place.name(), news, open, nights,
                news.stream().anyMatch(SiteNews::demonstration) || !nights.isEmpty() && running.demonstration());
    }

    private static SiteNews air(SiteView site, List<Evaluated> hours) {
        String href = "/air/sites/" + site.code();
        if (hours.isEmpty()) {
            return new SiteNews(site.code(), site.name(), "空气", href, "没有最近的数据", null, null, false);
        }
        Evaluated last = hours.get(hours.size() - 1);
        AirResult result = last.result();
        String words = result.aqi() == null ? "这个小时没有 AQI（NA）" : "AQI " + result.aqi() + "，" + result.category();
        return new SiteNews(site.code(), site.name(), "空气", href, words, PeriodKind.HOUR.words(last.sample().start()),
                result.source().replace(Reading.DEMONSTRATION, "演示数据") + "，" + last.sample().state().label(),
                last.sample().demonstration());
    }

    private static SiteNews water(SiteView site, List<WaterEvaluation> all) {
        boolean source = site.kind().equals(SiteKind.DRINKING_WATER.code());
        String href = (source ? "/drinking-water/sources/" : "/water/sites/") + site.code();
        String kind = source ? "饮用水水源" : "河流断面";
        return all.stream().filter(e -> e.site().code().equals(site.code()))
                .max(Comparator.comparing(WaterEvaluation::end))
                .map(e -> new SiteNews(site.code(), site.name(), kind, href, verdict(e), e.period().words(e.start()),
                        String.join("、", e.sources()).replace(Reading.DEMONSTRATION, "演示数据") + "，" + e.state().label(),
                        e.demonstration()))
                .orElse(new SiteNews(site.code(), site.name(), kind, href, "最近半年没有结果", null, null, false));
    }

    private static String verdict(WaterEvaluation e) {
        String waterClass = e.result().waterClass() == null ? "无法定类" : e.result().waterClass().label();
        return waterClass + "，" + (e.result().compliant() == null ? "不能判定是否达标"
                : e.result().compliant() ? "达标" : "未达标");
    }
}
