package org.ecobureau.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountyOutlineTest {

    private final CountyOutline outline = new CountyOutline();

    @ParameterizedTest
    @CsvSource({ "县城, 28.7013, 113.5812, false", "西边的伍市, 28.78, 113.25, false", "东边的长寿, 28.70, 113.96, false",
            "北边的南江, 28.97, 113.78, false", "长沙, 28.23, 112.94, true", "汨罗城区, 28.80, 113.07, true", "浏阳城区, 28.16, 113.63, true",
            "通城, 29.24, 113.82, true", "修水城区, 29.03, 114.55, true", "填反了, 113.58, 28.70, true" })
    void clearlyElsewhereIsNoticed(String place, BigDecimal latitude, BigDecimal longitude, boolean outside) {
        assertEquals(outside, outline.excludes(new GeoPoint(latitude, longitude)), place);
    }

    @Test
    void withoutPositionOrOutlineNobodyIsOutside() {
        assertFalse(outline.excludes(null));
        assertFalse(new CountyOutline(List.of()).excludes(new GeoPoint(BigDecimal.ZERO, BigDecimal.ZERO)));
    }
}
