package org.ecobureau.local;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Invented months of the five sections and quarters of the two drinking-water sources: below detection, not monitored, a month
 * without results, classes that change with the season, phosphorus and a heavy metal over the limit once.
 */
final class DemoWater {
    static final List<String> SECTIONS = List.of("changshou-henanqiao", "jinwocun", "yangmeijiang", "wushi-wwtp", "yanjiatan");
    static final List<String> SOURCES = List.of("yaotang", "huangjindong");
    /** Sources of villages that the demonstration lists add; the well is measured twice a year by other items, and not yet. */
    static final List<String> RURAL = List.of("yanshi-nongcun-1", "yanshi-nongcun-2");
    /** The section and the month of each year in which its total phosphorus is over class III. */
    static final String OVER_SITE = "wushi-wwtp";
    static final int OVER_MONTH = 6;
    /** The section and the month of each even year in which cadmium is over class III. */
    static final String METAL_SITE = "jinwocun";
    static final int METAL_MONTH = 4;
    /** In this month of each year the section could not be reached: no result at all. */
    static final String GAP_SITE = "changshou-henanqiao";
    static final int GAP_MONTH = 2;
    private static final String MISSING_SITE = "yangmeijiang";
    private static final int MISSING_MONTH = 9;

    private DemoWater() {
    }

    static String section(String site, YearMonth month) {
        if (site.equals(GAP_SITE) && month.getMonthValue() == GAP_MONTH) {
            return "";
        }
        Map<String, String> values = basics(site, month);
        double flood = month.getMonthValue() >= 5 && month.getMonthValue() <= 7 ? 1 : 0;
        boolean metals = !site.equals("yanjiatan");
        values.put("permanganateIndex", number(1.4 + 1.2 * flood + 1.8 * DemoChance.of(site, month, "mn"), 1));
        values.put("totalPhosphorus", site.equals(OVER_SITE) && month.getMonthValue() == OVER_MONTH ? "0.31"
                : number(0.045 + 0.06 * flood + 0.06 * DemoChance.of(site, month, "tp"), 3));
        values.put("totalNitrogen", number(1.1 + 0.9 * DemoChance.of(site, month, "tn"), 2));
        values.put("cod", number(8 + 8 * DemoChance.of(site, month, "cod"), 1));
        values.put("petroleum", site.equals("jinwocun") ? "/" : "0.01L");
        values.put("fecalColiforms", number(900 + 6000 * DemoChance.of(site, month, "fc"), 0));
        if (metals) {
            values.put("thallium", DemoChance.of(site, month, "tl") > 0.7 ? "0.00004" : "0.00002L");
            values.put("antimony", number(0.0008 + 0.002 * DemoChance.of(site, month, "sb"), 5));
            values.put("nickel", "0.005L");
            values.put("manganese", number(0.02 + 0.05 * DemoChance.of(site, month, "mn2"), 3));
        }
        if (site.equals(METAL_SITE) && month.getMonthValue() == METAL_MONTH && month.getYear() % 2 == 0) {
            values.put("cadmium", "0.0068");
        }
        if (site.equals(MISSING_SITE) && month.getMonthValue() == MISSING_MONTH) {
            values.put("ammoniaNitrogen", "NA");
        }
        return lines(site, "month", month, values);
    }

