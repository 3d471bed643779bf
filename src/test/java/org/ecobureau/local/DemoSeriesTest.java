package org.ecobureau.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** The invented series are the same in every run and hold what every rule needs to bite on. */
class DemoSeriesTest {
    private static final LocalDateTime BEGIN = LocalDateTime.of(2023, 11, 1, 0, 0);
    private static final LocalDateTime END = LocalDateTime.of(2026, 11, 1, 0, 0);

    @Test
    void theSameTwiceAndForTheSameHourInEveryRun() {
        assertEquals(hash(), hash());
        LocalDateTime noon = LocalDateTime.of(2026, 11, 20, 12, 0);
        String longer = DemoAir.hours("pj-air-1", noon.minusHours(30), noon);
        assertTrue(longer.endsWith(DemoAir.hours("pj-air-1", noon.minusHours(2), noon).split("\r\n", 2)[1]));
        assertEquals(31, longer.split("\r\n").length);
        assertNotEquals(DemoAir.values("pj-air-1", noon), DemoAir.values("pj-air-2", noon));
    }

    @Test
    void hoursAreMissingAndOneItemIsNotMonitored() {
        String hours = DemoAir.hours("pj-air-3", BEGIN, END);
        assertTrue(hours.contains(",NA"));
        assertTrue(hours.lines().skip(1).allMatch(line -> line.split(",")[3].equals("/")));
        assertFalse(hours.contains(",,"));
    }

    @Test
    void aDayOfMaintenanceHasFewerThanTwentyHours() {
        LocalDateTime day = LocalDateTime.of(2026, 4, 17, 0, 0);
        List<String> so2 = DemoAir.markedHours("pj-air-2", day, day.plusDays(1)).lines().filter(l -> l.contains(",so2,"))
                .toList();
        assertEquals(24, so2.size());
        assertEquals(7, so2.stream().filter(l -> l.endsWith(",,maintenance")).count());
        assertEquals("site,time,so2,no2,co,o3,pm10,pm25\r\n", DemoAir.hours("pj-air-2", day, day.plusDays(1)));
    }

    @Test
    void daysOfDustAreFlaggedAndOverTheLimit() {
        LocalDateTime day = LocalDateTime.of(2026, 3, 22, 0, 0);
        List<String> pm10 = DemoAir.markedHours("pj-air-1", day, day.plusDays(1)).lines().filter(l -> l.contains(",pm10,"))
                .filter(l -> !l.contains("NA")).toList();
        assertTrue(pm10.stream().allMatch(l -> l.endsWith(",dust")), pm10.toString());
        assertTrue(pm10.stream().mapToInt(l -> Integer.parseInt(l.split(",")[4])).average().orElseThrow() > 250);
    }

    @Test
    void summersHaveOzoneAndWintersFineParticles() {
        int days = 0;
        TreeSet<String> ozone = new TreeSet<>();
        TreeSet<String> fine = new TreeSet<>();
        for (LocalDate day = BEGIN.toLocalDate(); day.isBefore(END.toLocalDate()); day = day.plusDays(1)) {
            days++;
            if (largestEightHours(day) > 160) {
                ozone.add(day.toString());
            }
            if (mean(day, 5) > 75) {
                fine.add(day.toString());
            }
        }
        assertEquals(1096, days);
        assertTrue(ozone.size() >= 15 && ozone.size() <= 70, ozone.size() + " " + ozone);
        assertTrue(ozone.stream().allMatch(d -> d.compareTo(d.substring(0, 4) + "-04") > 0), ozone.toString());
        assertTrue(fine.size() >= 6 && fine.size() <= 40, fine.size() + " " + fine);
        for (int year : List.of(2024, 2025, 2026)) {
            assertTrue(ozone.stream().anyMatch(d -> d.startsWith(year + "-")), year + " " + ozone);
        }
        double good = 100.0 * (days - ozone.size() - fine.size()) / days;
        assertTrue(good > 90 && good < 98.5, good + " % good days");
    }

