package org.ecobureau.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.ecobureau.eia.EiaSteps;
import org.ecobureau.monitoring.Measured;
import org.ecobureau.register.Lists;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What the features have published near a place and time. */
@QuarkusTest
class NearbyTest {

    /** An hour of this test's own. */
    private static final Instant HOUR = Instant.parse("2026-05-20T13:00:00Z");

    @Inject
    Surroundings surroundings;

    private List<NearbyFact> near(String township, Instant at, String label, String... topics) {
        return surroundings.near(new Scene(township, null, at, Set.of(topics))).stream()
                .filter(f -> f.label().equals(label)).toList();
    }

    @Test
    void theAirOfThatHourWithTimeStateAndSource() {
        new Measured().verified().airHour("pj-air-1", HOUR, "6", "12", "0.6", "88", "38", "21")
                .airHour("pj-air-2", HOUR, "6", "12", "0.6", "88", "38", "21").post();
        NearbyFact fact = near("430626111", HOUR.plusSeconds(1800), "空气监测", "air").get(0);
        assertTrue(fact.text().contains("2026年5月20日 21:00") || fact.text().contains("21:00"), fact.text());
        assertTrue(fact.text().contains("AQI") && fact.text().contains("已审核") && fact.text().contains("来源：test"), fact.text());
        assertEquals("/air", fact.href());
        assertTrue(near("430626111", HOUR, "空气监测", "noise").isEmpty(), "air is said to complaints of air");
        NearbyFact unknown = near("430626111", Instant.parse("2001-01-01T00:00:00Z"), "空气监测", "air").get(0);
        assertFalse(unknown.telling());
        assertTrue(unknown.text().contains("没有空气监测数据"), "a gap is never read as clean air");
    }

    @Test
    void permitsOfThatNightAndNoOther() {
        Lists.of("noise-permits").row("project", "甲工地", "place", "北街", "township", "430626111", "from", "2026-11-20", "to",
                "2026-11-22", "hours", "22:00—次日 06:00", "reason", "pour", "certificate", "证甲", "issuer", "住建局", "phone",
                "0730-6223456").publish();
        try {
            assertTrue(near("430626111", Instant.parse("2026-11-22T20:00:00Z"), "夜间施工证明", "noise").get(0).text()
                    .contains("甲工地"), "04:00 of the last night");
            assertTrue(near("430626111", Instant.parse("2026-11-23T02:00:00Z"), "夜间施工证明", "noise").get(0).text()
                    .contains("没有在有效期内的夜间施工证明"));
            assertTrue(near("430626101", Instant.parse("2026-11-21T14:00:00Z"), "夜间施工证明", "noise").get(0).text()
                    .contains("没有在有效期内"));
            assertTrue(near(Townships.OUTSIDE, Instant.parse("2026-11-21T14:00:00Z"), "夜间施工证明", "noise").isEmpty());
        } finally {
            Lists.withdraw("noise-permits");
        }
        assertFalse(near("430626111", Instant.parse("2026-11-21T14:00:00Z"), "夜间施工证明", "noise").get(0).telling());
    }

    @Test
    void noticesOpenOnThatDay() {
        EiaSteps.onTuesday(() -> {
            Map<String, String> form = EiaSteps.proposed();
            form.put("township", "430626208");
            long id = EiaSteps.publish(form);
            List<NearbyFact> open = near("430626208", EiaSteps.TUESDAY, "环评公示", "water");
            assertTrue(open.stream().anyMatch(f -> f.text().contains(form.get("projectName"))
                    && f.href().equals("/eia/notices/" + id)), open.toString());
            assertTrue(near("430626208", Instant.parse("2026-10-01T02:00:00Z"), "环评公示", "water").isEmpty());
        });
    }

    @Test
    void distanceInWords() {
        GeoPoint one = new GeoPoint(new BigDecimal("28.700000"), new BigDecimal("113.580000"));
        GeoPoint other = new GeoPoint(new BigDecimal("28.700000"), new BigDecimal("113.590000"));
        assertEquals(975, one.metresTo(other), 2, "0.01° of longitude at 28.7° north");
        assertEquals("约 1.0 公里", GeoPoint.words(one.metresTo(other)));
        assertEquals("约 350 米", GeoPoint.words(348));
    }
}
