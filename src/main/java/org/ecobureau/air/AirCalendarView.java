package org.ecobureau.air;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.shared.chart.MonthGrid;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AqiLevel;

/**
 * The calendar of a year: twelve small months, a table with the same counts, and every day as a row.
 *
 * @param levels the six levels for legend and heads
 * @param total the counts of the year
 */
public record AirCalendarView(List<Level> levels, List<Month> months, Month total, List<Day> days) {
    private static final int DARK_FROM = 5;

    /** A level as the legend shows it. */
    public record Level(int number, String category) {
    }

    /** A month: its picture (null for the total), days of each level, days without AQI and without data. */
    public record Month(String name, Svg svg, List<Integer> counts, int withoutAqi, int withoutData) {
    }

    /** A day with data. */
    public record Day(LocalDate day, String href, String index, int level, String category, String primary, String state) {
    }

    static AirCalendarView of(AirYears.Year year) {
        Map<LocalDate, Evaluated> byDay = new LinkedHashMap<>();
        year.days().forEach(d -> byDay.put(d.sample().day(), d));
        List<Month> months = new ArrayList<>();
        year.months().forEach((month, statistics) -> months.add(month(month, statistics, byDay)));
        List<Day> days = new ArrayList<>();
        for (int i = year.days().size() - 1; i >= 0; i--) {
            days.add(day(year.days().get(i)));
        }
        return new AirCalendarView(allLevels(), months, counts("全年", null, year.whole()), days);
    }

    private static List<Level> allLevels() {
        return AqiLevel.of(AirYears.NEW_INDEX).stream().map(l -> new Level(l.level(), l.category())).toList();
    }

    private static Month month(YearMonth month, AirStatistics s, Map<LocalDate, Evaluated> byDay) {
        MonthGrid grid = MonthGrid.of(month, words(s));
        for (LocalDate day = month.atDay(1); s.counted() != null && !day.isAfter(s.counted()); day = day.plusDays(1)) {
            Evaluated e = byDay.get(day);
            if (e == null) {
                grid.day(day, "缺", null, "#4a5a52", ChinaTime.shortDay(day) + " 没有收到数据");
            } else if (e.level() == null) {
                grid.day(day, "NA", null, "#4a5a52", ChinaTime.shortDay(day) + " 不公布 AQI");
            } else {
                grid.day(day, String.valueOf(e.level().level()), e.level().colour(),
                        e.level().level() >= DARK_FROM ? "#ffffff" : "#000000", ChinaTime.shortDay(day) + " AQI "
                                + e.result().aqi() + " " + e.level().category() + "（" + e.level().roman() + "）");
            }
        }
        return counts(month.getMonthValue() + " 月", grid.render(), s);
    }

    private static Month counts(String name, Svg svg, AirStatistics s) {
        return new Month(name, svg, List.copyOf(s.levelDays().values()), s.daysWithoutAqi(), s.daysWithoutData());
    }

    private static String words(AirStatistics s) {
        if (s.days() == 0) {
            return "还没有到。";
        }
        StringBuilder words = new StringBuilder();
        for (Level level : allLevels()) {
            int days = s.levelDays().get(level.number());
            if (days > 0) {
                words.append(level.category()).append(' ').append(days).append(" 天，");
            }
        }
        return words + "不公布 AQI " + s.daysWithoutAqi() + " 天，没有数据 " + s.daysWithoutData() + " 天。";
    }

    private static Day day(Evaluated e) {
        return new Day(e.sample().day(), "/air/days/" + e.sample().day(),
                e.result().aqi() == null ? "NA" : e.result().aqi().toString(), e.level() == null ? 0 : e.level().level(),
                e.level() == null ? "" : e.level().category(), AirViews.primary(e.result()), e.sample().state().label());
    }
}