    @Test
    void sectionsHaveExceedancesAGapAndClassesThatChange() {
        StringBuilder all = new StringBuilder();
        for (YearMonth month = YearMonth.of(2023, 11); month.isBefore(YearMonth.of(2026, 11)); month = month.plusMonths(1)) {
            for (String section : DemoWater.SECTIONS) {
                all.append(DemoWater.section(section, month));
            }
        }
        String rows = all.toString();
        assertTrue(rows.contains("wushi-wwtp,totalPhosphorus,month,2026-06,0.31,"));
        assertTrue(rows.contains("jinwocun,cadmium,month,2026-04,0.0068,"));
        assertFalse(rows.contains("changshou-henanqiao,ph,month,2026-02"));
        assertTrue(rows.contains("yangmeijiang,ammoniaNitrogen,month,2025-09,NA,"));
        assertTrue(rows.contains("jinwocun,petroleum,month,2026-05,/,"));
        assertTrue(rows.contains("0.00002L"));
        List<Double> manganate = rows.lines().filter(l -> l.startsWith("yanjiatan,permanganateIndex,"))
                .map(l -> Double.valueOf(l.split(",")[4])).toList();
        assertTrue(manganate.stream().anyMatch(v -> v <= 2) && manganate.stream().anyMatch(v -> v > 2 && v <= 4));
    }

    @Test
    void sourcesHaveTheItemsOfTablesOneToThree() {
        List<String> items = DemoWater.source("yaotang", YearMonth.of(2026, 7)).lines().map(l -> l.split(",")[1]).toList();
        assertTrue(items.size() >= 48, items.toString());
        assertFalse(items.contains("cod"));
        assertTrue(items.containsAll(List.of("sulfate", "manganese", "benzene", "thallium", "chlorophyllA")));
    }

    @Test
    void villagesAndNoisePointsHaveSeriesToo() {
        String july = DemoWater.rural("yanshi-nongcun-1", YearMonth.of(2026, 7));
        assertEquals(28, july.lines().count());
        assertTrue(july.contains("manganese,quarter,2026-07,0.14,"));
        assertEquals(3, DemoNoise.quarter("yanshi-gn-2", YearMonth.of(2026, 7)).lines().count());
        boolean over = IntStream.range(0, 12)
                .mapToObj(i -> DemoNoise.quarter("yanshi-gn-2", YearMonth.of(2024, 1).plusMonths(3L * i)))
                .flatMap(String::lines).filter(l -> l.contains("leqNight"))
                .anyMatch(l -> Double.parseDouble(l.split(",")[4]) > 50);
        assertTrue(over, "a night over the limit of class 2");
        assertTrue(DemoNoise.year("yanshi-dl-1", 2025).startsWith("yanshi-dl-1,leqDay,year,2025-01,6"));
    }

    private static double largestEightHours(LocalDate day) {
        return IntStream.rangeClosed(0, 16).mapToDouble(first -> IntStream.range(first, first + 8)
                .mapToObj(h -> DemoAir.values("pj-air-1", day.atTime(h, 0)).get(3)).filter(v -> !v.equals("NA"))
                .mapToInt(Integer::parseInt).average().orElse(0)).max().orElse(0);
    }

    private static double mean(LocalDate day, int item) {
        return IntStream.range(0, 24).mapToObj(h -> DemoAir.values("pj-air-1", day.atTime(h, 0)).get(item))
                .filter(v -> !v.equals("NA")).mapToInt(Integer::parseInt).average().orElse(0);
    }

    private static String hash() {
        StringBuilder all = new StringBuilder();
        for (String site : DemoAir.SITES) {
            all.append(DemoAir.hours(site, BEGIN, END)).append(DemoAir.markedHours(site, BEGIN, END));
        }
        all.append(DemoWater.section("wushi-wwtp", YearMonth.of(2026, 6)))
                .append(DemoWater.source("yaotang", YearMonth.of(2026, 7)));
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
