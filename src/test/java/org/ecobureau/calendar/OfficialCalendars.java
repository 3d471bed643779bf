package org.ecobureau.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** The calendar the migration stores, for tests of pure rules that have no database. */
public final class OfficialCalendars {

    private static final String MIGRATION = "/db/migration/V006__work_calendar.sql";
    private static final Pattern DAY = Pattern.compile("\\('(\\d{4}-\\d\\d-\\d\\d)', ([01]), ");
    private static final Pattern YEAR = Pattern.compile("\\((\\d{4})\\)");

    private OfficialCalendars() {
    }

    public static OfficialCalendar stored() {
        try (InputStream in = OfficialCalendars.class.getResourceAsStream(MIGRATION)) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<OfficialCalendar.Day> days = DAY.matcher(sql).results()
                    .map(m -> new OfficialCalendar.Day(LocalDate.parse(m.group(1)), m.group(2).equals("1")))
                    .toList();
            return OfficialCalendar.of(
                    YEAR.matcher(sql).results().map(m -> Integer.valueOf(m.group(1))).toList(), days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
