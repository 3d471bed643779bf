package org.ecobureau.shared.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.ecobureau.shared.chart.StopLine.Kind;
import org.ecobureau.shared.chart.StopLine.Place;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopLineTest {

    @Test
    void everyStopHasMarkColourWordsAndLink() {
        Document drawing = draw(Place.bare(Kind.END, "源头", List.of()),
                new Place(Kind.STOP, "断面<甲>", "/water/sites/a?x=1&y=2", "Ⅲ", "#00B050", "#14231c", List.of("Ⅲ类 良好", "✓ 达标")),
                new Place(Kind.LAKE, "水库", null, "?", null, "#14231c", List.of("没有结果")),
                Place.bare(Kind.BEYOND, "境外", List.of("仅作参考")));
        assertEquals("group", drawing.select("svg").attr("role"));
        assertEquals("标题", drawing.select("#s-t").text());
        assertEquals("说明", drawing.select("#s-d").text());
        assertEquals("/water/sites/a?x=1&y=2", drawing.select("a").attr("href"));
        assertTrue(drawing.select("a").text().contains("断面<甲>") && drawing.select("a").text().contains("✓ 达标"));
        assertEquals("#00B050", drawing.select("a circle").attr("fill"));
        assertEquals("#ffffff", drawing.select("ellipse").attr("fill"), "no result, no colour");
        assertTrue(drawing.select("ellipse").hasAttr("stroke-dasharray"));
        assertEquals(2, drawing.select("line").size(), "the river, and dotted where it goes on");
    }

    @Test
    void withoutPlacesThereIsAnEmptyDrawing() {
        assertTrue(draw().select("line").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({ "长寿河南桥断面, 15, 长寿河南桥断面", "一二三四五六七, 5, 一二三四五…", "abc 2026, 5, abc 2026" })
    void longNamesAreCutByTheirWidth(String name, int most, String drawn) {
        assertEquals(drawn, StopLine.shorten(name, most));
    }

    private static Document draw(Place... places) {
        return Jsoup.parse(StopLine.of("s", "标题", "说明", List.of(places)).markup());
    }
}
