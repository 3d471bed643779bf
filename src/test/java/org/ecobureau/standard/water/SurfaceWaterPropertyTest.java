package org.ecobureau.standard.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;

class SurfaceWaterPropertyTest {

    private static final List<String> ITEMS = List.of("permanganateIndex", "cod", "bod5", "ammoniaNitrogen",
            "totalPhosphorus", "copper", "zinc", "fluoride", "arsenic", "mercury", "lead", "petroleum", "sulfide");

    @Provide
    Arbitrary<Map<String, BigDecimal>> values() {
        return Arbitraries.maps(Arbitraries.of(ITEMS),
                Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(50)).ofScale(4)).ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property
    void aWorseValueNeverImprovesTheClass(@ForAll("values") Map<String, BigDecimal> values, @ForAll WaterBody body,
            @ForAll @BigRange(min = "0", max = "10") BigDecimal more) {
        WaterClass before = evaluate(body, values).waterClass();
        for (String item : values.keySet()) {
            Map<String, BigDecimal> worse = new HashMap<>(values);
            worse.merge(item, more, BigDecimal::add);
            assertFalse(before.worseThan(evaluate(body, worse).waterClass()), item);
        }
    }

    @Property
    void moreItemsNeverImproveTheClass(@ForAll("values") Map<String, BigDecimal> values, @ForAll WaterBody body) {
        WaterClass all = evaluate(body, values).waterClass();
        values.forEach((item, value) -> assertFalse(
                evaluate(body, Map.of(item, value)).waterClass().worseThan(all), item));
    }

    @Property
    void complianceIsTheClassHeldAgainstTheTarget(@ForAll("values") Map<String, BigDecimal> values,
            @ForAll WaterBody body) {
        WaterResult result = evaluate(body, values);
        assertEquals(!result.waterClass().worseThan(WaterClass.III), result.compliant());
        assertEquals(result.compliant(), result.exceeding().isEmpty());
    }

    private static WaterResult evaluate(WaterBody body, Map<String, BigDecimal> values) {
        Map<String, WaterReading> readings = new HashMap<>();
        values.forEach((item, value) -> readings.put(item, WaterReading.of(value)));
        return SurfaceWater.evaluate(new WaterSample(LocalDate.parse("2026-10-08"), body, WaterUse.SECTION,
                WaterClass.III, readings));
    }
}
