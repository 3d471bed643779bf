package org.ecobureau.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The days of one year's notice as a table: {@code date,name,is_off_day}, further columns are passed over. A notice may name
 * days of the December before (元旦 2019 began on 2018-12-30).
 *
 * @param faults what must be mended, each with its line
 * @param doubts what should be compared with the notice once more
 */
public record NoticeFile(List<Row> rows, List<String> faults, List<String> doubts) {

    /** The columns, as the collected notices since 2007 have them. */
    public static final List<String> COLUMNS = List.of("date", "name", "is_off_day");

    /** Each year has these: 全国年节及纪念日放假办法 Art. 2. */
    private static final List<String> HOLIDAYS = List.of("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆");
    private static final int LONGEST_NAME = 40;
    private static final int MOST_ROWS = 120;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
            .setIgnoreEmptyLines(true).get();

    /** One day. */
    public record Row(LocalDate day, boolean workday, String name) {
    }

    /** Reads and checks the table of a year. */
    public static NoticeFile read(String text, int year) {
        List<Row> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text.replace("\uFEFF", "")), FORMAT)) {
            Set<String> missing = new TreeSet<>(COLUMNS);
            missing.removeAll(parser.getHeaderNames());
            if (!missing.isEmpty()) {
                return new NoticeFile(List.of(),
                        List.of("第 1 行要是列名 date,name,is_off_day，还缺：" + String.join("、", missing) + "。"),
                        List.of());
            }
            Set<LocalDate> seen = new HashSet<>();
            for (CSVRecord line : parser) {
                if (rows.size() + faults.size() >= MOST_ROWS) {
                    faults.add("一年最多 " + MOST_ROWS + " 行，请核对文件。");
                    break;
                }
                line(line, parser.getCurrentLineNumber(), year, seen, rows, faults);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            // The parser's words are for programmers; what it cannot read is no table.
            return new NoticeFile(List.of(), List.of("这不是能读的 CSV 表格：第 1 行是列名 date,name,is_off_day，以后每行一天。"), List.of());
        }
        if (rows.isEmpty() && faults.isEmpty()) {
            faults.add("表里没有一天。");
        }
        return new NoticeFile(List.copyOf(rows), List.copyOf(faults), doubts(rows));
    }

    private static void line(CSVRecord line, long at, int year, Set<LocalDate> seen, List<Row> rows, List<String> faults) {
        String start = "第 " + at + " 行：";
        if (!line.isConsistent() && line.size() < COLUMNS.size()) {
            faults.add(start + "列数不够。");
            return;
        }
        LocalDate day = day(line.get("date"));
        String name = line.get("name");
        String off = line.get("is_off_day");
        if (day == null) {
            faults.add(start + "日期“" + line.get("date") + "”不对，请写成 " + year + "-10-01。");
        } else if (day.getYear() != year && !(day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER)) {
            faults.add(start + day + " 不在 " + year + " 年（只有元旦的调休可以在上一年 12 月）。");
        } else if (!seen.add(day)) {
            faults.add(start + day + " 重复了。");
        } else if (!off.equals("0") && !off.equals("1")) {
            faults.add(start + "is_off_day 请填 1（放假）或 0（上班）。");
        } else if (off.equals("0") && !weekend(day)) {
            faults.add(start + day + " 不是周末，不能是调休上班的日子。");
        } else if (name.isEmpty() || name.length() > LONGEST_NAME) {
            faults.add(start + "请填写节日名称，最多 " + LONGEST_NAME + " 个字。");
        } else {
            rows.add(new Row(day, off.equals("0"), name));
        }
    }

    private static List<String> doubts(List<Row> rows) {
        List<String> doubts = new ArrayList<>();
        List<String> absent = HOLIDAYS.stream()
                .filter(h -> rows.stream().noneMatch(r -> !r.workday() && r.name().contains(h))).toList();
        if (!absent.isEmpty()) {
            doubts.add("没有这些节日的放假日：" + String.join("、", absent) + "。");
        }
        if (rows.stream().noneMatch(Row::workday)) {
            doubts.add("没有一个调休上班的周末。");
        }
        return List.copyOf(doubts);
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }
}
