package org.ecobureau.drinkingwater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.ecobureau.drinkingwater.SourceQuarters.Mark;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.junit.jupiter.api.Test;

class SourceSummaryTest {
    private static final Instant Q3 = Instant.parse("2025-06-30T16:00:00Z");
    private static final Instant Q4 = Instant.parse("2025-09-30T16:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2025-11-20T02:00:00Z");
    private static final Duration STALE = Duration.ofDays(100);

    @Test
    void oneEarlyResultDoesNotHideTheLastWholeQuarter() {
        SourceSummary summary = of(mark(Q3, 1, true), mark(Q3, 2, true), mark(Q4, 1, true));
        assertEquals("2 个水源全部达标；2025年第四季度还没有结束，结果正在陆续收到", summary.sentence());
        assertEquals("2025年第三季度", summary.quarter());
        assertTrue(summary.good());
    }

    @Test
    void nothingIsGoodWhileASourceIsMissing() {
        SourceSummary summary = of(mark(Q3, 1, true));
        assertEquals("2 个水源中 1 个达标，1 个没有结果", summary.sentence());
        assertFalse(summary.good());
        assertFalse(of(mark(Q3, 1, true), mark(Q3, 2, null)).good());
    }

    @Test
    void withNothingElseTheRunningQuarterStands() {
        assertEquals("2025年第四季度", of(mark(Q4, 1, true)).quarter());
    }

    private static SourceSummary of(Mark... marks) {
        return SourceSummary.of(List.of(marks), List.of(site(1), site(2)), NOVEMBER, STALE);
    }

    private static Mark mark(Instant start, long site, Boolean compliant) {
        return new Mark(start, site, compliant, 1, false);
    }

    private static SiteView site(long id) {
        return new SiteView("s" + id, "甲", SiteKind.DRINKING_WATER.code(), null, null, 1, "III", null, null, "乙", true, null,
                "lake", "丙", id, false, null);
    }
}
