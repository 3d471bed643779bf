package org.ecobureau.home;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.home.CountyPlaces.Place;
import org.ecobureau.home.CountyPlaces.Row;
import org.ecobureau.home.TownshipNews.TownshipView;
import org.ecobureau.region.BaseMap;
import org.ecobureau.region.TownshipTiles;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.chart.TileMap;
import org.ecobureau.shared.chart.TileMap.Mark;
import org.ecobureau.shared.chart.TileMap.Meaning;
import org.ecobureau.shared.chart.TileMap.Tile;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The schematic map of the county with its table, and a page for each township. */
@Path("/")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
@Blocking
public class MapPages {
    @Inject
    CountyPlaces places;
    @Inject
    TownshipTiles tiles;
    @Inject
    Townships townships;
    @Inject
    TownshipNews news;
    @Inject
    BaseMap base;

    /**
     * The map page.
     *
     * @param base the approved picture, or null
     */
    public record MapView(Svg svg, List<Row> rows, int townships, BaseMap.Picture base, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance map(MapView view);

        static native TemplateInstance township(TownshipView view);
    }

    @GET
    @Path("map")
    public TemplateInstance map() {
        CountyPlaces.County county = places.county();
        List<Row> rows = county.rows();
        List<Tile> drawn = rows.stream().filter(r -> r.column() != null).map(MapPages::tile).toList();
        Svg svg = TileMap.of("county-map", "乡镇和监测点位示意图",
                drawn.size() + " 个乡镇和街道按大致方位排列，蓝线是河流。同样的内容在旁边的表里。").lines(tiles.rivers()).tiles(drawn)
                .legend(List.of(new Meaning(Mark.CIRCLE, "空气"), new Meaning(Mark.DIAMOND, "断面"),
                        new Meaning(Mark.SQUARE, "水源"), new Meaning(Mark.TRIANGLE, "公示中")))
                .render();
        return Templates.map(new MapView(svg, rows, townships.all().size(), base.picture().orElse(null),
                county.demonstration()));
    }

    private static Tile tile(Row row) {
        List<Mark> marks = new ArrayList<>();
        add(marks, Mark.CIRCLE, row.air().size());
        add(marks, Mark.DIAMOND, row.sections().size());
        add(marks, Mark.SQUARE, row.sources().size());
        add(marks, Mark.TRIANGLE, row.notices());
        List<String> words = new ArrayList<>();
        say(words, "空气点位", row.air());
        say(words, "断面", row.sections());
        say(words, "水源", row.sources());
        if (row.notices() > 0) {
            words.add(row.notices() + " 个环评公示");
        }
        return new Tile(row.name().replaceAll("(街道|镇|乡)$", ""), row.column(), row.row(), "/townships/" + row.code(),
                row.name() + "：" + (words.isEmpty() ? "没有监测点位" : String.join("，", words)),
                marks);
    }

    /** One mark says that there is something of the kind; the table has the number. */
    private static void add(List<Mark> marks, Mark mark, int count) {
        if (count > 0) {
            marks.add(mark);
        }
    }

    private static void say(List<String> words, String kind, List<Place> list) {
        if (!list.isEmpty()) {
            words.add(kind + " " + String.join("、", list.stream().map(Place::name).toList()));
        }
    }

    @GET
    @Path("townships/{code}")
    public TemplateInstance township(@PathParam("code") String code) {
        return Templates.township(news.of(townships.byCode(code)
                .orElseThrow(() -> Problem.notFound("没有这个乡镇。全部乡镇在“乡镇地图”页上。"))));
    }
}
