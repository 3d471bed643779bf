package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;

import org.ecobureau.complaint.PublicPlace.KnownEnterprise;
import org.ecobureau.complaint.PublicPlace.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Feature C11; the fault "exact coordinates of an anonymous report". */
class PublicPlaceTest {

    private static final String TOWNSHIP = "430626111";
    private static final Point PIN = point("28.803217", "113.204968");
    private static final Point FACTORY = point("28.802500", "113.207999");

    private static Point point(String latitude, String longitude) {
        return new Point(new BigDecimal(latitude), new BigDecimal(longitude));
    }

    /** mode, pinned, known: none, plain (no registered point), placed; what comes out. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "ANONYMOUS, true, none, -, -, -",
            "ANONYMOUS, false, none, -, -, -",
            "CONFIDENTIAL, true, none, -, -, -",
            "NAMED, true, none, -, -, -",
            "ANONYMOUS, true, plain, 某砖厂, -, -",
            "ANONYMOUS, true, placed, 某砖厂, 28.8025, 113.2075",
            "ANONYMOUS, false, placed, 某砖厂, 28.8025, 113.2075",
            "CONFIDENTIAL, true, plain, 某砖厂, 28.8035, 113.2045",
            "CONFIDENTIAL, false, plain, 某砖厂, -, -",
            "NAMED, true, plain, 某砖厂, 28.8035, 113.2045",
            "NAMED, true, placed, 某砖厂, 28.8025, 113.2075",
    })
    void townshipOrCellOfAKnownEnterprise(IdentityMode mode, boolean pinned, String known, String name, String latitude,
            String longitude) {
        KnownEnterprise enterprise = known.equals("none") ? null
                : new KnownEnterprise("某砖厂", known.equals("placed") ? FACTORY : null);
        PublicPlace place = PublicPlace.of(TOWNSHIP, mode, pinned ? PIN : null, enterprise);
        assertEquals(TOWNSHIP, place.township());
        assertEquals(name, place.enterprise());
        same(latitude, place.latitude());
        same(longitude, place.longitude());
    }

    private static void same(String expected, BigDecimal found) {
        if (expected == null) {
            assertNull(found);
        } else {
            assertEquals(0, new BigDecimal(expected).compareTo(found), expected + " but " + found);
        }
    }

    @ParameterizedTest
    @EnumSource(IdentityMode.class)
    void theExactCoordinatesOfAReportAreNeverPublic(IdentityMode mode) {
        for (KnownEnterprise known : new KnownEnterprise[] { null, new KnownEnterprise("某砖厂", null),
                new KnownEnterprise("某砖厂", FACTORY) }) {
            for (int i = 0; i < 200; i++) {
                Point pin = new Point(PIN.latitude().add(new BigDecimal("0.000011").multiply(BigDecimal.valueOf(i))),
                        PIN.longitude().add(new BigDecimal("0.000013").multiply(BigDecimal.valueOf(i))));
                PublicPlace place = PublicPlace.of(TOWNSHIP, mode, pin, known);
                if (mode == IdentityMode.ANONYMOUS) {
                    // The same wherever the pin was: nothing of it is in what comes out.
                    assertEquals(PublicPlace.of(TOWNSHIP, mode, null, known), place);
                } else if (place.latitude() != null) {
                    assertEquals("5", place.latitude().movePointRight(4).toBigInteger().toString().substring(5),
                            "the centre of a cell");
                    assertEquals("5", place.longitude().movePointRight(4).toBigInteger().toString().substring(6));
                    assertTrue(place.latitude().scale() <= 4 && place.longitude().scale() <= 4);
                }
            }
        }
    }

    @Test
    void allPointsOfACellAreOne() {
        PublicPlace one = PublicPlace.of(TOWNSHIP, IdentityMode.NAMED, point("28.803000", "113.204000"),
                new KnownEnterprise("某砖厂", null));
        PublicPlace other = PublicPlace.of(TOWNSHIP, IdentityMode.NAMED, point("28.803999", "113.204999"),
                new KnownEnterprise("某砖厂", null));
        assertEquals(one, other);
    }
}
