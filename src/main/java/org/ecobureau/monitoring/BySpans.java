package org.ecobureau.monitoring;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;

/**
 * A list that is computed from a span of time, oldest first: a page reads from where the one before ended, and only as many
 * years as it needs.
 *
 * @param range the whole span
 * @param read computes the rows whose start lies in a part of it
 */
public record BySpans<T>(DayRange range, Function<DayRange, List<T>> read) {

    /** Every row. */
    public List<T> all() {
        return read.apply(range);
    }

    /**
     * One page.
     *
     * @param key what tells a row from all others; begins with its start
     * @param address of the list, ending in {@code ?} or {@code &}
     * @throws Problem 400 when {@code after} is no mark of this list
     */
    public Listing<T> page(Function<T, List<String>> key, int parts, Integer limit, String after, String address) {
        int size = Limits.of(limit);
        List<String> mark = after == null ? null : Cursor.decode(after, parts);
        Instant from = mark == null ? range.from() : start(mark.get(0));
        List<T> rows = new ArrayList<>();
        boolean found = mark == null;
        for (int years = 1; from.isBefore(range.to()) && rows.size() <= size; years *= 2) {
            Instant to = end(from, years);
            List<T> part = read.apply(new DayRange(from, to));
            int first = 0;
            if (!found) {
                first = part.stream().map(key).toList().indexOf(mark) + 1;
                if (first == 0) {
                    throw invalid();
                }
                found = true;
            }
            rows.addAll(part.subList(first, part.size()));
            from = to;
        }
        if (!found) {
            throw invalid();
        }
        return Listing.page(rows.size() > size ? rows.subList(0, size + 1) : rows, size,
                row -> address + "limit=" + size + "&after=" + Cursor.encode(key.apply(row).toArray()));
    }

    /** The end of so many calendar years, the year of {@code from} included, but not later than the whole span. */
    private Instant end(Instant from, int years) {
        Instant end = ChinaTime.startOf(LocalDate.of(ChinaTime.dayOf(from).getYear() + years, 1, 1));
        return end.isBefore(range.to()) ? end : range.to();
    }

    private Instant start(String text) {
        try {
            Instant start = OffsetDateTime.parse(text).toInstant();
            if (start.isBefore(range.from())) {
                throw invalid();
            }
            return start;
        } catch (DateTimeException e) {
            throw (Problem) invalid().initCause(e);
        }
    }

    private static Problem invalid() {
        return Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
    }
}
