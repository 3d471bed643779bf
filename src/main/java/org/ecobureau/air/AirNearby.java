package org.ecobureau.air;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.air.AirResults.Recent;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.region.GeoPoint;
import org.ecobureau.region.NearbyFact;
import org.ecobureau.region.NearbyFacts;
import org.ecobureau.region.Scene;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.Parameters;

/** The air at the hour somebody complains of: of the nearest station when the position is known, else of the county. */
@ApplicationScoped
class AirNearby implements NearbyFacts {

    private static final String LABEL = "空气监测";

    @Inject
    AirResults results;
    @Inject
    MonitoringConfig monitoring;

    /** Where a value was measured. */
    private record Point(SiteView site, String where, String href, List<Evaluated> hours) {

        /** The newest hour with any concentration. */
        Optional<Evaluated> newest() {
            return hours.stream().filter(h -> h.sample().anyMeasured())
                    .max(Comparator.comparing(h -> h.sample().start()));
        }
    }

    @Override
    public List<NearbyFact> near(Scene scene) {
        if (!scene.topics().contains("air")) {
            return List.of();
        }
        Instant hour = scene.at().truncatedTo(ChronoUnit.HOURS);
        List<SiteView> sites = results.sites();
        Recent recent = results.hours(sites, hour.minus(monitoring.hourStaleAfter()), hour.plusMillis(1));
        return points(scene, sites, recent).stream().flatMap(p -> p.newest().map(e -> fact(p, e)).stream()).findFirst()
                .map(List::of).orElseGet(() -> List.of(new NearbyFact(LABEL,
                        minutes(hour) + " 前后没有空气监测数据，不能说明当时空气好坏。", "/data-status", false, false)));
    }

    /** The stations from the nearest on, the county last. */
    private static List<Point> points(Scene scene, List<SiteView> sites, Recent recent) {
        List<Point> points = new ArrayList<>();
        if (scene.position() != null) {
            sites.stream().filter(s -> position(s) != null)
                    .sorted(Comparator.comparingDouble(s -> position(s).metresTo(scene.position())))
                    .forEach(s -> points.add(new Point(s,
                            s.name() + "（离您标的位置" + GeoPoint.words(position(s).metresTo(scene.position())) + "）",
                            "/air/sites/" + s.code(), recent.sites().get(s.code()))));
        }
        points.add(new Point(null, "全县", "/air", recent.county()));
        return points;
    }

    private static GeoPoint position(SiteView site) {
        return GeoPoint.of(site.latitude(), site.longitude());
    }

    private static NearbyFact fact(Point point, Evaluated evaluated) {
        AirSample sample = evaluated.sample();
        AirResult result = evaluated.result();
        String air = result.aqi() == null ? "没有形成空气质量指数（缺测）"
                : "AQI " + result.aqi() + "，" + result.category() + (result.primaryPollutants().isEmpty() ? ""
                        : "，首要污染物 " + result.primaryPollutants().stream().map(code -> Parameters.get(code).symbol())
                                .collect(Collectors.joining("、")));
        String text = minutes(sample.start()) + " 起的一小时，" + point.where() + "：" + air + "。" + sample.state().label() + "，来源："
                + (sample.demonstration() ? "演示数据" : String.join("、", sample.sources())) + "，" + result.standard() + "。";
        return new NearbyFact(LABEL, text, point.href(), true, sample.demonstration());
    }

    private static String minutes(Instant hour) {
        return ChinaTime.minute(hour);
    }
}
