package org.ecobureau.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.ecobureau.shared.table.Table;

/**
 * What the columns of a file mean. A long file has one value a line (site, parameter, period, start, value, flag); a wide file
 * has one
 * column for each parameter.
 *
 * @param roles for each column a word of {@link Role} or the code of a parameter
 * @param site code of the site when the file has no column for it, else null
 * @param sites for the words of the site column: code of the site, or an empty text to leave these lines out
 */
public record ColumnMapping(List<String> roles, String site, Map<String, String> sites) {

    /** The roles a column can have besides "value of parameter x"; the words stand in forms and in the draft. */
    public static final class Role {
        public static final String IGNORE = "-";
        public static final String SITE = "site";
        public static final String PARAMETER = "parameter";
        public static final String PERIOD = "period";
        public static final String START = "start";
        public static final String VALUE = "value";
        public static final String FLAG = "flag";
        /** Time columns of wide files: they say how long the values of the line last. */
        public static final String HOUR_END = "hourEnd";
        public static final String HOUR_START = "hourStart";
        public static final String DAY = "day";
        public static final String MONTH = "month";
        public static final String QUARTER = "quarter";
        static final List<String> TIMES = List.of(HOUR_END, HOUR_START, DAY, MONTH, QUARTER);
        static final List<String> ONCE = List.of(SITE, PARAMETER, PERIOD, START, VALUE, FLAG);

        private Role() {
        }

        static boolean isParameter(String role) {
            return !role.equals(IGNORE) && !TIMES.contains(role) && !ONCE.contains(role);
        }
    }

    /** A mapping that cannot work, with the field of the form and what to do. */
    public record Flaw(String field, String message) {
    }

    /** What is wrong with the mapping for this file; empty when rows can be made. */
    public List<Flaw> flaws(FileColumns file) {
        List<Flaw> flaws = new ArrayList<>();
        for (String role : Role.ONCE) {
            if (roles.stream().filter(role::equals).count() > 1) {
                flaws.add(new Flaw("column-" + roles.lastIndexOf(role),
                        "“" + file.header().get(roles.lastIndexOf(role)) + "”：同一种含义只能选一列"));
            }
        }
        List<Integer> times = new ArrayList<>();
        List<Integer> parameters = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            if (Role.TIMES.contains(roles.get(i))) {
                times.add(i);
            } else if (Role.isParameter(roles.get(i))) {
                parameters.add(i);
            }
        }
        if (parameters.isEmpty()) {
            for (String role : List.of(Role.PARAMETER, Role.PERIOD, Role.START, Role.VALUE)) {
                if (!roles.contains(role)) {
                    flaws.add(new Flaw("column-0", "一行一个数值的文件要有“" + label(role) + "”列；一行多个项目的文件请把数值列对应到监测项目"));
                    break;
                }
            }
        } else {
            wideFlaws(file, times, parameters, flaws);
        }
        siteFlaws(file, flaws);
        return flaws;
    }

    private void wideFlaws(FileColumns file, List<Integer> times, List<Integer> parameters, List<Flaw> flaws) {
        if (times.size() != 1) {
            flaws.add(new Flaw("column-" + (times.isEmpty() ? 0 : times.get(1)), "请正好选一列作为时间（小时结束、小时开始、日期、月份或季度）"));
            return;
        }
        for (String role : List.of(Role.PARAMETER, Role.VALUE, Role.PERIOD, Role.START, Role.FLAG)) {
            if (roles.contains(role)) {
                flaws.add(new Flaw("column-" + roles.indexOf(role), "数值列已经对应到监测项目，这一列请改为“不导入”"));
            }
        }
        boolean hour = roles.get(times.get(0)).startsWith("hour");
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int column : parameters) {
            String heading = file.header().get(column);
            Integer other = seen.put(roles.get(column), column);
            if (other != null) {
                flaws.add(new Flaw("column-" + column, "“" + heading + "”和“" + file.header().get(other) + "”对应了同一个监测项目"));
            }
            String lower = heading.toLowerCase(Locale.ROOT);
            if (roles.get(column).equals("o3") && hour && lower.contains("8h")) {
                flaws.add(new Flaw("column-" + column, "“" + heading + "”看起来是臭氧 8 小时均值，小时数据要的是 1 小时均值，请改选"));
            }
            if (roles.get(column).equals("o3") && !hour && lower.contains("1h")) {
                flaws.add(new Flaw("column-" + column, "“" + heading + "”看起来是臭氧 1 小时值，日数据要的是日最大 8 小时均值，请改选"));
            }
        }
    }

    private void siteFlaws(FileColumns file, List<Flaw> flaws) {
        int column = roles.indexOf(Role.SITE);
        if (column < 0) {
            if (site == null || site.isBlank()) {
                flaws.add(new Flaw("site", "文件没有点位列，请选择这些数据属于哪个点位"));
            }
            return;
        }
        if (file.crowded().contains(column) && !sites.isEmpty()) {
            flaws.add(new Flaw("column-" + column,
                    "“" + file.header().get(column) + "”列有超过 " + FileColumns.MOST_WORDS + " 个不同的名称，不像点位列，请改选"));
        } else if (file.words().get(column).stream().allMatch(word -> sites.getOrDefault(word, word).isEmpty())) {
            flaws.add(new Flaw("site-0", "所有点位都选了“不导入”，请至少对应一个点位"));
        }
    }

    /** The values of a table in memory in their order; lines of sites that are left out give none. */
    public List<RawRow> rows(Table table) {
        MappedRows mapped = new MappedRows(this, table.header());
        List<RawRow> rows = new ArrayList<>();
        table.rows().forEach(line -> rows.addAll(mapped.of(line)));
        return rows;
    }

    /** The words for a role in the interface. */
    public static String label(String role) {
        return switch (role) {
            case Role.IGNORE -> "不导入";
            case Role.SITE -> "点位（或城市、断面）";
            case Role.PARAMETER -> "监测项目代码";
            case Role.PERIOD -> "时段（hour、day、month、quarter、year）";
            case Role.START -> "时段开始";
            case Role.VALUE -> "数值";
            case Role.FLAG -> "标记（NA、/、L 或原因）";
            case Role.HOUR_END -> "时间：小时结束时刻";
            case Role.HOUR_START -> "时间：小时开始时刻";
            case Role.DAY -> "时间：日期（日均值）";
            case Role.MONTH -> "时间：月份（月均值）";
            case Role.QUARTER -> "时间：季度";
            default -> role;
        };
    }
}
