package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A resident looks back: a year of air as charts, calendar, statistics and comparison, on a phone and on a wide screen. */
class AirHistoryIT {
    private static final LocalDate TODAY = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Asia/Shanghai"));
    private static final int YEAR = TODAY.getYear();

    @BeforeAll
    static void deliverTwoYears() {
        for (String site : List.of("pj-air-1", "pj-air-2")) {
            List<String> rows = new ArrayList<>();
            for (LocalDate day = LocalDate.of(YEAR - 1, 1, 1); day.isBefore(TODAY); day = day.plusDays(1)) {
                // Winter is worse than summer, a weekend is better, and some days are missing.
                int season = Math.abs(day.getDayOfYear() - 190) / 4;
                int pm25 = 12 + season + day.getDayOfMonth() * day.getMonthValue() % 23 + (site.endsWith("1") ? 0 : 4);
                if (day.getDayOfMonth() == 17 && day.getMonthValue() % 3 == 0) {
                    continue;
                }
                String[] codes = { "so2", "no2", "co", "o3", "pm10", "pm25" };
                String[] values = { "7", String.valueOf(14 + season / 3), "0.7", String.valueOf(150 - season),
                        String.valueOf(pm25 * 2),
                        String.valueOf(pm25) };
                for (int i = 0; i < codes.length; i++) {
                    rows.add("{\"site\":\"%s\",\"parameter\":\"%s\",\"period\":\"day\",\"start\":\"%s\",\"value\":%s}"
                            .formatted(site,
                                    codes[i], day, values[i]));
                }
            }
            SiteApi.observations("?state=verified", rows);
        }
    }

    @Test
    void aResidentLooksBackOnAPhone() {
        try (Journey resident = Journey.phone()) {
            Page page = resident.open("/air");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("最近一年")).click();
            assertThat(page.locator("#history")).containsText("最近一年");
            assertThat(page.locator("main")).containsText("2026-03-01 起新标准");
            resident.requireSound();
            resident.picture("air-history-phone");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("今年的空气日历")).click();
            assertThat(page.locator("main svg.month")).hasCount(12);
            resident.requireSound();
            resident.picture("air-calendar-phone");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("前一年")).click();
            assertThat(page.locator("h1")).containsText((YEAR - 1) + " 年空气日历");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("这一年的统计")).click();
            assertThat(page.locator(".lead")).containsText("优良天数比例");
            resident.requireSound();
            resident.picture("air-statistics-phone");
            resident.open("/air/compare?years=" + (YEAR - 1) + "," + YEAR + "&pollutant=aqi&recomputed=true");
            assertThat(page.locator("main")).containsText("回算，非发布值");
            resident.requireSound();
            resident.picture("air-compare-phone");
        }
    }

    @Test
    void theSameOnAWideScreen() {
        try (Journey resident = Journey.desktop()) {
            for (String[] page : new String[][] { { "/air/sites/pj-air-1?span=30d", "air-site-wide" },
                    { "/air/sites/pj-air-1?span=year", "air-history-wide" }, { "/air/calendar/" + YEAR, "air-calendar-wide" },
                    { "/air/statistics/" + (YEAR - 1), "air-statistics-wide" },
                    { "/air/compare?sites=pj-air-1,pj-air-2&span=year", "air-compare-wide" },
                    { "/air/days/" + TODAY.minusDays(1), "air-day-wide" } }) {
                resident.open(page[0]);
                resident.requireSound();
                resident.picture(page[1]);
            }
        }
    }
}
