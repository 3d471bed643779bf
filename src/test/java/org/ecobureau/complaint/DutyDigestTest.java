package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told at which level, and what a reminder says. */
class DutyDigestTest {

    private static final Instant NOW = OffsetDateTime.parse("2026-04-22T09:00:00+08:00").toInstant();

    private static Instant due(String day) {
        return OffsetDateTime.parse(day + "T23:59:59+08:00").toInstant();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "0,enforcement,''", "1,enforcement,enforcement", "1,-,post-intake",
            "2,enforcement,enforcement post-dispatcher", "2,-,post-intake post-dispatcher",
            "3,enforcement,enforcement post-dispatcher post-leader" })
    void eachLevelIsToldToThoseBelowToo(int level, String unit, String receivers) {
        assertEquals(receivers.isEmpty() ? List.of() : Arrays.asList(receivers.split(" ")), DutyDigest.told(level, unit));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "INVESTIGATING,enforcement", "ANSWERED,-", "REFUSED,-", "PASSED_ON,-", "MERGED,-" })
    void aLetterIsPostedByIntakeWhoeverHandledTheCase(CaseStatus status, String unit) {
        assertEquals(unit, new DutyDigest.Due("PJ-1", due("2026-04-22"), "enforcement", status).unit());
    }

    @Test
    void aLineIsNumberAndDueDate() {
        assertEquals("PJ-1  期限 2026年4月20日，已超 2 天\nPJ-2  期限 2026年4月22日，今天到期\nPJ-3  期限 2026年4月25日，剩 3 天",
                DutyDigest.lines(List.of(new DutyDigest.Due("PJ-1", due("2026-04-20"), null, CaseStatus.REGISTERED),
                        new DutyDigest.Due("PJ-2", due("2026-04-22"), null, CaseStatus.REGISTERED),
                        new DutyDigest.Due("PJ-3", due("2026-04-25"), null, CaseStatus.REGISTERED)), NOW));
    }

    @Test
    void aLongListSaysHowManyMoreThereAre() {
        List<DutyDigest.Due> many = IntStream.rangeClosed(1, DutyDigest.MOST_LINES + 7)
                .mapToObj(i -> new DutyDigest.Due("PJ-" + i, due("2026-04-22"), null, CaseStatus.REGISTERED)).toList();
        String lines = DutyDigest.lines(many, NOW);
        assertTrue(lines.endsWith("\n另有 7 件，请登录查看。"));
        assertTrue(lines.contains("PJ-100  "));
        assertFalse(lines.contains("PJ-101  "));
    }
}
