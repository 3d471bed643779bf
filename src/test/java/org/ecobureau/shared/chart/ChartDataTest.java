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

    @Test
    void severalLinesSteppedLimitsAndMarksAreCarriedToo() {
        Element svg = draw(SeriesChart.of("s", "t").unit("μg/m³").line("A", POINTS)
                .line("B", List.of(POINTS.get(2), POINTS.get(1), POINTS.get(0))).limit(0, 1, new BigDecimal("75"), "旧限值 75")
                .limit(2, 2, new BigDecimal("60"), "新限值 60").mark(2, "新标准").render());
        assertEquals("12.50||7;7||12.50", svg.attr("data-values"));
        assertEquals("||1;1||", svg.attr("data-hollow"));
        assertEquals("A|B", svg.attr("data-lines"));
        assertEquals("0-1|2-2", svg.attr("data-limit-spans"));
        assertEquals("2", svg.attr("data-marks"));
        assertEquals("新标准", svg.attr("data-mark-names"));
    }

    private static Element draw(LineChart chart) {
        return draw(chart.render());
    }

    private static Element draw(Svg svg) {
        return Jsoup.parse(svg.markup(), "", Parser.xmlParser()).selectFirst("svg");
    }
}
