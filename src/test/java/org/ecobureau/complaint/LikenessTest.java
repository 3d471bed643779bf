package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.ecobureau.complaint.Likeness.Ground;
import org.ecobureau.complaint.Likeness.Report;
import org.ecobureau.region.GeoPoint;
import org.ecobureau.region.Townships;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static Report report(String type, String township, String place, String latitude, String enterprise, Duration age) {
        return new Report(List.of(PollutionType.byCode(type).orElseThrow()), township, place,
                latitude == null ? null : new GeoPoint(new BigDecimal(latitude), new BigDecimal("113.5")), enterprise,
                NOW.minus(age));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // type, township, place, latitude, enterprise, hours ago, ground; mine: air, 430626111, 工业园东门砖厂旁, 28.700000, -
            "air,   430626111, 工业园 东门、砖厂旁, -,        -,        1,   PLACE_WORDS",
            "air,   430626111, 工业园东门砖厂旁,    -,        -,        168, PLACE_WORDS",
            "air,   430626111, 工业园东门砖厂旁,    -,        -,        169, -",
            "noise, 430626111, 工业园东门砖厂旁,    -,        -,        1,   -",
            "air,   430626101, 工业园东门砖厂旁,    -,        -,        1,   -",
            "air,   430626111, 工业园西门,          -,        -,        1,   -",
            "air,   430626111, -,                   -,        -,        1,   -",
            // 0.0044° of latitude are 489 m, 0.0046° are 511 m: a position beats words
            "air,   430626101, 别处,                28.7044,  -,        1,   DISTANCE",
            "air,   430626111, 工业园东门砖厂旁,    28.7046,  -,        1,   -",
            "air,   430626111, 工业园东门砖厂旁,    28.7044,  -,        169, -" })
    void sameTypeNearInPlaceAndTime(String type, String township, String place, String latitude, String enterprise, int hours,
            Ground ground) {
        Report mine = report("air", "430626111", "工业园东门砖厂旁", "28.700000", null, Duration.ZERO);
        Report other = report(type, township, place, latitude, enterprise, Duration.ofHours(hours));
        assertEquals(Optional.ofNullable(ground), Likeness.of(mine, other));
        assertEquals(Optional.ofNullable(ground), Likeness.of(other, mine));
    }

    @Test
    void theSameEnterpriseIsAlikeWhereverItIs() {
        Report mine = report("water", "430626111", "北门", "28.700000", "伟业建材有限公司", Duration.ZERO);
        Report other = report("water", "430626101", "南门", "28.900000", "伟业 建材", Duration.ofDays(6));
        assertEquals(Optional.of(Ground.ENTERPRISE), Likeness.of(mine, other));
    }

    /** A fault seen elsewhere: a duplicate rule with no fields matching everything. */
    @Test
    void aRuleWithoutAnyComparableFieldNeverMatchesAnything() {
        for (String nothing : new String[] { null, "", "  ", "。，", "不知道" }) {
            for (String township : new String[] { null, Townships.OUTSIDE, "430626111" }) {
                Report empty = report("air", township, nothing, null, nothing, Duration.ZERO);
                assertEquals(Optional.empty(), Likeness.of(empty, empty), "[" + nothing + "] in " + township);
            }
        }
        Report outside = report("air", Townships.OUTSIDE, "汨罗江大桥下", null, null, Duration.ZERO);
        assertEquals(Optional.empty(), Likeness.of(outside, outside), "words without a township say no place");
        Report noType = new Report(List.of(), "430626111", "工业园东门砖厂旁", null, "伟业建材", NOW);
        assertEquals(Optional.empty(), Likeness.of(noType, noType));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "湖南伟业建材有限责任公司, 湖南伟业建材", "伟业（平江）建材公司, 伟业平江建材", "ＡＢＣ化工, abc化工", "砖厂, -", "公司, -",
            "某, -", "-, -" })
    void namesAreComparedWithoutTheirLegalForm(String typed, String key) {
        assertEquals(key, Likeness.enterpriseKey(typed));
    }

    @Test
    void fewWordsSayNoPlace() {
        assertNull(Likeness.placeKey("河边"));
        assertEquals("兴业路2号", Likeness.placeKey(" 兴业路 ２ 号。"));
    }
}
