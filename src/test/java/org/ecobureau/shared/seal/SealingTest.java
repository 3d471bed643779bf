package org.ecobureau.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final String OLD = key('o');
    private static final String NEW = key('n');

    private final Sealing sealing = new Sealing("1:" + OLD);

    static String key(char letter) {
        return Base64.getEncoder().encodeToString(String.join("", Collections.nCopies(32, "" + letter)).getBytes(UTF_8));
    }

    @Test
    void whatIsSealedOpensAtItsPlace() {
        byte[] sealed = sealing.sealText("张三 13800000000", "case 17:phone");
        assertEquals("张三 13800000000", sealing.openText(sealed, "case 17:phone"));
        assertEquals("张三 13800000000".getBytes(UTF_8).length + Sealing.OVERHEAD, sealed.length);
        assertFalse(new String(sealed, UTF_8).contains("13800000000"));
    }

    @Test
    void sameTextSealedTwiceLooksDifferent() {
        assertNotEquals(Arrays.toString(sealing.sealText("a", "x")), Arrays.toString(sealing.sealText("a", "x")));
    }

    @Test
    void ciphertextMovedToAnotherRowIsRefused() {
        byte[] sealed = sealing.sealText("张三", "case 17:name");
        assertThrows(SealBrokenException.class, () -> sealing.open(sealed, "case 18:name"));
    }

    @Test
    void everyChangedByteIsNoticed() {
        byte[] sealed = sealing.sealText("张三", "case 17:name");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThrows(SealBrokenException.class, () -> sealing.open(changed, "case 17:name"));
        }
    }

    @Test
    void oldKeyStillOpensAfterRotation() {
        byte[] before = sealing.sealText("张三", "p");
        Sealing rotated = new Sealing("2:" + NEW + ",1:" + OLD);
        assertEquals("张三", rotated.openText(before, "p"));
        assertTrue(rotated.needsResealing(before));
        byte[] after = rotated.sealText("张三", "p");
        assertFalse(rotated.needsResealing(after));
        assertEquals("张三", new Sealing("2:" + NEW).openText(after, "p"));
    }

    @Test
    void droppedKeyIsNamedById() {
        byte[] sealed = new Sealing("7:" + OLD).sealText("张三", "p");
        SealBrokenException e = assertThrows(SealBrokenException.class,
                () -> new Sealing("8:" + NEW).open(sealed, "p"));
        assertTrue(e.getMessage().contains("key 7"), e.getMessage());
    }

    @Test
    void bareKeyHasIdOne() {
        assertArrayEquals(new byte[] { 5 }, new Sealing(OLD).open(sealing.seal(new byte[] { 5 }, "p"), "p"));
    }

    @Test
    void nothingStaysNothing() {
        assertNull(sealing.sealText(null, "p"));
        assertNull(sealing.openText(null, "p"));
    }

    @Test
    void plainBytesAreNotTakenForSealedOnes() {
        assertThrows(SealBrokenException.class, () -> sealing.open("plain".getBytes(UTF_8), "p"));
        assertThrows(SealBrokenException.class, () -> sealing.open(new byte[60], "p"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "short", "1:YWJj", "0:b29vb29vb29vb29vb29vb29vb29vb29vb29vb29vb28=", "a:b:c", "1:not base64!",
            "1:b29vb29vb29vb29vb29vb29vb29vb29vb29vb29vb28=,1:b29vb29vb29vb29vb29vb29vb29vb29vb29vb29vb28=" })
    void badKeysStopTheStartWithoutRepeatingThem(String setting) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Sealing(setting));
        assertTrue(e.getMessage().startsWith("eco.keys.seal"), e.getMessage());
        assertFalse(e.getMessage().contains("b29vb29v"), e.getMessage());
    }
}
