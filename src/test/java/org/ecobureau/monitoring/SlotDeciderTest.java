package org.ecobureau.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** A million rows pass through one window; nothing of them stays. */
class SlotDeciderTest {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
    private static final BatchInfo INFO = new BatchInfo(ImportBatch.Channel.SCREEN, "monitor1", "a.csv", "0".repeat(64), "test",
            ObservationState.PROVISIONAL);

    private int given;
    private int most;

    @Test
    void rowsHeldAtOnceDoNotGrowWithTheFile() {
        int rows = 1_000_000;
        int[] decided = { 0 };
        ObservationPlan plan = new ObservationPlan(0);
        Iterator<CheckedRow> counted = IntStream.range(0, rows).mapToObj(i -> {
            given++;
            most = Math.max(most, given - decided[0]);
            return row(i / 6, "p" + i % 6, "1", i);
        }).iterator();
        new SlotDecider(INFO, plan, (site, period, first, last) -> {
            assertTrue(last.toEpochMilli() - first.toEpochMilli() <= 31L * 24 * 3_600_000, "no more than a month is asked for");
            return List.of();
        }, addition -> decided[0]++, (raw, why) -> decided[0]++).decide(counted);
        assertEquals(rows, plan.fresh());
        assertTrue(most <= SlotDecider.WINDOW + 1, "rows held at once: " + most);
        int spans = plan.spans(List.of(site())).size();
        assertTrue(spans >= rows / 6 / (31 * 24) && spans <= rows / 6 / (28 * 24), "one span a month: " + spans);
    }

    @Test
    void twinsAreFoundAcrossWindowsAndAMillionOfThemStayOutOfMemory() {
        ObservationPlan plan = new ObservationPlan(1);
        List<String> faults = new ArrayList<>();
        Iterator<CheckedRow> rows = IntStream.range(0, 100_000).mapToObj(i -> {
            given++;
            return row(0, "pm25", i == 99_999 ? "2" : "1", i);
        }).iterator();
        new SlotDecider(INFO, plan, (site, period, first, last) -> List.of(), addition -> {
        }, (raw, why) -> faults.add(why.get(0).message())).decide(rows);
        assertEquals(1, plan.fresh());
        assertEquals(99_998, plan.unchanged());
        assertEquals(1, plan.rejected());
        assertTrue(faults.get(0).contains("另一处：第 1 行"), faults.get(0));
    }

    private static SiteView site() {
        Site site = new Site();
        site.id = 7L;
        site.code = "x";
        site.kind = SiteKind.AIR;
        return SiteView.of(site, "测试机构");
    }

    private static CheckedRow row(int hour, String parameter, String value, int seq) {
        Instant start = START.plusSeconds(3600L * hour);
        RawRow raw = new RawRow(seq + 1, "rows[" + seq + "]", "v", null, parameter, null, null, false, null, null);
        return new CheckedRow(raw, 7, parameter, PeriodKind.HOUR, start, start.plusSeconds(3600),
                new ReadingText(new BigDecimal(value), null, false, null), "µg/m³");
    }
}
