package org.ecobureau.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.ecobureau.monitoring.ColumnMapping.Role;

/**
 * Proposes what foreign headings mean, so that a known file needs no work: {@code pm2_5}, {@code o3_1h}, {@code 城市},
 * {@code 氨氮}.
 */
public final class ColumnGuess {
    private static final Map<String, String> ROLES = Map.ofEntries(Map.entry("site", Role.SITE), Map.entry("city", Role.SITE),
            Map.entry("station", Role.SITE), Map.entry("stationcode", Role.SITE), Map.entry("section", Role.SITE),
            Map.entry("城市", Role.SITE),
            Map.entry("点位", Role.SITE), Map.entry("站点", Role.SITE), Map.entry("断面", Role.SITE), Map.entry("断面名称", Role.SITE),
            Map.entry("点位名称", Role.SITE), Map.entry("parameter", Role.PARAMETER), Map.entry("项目", Role.PARAMETER),
            Map.entry("period", Role.PERIOD), Map.entry("start", Role.START), Map.entry("value", Role.VALUE),
            Map.entry("数值", Role.VALUE),
            Map.entry("flag", Role.FLAG), Map.entry("标记", Role.FLAG), Map.entry("time", Role.HOUR_END),
            Map.entry("时间", Role.HOUR_END),
            Map.entry("datetime", Role.HOUR_END), Map.entry("date", Role.DAY), Map.entry("日期", Role.DAY),
            Map.entry("month", Role.MONTH),
            Map.entry("月份", Role.MONTH), Map.entry("quarter", Role.QUARTER), Map.entry("季度", Role.QUARTER));
    private static final Map<String, String> FOREIGN = Map.ofEntries(Map.entry("pm2.5", "pm25"),
            Map.entry("do", "dissolvedOxygen"),
            Map.entry("codmn", "permanganateIndex"), Map.entry("nh3n", "ammoniaNitrogen"), Map.entry("tp", "totalPhosphorus"),
            Map.entry("tn", "totalNitrogen"), Map.entry("watertemp", "temperature"), Map.entry("codcr", "cod"),
            Map.entry("cr6", "chromium6"), Map.entry("chla", "chlorophyllA"));

    private ColumnGuess() {
    }

    /**
     * Guesses a mapping.
     *
     * @param parameterOf code of a parameter by its code or Chinese name in lower case, or null
     * @param siteOf code of a site by its code or name, or null
     */
    public static ColumnMapping of(FileColumns file, Function<String, String> parameterOf, Function<String, String> siteOf) {
        List<String> roles = new ArrayList<>();
        boolean days = file.header().stream().anyMatch(h -> "day".equals(ROLES.get(plain(h))));
        for (String heading : file.header()) {
            String role = role(heading, days, parameterOf);
            roles.add(Role.TIMES.contains(role) && roles.stream().anyMatch(Role.TIMES::contains)
                    || !Role.IGNORE.equals(role) && roles.contains(role) ? Role.IGNORE : role);
        }
        if (roles.contains(Role.VALUE) && roles.contains(Role.PARAMETER)) {
            roles.replaceAll(role -> Role.ONCE.contains(role) ? role : Role.IGNORE);
        } else if (!roles.contains(Role.VALUE) && roles.contains(Role.START)
                && roles.stream().noneMatch(Role.TIMES::contains)) {
            roles.set(roles.indexOf(Role.START), Role.HOUR_START);
        }
        Map<String, String> sites = new LinkedHashMap<>();
        int siteColumn = roles.indexOf(Role.SITE);
        if (siteColumn >= 0) {
            for (String word : file.words().get(siteColumn)) {
                String code = siteOf.apply(word);
                sites.put(word, code == null ? "" : code);
            }
        }
        return new ColumnMapping(List.copyOf(roles), null, sites);
    }

    private static String role(String heading, boolean days, Function<String, String> parameterOf) {
        String plain = plain(heading);
        if (ROLES.containsKey(plain)) {
            return ROLES.get(plain);
        }
        boolean eightHours = plain.contains("8h");
        if (plain.startsWith("o3") && (eightHours != days) && (eightHours || plain.contains("1h"))) {
            return Role.IGNORE;
        }
        String bare = plain.replaceAll("(1h|24h|8hmax|8h|max8h)$", "");
        String code = parameterOf.apply(bare);
        if (code == null) {
            String foreign = FOREIGN.get(bare);
            code = foreign == null ? null : parameterOf.apply(foreign.toLowerCase(Locale.ROOT));
        }
        return code == null ? Role.IGNORE : code;
    }

    private static String plain(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[（(].*[)）]", "").replaceAll("[\\s_-]", "").replace("pm2.5",
                "pm25");
    }
}
