package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.ecobureau.shared.web.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who can ask to be called, and how often is tried. */
class CallBackWishTest {

    private static List<String> fields(CallBackWish.Outcome outcome) {
        return outcome.violations().stream().map(Violation::field).toList();
    }

    @Test
    void nobodyIsCalledWhoDidNotAsk() {
        CallBackWish.Outcome outcome = CallBackWish.check(false, IdentityMode.ANONYMOUS, "今晚", "不是号码");
        assertNull(outcome.wish());
        assertTrue(outcome.violations().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(value = IdentityMode.class, names = { "ANONYMOUS", "CONFIDENTIAL" })
    void whoGivesNoNameIsNotCalled(IdentityMode mode) {
        assertEquals(List.of("callBack"), fields(CallBackWish.check(true, mode, null, null)));
    }

    @Test
    void timeAndOtherNumberAreKeptInOneForm() {
        assertEquals(new CallBackWish("下午五点后", "13800001111"),
                CallBackWish.check(true, IdentityMode.NAMED, " 下午五点后 ", "+86 138-0000-1111").wish());
        assertEquals(List.of("callBackWhen", "callBackPhone"),
                fields(CallBackWish.check(true, IdentityMode.NAMED, "很".repeat(61), "12")));
        assertFalse(CallBackWish.check(true, IdentityMode.NAMED, null, "13800001111").wish().toString().contains("138"));
    }

    @Test
    void aNumberIsNotWrittenWhereEverybodyReads() {
        for (String when : List.of("打 13800001111", "138 0000 1111 下午", "0730-6200000")) {
            assertEquals(List.of("callBackWhen"), fields(CallBackWish.check(true, IdentityMode.NAMED, when, null)), when);
        }
        for (String when : List.of("11月26日 17:30", "明天 8 点到 11 点", "2026-11-26 后")) {
            assertTrue(CallBackWish.check(true, IdentityMode.NAMED, when, null).violations().isEmpty(), when);
        }
    }

    /** Written apart, in full-width digits or in words: a number is a number. */
    @Test
    void aNumberInDisguiseIsANumber() {
        for (String when : List.of("１３８００００１１１１", "138.0013.8000", "138/0013/8000 下午", "138－0013－8000", "（0730）620 00 00",
                "138-00-13-80-00", "130-12-10-20-30", "1 3 8 0 0 0 0 1 1 1 1", "138·0000·1111", "①③⑧⓪⓪⓪⓪①①①①", "一三八〇〇〇〇一一一一",
                "幺三八零零零零幺幺幺幺", "6200000", "下午打138,0000,1111")) {
            assertEquals(List.of("callBackWhen"), fields(CallBackWish.check(true, IdentityMode.NAMED, when, null)), when);
        }
        for (String when : List.of("11-26 17:30-18:30", "２０２６．１１．２６ 下午５点", "2026/11/26 17:30", "8-11点，或者 14：00-17：00",
                "11.26-11.28 上午",
                "二〇二六年十一月二十六日下午三点", "11月26、27、28日", "今天 1730 以后")) {
            assertTrue(CallBackWish.check(true, IdentityMode.NAMED, when, null).violations().isEmpty(), when);
        }
    }

    @Test
    void whoCannotBeReachedIsTriedThreeTimes() {
        for (int before = 0; before < 5; before++) {
            assertTrue(CallOutcome.REACHED.allowedAfter(before));
            assertTrue(CallOutcome.MISSED.allowedAfter(before));
            assertEquals(before >= 2, CallOutcome.DROPPED.allowedAfter(before), "after " + before);
        }
        assertFalse(CallOutcome.MISSED.ends());
        assertTrue(CallOutcome.DROPPED.ends() && CallOutcome.REACHED.ends());
    }
}
