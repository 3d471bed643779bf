package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.ecobureau.complaint.Likeness.Report;
import org.ecobureau.region.GeoPoint;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** What must hold of distance and time whatever two reports say. */
class LikenessPropertyTest {

    private static final Instant NOW = LikenessTest.NOW;

    private static GeoPoint at(double latitude, double longitude) {
        return new GeoPoint(BigDecimal.valueOf(latitude).setScale(6, RoundingMode.HALF_UP),
                BigDecimal.valueOf(longitude).setScale(6, RoundingMode.HALF_UP));
    }

    private static Report report(GeoPoint position, Instant at) {
        return new Report(List.of(PollutionType.AIR), "430626111", null, position, null, at);
    }

    @Property
    void nearerInPlaceAndTimeIsNeverLessAlike(@ForAll @DoubleRange(min = 28.4, max = 29.1) double latitude,
            @ForAll @DoubleRange(min = 113.1, max = 114.2) double longitude,
            @ForAll @DoubleRange(min = 0, max = 0.02) double off,
            @ForAll @LongRange(min = 0, max = 1_300_000) long seconds) {
        Report mine = report(at(latitude, longitude), NOW);
        Report far = report(at(latitude + off, longitude + off), NOW.minusSeconds(seconds));
        Report near = report(at(latitude + off / 2, longitude + off / 2), NOW.minusSeconds(seconds / 2));
        if (Likeness.of(mine, far).isPresent()) {
            assertTrue(Likeness.of(mine, near).isPresent());
        }
        assertEquals(Likeness.of(mine, far), Likeness.of(far, mine), "alike both ways");
    }

    @Property
    void fiveHundredMetresAndSevenDaysAreTheBorder(@ForAll @DoubleRange(min = 28.4, max = 29.1) double latitude,
            @ForAll @DoubleRange(min = -0.01, max = 0.01) double north,
            @ForAll @LongRange(min = 0, max = 1_300_000) long seconds) {
        GeoPoint one = at(latitude, 113.5);
        GeoPoint other = at(latitude + north, 113.5);
        boolean expected = one.metresTo(other) <= 500 && seconds <= Duration.ofDays(7).toSeconds();
        assertEquals(expected, Likeness.of(report(one, NOW), report(other, NOW.minusSeconds(seconds))).isPresent());
    }

    @Property
    void distanceIsSymmetricZeroAtHomeAndAboutADegree(@ForAll @DoubleRange(min = -80, max = 80) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude, @ForAll @DoubleRange(min = -5, max = 5) double off) {
        GeoPoint one = at(latitude, longitude);
        GeoPoint other = at(latitude + off, longitude + off);
        assertEquals(one.metresTo(other), other.metresTo(one), 1e-6);
        assertEquals(0, one.metresTo(one));
        double north = one.metresTo(at(latitude + off, longitude));
        assertEquals(Math.abs(one.latitude().subtract(at(latitude + off, longitude).latitude()).doubleValue()) * 111_195, north,
                north * 0.001 + 0.2);
        assertTrue(one.metresTo(other) >= north * 0.999);
    }

    @Property
    void whatAStrangerIsToldTellsACellAndNoPointInIt(@ForAll @Scale(5) @DoubleRange(min = 28.4, max = 29.1) double latitude,
            @ForAll @Scale(5) @DoubleRange(min = 113.1, max = 114.2) double longitude,
            @ForAll @Scale(4) @DoubleRange(min = -0.03, max = 0.03) double north,
            @ForAll @Scale(4) @DoubleRange(min = -0.03, max = 0.03) double east,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.999) double inNorth,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.999) double inEast) {
        GeoPoint pin = at(latitude, longitude);
        // Any other point of the same cell of 0.010 by 0.012 degrees.
        GeoPoint elsewhere = at(Math.floor(pin.latitude().doubleValue() / 0.010 + 1e-9) * 0.010 + inNorth * 0.0099 + 0.00001,
                Math.floor(pin.longitude().doubleValue() / 0.012 + 1e-9) * 0.012 + inEast * 0.0119 + 0.00001);
        Report probe = report(at(latitude + north, longitude + east), NOW);
        assertEquals(Likeness.told(probe, report(pin, NOW)), Likeness.told(probe, report(elsewhere, NOW)));
    }

    @Property
    void whoeverIsNearIsAlsoTold(@ForAll @Scale(5) @DoubleRange(min = 28.4, max = 29.1) double latitude,
            @ForAll @Scale(5) @DoubleRange(min = 113.1, max = 114.2) double longitude,
            @ForAll @Scale(4) @DoubleRange(min = -0.006, max = 0.006) double north,
            @ForAll @Scale(4) @DoubleRange(min = -0.006, max = 0.006) double east) {
        Report one = report(at(latitude, longitude), NOW);
        Report other = report(at(latitude + north, longitude + east), NOW);
        if (Likeness.of(one, other).isPresent()) {
            assertTrue(Likeness.told(one, other).isPresent());
        }
        assertEquals(Likeness.told(one, other), Likeness.told(other, one), "told both ways");
    }
}
