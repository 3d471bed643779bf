package org.ecobureau.shared.seal;

import static org.ecobureau.shared.seal.SealingTest.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MacsTest {

    private final Macs macs = new Macs("1:" + key('o'));

    @Test
    void sameValueGivesTheSameHashAndMatches() {
        String mac = macs.mac("receipt", "1234567890123456");
        assertTrue(mac.matches("[0-9a-f]{64}"), mac);
        assertEquals(mac, macs.mac("receipt", "1234567890123456"));
        assertTrue(macs.matches("receipt", "1234567890123456", mac));
    }

    @Test
    void otherValueOtherPurposeOrNothingDoesNotMatch() {
        String mac = macs.mac("receipt", "1234567890123456");
        assertFalse(macs.matches("receipt", "1234567890123457", mac));
        assertFalse(macs.matches("phone", "1234567890123456", mac));
        assertFalse(macs.matches("receipt", null, mac));
        assertFalse(macs.matches("receipt", "1234567890123456", null));
        assertFalse(macs.matches("receipt", "1234567890123456", ""));
    }

    @Test
    void hashOfTheOldKeyIsFoundAfterRotation() {
        String before = macs.mac("phone", "13800000000");
        Macs rotated = new Macs("2:" + key('n') + ",1:" + key('o'));
        assertNotEquals(before, rotated.mac("phone", "13800000000"));
        assertTrue(rotated.matches("phone", "13800000000", before));
        assertEquals(rotated.mac("phone", "13800000000"), rotated.candidates("phone", "13800000000").get(0));
        assertEquals(before, rotated.candidates("phone", "13800000000").get(1));
    }
}
