package org.ecobureau.standard.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;

class AqiPropertyTest {

    private static final List<LocalDate> DAYS = List.of(LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-01"));

    @Provide
    Arbitrary<AirReport> reports() {
        Arbitrary<AirValue> value = Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(4000))
                .ofScale(2).map(v -> (AirValue) new AirValue.Measured(v));
        return Combinators.combine(Arbitraries.of(DAYS), Arbitraries.of(AirPeriod.class), value.list().ofSize(6))
                .as((day, period, values) -> new AirReport(day, period, byCode(values)));
    }

    private static Map<String, AirValue> byCode(List<AirValue> values) {
        Map<String, AirValue> map = new HashMap<>();
        for (int i = 0; i < AqiTable.POLLUTANTS.size(); i++) {
            map.put(AqiTable.POLLUTANTS.get(i), values.get(i));
        }
        return map;
    }

    @Property
    void indexStaysWithin1And500AndIsTheLargestOfTheSix(@ForAll("reports") AirReport report) {
        AqiResult result = Aqi.evaluate(report);
        assertTrue(result.aqi() >= 1 && result.aqi() <= 500);
        assertTrue(result.level().from() <= result.aqi() && result.aqi() <= result.level().to());
        assertTrue(result.iaqi().values().stream().allMatch(i -> i == null || i <= Math.max(1, result.maximum())));
        assertEquals(result.aqi() <= 50, result.primaryPollutants().isEmpty());
    }

    @Property
    void moreOfOnePollutantNeverLowersItsIndex(@ForAll("reports") AirReport report, @ForAll("pollutants") String which,
            @ForAll @BigRange(min = "0", max = "500") BigDecimal more) {
        BigDecimal before = ((AirValue.Measured) report.value(which)).concentration();
        Map<String, AirValue> worse = new HashMap<>(report.values());
        worse.put(which, new AirValue.Measured(before.add(more)));
        Integer low = Aqi.evaluate(report).iaqi().get(which);
        Integer high = Aqi.evaluate(new AirReport(report.date(), report.period(), worse)).iaqi().get(which);
        // Only the standard of 2012 leaves the table: above it there is no index at all.
        Assume.that(low != null && high != null);
        assertTrue(high >= low, which + ": " + low + " → " + high);
    }

    @Property
    void sinceMarch2026MoreOfOnePollutantNeverLowersTheWholeIndex(@ForAll("reports") AirReport report,
            @ForAll("pollutants") String which, @ForAll @BigRange(min = "0", max = "500") BigDecimal more) {
        AirReport now = new AirReport(DAYS.get(1), report.period(), report.values());
        Map<String, AirValue> worse = new HashMap<>(report.values());
        worse.put(which, new AirValue.Measured(((AirValue.Measured) report.value(which)).concentration().add(more)));
        assertTrue(Aqi.evaluate(new AirReport(DAYS.get(1), report.period(), worse)).aqi() >= Aqi.evaluate(now).aqi());
    }

    @Property
    void missingItemNeverChangesWhatIsPublishedAbove100(@ForAll("reports") AirReport report,
            @ForAll("pollutants") String which) {
        Map<String, AirValue> without = new HashMap<>(report.values());
        without.remove(which);
        AqiResult result = Aqi.evaluate(new AirReport(DAYS.get(1), report.period(), without));
        assertEquals(result.maximum() > 100, result.aqi() != null);
    }

    @Provide
    Arbitrary<String> pollutants() {
        return Arbitraries.of(AqiTable.POLLUTANTS);
    }
}
