package org.ecobureau.complaint;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Violation;

/** The day on which somebody looks again at what rests: after today, and so near that somebody still knows of it. */
final class NextCheck {

    /** No rule says how long; what takes longer than a year is looked at in between. */
    private static final Period LONGEST = Period.ofYears(1);

    private NextCheck() {
    }

    static LocalDate first(LocalDate today) {
        return today.plusDays(1);
    }

    static LocalDate last(LocalDate today) {
        return today.plus(LONGEST);
    }

    /** What is wrong with the day that the step names; nothing for a step that names none or no day at all. */
    static Optional<Violation> violation(CaseMove move, LocalDate today) {
        Datum named = move.action() == CaseAction.HOLD ? Datum.REVIEW_ON : Datum.NEXT_CHECK_ON;
        LocalDate day = day(move.get(named));
        if (day == null) {
            return Optional.empty();
        }
        if (day.isBefore(first(today))) {
            return wrong(named, named.label() + "要在今天以后，最早 " + ChinaTime.day(first(today)) + "。");
        }
        String again = named == Datum.REVIEW_ON ? "复核" : "核查";
        return !day.isAfter(last(today)) ? Optional.empty()
                : wrong(named, named.label() + "最晚 " + ChinaTime.day(last(today)) + "（一年内）。更久的先" + again + "一次，再定下一次。");
    }

    private static Optional<Violation> wrong(Datum named, String message) {
        return Optional.of(new Violation(named.code(), message));
    }

    private static LocalDate day(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            // Said by the check of the form of each datum.
            return null;
        }
    }
}
