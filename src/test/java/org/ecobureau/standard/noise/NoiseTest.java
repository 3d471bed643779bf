package org.ecobureau.standard.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseTest {

    @ParameterizedTest(name = "zone {0}: {1} dB by day, {2} by night")
    @CsvSource({ "0, 50, 40", "1, 55, 45", "2, 60, 50", "3, 65, 55", "4a, 70, 55", "4b, 70, 60" })
    void zoneHasItsLimits(String zone, BigDecimal day, BigDecimal night) {
        NoiseLimits.Zone limits = NoiseLimits.zone(zone);
        assertEquals(day, limits.limit(NoisePeriod.DAY));
        assertEquals(night, limits.limit(NoisePeriod.NIGHT));
        assertTrue(limits.complies(NoisePeriod.DAY, day));
        assertFalse(limits.complies(NoisePeriod.DAY, day.add(new BigDecimal("0.1"))));
        assertTrue(limits.complies(NoisePeriod.NIGHT, night));
        assertFalse(limits.complies(NoisePeriod.NIGHT, night.add(new BigDecimal("0.1"))));
        assertTrue(limits.peakComplies(night.add(BigDecimal.valueOf(15))));
        assertFalse(limits.peakComplies(night.add(BigDecimal.valueOf(16))));
    }

    @Test
    void sixZonesAndNoOther() {
        assertEquals(6, NoiseLimits.zones().size());
        assertThrows(IllegalArgumentException.class, () -> NoiseLimits.zone("5"));
    }

    @ParameterizedTest(name = "{0} {1} {2} dB: {3} {4}")
    @CsvSource({
            "AREA, DAY, 50.0, 一级, 好", "AREA, DAY, 50.1, 二级, 较好", "AREA, DAY, 55.0, 二级, 较好",
            "AREA, DAY, 55.1, 三级, 一般", "AREA, DAY, 60.0, 三级, 一般", "AREA, DAY, 60.1, 四级, 较差",
            "AREA, DAY, 65.0, 四级, 较差", "AREA, DAY, 65.1, 五级, 差", "AREA, NIGHT, 40.0, 一级, 好",
            "AREA, NIGHT, 40.1, 二级, 较好", "AREA, NIGHT, 45.1, 三级, 一般", "AREA, NIGHT, 50.1, 四级, 较差",
            "AREA, NIGHT, 55.0, 四级, 较差", "AREA, NIGHT, 55.1, 五级, 差", "ROAD, DAY, 68.0, 一级, 好",
            "ROAD, DAY, 68.1, 二级, 较好", "ROAD, DAY, 70.1, 三级, 一般", "ROAD, DAY, 72.1, 四级, 较差",
            "ROAD, DAY, 74.0, 四级, 较差", "ROAD, DAY, 74.1, 五级, 差", "ROAD, NIGHT, 58.0, 一级, 好",
            "ROAD, NIGHT, 58.1, 二级, 较好", "ROAD, NIGHT, 60.1, 三级, 一般", "ROAD, NIGHT, 62.1, 四级, 较差",
            "ROAD, NIGHT, 64.1, 五级, 差",
            // Published bulletins: Xuancheng 2018 and Changsha 2016.
            "AREA, DAY, 54.5, 二级, 较好", "AREA, NIGHT, 46.1, 三级, 一般", "ROAD, DAY, 59.3, 一级, 好",
            "ROAD, DAY, 69.6, 二级, 较好",
            // One decimal first, half to even.
            "AREA, DAY, 50.04, 一级, 好", "AREA, DAY, 50.05, 一级, 好", "AREA, DAY, 50.06, 二级, 较好"
    })
    void meanLevelHasItsGrade(NoiseKind kind, NoisePeriod period, BigDecimal level, String label, String word) {
        NoiseGrade grade = NoiseGrade.of(kind, period, level);
        assertEquals(label, grade.label());
        assertEquals(word, grade.word());
    }
}
