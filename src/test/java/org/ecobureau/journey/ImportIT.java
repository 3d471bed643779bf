package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.ecobureau.shared.table.XlsxWriter;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;

/** A data clerk brings in a workbook that takes longer than a moment, with script and without. */
class ImportIT {
    private static final String IMPORTS = "/staff/observations/imports";
    private static final double LONG = 120_000;
    private static final String[] ITEMS = { "temperature", "ph", "dissolvedOxygen", "permanganateIndex", "ammoniaNitrogen" };

    @Test
    void aWorkbookComesInWithProgressPreviewAndCommit() {
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("monitor1");
            Page page = clerk.open(IMPORTS);
            clerk.requireSound();
            page.locator("summary").click();
            clerk.picture("staff-imports");
            page.locator("#file").setInputFiles(workbook("yaotang", 2005, 40_000));
            button(page, "上传并对应列");
            assertThat(page.locator("h1")).hasText("第 2 步：对应列");
            page.locator("#source").fill("旅程测试来源");
            clerk.requireSound();
            clerk.picture("staff-import-columns");
            button(page, "下一步：预览");
            Locator bar = page.locator("#progress");
            assertThat(bar).isVisible();
            assertThat(page.locator("#progress-words")).containsText("共 40000 行");
            // With script the page leads to its live form first.
            page.waitForURL("**?live=1");
            clerk.requireSound();
            clerk.picture("staff-import-progress");
            assertThat(page.locator("#count-new")).hasText("199999", wait(LONG));
            assertThat(page.locator("#count-rejected")).hasText("1");
            assertThat(page.locator(".import-errors")).containsText("不是数字");
            clerk.requireSound();
            clerk.picture("staff-import-preview");
            page.locator("#partial").check();
            button(page, "入库");
            assertThat(page.locator("main")).containsText("新增 199999", contains(LONG));
            clerk.requireSound();
        }
        try (Journey clerk = Journey.phoneWithoutScript()) {
            clerk.signIn("monitor1");
            Page page = clerk.open(IMPORTS);
            clerk.requireNoSidewaysScrolling();
            page.locator("#file").setInputFiles(workbook("huangjindong", 2005, 8_000));
            button(page, "上传并对应列");
            assertThat(page.locator("#source")).hasValue("旅程测试来源");
            assertThat(page.locator("main")).containsText("以前对应过");
            clerk.picture("staff-import-remembered-phone");
            page.locator("select[id^=site-]").first().selectOption("huangjindong");
            button(page, "下一步：预览");
            assertThat(page.locator("#count-new")).hasText("39999", wait(LONG));
            page.locator("#partial").check();
            button(page, "入库");
            assertThat(page.locator("main")).containsText("新增 39999", contains(LONG));
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-import-batch-phone");
        }
    }

    private static LocatorAssertions.HasTextOptions wait(double millis) {
        return new LocatorAssertions.HasTextOptions().setTimeout(millis);
    }

    private static LocatorAssertions.ContainsTextOptions contains(double millis) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(millis);
    }

    private static void button(Page page, String name) {
        page.locator("main").getByText(name, new Locator.GetByTextOptions().setExact(true)).and(page.locator("button")).click();
    }

    /** Hourly values of a source; one of them is a word. */
    private static FilePayload workbook(String site, int year, int hours) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LocalDateTime first = LocalDate.of(year, 1, 1).atTime(1, 0);
        XlsxWriter.write(out, Stream.concat(Stream.of("site", "time"), Stream.of(ITEMS)).toList(),
                IntStream.range(0, hours).mapToObj(i -> List.<Object> of(site, first.plusHours(i).toString().replace('T', ' '),
                        i == 5 ? "坏" : 20.5, 7.2, 8, 2.1, 0.15)));
        return new FilePayload("hours.xlsx", XlsxWriter.MEDIA_TYPE, out.toByteArray());
    }
}
