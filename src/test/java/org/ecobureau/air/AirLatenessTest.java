package org.ecobureau.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

/** HJ 633-2026, 5.2: the clock of reports. */
class AirLatenessTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = at("2026-11-26T09:00");

    @Test
    void aDailyReportIsLateAfterTwelveOfTheNextDay() {
        assertNull(AirLateness.day(DAY, at("2026-11-24T12:00"), NOW));
        assertEquals("日报应在 11月24日 12:00 前发布，14:05 收到，迟 2 小时 5 分", AirLateness.day(DAY, at("2026-11-24T14:05"), NOW));
        assertEquals("日报应在 11月24日 12:00 前发布，11月26日 08:00 收到，迟 1 天 20 小时",
                AirLateness.day(DAY, at("2026-11-26T08:00"), NOW));
        assertNull(AirLateness.day(DAY, null, at("2026-11-24T11:59")));
        assertEquals("日报应在 11月24日 12:00 前发布，到现在还没有收到，已迟 30 分", AirLateness.day(DAY, null, at("2026-11-24T12:30")));
    }

    @Test
    void anHourIsLateAfterSixtyMinutes() {
        Instant end = at("2026-11-23T14:00");
        assertNull(AirLateness.hour(end, at("2026-11-23T15:00"), NOW));
        assertEquals("14:00 的小时值应在 15:00 前发布，15:20 收到，迟 20 分", AirLateness.hour(end, at("2026-11-23T15:20"), NOW));
        assertEquals("24:00 的小时值应在 01:00 前发布，01:30 收到，迟 30 分",
                AirLateness.hour(at("2026-11-24T00:00"), at("2026-11-24T01:30"), NOW));
        assertNull(AirLateness.next(end, at("2026-11-23T16:00")));
        assertEquals("15:00 的小时值应在 16:00 前发布，到现在还没有收到，已迟 1 小时 1 分", AirLateness.next(end, at("2026-11-23T17:01")));
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+08:00");
    }
}
