package org.ecobureau.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardsTest {

    @ParameterizedTest
    @CsvSource({
            "air.index, 2026-02-28, HJ 633-2012", "air.index, 2026-03-01, HJ 633-2026",
            "air.index, 2013-05-01, HJ 633-2012", "air.quality, 2026-02-28, GB 3095-2012",
            "air.quality, 2031-01-01, GB 3095-2026", "air.evaluation, 2026-03-01, HJ 663-2026",
            "water.surface, 2026-11-23, GB 3838-2002", "water.ground, 2026-11-23, GB/T 14848-2017",
            "noise.quality, 2026-11-23, GB 3096-2008", "noise.grade, 2026-11-23, HJ 640-2012"
    })
    void recordIsJudgedByTheVersionOfItsDay(String family, LocalDate day, String id) {
        assertEquals(id, Standards.inForce(family, day).id());
    }

    @Test
    void replacedStandardEndsTheDayBeforeItsSuccessor() {
        for (Standard standard : Standards.all()) {
            assertFalse(standard.usedFor().isBlank() || standard.source().isBlank(), standard.id());
            if (!standard.replacedBy().isEmpty()) {
                assertEquals(standard.validity().to().plusDays(1),
                        Standards.get(standard.replacedBy()).validity().from(), standard.id());
            }
        }
        assertEquals("《环境空气质量标准》（GB 3095-2026）", Standards.get("GB 3095-2026").label());
    }

    @Test
    void unknownStandardOrFamilyIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> Standards.get("GB 1"));
        LocalDate day = LocalDate.parse("2026-11-23");
        assertThrows(IllegalArgumentException.class, () -> Standards.inForce("sea", day));
    }

    @Test
    void registryKnowsEveryParameterOfTheContract() {
        List<String> codes = List.of(("so2 no2 co o3 pm10 pm25 temperature ph dissolvedOxygen permanganateIndex cod bod5 "
                + "ammoniaNitrogen totalPhosphorus totalNitrogen copper zinc fluoride selenium arsenic mercury cadmium "
                + "chromium6 lead cyanide volatilePhenol petroleum anionicSurfactant sulfide fecalColiforms sulfate "
                + "chloride nitrate iron manganese chlorophyllA secchiDepth thallium antimony nickel molybdenum cobalt "
                + "beryllium boron barium vanadium titanium formaldehyde chloroform carbonTetrachloride "
                + "trichloroethylene tetrachloroethylene benzene toluene ethylbenzene xylene leqDay leqNight "
                + "lmaxNight").split(" "));
        codes.forEach(code -> assertFalse(Parameters.get(code).name().isBlank(), code));
        assertEquals(List.of("so2", "no2", "co", "o3", "pm10", "pm25"),
                Parameters.of(Medium.AIR).stream().map(Parameter::code).toList());
        assertTrue(Parameters.find("pm2_5").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Parameters.get("pm2_5"));
        assertEquals("PM₂.₅", Parameters.get("pm25").shortName());
        assertEquals("氨氮", Parameters.get("ammoniaNitrogen").name());
        assertEquals(1, Parameters.get("co").decimals());
    }

    @ParameterizedTest
    @CsvSource({ "60.5, 0, 60", "61.5, 0, 62", "60.51, 0, 61", "0.85, 1, 0.8", "0.95, 1, 1.0", "0.25, 1, 0.2" })
    void roundingIsHalfToEvenInOneStep(BigDecimal value, int decimals, BigDecimal expected) {
        assertEquals(expected, Rounding.halfEven(value, decimals));
    }
}
