package org.ecobureau.eia;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Problem;

/**
 * Which notices a list shows.
 *
 * @param year the year in which the notice went up
 * @param after where the page starts: the last day and number of the notice before it
 */
record NoticeFilter(Stage stage, Boolean open, String township, Integer year, Key after, LocalDate today) {

    private static final int CURSOR_PARTS = 2;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /** The sort key of the list. */
    record Key(LocalDate periodLast, long noticeId) {

        static Key decode(String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return null;
            }
            List<String> parts = Cursor.decode(cursor, CURSOR_PARTS);
            try {
                return new Key(LocalDate.parse(parts.get(0)), Long.parseLong(parts.get(1)));
            } catch (DateTimeException | NumberFormatException notOurs) {
                throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
            }
        }

        static String encode(LocalDate periodLast, long noticeId) {
            return Cursor.encode(periodLast, noticeId);
        }
    }

    /** Reads the parameters of the address; empty means not filtered, anything unknown is a 400 that names it. */
    static NoticeFilter read(String stage, String open, String township, String year, String after, Townships townships,
            LocalDate today) {
        return new NoticeFilter(stage(stage), open(open), township(township, townships), year(year), Key.decode(after),
                today);
    }

    private static Stage stage(String code) {
        return empty(code) ? null
                : Stage.byCode(code).orElseThrow(() -> Problem.badParameter("stage",
                        "请填写 acceptance、proposed 或 decision。"));
    }

    private static Boolean open(String word) {
        if (empty(word)) {
            return null;
        }
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badParameter("open", "请填写 true 或 false。");
        };
    }

    private static String township(String code, Townships townships) {
        if (empty(code)) {
            return null;
        }
        if (!townships.isKnown(code)) {
            throw Problem.badParameter("township", "没有这个乡镇代码。");
        }
        return code;
    }

    private static Integer year(String digits) {
        if (empty(digits)) {
            return null;
        }
        try {
            int year = Integer.parseInt(digits);
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return year;
            }
        } catch (NumberFormatException notANumber) {
            throw badYear();
        }
        throw badYear();
    }

    private static Problem badYear() {
        return Problem.badParameter("year", "请填写四位数的年份，例如 2026。");
    }

    private static boolean empty(String text) {
        return text == null || text.isEmpty();
    }

    /** The same filter, starting behind a notice. */
    NoticeFilter after(Key key) {
        return new NoticeFilter(stage, open, township, year, key, today);
    }

    /** Adds the conditions of this filter to a query. */
    void add(List<String> where, Map<String, Object> values) {
        if (stage != null) {
            where.add("stage = :stage");
            values.put("stage", stage);
        }
        if (open != null) {
            where.add(open ? "facts.periodFirst <= :today and facts.periodLast >= :today"
                    : "(facts.periodFirst > :today or facts.periodLast < :today)");
            values.put("today", today);
        }
        if (township != null) {
            where.add("facts.township = :township");
            values.put("township", township);
        }
        if (year != null) {
            where.add("facts.periodFirst between :yearFirst and :yearLast");
            values.put("yearFirst", LocalDate.of(year, 1, 1));
            values.put("yearLast", LocalDate.of(year, 12, 31));
        }
        if (after != null) {
            where.add("(facts.periodLast < :afterLast or facts.periodLast = :afterLast and noticeId < :afterId)");
            values.put("afterLast", after.periodLast());
            values.put("afterId", after.noticeId());
        }
    }
}
