package org.ecobureau.shared.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class SigningTest {

    private static final String ONE = Base64.getEncoder().encodeToString(
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    private static final String TWO = Base64.getEncoder().encodeToString(new byte[32]);

    private final Signing signing = new Signing(ONE);

    @Test
    void theSameTextHasTheSameSignatureAndNoOtherTextHasIt() {
        String signature = signing.sign("slip", "PJ-W-20261125-0001");
        assertEquals(Signing.HEX_DIGITS, signature.length());
        assertEquals(signature, signing.sign("slip", "PJ-W-20261125-0001"));
        assertTrue(signing.verify("slip", "PJ-W-20261125-0001", signature));
        assertFalse(signing.verify("slip", "PJ-W-20261125-0002", signature));
        assertFalse(signing.verify("other", "PJ-W-20261125-0001", signature), "the purpose is signed too");
        for (int i = 0; i < signature.length(); i++) {
            char flipped = signature.charAt(i) == '0' ? '1' : '0';
            assertFalse(signing.verify("slip", "PJ-W-20261125-0001",
                    signature.substring(0, i) + flipped + signature.substring(i + 1)), "digit " + i);
        }
    }

    @Test
    void whatIsNoSignatureIsNotOurs() {
        for (String typed : new String[] { null, "", "abc", "g".repeat(128), "0".repeat(128), "0".repeat(127),
                "0".repeat(4000) }) {
            assertFalse(signing.verify("slip", "PJ-W-20261125-0001", typed));
        }
    }

    @Test
    void afterANewKeyOldSlipsAreBelievedAsLongAsTheirKeyIsThere() {
        String old = signing.sign("slip", "x");
        Signing both = new Signing("2:" + TWO + ",1:" + ONE);
        assertTrue(both.verify("slip", "x", old));
        assertTrue(new Signing(TWO).verify("slip", "x", both.sign("slip", "x")), "the newest signs");
        assertFalse(new Signing(TWO).verify("slip", "x", old));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Signing("short"));
        assertTrue(e.getMessage().startsWith("eco.keys.sign"), e.getMessage());
    }
}
