package org.ecobureau.water;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterWords;
import org.ecobureau.shared.chart.StopLine;
import org.ecobureau.shared.chart.StopLine.Kind;
import org.ecobureau.shared.chart.StopLine.Place;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.WaterClass;
import org.ecobureau.water.WaterBoard.Board;

/** The schematic river from its source to where it leaves the county; positions come from {@code standard/river-strip.csv}. */
final class RiverStrip {
    private static final List<DataFile.Row> FILE = DataFile.csv("river-strip.csv");

    private RiverStrip() {
    }

    /** Draws the board; the table of the page says the same. */
    static Svg draw(Board board) {
        List<Place> places = new ArrayList<>();
        rows("source").forEach(row -> places.add(end(Kind.END, row)));
        board.lakes().stream().filter(lake -> after(lake).isEmpty()).forEach(lake -> places.add(lake(board, lake)));
        for (SiteView site : board.sections().stream().filter(s -> !"lake".equals(s.bodyType())).toList()) {
            places.add(stop(board, site));
            board.lakes().stream().filter(lake -> after(lake).equals(site.code())).forEach(l -> places.add(lake(board, l)));
        }
        rows("border").forEach(row -> places.add(end(Kind.END, row)));
        rows("beyond").forEach(row -> places.add(end(Kind.BEYOND, row)));
        return StopLine.of("strip", "河流示意图：" + board.choice().words(),
                "从源头方向到出境的断面和水库，不按比例。圆圈是断面，椭圆是水库，里面是水质类别；✓ 表示达到目标。同样的内容在图后的表格里。", places);
    }

    /** What is said about places beyond the county. */
    static List<String> notes() {
        return FILE.stream().map(row -> row.text("note")).filter(note -> !note.isEmpty()).toList();
    }

    private static List<DataFile.Row> rows(String kind) {
        return FILE.stream().filter(row -> row.text("kind").equals(kind)).toList();
    }

    private static String after(SiteView lake) {
        return rows("lake").stream().filter(row -> row.text("code").equals(lake.code())).map(row -> row.text("after"))
                .findFirst().orElse("");
    }

    private static Place end(Kind kind, DataFile.Row row) {
        return Place.bare(kind, row.text("name"), row.text("words").isEmpty() ? List.of() : List.of(row.text("words")));
    }

    private static Place stop(Board board, SiteView site) {
        WaterEvaluation e = board.of(site, board.choice());
        if (e == null) {
            return new Place(Kind.STOP, site.name(), href(site), "?", null, "#14231c",
                    List.of("没有结果 · 目标 " + target(site)));
        }
        List<String> words = new ArrayList<>(result(e));
        String trend = WaterWords.trend(board.of(site, board.choice().previous()), e);
        if (!trend.isEmpty()) {
            words.add("比" + board.choice().before() + " " + trend);
        }
        return place(Kind.STOP, site, e, words);
    }

    private static Place lake(Board board, SiteView site) {
        WaterEvaluation e = board.lake(site);
        if (e == null) {
            return new Place(Kind.LAKE, site.name(), href(site), "?", null, "#14231c", List.of("没有结果"));
        }
        List<String> words = new ArrayList<>(result(e));
        Reservoir reservoir = Reservoir.of(e);
        words.add(e.period().words(e.start())
                + (reservoir.trophicState() == null ? "" : " · " + reservoir.trophicState()));
        return place(Kind.LAKE, site, e, words);
    }

    private static Place place(Kind kind, SiteView site, WaterEvaluation e, List<String> words) {
        WaterClass c = e.result().waterClass();
        boolean dark = c == WaterClass.I || c == WaterClass.II;
        return new Place(kind, site.name(), href(site), c == null ? "?" : c.label().replace("类", ""),
                c == null ? null : c.colour(), dark ? "#ffffff" : "#14231c", words);
    }

    private static List<String> result(WaterEvaluation e) {
        WaterClass c = e.result().waterClass();
        Boolean met = e.result().compliant();
        List<String> words = new ArrayList<>();
        words.add((c == null ? "无法定类" : c.label() + " " + c.state()) + " · "
                + (met == null ? "? 无法判定" : met ? "✓ 达标" : "✗ 未达标") + "，目标" + target(e.site()));
        if (Boolean.FALSE.equals(met)) {
            words.add("超标：" + e.result().exceeding().stream().limit(2)
                    .map(x -> Parameters.get(x.parameter()).name()
                            + (x.multiple() == null ? "" : "(" + x.multiple().toPlainString() + ")"))
                    .collect(Collectors.joining("、")) + (e.result().exceeding().size() > 2 ? "等" : ""));
        }
        return words;
    }

    private static String target(SiteView site) {
        return site.targetClass() == null ? "未设" : WaterClass.parse(site.targetClass()).map(WaterClass::label).orElse("未设");
    }

    private static String href(SiteView site) {
        return site.kind().equals("water") ? "/water/sites/" + site.code() : "/drinking-water/sources/" + site.code();
    }
}
