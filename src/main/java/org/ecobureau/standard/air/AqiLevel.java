package org.ecobureau.standard.air;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.ecobureau.standard.DataFile;

/**
 * A class of the AQI with the texts of HJ 633 tables 1 and 2.
 *
 * @param level 1 to 6
 * @param roman the level as printed, 一级 to 六级
 * @param category 优, 良, 轻度污染 …
 * @param colour as #RRGGBB (HJ 633 table A.1)
 * @param effect 对健康影响情况
 * @param advice 建议采取的措施
 */
public record AqiLevel(String standard, int level, int from, int to, String roman, String category,
        String colourName, String colour, String effect, String advice) {

    private static final List<AqiLevel> ALL = DataFile.csv("air-levels.csv").stream()
            .map(row -> new AqiLevel(row.text("standard"), row.number("level").intValueExact(),
                    row.number("from").intValueExact(), row.number("to").intValueExact(), row.text("roman"),
                    row.text("category"), row.text("colour_name"), row.text("colour"), row.text("effect"),
                    row.text("advice")))
            .toList();

    private static final Map<String, String> SENSITIVE = DataFile.csv("air-sensitive-groups.csv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.text("parameter"), row -> row.text("groups")));

    /** The six classes of a version of HJ 633. */
    public static List<AqiLevel> of(String standard) {
        return ALL.stream().filter(l -> l.standard().equals(standard)).toList();
    }

    /**
     * The class of an AQI.
     *
     * @throws IllegalArgumentException when the AQI is not within 1 to 500 or the standard is unknown
     */
    public static AqiLevel of(String standard, int aqi) {
        return ALL.stream().filter(l -> l.standard().equals(standard) && aqi >= l.from() && aqi <= l.to()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class for AQI " + aqi + " in " + standard));
    }

    /** Whom to name when this pollutant's IAQI is above 100 (HJ 633-2026 table 2). */
    public static String sensitiveGroups(String parameter) {
        return SENSITIVE.get(parameter);
    }
}
