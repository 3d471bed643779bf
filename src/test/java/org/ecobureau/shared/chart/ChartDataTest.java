package org.ecobureau.shared.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class ChartDataTest {

    private static final List<ChartPoint> POINTS = List.of(new ChartPoint("01:00", new BigDecimal("12.50"), false),
            new ChartPoint("02:00", null, false), new ChartPoint("03|\"<00", new BigDecimal("7"), true));

    @Test
    void theDrawingCarriesItsNumbersForTheScript() {
        Element svg = draw(LineChart.of("c", "t").unit("μg/m³").limit(new BigDecimal("60"), "限值 60").points(POINTS));
        assertEquals("01:00|02:00|03/\"<00", svg.attr("data-labels"));
        assertEquals("12.50||7", svg.attr("data-values"), "what is missing is empty, never 0");
        assertEquals("||1", svg.attr("data-hollow"));
        assertEquals("μg/m³", svg.attr("data-unit"));
        assertEquals("60", svg.attr("data-max"));
        assertEquals("60", svg.attr("data-limits"));
        assertEquals("限值 60", svg.attr("data-limit-names"));
    }

    @Test
    void onlyWhatCanBePointedAtIsEnhanced() {
        assertFalse(draw(LineChart.of("c", "t").small().points(POINTS)).hasAttr("data-values"));
        assertFalse(draw(LineChart.of("c", "t").points(List.of(new ChartPoint("01:00", null, false)))).hasAttr("data-values"));
        assertFalse(draw(LineChart.of("c", "t").stateless().points(POINTS)).hasAttr("data-hollow"));
    }

    private static Element draw(LineChart chart) {
        return Jsoup.parse(chart.render().markup(), "", Parser.xmlParser()).selectFirst("svg");
    }
}
