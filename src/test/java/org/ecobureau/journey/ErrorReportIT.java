package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

/** A resident finds a wrong value on a phone; the monitor reads and answers the report on a phone too. */
class ErrorReportIT {

    private static final String SLOT = "/data/wushi-wwtp/zinc/month/2026-08";

    /** What a browser tells a field before it takes as much of the clipboard as there is room for. */
    private static final String PASTE = "(field, text) => { const data = new DataTransfer(); data.setData('text', text); "
            + "field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); }";

    private static void deliver(String value) {
        SiteApi.observations("", List.of("{\"site\":\"wushi-wwtp\",\"parameter\":\"zinc\",\"period\":\"month\","
                + "\"start\":\"2026-08-01T00:00:00+08:00\",\"value\":\"" + value + "\"}"));
    }

    private static void whatIsTooMuchIsSaidAtOnce(Page page) {
        page.locator("#description").fill("长".repeat(3503));
        assertThat(page.locator("#description + p")).hasText("多了 3 个字，请删短一些");
        page.locator("#description").fill("短");
        assertThat(page.locator("#description + p")).hasText("");
        page.locator("#where").fill("空气页面");
        page.locator("#where").evaluate(PASTE, "长".repeat(298));
        assertThat(page.locator("#where + p")).hasText("这里最多 300 个字，粘贴的文字有 2 个字放不下，请核对");
        page.locator("#where").evaluate(PASTE, "长".repeat(296));
        assertThat(page.locator("#where + p")).isHidden();
    }

    @Test
    void aWrongValueIsReportedOnOnePageAndTheMonitorAnswersWithWhatChanged() {
        deliver("9.5");
        String number;
        try (Journey resident = Journey.phone()) {
            Page page = resident.open(SLOT);
            page.locator("a.report-error").click();
            resident.requireSound();
            assertThat(page.locator("#about")).containsText("9.5");
            page.locator("button:has-text('提交')").click();
            assertThat(page.locator("#error-summary, .govuk-error-summary")).isVisible();
            resident.forgive("422");
            resident.requireSound();
            page.locator("#description").fill("太高了，像是小数点错了一位。");
            resident.picture("citizen-error-report");
            page.locator("button:has-text('提交')").click();
            number = page.locator("#receipt-number").innerText();
            resident.requireSound();
            resident.picture("citizen-error-receipt");
            page.locator("button:has-text('已经记下')").click();
            resident.open("/complaints/errors/new");
            whatIsTooMuchIsSaidAtOnce(page);
            resident.requireSound();
            resident.open("/complaints");
            page.locator("details.knowledge summary").nth(2).click();
            resident.requireSound();
            resident.picture("citizen-know-more");
        }
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/" + number);
            clerk.requireSound();
            page.locator("#step button:has-text('受理')").click();
            assertThat(page.locator("h1")).containsText("已交办");
        }
        deliver("0.95");
        try (Journey monitor = Journey.phone()) {
            monitor.signIn("monitor1");
            Page page = monitor.open("/staff");
            page.locator("a[href='/staff/cases?box=errors']").click();
            monitor.requireSound();
            monitor.picture("staff-errors");
            page.locator("a:has-text('" + number + "')").first().click();
            page.locator("#step button:has-text('开始调查')").click();
            page.locator("#finding").fill("实验室报告是 0.95，录入时小数点错位。");
            page.locator("#verified").check();
            page.locator("#step button:has-text('记录核查情况')").click();
            assertTrue(page.locator("#answer").inputValue().contains("现在是 0.95 mg/L"), page.locator("#answer").inputValue());
            monitor.requireSound();
            monitor.picture("staff-error-answer");
            page.locator("button:has-text('保存并送审')").click();
            assertThat(page.locator("h1")).containsText("审核中");
        }
    }
}
