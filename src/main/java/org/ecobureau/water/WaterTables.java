package org.ecobureau.water;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterWords;
import org.ecobureau.monitoring.WaterWords.Item;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.TrophicIndex;
import org.ecobureau.standard.water.WaterClass;

/** The tables of the pages as records of words. */
public final class WaterTables {

    private WaterTables() {
    }

    /** A river: how it was judged, its state, main items and changes. */
    public record RiverRow(String name, int level, String state, String method, String main, String rate, String trend,
            String lastYear, String completeness) {
    }

    /** One item of the trophic index. */
    public record TrophicItem(String name, String unit, String value, String formula, String part, String weight) {
    }

    /**
     * A reservoir; without a result {@code verdict} is null, without an index {@code index} is null and {@code reason} says
     * why.
     */
    public record LakeRow(SiteView site, String href, WaterWords.Verdict verdict, String index, String state, String reason,
            List<TrophicItem> items) {
    }

    /** The heading of a metal column. */
    public record MetalHead(String name, String limit) {
    }

    /** A metal at a section. */
    public record MetalCell(String text, String css, String verdict) {
    }

    /** A section in the table of metals. */
    public record MetalRow(String name, String href, List<MetalCell> cells) {
    }

    /** Heavy metals at their sections in one period. */
    public record MetalTable(List<MetalHead> heads, List<MetalRow> rows) {
    }

    /** What a class of water is good for. */
    public record ClassUse(int level, String label, String state, String can, String cannot, String use) {
    }

    static RiverRow river(RiverLevel.Judged judged) {
        RiverLevel l = judged.level();
        String share = "Ⅰ—Ⅲ类 " + plain(l.goodShare()) + "%，劣Ⅴ类 " + plain(l.badShare()) + "%";
        String method = l.sections() == 0 ? "没有可以定类的断面"
                : judged.quality().byShares() ? l.sections() + " 个断面按比例评价：" + share
                        : l.sections() + " 个断面取各项平均值评价：" + judged.quality().waterClass().label() + "（" + share + "）";
        String main = l.main().stream().map(m -> Parameters.get(m.parameter()).name()
                + (m.rate() == null ? m.exceedance() == null ? "" : "(" + m.exceedance().toPlainString() + ")"
                        : "（断面超标率 " + m.rate().toPlainString() + "%"
                                + (m.exceedance() == null ? "" : "，最大超标 " + m.exceedance().toPlainString() + " 倍") + "）"))
                .collect(Collectors.joining("、"));
        int level = judged.quality().state() == null ? 0 : judged.quality().state().ordinal() + 2;
        return new RiverRow(l.river(), level, l.state() == null ? "无法判定" : l.state(), method, main,
                l.rate() == null ? "没有可以评价的断面" : l.met() + " ÷ " + l.evaluated() + " = " + l.rate().toPlainString() + "%",
                judged.trend() == null ? "" : judged.trend().words(),
                judged.lastYear() == null ? "" : judged.lastYear().words(),
                l.completeness());
    }

    static LakeRow lake(SiteView site, WaterEvaluation e, WaterWords.Verdict verdict) {
        String href = site.kind().equals("water") ? "/water/sites/" + site.code() : "/drinking-water/sources/" + site.code();
        if (e == null) {
            return new LakeRow(site, href, null, null, null, null, List.of());
        }
        Reservoir r = Reservoir.of(e);
        List<TrophicItem> items = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String code : TrophicIndex.parameters()) {
            Parameter p = Parameters.get(code);
            BigDecimal value = r.inputs().get(code);
            BigDecimal part = r.parts().get(code);
            if (value == null) {
                missing.add(p.name());
            }
            items.add(new TrophicItem(p.name(), p.unit(), value == null ? "NA" : Reading.plain(value).toPlainString(),
                    TrophicIndex.formula(code), part == null ? "—" : part.toPlainString(),
                    TrophicIndex.weight(code).toPlainString()));
        }
        return new LakeRow(site, href, verdict, r.index() == null ? null : r.index().toPlainString(), r.trophicState(),
                missing.isEmpty() ? null : "缺少" + String.join("、", missing) + "的测定值，不能计算营养状态指数", items);
    }

    /** The metals of some sections; items nobody measured get no column. Null when there is no such section. */
    static MetalTable metals(List<SiteView> sites, List<WaterEvaluation> results) {
        List<SiteView> watched = sites.stream().filter(MetalValue::watchedAt).toList();
        if (watched.isEmpty()) {
            return null;
        }
        List<String> codes = MetalValue.ITEMS.stream().filter(code -> results.stream().anyMatch(
                e -> e.readings().stream().anyMatch(r -> r.parameter().equals(code) && !"/".equals(r.reason())))).toList();
        Map<String, List<Item>> found = new HashMap<>();
        results.forEach(e -> found.put(e.site().code(), WaterWords.items(e)));
        List<MetalHead> heads = codes.stream().map(code -> head(code, found.values())).toList();
        List<MetalRow> rows = watched.stream().map(site -> {
            List<Item> items = found.getOrDefault(site.code(), List.of());
            return new MetalRow(site.name(), "/water/sites/" + site.code(), codes.stream().map(c -> cell(items, c)).toList());
        }).toList();
        return new MetalTable(heads, rows);
    }

    private static MetalHead head(String code, Collection<List<Item>> found) {
        List<String> limits = found.stream().flatMap(List::stream)
                .filter(i -> i.parameter().equals(code)).map(Item::limit).filter(Objects::nonNull).distinct().toList();
        return new MetalHead(Parameters.get(code).name(), limits.size() == 1 ? limits.get(0)
                : limits.isEmpty() ? "没有限值" : "按断面目标");
    }

    private static MetalCell cell(List<Item> items, String code) {
        return items.stream().filter(i -> i.parameter().equals(code)).findFirst()
                .map(i -> new MetalCell(i.value(), i.css(), i.verdict())).orElse(new MetalCell("NA", "na", "没有结果"));
    }

    static List<ClassUse> uses() {
        return Arrays.stream(WaterClass.values())
                .map(c -> new ClassUse(c.ordinal() + 1, c.label(), c.state(), c.can(), c.cannot(), c.use())).toList();
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
