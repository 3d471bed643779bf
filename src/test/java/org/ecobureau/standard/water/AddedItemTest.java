package org.ecobureau.standard.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.standard.Medium;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddedItemTest {

    private static final LocalDate DAY = LocalDate.parse("2026-10-08");

    @AfterEach
    void putTheTablesBack() {
        AddedItem.useAll(List.of());
    }

    private static AddedItem item(String code, String limit, String... ground) {
        return new AddedItem(new Parameter(code, "二氯甲烷", "CH₂Cl₂", "mg/L", 4, Set.of(Medium.WATER, Medium.GROUNDWATER)),
                limit == null ? null : new BigDecimal(limit), List.of(ground).stream().map(BigDecimal::new).toList(),
                "GB 3838-2002", "表 3");
    }

    private static WaterResult source(String values) {
        return SurfaceWater.evaluate(new WaterSample(DAY, WaterBody.LAKE, WaterUse.SOURCE, WaterClass.III,
                WaterSamples.readings(values)));
    }

    @Test
    void anAddedItemIsJudgedAtSourcesAndInGroundwater() {
        assertTrue(Parameters.find("dichloromethane").isEmpty());
        assertEquals(List.of("dichloromethane"), source("ph=7 dichloromethane=0.05").notJudged());
        AddedItem.useAll(List.of(item("dichloromethane", "0.02", "0.001", "0.002", "0.02", "0.5")));
        assertEquals("二氯甲烷", Parameters.get("dichloromethane").name());
        WaterResult over = source("ph=7 dichloromethane=0.05");
        assertFalse(over.compliant());
        assertEquals("dichloromethane", over.exceeding().get(0).parameter());
        assertEquals(new BigDecimal("1.50"), over.exceeding().get(0).multiple());
        assertTrue(source("ph=7 dichloromethane=0.02").compliant(), "the limit itself is kept");
        assertEquals(Optional.of("0.02"), SurfaceWater.limit(DAY, WaterBody.RIVER, "dichloromethane", WaterClass.III));
        WaterResult ground = GroundWater.evaluate(DAY, WaterClass.III,
                WaterSamples.readings("ph=7 dichloromethane=0.021"));
        assertEquals(WaterClass.IV, ground.waterClass());
        assertEquals(List.of("dichloromethane"), ground.deciding());
        assertFalse(ground.compliant());
        assertEquals("GB/T 14848-2017", ground.standard());
        assertEquals(Optional.of("0.02"), GroundWater.limit("dichloromethane", WaterClass.III));
    }

    @Test
    void theDataFilesWinOverAnImport() {
        AddedItem.useAll(List.of(item("manganese", "99", "1", "2", "3", "4"), item("ph", "99"), item("lead", "99")));
        assertEquals("锰", Parameters.get("manganese").name());
        assertEquals(new BigDecimal("0.1"), source("manganese=0.13").exceeding().get(0).limit());
        assertEquals(WaterClass.III, source("ph=7 lead=0.05").waterClass());
        assertEquals(Optional.of("0.10"), GroundWater.limit("manganese", WaterClass.III));
    }

    @Test
    void anImportMayAddWhatTheFilesLeaveOpen() {
        AddedItem.useAll(List.of(item("nickel", "99", "0.002", "0.002", "0.02", "0.1")));
        assertTrue(Parameters.get("nickel").measuredIn(Medium.GROUNDWATER));
        assertEquals("镍", Parameters.get("nickel").name());
        assertEquals(new BigDecimal("0.02"), source("nickel=0.03").exceeding().get(0).limit());
        assertEquals(WaterClass.III,
                GroundWater.evaluate(DAY, WaterClass.III, WaterSamples.readings("nickel=0.02")).waterClass());
    }

    @Test
    void limitsOfGroundwaterAreReadAsAPagePrintsThem() {
        assertEquals(Optional.of("6.5～8.5"), GroundWater.limit("ph", WaterClass.III));
        assertEquals(Optional.of("450"), GroundWater.limit("totalHardness", WaterClass.III));
        assertEquals(Optional.empty(), GroundWater.limit("grossAlpha", WaterClass.IV));
        assertEquals(Optional.empty(), GroundWater.limit("petroleum", WaterClass.III));
    }
}
