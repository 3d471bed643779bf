package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

/** A resident follows the river from its source to the county border, on a phone without script and on a wide screen. */
class WaterIT {
    private static final List<String> SECTIONS = List.of("changshou-henanqiao", "jinwocun", "yangmeijiang", "wushi-wwtp",
            "yanjiatan");
    private static final Map<String, String> METALS = Map.of("arsenic", "0.0018", "mercury", "0.00004L", "cadmium", "0.0001L",
            "chromium6", "0.004L", "lead", "0.0012", "thallium", "0.00002", "antimony", "0.0007");
    private static final YearMonth NEWEST = YearMonth.now(Clock.system(ZoneId.of("Asia/Shanghai"))).minusMonths(1);

    @BeforeAll
    static void deliverTwoYears() {
        List<String> rows = new ArrayList<>();
        for (int back = 0; back < 15; back++) {
            String month = NEWEST.minusMonths(back).toString();
            for (int i = 0; i < SECTIONS.size(); i++) {
                String site = SECTIONS.get(i);
                boolean bad = back == 0 && i == 3;
                rows.add(row(site, "ph", "month", month, "7.4"));
                rows.add(row(site, "dissolvedOxygen", "month", month, decimal(7.9 - 0.2 * i - 0.02 * back)));
                rows.add(row(site, "permanganateIndex", "month", month, decimal(1.8 + 0.4 * i + 0.03 * back)));
                rows.add(row(site, "ammoniaNitrogen", "month", month, decimal(0.12 + 0.12 * i + 0.01 * back)));
                rows.add(row(site, "totalPhosphorus", "month", month, bad ? "0.31" : decimal(0.03 + 0.02 * i)));
                if (i < 4) {
                    METALS.forEach((item, value) -> rows.add(row(site, item, "month", month, value)));
                }
            }
        }
        String quarter = NEWEST.withMonth((NEWEST.getMonthValue() - 1) / 3 * 3 + 1).minusMonths(3).toString();
        Map.of("chlorophyllA", "6.2", "totalPhosphorus", "0.018", "totalNitrogen", "0.62", "secchiDepth", "2.1",
                "permanganateIndex", "2.0", "dissolvedOxygen", "8.1")
                .forEach((item, value) -> rows.add(row("huangjindong", item, "quarter", quarter, value)));
        // The rest is taken: another journey may have corrected one of these values, and no delivery replaces that.
        SiteApi.observations("?mode=partial", rows);
    }

    @Test
    void aResidentFollowsTheRiverOnAPhoneWithoutScript() {
        try (Journey resident = Journey.phoneWithoutScript()) {
            Page page = resident.open("/water");
            assertThat(page.locator(".lead")).containsText("5 个断面中 1 个未达标");
            assertThat(page.locator("svg.stop-line")).isVisible();
            resident.picture("resident-water");
            page.locator("svg.stop-line a[href='/water/sites/wushi-wwtp']").click();
            assertThat(page.locator("h1")).containsText("伍市工业园");
            assertThat(page.locator(".water-use")).containsText("不能作饮用水水源");
            resident.picture("resident-water-section");
        }
        try (Journey resident = Journey.phone()) {
            for (String path : List.of("/water", "/water?period=year", "/water/sites/wushi-wwtp")) {
                resident.open(path);
                resident.requireSound();
            }
        }
    }

    @Test
    void theSameOnAWideScreenByQuarter() {
        try (Journey resident = Journey.desktop()) {
            Page page = resident.open("/water");
            page.locator(".period-tabs a").nth(1).click();
            assertThat(page.locator(".period-tabs a[aria-current]")).containsText("按季度");
            resident.requireSound();
            resident.picture("wide-water");
            page.locator("#at").fill(NEWEST.toString());
            page.locator(".period-form button").click();
            resident.requireSound();
            resident.open("/water/sites/wushi-wwtp");
            resident.requireSound();
            resident.picture("wide-water-section");
        }
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String row(String site, String parameter, String period, String start, String value) {
        return "{\"site\":\"%s\",\"parameter\":\"%s\",\"period\":\"%s\",\"start\":\"%s\",\"value\":\"%s\"}".formatted(site,
                parameter,
                period, start, value);
    }
}
