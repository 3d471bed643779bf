package org.ecobureau.home;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.eia.NoticeBoard;
import org.ecobureau.eia.NoticeItem;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.region.TownshipTiles;
import org.ecobureau.region.Townships;

/** What stands in which township: one list for the map, the table beside it, JSON and CSV. Three statements. */
@ApplicationScoped
public class CountyPlaces {

    @Inject
    Townships townships;
    @Inject
    TownshipTiles tiles;
    @Inject
    Observations observations;
    @Inject
    NoticeBoard notices;
    @Inject
    NightPermits permits;
    @Inject
    MapConfig config;

    /** A site with its page. */
    public record Place(String code, String name, String href) {
    }

    /**
     * A township, or with {@code code} null what no township is noted for.
     *
     * @param notices how many approval notices are open there now
     * @param permits how many certificates for night work run there today; null when no list is published
     */
    public record Row(String code, String name, String kind, Integer column, Integer row, List<Place> air,
            List<Place> sections, List<Place> sources, int notices, Integer permits) {

        /** The columns of the CSV, in the order of {@link #cells()}. */
        static final List<String> HEADER = List.of("code", "name", "kind", "column", "row", "airSites", "sections", "sources",
                "openNotices", "nightPermits");

        List<Object> cells() {
            return Arrays.asList(code, name, kind, column, row, codes(air), codes(sections), codes(sources), notices, permits);
        }

        static List<String> codes(List<Place> places) {
            return places.stream().map(Place::code).toList();
        }

        boolean empty() {
            return air.isEmpty() && sections.isEmpty() && sources.isEmpty() && notices == 0;
        }
    }

    /** A row as the API gives it; the code is null for sites without a noted township. */
    public record Json(String code, String name, String kind, Integer column, Integer row, List<String> airSites,
            List<String> sections, List<String> sources, int openNotices, Integer nightPermits) {

        static Json of(Row row) {
            return new Json(row.code(), row.name(), row.kind(), row.column(), row.row(), Row.codes(row.air()),
                    Row.codes(row.sections()), Row.codes(row.sources()), row.notices(), row.permits());
        }
    }

    /** All rows; {@code demonstration} when the certificates in them are examples. */
    record County(List<Row> rows, boolean demonstration) {
    }

    List<Row> rows() {
        return county().rows();
    }

    /** Every township in the order of its code; what has none stands last, if there is any. */
    County county() {
        Map<String, List<SiteView>> sites = new LinkedHashMap<>();
        observations.sites(null).stream().filter(SiteView::active)
                .forEach(s -> sites.computeIfAbsent(s.township() == null ? "" : s.township(), t -> new ArrayList<>()).add(s));
        Map<String, Long> open = notices.openNow(config.mostNotices()).stream()
                .collect(Collectors.groupingBy(NoticeItem::place, Collectors.counting()));
        NightPermits.Running nights = permits.now();
        List<Row> rows = new ArrayList<>();
        for (Townships.Place place : townships.all()) {
            TownshipTiles.Position at = tiles.of(place.code());
            rows.add(row(place.code(), place.name(), place.kind(), at, sites.getOrDefault(place.code(), List.of()),
                    open.getOrDefault(place.name(), 0L).intValue(), nights.count(place.code())));
        }
        Row rest = row(null, "没有注明乡镇", null, null, sites.getOrDefault("", List.of()), 0, null);
        if (!rest.empty()) {
            rows.add(rest);
        }
        return new County(rows, nights.demonstration() && !nights.permits().isEmpty());
    }

    private static Row row(String code, String name, String kind, TownshipTiles.Position at, List<SiteView> sites, int open,
            Integer permits) {
        return new Row(code, name, kind, at == null ? null : at.column(), at == null ? null : at.row(),
                of(sites, SiteKind.AIR, "/air/sites/"), of(sites, SiteKind.WATER, "/water/sites/"),
                of(sites, SiteKind.DRINKING_WATER, "/drinking-water/sources/"), open, permits);
    }

    private static List<Place> of(List<SiteView> sites, SiteKind kind, String path) {
        return sites.stream().filter(s -> s.kind().equals(kind.code()))
                .map(s -> new Place(s.code(), s.name(), path + s.code())).toList();
    }
}
