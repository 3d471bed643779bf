package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A resident finds today's air on a phone. The values come in through the public interface with a real service token. */
class AirIT {

    /** By HJ 633-2026: IAQI of PM2.5 45 is 70, the largest of the six, so 良 with PM2.5 first. */
    private static final Map<String, String> HOUR = Map.of("so2", "8", "no2", "22", "co", "0.9", "o3", "60", "pm10", "58",
            "pm25", "45");

    @BeforeAll
    static void deliverADay() {
        OffsetDateTime end = OffsetDateTime.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.HOURS);
        List<String> rows = new ArrayList<>();
        for (String site : List.of("pj-air-1", "pj-air-2", "pj-air-3")) {
            for (int back = 0; back < 24; back++) {
                OffsetDateTime start = end.minusHours(back + 1L);
                HOUR.forEach((parameter, value) -> rows.add(
                        "{\"site\":\"%s\",\"parameter\":\"%s\",\"period\":\"hour\",\"start\":\"%s\",\"value\":%s}"
                                .formatted(site, parameter, start, value)));
            }
        }
        SiteApi.observations("", rows);
    }

    @Test
    void aResidentFindsTodaysAir() {
        try (Journey resident = Journey.phone()) {
            Page page = resident.open("/");
            assertThat(page.locator("main")).containsText("70");
            assertThat(page.locator("main")).containsText("良");
            resident.requireSound();
            resident.picture("resident-home");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("现在的空气")).click();
            assertThat(page.locator("main")).containsText("PM₂.₅");
            assertThat(page.locator("main")).containsText("HJ 633-2026");
            assertThat(page.locator("main svg").first()).isVisible();
            resident.requireSound();
            resident.pictureOfWindow("resident-air");
            resident.open("/air/sites/pj-air-1");
            resident.requireSound();
            resident.open("/air/method");
            resident.requireSound();
        }
    }

    @Test
    void theSameWithoutScriptAndOnAWideScreen() {
        try (Journey resident = Journey.phoneWithoutScript()) {
            assertThat(resident.open("/air").locator("main")).containsText("良");
        }
        try (Journey resident = Journey.desktop()) {
            for (String path : List.of("/", "/air", "/water", "/water/sites/yanjiatan", "/drinking-water")) {
                resident.open(path);
                resident.requireSound();
            }
        }
    }
}
