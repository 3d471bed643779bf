package org.ecobureau.complaint;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.TreeSet;

import org.ecobureau.calendar.CalendarMissingException;
import org.ecobureau.calendar.WorkCalendar;

/**
 * How far ahead the official calendar is needed, by the terms in force: of every term that begins within the lead, on receipt
 * or acceptance, and of an extension that is granted at once.
 */
final class TermHorizon {

    /** So early it is said: the notice has to be fetched and stored before a term needs it. */
    static final int LEAD_DAYS = 14;

    private final WorkCalendar calendar;
    private final TreeSet<Integer> missing = new TreeSet<>();

    private TermHorizon(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** The first year without a calendar that is needed, if one is. */
    static OptionalInt firstMissing(ClockRules rules, LocalDate today, WorkCalendar calendar) {
        TermHorizon horizon = new TermHorizon(calendar);
        LocalDate start = today.plusDays(LEAD_DAYS);
        // Whether people are reminded on a day needs the calendar of that day.
        for (int year = today.getYear(); year <= start.getYear(); year++) {
            horizon.need(year);
        }
        for (Channel channel : Channel.values()) {
            for (LegalTrack track : LegalTrack.values()) {
                horizon.walk(rules.on(start, channel, track), start);
            }
        }
        return horizon.missing.isEmpty() ? OptionalInt.empty() : OptionalInt.of(horizon.missing.first());
    }

    private void walk(ClockTerms terms, LocalDate start) {
        end(start, terms.returning());
        end(start, terms.channelAnswer());
        end(start, terms.acceptance());
        LocalDate answered = end(start, terms.answer());
        if (answered != null) {
            end(answered, terms.extension());
        }
    }

    private void need(int year) {
        if (!calendar.covers(year)) {
            missing.add(year);
        }
    }

    /** The last day of the term; the first day when there is none, null when a year is missing. */
    private LocalDate end(LocalDate from, BasedTerm based) {
        if (based == null) {
            return from;
        }
        if (based.term().unit() == Term.Unit.NATURAL) {
            return from.plusDays(based.term().amount());
        }
        try {
            return calendar.addWorkingDays(from, based.term().amount(), false);
        } catch (CalendarMissingException gap) {
            missing.add(gap.year());
            return null;
        }
    }
}
