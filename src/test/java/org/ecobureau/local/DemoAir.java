package org.ecobureau.local;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/**
 * Invented hours of the three air stations, with something for every rule: hours missing, a day with fewer than 20 hours
 * (maintenance), days of dust, hot days with much ozone, fine particles in winter, an item that is not monitored.
 */
final class DemoAir {
    static final List<String> SITES = List.of("pj-air-1", "pj-air-2", "pj-air-3");
    static final List<String> ITEMS = List.of("so2", "no2", "co", "o3", "pm10", "pm25");
    static final String LONG = "site,parameter,period,start,value,flag\r\n";
    private static final String WIDE = "site,time,so2,no2,co,o3,pm10,pm25\r\n";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    /** Dust from the north comes in spring. */
    private static final Set<MonthDay> DUST = Set.of(MonthDay.of(3, 22), MonthDay.of(3, 23), MonthDay.of(4, 12));
    /** Station and days of the yearly maintenance, with its first and last hour: 17 hours are left. */
    private static final String SERVICED = "pj-air-2";
    private static final Set<MonthDay> SERVICE = Set.of(MonthDay.of(1, 17), MonthDay.of(4, 17), MonthDay.of(7, 17),
            MonthDay.of(10, 17));
    private static final int SERVICE_FIRST = 8;
    private static final int SERVICE_LAST = 14;
    /** The station without an instrument for NO2: {@code /} is not the same as missing. */
    private static final String WITHOUT_NO2 = "pj-air-3";

    private DemoAir() {
    }

    static boolean dust(LocalDate day) {
        return DUST.contains(MonthDay.from(day));
    }

    static boolean service(String site, LocalDateTime start) {
        return site.equals(SERVICED) && SERVICE.contains(MonthDay.from(start)) && start.getHour() >= SERVICE_FIRST
                && start.getHour() <= SERVICE_LAST;
    }

    /** Days whose values carry flags: they go in the format with a column for them. */
    static boolean marked(String site, LocalDate day) {
        return dust(day) || site.equals(SERVICED) && SERVICE.contains(MonthDay.from(day));
    }

    /** One line an hour in the wide format, {@code time} being the end of the hour; marked days are left out. */
    static String hours(String site, LocalDateTime from, LocalDateTime to) {
        StringBuilder csv = new StringBuilder(WIDE);
        for (LocalDateTime start = from; start.isBefore(to); start = start.plusHours(1)) {
            if (!marked(site, start.toLocalDate())) {
                csv.append(site).append(',').append(start.plusHours(1).format(MINUTE)).append(',')
                        .append(String.join(",", values(site, start))).append("\r\n");
            }
        }
        return csv.toString();
    }

    /** The hours of the marked days, one value a line, with flags. */
    static String markedHours(String site, LocalDateTime from, LocalDateTime to) {
        StringBuilder csv = new StringBuilder(LONG);
        for (LocalDateTime start = from; start.isBefore(to); start = start.plusHours(1)) {
            if (marked(site, start.toLocalDate())) {
                List<String> values = values(site, start);
                for (int i = 0; i < ITEMS.size(); i++) {
                    String item = ITEMS.get(i);
                    boolean number = Character.isDigit(values.get(i).charAt(0));
                    String flag = service(site, start) ? "maintenance"
                            : number && dust(start.toLocalDate()) && item.startsWith("pm") ? "dust" : "";
                    append(csv, site, item, start, service(site, start) && !values.get(i).equals("/") ? "" : values.get(i),
                            values.get(i).equals("/") ? "" : flag);
                }
            }
        }
        return csv.toString();
    }

    /** One line of the long format. */
    static void append(StringBuilder csv, String site, String item, LocalDateTime start, String value, String flag) {
        csv.append(String.join(",", site, item, "hour", start.format(MINUTE), value, flag)).append("\r\n");
    }

    /** Six values in the order of {@link #ITEMS} for the hour that begins at {@code start}. */
    static List<String> values(String site, LocalDateTime start) {
        LocalDate day = start.toLocalDate();
        int hour = start.getHour();
        double cold = 0.5 + 0.5 * Math.cos((day.getDayOfYear() - 15) / 365.25 * 2 * Math.PI);
        double sun = Math.max(0, Math.sin((hour - 7) / 12.0 * Math.PI));
        double weather = 0.6 + 0.8 * DemoChance.of("weather", day.toEpochDay() / 2) + 0.1 * DemoChance.of(site, day, "place");
        double traffic = hour >= 7 && hour <= 9 || hour >= 17 && hour <= 20 ? 1.35 : 1;
        double haze = haze(day) ? 2.6 : 1;
        double fine = (11 + 17 * cold) * weather * haze * (1 + 0.1 * (traffic - 1)) + 5 * DemoChance.of(site, start, "fine");
        double coarse = fine * 1.55 + 7 * DemoChance.of(site, start, "coarse");
        if (dust(day)) {
            coarse = 260 + 160 * DemoChance.of(site, start, "dust") * Math.sin((hour + 1) / 25.0 * Math.PI);
            fine = fine + 30;
        }
        double ozone = 26 + (ozone(day) ? 165 : 62 - 26 * cold) * sun * (ozone(day) ? 1 : weather)
                + 8 * DemoChance.of(site, start, "o3");
        return List.of(
                gap(site, start, "so2", DemoChance.amount(5 + 3 * cold * weather + 2 * DemoChance.of(site, start, "so2"), 0)),
                site.equals(WITHOUT_NO2) ? "/"
                        : gap(site, start, "no2",
                                DemoChance.amount((8 + 12 * cold) * weather * traffic + 5 * DemoChance.of(site, start, "no2"),
                                        0)),
                gap(site, start, "co",
                        DemoChance.amount(0.4 + 0.3 * cold * weather * haze + 0.2 * DemoChance.of(site, start, "co"), 1)),
                gap(site, start, "o3", DemoChance.amount(ozone, 0)), gap(site, start, "pm10", DemoChance.amount(coarse, 0)),
                gap(site, start, "pm25", DemoChance.amount(fine, 0)));
    }

    /** Still air in winter, four days at a time. */
    static boolean haze(LocalDate day) {
        return (day.getMonthValue() == 12 || day.getMonthValue() <= 2) && DemoChance.of("haze", day.toEpochDay() / 4) > 0.88;
    }

    /** Hot days without wind from April to October, three at a time. */
    static boolean ozone(LocalDate day) {
        return day.getMonthValue() >= 4 && day.getMonthValue() <= 10 && DemoChance.of("ozone", day.toEpochDay() / 3) > 0.93;
    }

    /** About one hour in a hundred is lost on its way. */
    private static String gap(String site, LocalDateTime start, String item, String value) {
        return DemoChance.of(site, start, item, "gap") > 0.99 ? "NA" : value;
    }
}
