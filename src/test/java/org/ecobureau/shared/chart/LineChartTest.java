package org.ecobureau.shared.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChartTest {

    @Test
    void aMissingHourIsAGapAndNotZero() {
        Document svg = draw(point("01:00", "10"), point("02:00", "12"), point("03:00", null), point("04:00", "11"));
        String path = svg.selectFirst("path").attr("d");
        assertEquals(2, path.chars().filter(c -> c == 'M').count(), path);
        assertEquals(3, svg.select("circle").size());
    }

    @Test
    void provisionalPointsAreHollow() {
        Document svg = parse(LineChart.of("c", "t").points(List.of(new ChartPoint("01:00", BigDecimal.TEN, true),
                new ChartPoint("02:00", BigDecimal.TEN, false))).render());
        assertEquals("#ffffff", svg.select("circle").get(0).attr("fill"));
        assertEquals("#0b5d42", svg.select("circle").get(1).attr("fill"));
    }

    @Test
    void theLimitLineIsNamedAndFitsTheScale() {
        LineChart chart = LineChart.of("c", "t").limit(new BigDecimal("60"), "二级限值 60，GB 3095-2026")
                .points(List.of(point("01:00", "10")));
        assertEquals(0, new BigDecimal("60").compareTo(chart.scaleEnd()));
        assertTrue(chart.render().markup().contains("二级限值 60，GB 3095-2026"));
    }

    @Test
    void textFromDataCannotBreakOutOfTheDrawing() {
        Svg svg = LineChart.of("c", "<script>alert(1)</script>").describedAs("\"><b>").unit("a&b")
                .points(List.of(point("<i>", "1"))).render();
        assertFalse(svg.markup().contains("<script>"));
        assertFalse(svg.markup().contains("<b>"));
        assertFalse(svg.markup().contains("<i>"));
        assertFalse(svg.markup().contains("style="));
    }

    @Test
    void nothingMeasuredDrawsNoLine() {
        Document svg = draw(point("01:00", null), point("02:00", null));
        assertTrue(svg.select("path, circle").isEmpty());
        assertEquals("PM2.5", svg.selectFirst("title").text());
    }

    @ParameterizedTest
    @CsvSource({ "0.07,0.08", "0.9,1", "7,8", "62,80", "150,150", "151,200", "996,1000" })
    void theScaleEndsAtARoundNumber(String highest, String end) {
        assertEquals(0, new BigDecimal(end).compareTo(LineChart.of("c", "t").points(List.of(point("x", highest))).scaleEnd()));
    }

    @Test
    void aBarBeyondItsScaleIsFull() {
        assertTrue(Bar.of(new BigDecimal("501"), new BigDecimal("300"), new BigDecimal("100"), "#7E0023", "501").markup()
                .contains("width=\"200\" height=\"10\" fill=\"#7E0023\""));
    }

    private static Document draw(ChartPoint... points) {
        return parse(LineChart.of("c", "PM2.5").unit("µg/m³").points(List.of(points)).render());
    }

    private static Document parse(Svg svg) {
        return Jsoup.parse(svg.markup(), Parser.xmlParser());
    }

    private static ChartPoint point(String label, String value) {
        return new ChartPoint(label, value == null ? null : new BigDecimal(value), true);
    }
}
