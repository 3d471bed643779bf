package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.ecobureau.complaint.Retention.Ending;
import org.ecobureau.complaint.Retention.Stay;
import org.ecobureau.shared.time.ChinaTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Promise L4, the rule: what is erased when. */
class RetentionRuleTest {

    private static final RetentionPolicy POLICY = new RetentionPolicy(Period.ofYears(1), Period.ofYears(3),
            Period.ofYears(10), Period.ofDays(90));
    private static final Retention RULE = new Retention(POLICY);

    /** {@code "REGISTERED 2026-01-05, CLOSED 2026-03-01"}, each at noon in China. */
    private static List<Stay> history(String text) {
        return Arrays.stream(text.split(",\\s*")).map(s -> s.split(" "))
                .map(s -> new Stay(CaseStatus.valueOf(s[0]), OffsetDateTime.parse(s[1] + "T12:00:00+08:00").toInstant()))
                .toList();
    }

    private static String days(Retention rule, Ending ending) {
        List<String> days = new ArrayList<>();
        for (RetentionClass kind : RetentionClass.values()) {
            days.add(rule.eraseOn(ending, kind).map(LocalDate::toString).orElse("-"));
        }
        return String.join(" ", days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // what happened | identity, photos, text go on
            "REGISTERED 2026-01-05, ACCEPTED 2026-01-06 | - - -",
            "REGISTERED 2026-01-05, ANSWERED 2026-02-01 | - - -",
            "REGISTERED 2026-01-05, STAGE_CLOSED 2026-02-01 | - - -",
            "REGISTERED 2026-01-05, CLOSED 2026-03-01 | 2027-03-01 2029-03-01 2036-03-01",
            "REGISTERED 2026-01-05, CLOSED 2026-03-01, CLOSED 2026-09-01 | 2027-03-01 2029-03-01 2036-03-01",
            "REGISTERED 2024-01-05, CLOSED 2024-02-29 | 2025-02-28 2027-02-28 2034-02-28",
            "REGISTERED 2026-01-05, WITHDRAWN 2026-01-06 | 2027-01-06 2029-01-06 2036-01-06",
            "REGISTERED 2026-01-05, PASSED_ON 2026-01-06 | 2027-01-06 2029-01-06 2036-01-06",
            "REGISTERED 2026-01-05, REFUSED 2026-01-10 | 2026-04-10 2026-04-10 2026-04-10",
            "REGISTERED 2026-01-05, CLOSED 2026-03-01, ACCEPTED 2026-05-01 | - - -",
            "REGISTERED 2026-01-05, CLOSED 2026-03-01, ACCEPTED 2026-05-01, CLOSED 2026-08-01 | 2027-08-01 2029-08-01 2036-08-01",
            "REGISTERED 2026-01-05, MERGED 2026-01-06, REGISTERED 2026-01-08 | - - -" })
    void whatIsErasedWhen(String history, String expected) {
        assertEquals(expected, days(RULE, Ending.of(history(history), false)));
        assertEquals("- - -", days(RULE, Ending.of(history(history), true)), "held");
    }

    /** Fault of other systems: retention not applied after reopening. */
    @Test
    void retentionIsAppliedAfterReopening() {
        Ending before = Ending.of(history("CLOSED 2026-03-01"), false);
        Ending reopened = Ending.of(history("CLOSED 2026-03-01, ACCEPTED 2027-02-28"), false);
        Ending again = Ending.of(history("CLOSED 2026-03-01, ACCEPTED 2027-02-28, CLOSED 2027-04-01"), false);
        LocalDate day = LocalDate.parse("2027-03-01");
        assertTrue(RULE.isDue(before, RetentionClass.IDENTITY, day));
        assertFalse(RULE.isDue(reopened, RetentionClass.IDENTITY, day));
        assertFalse(RULE.isDue(again, RetentionClass.IDENTITY, LocalDate.parse("2028-03-31")));
        assertTrue(RULE.isDue(again, RetentionClass.IDENTITY, LocalDate.parse("2028-04-01")));
    }

