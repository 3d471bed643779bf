package org.ecobureau.shared.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class RandomCodesTest {

    private final RandomCodes codes = new RandomCodes();

    @Test
    void receiptCodesAreSixteenDigitsAndDiffer() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            String code = codes.receiptCode();
            assertTrue(code.matches("[0-9]{16}"), code);
            seen.add(code);
        }
        assertEquals(2_000, seen.size());
    }

    @Test
    void everyDigitIsAboutEquallyLikely() {
        int[] counts = new int[10];
        int codesDrawn = 10_000;
        for (int i = 0; i < codesDrawn; i++) {
            codes.receiptCode().chars().forEach(c -> counts[c - '0']++);
        }
        // Expected 16,000 each, standard deviation 120: seven deviations never fail by chance.
        for (int digit = 0; digit < 10; digit++) {
            assertEquals(16_000, counts[digit], 840, "digit " + digit);
        }
    }

    @Test
    void printedGroupsAreReadBack() {
        assertEquals("1234-5678-9012-3456", RandomCodes.grouped("1234567890123456"));
        assertEquals("1234567890123456", RandomCodes.ungrouped(" 1234-5678 9012－3456　"));
        assertEquals("1234567890123456", RandomCodes.ungrouped("１２３４—５６７８−9012 3456"));
        assertEquals("", RandomCodes.ungrouped(null));
        assertTrue(RandomCodes.isReceiptCode("１２３４ 5678-9012 3456"));
        assertFalse(RandomCodes.isReceiptCode("123456789012345"));
        assertFalse(RandomCodes.isReceiptCode(null));
    }

    @Test
    void tokensAreUrlSafeAndDiffer() {
        assertTrue(codes.token().matches("[A-Za-z0-9_-]{43}"));
        assertEquals(1_000, java.util.stream.IntStream.range(0, 1_000).mapToObj(i -> codes.token()).distinct().count());
    }
}
