package org.ecobureau.drinkingwater;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;

/** A quarter as addresses and registers write it: {@code 2026Q3}. */
final class QuarterText {
    private static final Pattern FORM = Pattern.compile("((?:19|20|21)\\d{2})[Qq]([1-4])");

    private QuarterText() {
    }

    static String of(Instant start) {
        LocalDate day = ChinaTime.dayOf(start);
        return day.getYear() + "Q" + ((day.getMonthValue() + 2) / 3);
    }

    /** The start of the quarter, or null for anything else. */
    static Instant startOrNull(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text.strip());
        return form.matches() ? ChinaTime.startOf(LocalDate.of(Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)) * 3 - 2, 1)) : null;
    }

    /**
     * The start of the quarter.
     *
     * @throws Problem 400 for anything else
     */
    static Instant start(String text) {
        Instant start = startOrNull(text);
        if (start == null) {
            throw Problem.badParameter("quarter", "季度请写成 2026Q3 这样。");
        }
        return start;
    }
}
