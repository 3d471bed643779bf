package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Standards;

/**
 * Class and compliance of a river section, lake or drinking-water source by GB 3838-2002 and 环办〔2011〕22号: the worst item
 * decides; water temperature, total nitrogen and faecal coliforms are reference items without a say. Oxygen saturation
 * is not applied.
 */
public final class SurfaceWater {

    private static final String FAMILY = "water.surface";
    private static final String ANY = "any";

    private record Row(String standard, String body, boolean decides, boolean atSources, WaterItem item) {
    }

    private static final List<Row> TABLE_1 = DataFile.csv("surface-water.csv").stream().map(SurfaceWater::row).toList();

    /** Tables 2 and 3: one limit each, good for any target. */
    private static final Map<String, WaterItem> SOURCE_ITEMS = sourceItems();

    /** Limits of table 3 that an import added, beside those of the data file. */
    private static volatile Map<String, WaterItem> addedItems = Map.of();

    private SurfaceWater() {
    }

    /** Takes the place of all limits added before (mg/L by parameter); an item of the data files keeps its own limit. */
    static void extend(Map<String, BigDecimal> limits) {
        Map<String, WaterItem> items = new LinkedHashMap<>();
        limits.forEach((parameter, limit) -> {
            if (!SOURCE_ITEMS.containsKey(parameter)
                    && TABLE_1.stream().noneMatch(r -> r.item().parameter().equals(parameter))) {
                items.put(parameter, new WaterItem(parameter, WaterItem.Sense.MAX, List.of(limit), true));
            }
        });
        addedItems = items;
    }

    private static WaterItem sourceItem(String parameter) {
        WaterItem filed = SOURCE_ITEMS.get(parameter);
        return filed == null ? addedItems.get(parameter) : filed;
    }

    /** Judges a sample by the standard in force on its day. */
    public static WaterResult evaluate(WaterSample sample) {
        String standard = Standards.inForce(FAMILY, sample.date()).id();
        Judgement judgement = new Judgement();
        Set<String> notJudged = new LinkedHashSet<>(sample.values().keySet());
        for (Row row : TABLE_1) {
            WaterReading reading = sample.values().get(row.item().parameter());
            if (reading != null && applies(row, standard, sample.body()) && row.decides()
                    && (row.atSources() || sample.use() != WaterUse.SOURCE)
                    && judgement.judge(row.item(), reading, sample.target(), WaterClass.WORSE_THAN_V)) {
                notJudged.remove(row.item().parameter());
            }
        }
        sample.values().forEach((parameter, reading) -> {
            WaterItem item = sourceItem(parameter);
            if (item != null && judgement.comply(item, reading, WaterClass.I)) {
                notJudged.remove(parameter);
            }
        });
        return judgement.result(standard, sample.target(), new ArrayList<>(notJudged));
    }

    /**
     * The limit of an item for a class; for pH the text 6～9, for items of tables 2 and 3 their one limit.
     *
     * @return empty when the standard has no limit for it (total nitrogen of rivers, water temperature)
     */
    public static Optional<String> limit(LocalDate day, WaterBody body, String parameter, WaterClass target) {
        WaterItem single = sourceItem(parameter);
        if (single != null) {
            return Optional.of(single.limits().get(0).toPlainString());
        }
        String standard = Standards.inForce(FAMILY, day).id();
        return TABLE_1.stream().filter(r -> r.item().parameter().equals(parameter) && applies(r, standard, body))
                .findFirst().map(r -> r.item().sense() == WaterItem.Sense.RANGE
                        ? r.item().limits().get(0).toPlainString() + "～" + r.item().limits().get(1).toPlainString()
                        : r.item().limits().get(target.ordinal()).toPlainString());
    }

    /**
     * The items of a sample whose own class is worse than III, with their multiple over the limit of III, in the table's order.
     */
    static List<MainIndicator> worseThanThree(WaterSample sample) {
        String standard = Standards.inForce(FAMILY, sample.date()).id();
        List<MainIndicator> over = new ArrayList<>();
        for (Row row : TABLE_1) {
            WaterReading reading = sample.values().get(row.item().parameter());
            if (reading != null && row.decides() && applies(row, standard, sample.body())
                    && (row.atSources() || sample.use() != WaterUse.SOURCE)) {
                row.item().classOf(reading, WaterClass.WORSE_THAN_V).filter(c -> c.worseThan(WaterClass.III))
                        .ifPresent(c -> over.add(new MainIndicator(row.item().parameter(), c,
                                row.item().exceedance(reading, WaterClass.III).multiple(), null)));
            }
        }
        return over;
    }

    private static boolean applies(Row row, String standard, WaterBody body) {
        return row.standard().equals(standard) && (row.body().equals(ANY) || row.body().equals(body.code()));
    }

    private static Row row(DataFile.Row row) {
        WaterItem.Sense sense = WaterItem.Sense.valueOf(row.text("sense").toUpperCase(Locale.ROOT));
        List<BigDecimal> limits = sense == WaterItem.Sense.RANGE
                ? Arrays.stream(row.text("I").split(";")).map(BigDecimal::new).toList()
                : List.of(row.number("I"), row.number("II"), row.number("III"), row.number("IV"), row.number("V"));
        return new Row(row.text("standard"), row.text("body"), row.text("judged").equals("class"),
                row.text("source").equals("yes"),
                new WaterItem(row.text("parameter"), sense, limits, row.text("ratio").equals("yes")));
    }

    private static Map<String, WaterItem> sourceItems() {
        Map<String, WaterItem> items = new LinkedHashMap<>();
        for (DataFile.Row row : DataFile.csv("surface-water-source.csv")) {
            items.put(row.text("parameter"), new WaterItem(row.text("parameter"), WaterItem.Sense.MAX,
                    List.of(row.number("limit")), true));
        }
        return items;
    }
}
