package org.ecobureau.shared.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.ecobureau.shared.chart.Strip.Cell;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class StripTest {

    @Test
    void fullPartAndNoneLookDifferentWithoutColour() {
        Document svg = Jsoup.parse(Strip.of(List.of(new Cell("5月1日", 24, 24), new Cell("5月2日", 6, 24),
                new Cell("5月3日 <b>", 0, 24)), "三天 & 一夜").markup(), "", Parser.xmlParser());
        assertEquals("三天 & 一夜", svg.selectFirst("svg").attr("aria-label"));
        assertEquals(List.of("20", "5"), svg.select("rect[fill=#0b5d42]").eachAttr("height"));
        assertEquals(1, svg.select("path").size());
        assertTrue(svg.select("title").get(2).text().startsWith("5月3日 <b>：0/24"), svg.select("title").text());
    }
}