    /**
     * The items of GB 3838 tables 1 and 2 and those of table 3 that the registry of parameters has; COD is not monitored at
     * sources.
     */
    static String source(String site, YearMonth quarter) {
        Map<String, String> values = basics(site, quarter);
        boolean summer = quarter.getMonthValue() == 7;
        values.put("permanganateIndex", number(1.2 + 0.6 * DemoChance.of(site, quarter, "mn"), 1));
        values.put("totalPhosphorus", site.equals("yaotang") && summer ? "0.029"
                : number(0.010 + 0.012 * DemoChance.of(site, quarter, "tp"), 3));
        values.put("totalNitrogen", number(0.6 + 0.5 * DemoChance.of(site, quarter, "tn"), 2));
        values.put("petroleum", "0.01L");
        values.put("fecalColiforms", number(60 + 800 * DemoChance.of(site, quarter, "fc"), 0));
        values.put("sulfate", number(9 + 5 * DemoChance.of(site, quarter, "so4"), 1));
        values.put("chloride", number(3 + 2 * DemoChance.of(site, quarter, "cl"), 1));
        values.put("nitrate", number(0.5 + 0.4 * DemoChance.of(site, quarter, "no3"), 2));
        values.put("iron", "0.03L");
        values.put("manganese", "0.01L");
        values.put("chlorophyllA", number(summer ? 9 + 4 * DemoChance.of(site, quarter, "chl")
                : 2 + 2 * DemoChance.of(site, quarter, "chl"), 1));
        values.put("secchiDepth", number(summer ? 1.1 : 2.0 + 0.8 * DemoChance.of(site, quarter, "sd"), 1));
        values.put("thallium", "0.00002L");
        values.put("antimony", number(0.0003 + 0.0006 * DemoChance.of(site, quarter, "sb"), 5));
        values.put("nickel", "0.005L");
        values.put("molybdenum", "0.0006L");
        values.put("cobalt", "0.005L");
        values.put("beryllium", "0.00004L");
        values.put("boron", number(0.01 + 0.02 * DemoChance.of(site, quarter, "b"), 3));
        values.put("barium", number(0.01 + 0.02 * DemoChance.of(site, quarter, "ba"), 4));
        values.put("vanadium", "0.001L");
        values.put("titanium", "0.02L");
        values.put("formaldehyde", "0.05L");
        for (String organic : List.of("chloroform", "carbonTetrachloride", "trichloroethylene", "tetrachloroethylene",
                "benzene",
                "toluene", "ethylbenzene", "xylene")) {
            values.put(organic, "0.0004L");
        }
        return lines(site, "quarter", quarter, values);
    }

    /** 28 items at a village's source: tables 1 and 2 of GB 3838 without COD. */
    static String rural(String site, YearMonth quarter) {
        Map<String, String> values = basics(site, quarter);
        values.put("permanganateIndex", number(1.3 + DemoChance.of(site, quarter, "mn"), 1));
        values.put("totalPhosphorus", number(0.012 + 0.02 * DemoChance.of(site, quarter, "tp"), 3));
        values.put("totalNitrogen", number(0.7 + 0.6 * DemoChance.of(site, quarter, "tn"), 2));
        values.put("petroleum", "0.01L");
        values.put("fecalColiforms", number(100 + 1500 * DemoChance.of(site, quarter, "fc"), 0));
        values.put("sulfate", number(10 + 6 * DemoChance.of(site, quarter, "so4"), 1));
        values.put("chloride", number(4 + 3 * DemoChance.of(site, quarter, "cl"), 1));
        values.put("nitrate", number(0.8 + 0.8 * DemoChance.of(site, quarter, "no3"), 2));
        values.put("iron", "0.03L");
        values.put("manganese", site.equals("yanshi-nongcun-1") && quarter.getMonthValue() == 7 ? "0.14" : "0.01L");
        return lines(site, "quarter", quarter, values);
    }

    private static Map<String, String> basics(String site, YearMonth month) {
        double warm = 0.5 - 0.5 * Math.cos((month.getMonthValue() - 1) / 6.0 * Math.PI);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("temperature", number(8 + 20 * warm, 1));
        values.put("ph", number(7.2 + 0.6 * DemoChance.of(site, month, "ph"), 1));
        values.put("dissolvedOxygen", number(9.6 - 2.4 * warm, 2));
        values.put("bod5", number(1 + DemoChance.of(site, month, "bod"), 1));
        values.put("ammoniaNitrogen", number(0.08 + 0.3 * DemoChance.of(site, month, "nh3"), 3));
        values.put("copper", "0.001L");
        values.put("zinc", "0.05L");
        values.put("fluoride", number(0.15 + 0.1 * DemoChance.of(site, month, "f"), 3));
        values.put("selenium", "0.0004L");
        values.put("arsenic", number(0.0011 + 0.002 * DemoChance.of(site, month, "as"), 5));
        values.put("mercury", "0.00004L");
        values.put("cadmium", number(0.0001 + 0.0004 * DemoChance.of(site, month, "cd"), 5));
        values.put("chromium6", "0.004L");
        values.put("lead", "0.001L");
        values.put("cyanide", "0.001L");
        values.put("volatilePhenol", "0.0003L");
        values.put("anionicSurfactant", "0.05L");
        values.put("sulfide", "0.01L");
        return values;
    }

    private static String lines(String site, String period, YearMonth start, Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        values.forEach(
                (parameter, value) -> lines.append(String.join(",", site, parameter, period, start.toString(), value, ""))
                        .append("\r\n"));
        return lines.toString();
    }

    private static String number(double value, int decimals) {
        return DemoChance.amount(value, decimals);
    }
}
