package org.ecobureau.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.jboss.resteasy.reactive.RestQuery;

/** Working days for programs: the end of a period, by the official calendar only. */
@Path("/api/v1/calendar/working-days")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarApi {

    /** Longer than any period in law; keeps one call cheap. */
    private static final int MOST_DAYS = 1000;
    private static final int MOST_DIGITS = 5;

    /** The last day of the period. */
    public record Answer(LocalDate end) {
    }

    @Inject
    WorkCalendar calendar;

    /** The end of {@code days} working days from a day; 422 when a needed year has no official calendar. */
    @GET
    @PublicCache(300)
    public Answer end(@RestQuery String from, @RestQuery String days, @RestQuery String countStart) {
        return new Answer(calendar.addWorkingDays(day(from), number(days), flag(countStart)));
    }

    private static LocalDate day(String from) {
        try {
            // Longer is a year beyond 9999, where adding days may leave the calendar of the machine.
            if (from != null && from.length() <= "2026-02-11".length()) {
                return LocalDate.parse(from);
            }
        } catch (DateTimeException e) {
            throw Problem.badParameter("from", "不是有效的日期，请填写如 2026-02-11。");
        }
        throw Problem.badParameter("from", "请填写起算日，如 2026-02-11。");
    }

    private static int number(String days) {
        int number = days != null && days.matches("\\d{1," + MOST_DIGITS + "}") ? Integer.parseInt(days) : 0;
        if (number < 1 || number > MOST_DAYS) {
            throw Problem.badParameter("days", "请填写 1 到 " + MOST_DAYS + " 之间的整数。");
        }
        return number;
    }

    private static boolean flag(String countStart) {
        if (countStart == null || countStart.equals("false")) {
            return false;
        }
        if (!countStart.equals("true")) {
            throw Problem.badParameter("countStart", "请填写 true（起算日计入）或 false（不计入）。");
        }
        return true;
    }
}
