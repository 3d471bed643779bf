package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;

/** The plan, the bulletins, the map and the charts: what a resident reads, and how two publishers make a monthly report. */
class PlanIT {

    @BeforeAll
    static void deliverAMonthAndADay() {
        OffsetDateTime end = OffsetDateTime.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.HOURS);
        List<String> rows = new ArrayList<>();
        for (int back = 0; back < 24; back++) {
            for (String parameter : List.of("so2", "no2", "co", "o3", "pm10", "pm25")) {
                rows.add(row(parameter, "hour", end.minusHours(back + 1L).toString(),
                        parameter.equals("co") ? "0.9" : "2" + back % 10));
            }
        }
        for (int day = 1; day <= 5; day++) {
            for (String parameter : List.of("so2", "no2", "co", "o3", "pm10", "pm25")) {
                rows.add(row(parameter, "day", "2025-10-0" + day, parameter.equals("co") ? "0.9" : "2" + day));
            }
        }
        SiteApi.observations("", rows);
    }

    private static String row(String parameter, String period, String start, String value) {
        return "{\"site\":\"pj-air-2\",\"parameter\":\"%s\",\"period\":\"%s\",\"start\":\"%s\",\"value\":%s}".formatted(
                parameter,
                period, start, value);
    }

    @Test
    void aChartAnswersToTheKeyboardAndThePointer() {
        try (Journey resident = Journey.desktop()) {
            Page page = resident.open("/air/sites/pj-air-2");
            page.locator("svg.chart[data-values]").first().scrollIntoViewIfNeeded();
            Locator chart = page.locator(".chart-stage").first();
            assertThat(chart.locator("canvas")).isVisible();
            Locator readout = page.locator(".chart-readout").first();
            chart.scrollIntoViewIfNeeded();
            chart.focus();
            String newest = readout.innerText();
            assertTrue(Pattern.compile("\\d\\d:00，\\d+ AQI（(初步数据|已审核)）").matcher(newest).find(), newest);
            page.keyboard().press("ArrowLeft");
            String before = readout.innerText();
            assertNotEquals(newest, before, "the cursor went an hour back");
            page.keyboard().press("ArrowRight");
            assertEquals(newest, readout.innerText());
            page.keyboard().press("+");
            Locator all = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("看全部")).first();
            assertThat(all).isVisible();
            resident.picture("chart-zoomed");
            page.keyboard().press("Escape");
            assertThat(all).isHidden();
            var box = chart.locator(".u-over").boundingBox();
            page.mouse().move(box.x + box.width * .3, box.y + 40);
            page.mouse().down();
            page.mouse().move(box.x + box.width * .6, box.y + 60);
            page.mouse().up();
            assertThat(all).isVisible();
            all.click();
            assertThat(all).isHidden();
            page.mouse().move(box.x + 2, box.y + 40);
            assertNotEquals(newest, readout.innerText());
            resident.requireSound();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".chart-live").first()).isHidden();
            assertThat(page.locator("svg.chart-paper").first()).isVisible();
            resident.picture("print-air-site");
        }
        try (Journey resident = Journey.phone()) {
            Page page = resident.open("/air/sites/pj-air-2");
            page.locator("svg.chart[data-values]").first().scrollIntoViewIfNeeded();
            assertThat(page.locator(".chart-stage canvas").first()).isVisible();
            resident.requireSound();
            resident.picture("chart-phone");
        }
        try (Journey resident = Journey.phoneWithoutScript()) {
            Page page = resident.open("/air/sites/pj-air-2");
            assertThat(page.locator("svg.chart[data-values]").first()).isVisible();
            assertThat(page.locator(".chart-live")).hasCount(0);
        }
    }

    @Test
    void twoPublishersMakeAMonthlyReportAndAResidentReadsIt() {
        try (Journey first = Journey.desktop(); Journey second = Journey.desktop()) {
            Page page = first.signIn("publisher1");
            first.open("/staff/bulletins");
            first.requireSound();
            page.getByLabel("年份").selectOption("2025");
            page.getByLabel("月份").selectOption("10");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始编制")).click();
            assertThat(page.locator("h1")).containsText("2025年10月环境质量月报");
            page.getByLabel("概述").fill("十月有五天的监测结果，五天都优良。");
            first.requireSound();
            first.picture("bulletin-desk");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存并提交审核")).click();
            assertThat(page.locator("main")).containsText("待审核");
            String address = page.url();
            Page checker = second.signIn("publisher2");
            checker.navigate(address);
            checker.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("审核通过并发布")).click();
            assertThat(checker.locator("main")).containsText("已发布");
            second.requireSound();
        }
        try (Journey resident = Journey.phone()) {
            Page page = resident.open("/bulletins");
            resident.requireSound();
            resident.picture("bulletins-phone");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2025年10月环境质量月报")).click();
            assertThat(page.locator("main")).containsText("五天都优良");
            assertThat(page.locator("main")).containsText("100.0 %");
            resident.requireSound();
            resident.picture("bulletin-phone");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".print-qr")).isVisible();
            assertThat(page.locator(".site-nav")).isHidden();
        }
        try (Journey resident = Journey.desktop()) {
            Page page = resident.open("/bulletins");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2025年10月环境质量月报")).click();
            resident.requireSound();
            page.setViewportSize(794, 1123);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            resident.picture("print-bulletin");
        }
    }

    @Test
    void aResidentReadsPlanAndMapAtBothWidths() {
        for (boolean wide : new boolean[] { true, false }) {
            try (Journey resident = wide ? Journey.desktop() : Journey.phone()) {
                Page page = resident.open("/plan");
                assertThat(page.locator("main")).containsText("不能判定");
                resident.requireSound();
                resident.picture("plan-" + (wide ? "wide" : "phone"));
                page = resident.open("/map");
                resident.requireSound();
                resident.picture("map-" + (wide ? "wide" : "phone"));
                page.locator("svg.map a").first().focus();
                page.locator("svg.map a[href='/townships/430626104']").click();
                assertThat(page.locator("h1")).containsText("长寿镇");
                resident.requireSound();
                resident.picture("township-" + (wide ? "wide" : "phone"));
            }
        }
        try (Journey resident = Journey.phoneWithoutScript()) {
            assertThat(resident.open("/plan").locator("main")).containsText("森林覆盖率");
            assertThat(resident.open("/map").locator("svg.map")).isVisible();
            assertThat(resident.open("/bulletins").locator("h1")).isVisible();
        }
        try (Journey resident = Journey.desktop()) {
            Page page = resident.open("/plan");
            page.setViewportSize(794, 1123);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            resident.picture("print-plan");
        }
    }
}