    /** Fault of other systems: retention not applied after a policy change. */
    @Test
    void retentionFollowsAChangedPolicy() {
        Ending ending = Ending.of(history("CLOSED 2026-03-01"), false);
        Retention shorter = new Retention(new RetentionPolicy(Period.ofMonths(6), Period.ofYears(1), Period.ofYears(5),
                Period.ofDays(30)));
        assertEquals("2026-09-01 2027-03-01 2031-03-01", days(shorter, ending));
        assertEquals("2026-03-31 2026-03-31 2026-03-31", days(shorter, Ending.of(history("REFUSED 2026-03-01"), false)));
    }

    @Test
    void aMergedCaseEndsWithItsMainCaseAndIsHeldWithIt() {
        Ending own = Ending.of(history("MERGED 2026-01-06"), false);
        assertEquals("- - -", days(RULE, own.within(Ending.of(history("ACCEPTED 2026-01-01"), false))));
        assertEquals("2027-05-01 2029-05-01 2036-05-01",
                days(RULE, own.within(Ending.of(history("CLOSED 2026-05-01"), false))));
        assertEquals("- - -", days(RULE, own.within(Ending.of(history("CLOSED 2026-05-01"), true))));
    }

    @Test
    void theLastWordOnAHoldCounts() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        List<CaseFact> facts = new ArrayList<>(List.of(new CaseFact(CaseAction.REGISTER, at), new CaseFact(CaseAction.HOLD, at),
                new CaseFact(CaseAction.NOTE, at)));
        assertTrue(Retention.held(facts));
        facts.add(new CaseFact(CaseAction.RELEASE, at));
        assertFalse(Retention.held(facts));
    }

    @Test
    void aPeriodIsLongerThanNothing() {
        assertThrows(IllegalArgumentException.class,
                () -> new RetentionPolicy(Period.ZERO, Period.ofYears(3), Period.ofYears(10), Period.ofDays(90)));
        assertThrows(IllegalArgumentException.class,
                () -> new RetentionPolicy(Period.ofYears(1), Period.ofDays(-1), Period.ofYears(10), Period.ofDays(90)));
    }

    @ParameterizedTest
    @CsvSource({ "P1Y,1 年", "P90D,90 天", "P6M,6 个月", "P1Y6M,1 年 6 个月" })
    void periodsAreSaidInWords(String period, String words) {
        assertEquals(words, RetentionPolicy.words(Period.parse(period)));
    }

    /** The list of the database and the rule of one case say the same, whatever the day. */
    @Property
    void theBorderOfTheListIsThatOfTheRule(@ForAll @IntRange(min = 0, max = 20000) int ended,
            @ForAll @IntRange(min = 0, max = 20000) int now, @ForAll @IntRange(min = 0, max = 11) int years,
            @ForAll @IntRange(min = 0, max = 13) int months, @ForAll @IntRange(min = 1, max = 100) int days) {
        Period period = Period.of(years, months, days);
        Retention rule = new Retention(new RetentionPolicy(period, period, period, period));
        LocalDate day = LocalDate.of(2000, 1, 1).plusDays(ended);
        LocalDate today = LocalDate.of(2000, 1, 1).plusDays(now);
        Ending ending = new Ending(ChinaTime.endOf(day), false, false);
        assertEquals(rule.isDue(ending, RetentionClass.TEXT, today),
                ending.at().isBefore(rule.endedBefore(RetentionClass.TEXT, false, today)));
    }

    /** Whatever happens to a case: while it is not ended nothing is due, and each new end moves every day on, never back. */
    @Property
    void nothingGoesBeforeItsTime(@ForAll @Size(min = 1, max = 12) List<CaseStatus> statuses) {
        List<Stay> history = new ArrayList<>();
        Optional<LocalDate> last = Optional.empty();
        for (CaseStatus status : statuses) {
            history.add(new Stay(status, Instant.parse("2026-01-01T04:00:00Z").plusSeconds(86_400L * history.size())));
            Ending ending = Ending.of(history, false);
            Optional<LocalDate> day = RULE.eraseOn(ending, RetentionClass.PHOTOS);
            assertEquals(status.isFinal(), day.isPresent());
            if (day.isPresent() && !status.isRefused()) {
                assertTrue(day.get().isAfter(LocalDate.parse("2028-12-31")));
                assertTrue(last.isEmpty() || !day.get().isBefore(last.get()));
                last = day;
            }
        }
    }
}
