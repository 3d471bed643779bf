package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** An intake clerk brings in a list of the hotline: tried first, then stored, then receipts; on a phone without script too. */
class TransfersIT {

    private static final String HEADER = "工单编号,派单时间,问题类型,诉求内容,乡镇,详细地址,来电人,联系电话,备注\n";

    @Test
    void aListOfTheHotlineBecomesCasesOnce() {
        String list = HEADER + line("L1", "大气") + line("L2", "噪音、水污染") + line("L3", "光污染");
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("导入转来的投诉")).click();
            page.locator("summary").click();
            clerk.requireSound();
            clerk.picture("staff-transfers");
            upload(page, list);
            assertThat(page.locator("#count-new")).hasText("2");
            assertThat(page.locator("#count-wrong")).hasText("1");
            clerk.requireSound();
            clerk.picture("staff-transfers-preview");
            button(page, "登记 2 件");
            assertThat(page.locator("#partial-error")).isVisible();
            clerk.forgive("422");
            clerk.requireSound();
            page.locator("#partial").check();
            button(page, "登记 2 件");
            assertThat(page.locator(".transfer-slips tbody tr")).hasCount(2);
            clerk.requireSound();
            clerk.picture("staff-transfers-receipts");
            page.locator(".transfer-slips tbody a").first().click();
            assertThat(page.locator(".case-top")).containsText("12345 热线 L1");
            assertThat(page.locator(".case-clocks")).containsText("退回不属本单位的事项");
            clerk.requireSound();
        }
        try (Journey clerk = Journey.phoneWithoutScript()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/imports");
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-transfers-phone");
            upload(page, list + line("L4", "水"));
            assertThat(page.locator("#count-known")).containsText("2");
            assertThat(page.locator("#count-new")).hasText("1");
            page.locator("#columns summary").click();
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-transfers-preview-phone");
            page.locator("#partial").check();
            button(page, "登记 1 件");
            assertThat(page.locator(".transfer-slips tbody tr")).hasCount(1);
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-transfers-receipts-phone");
        }
    }

    private static void upload(Page page, String text) {
        page.locator("#source").selectOption("hotline12345");
        page.locator("#file")
                .setInputFiles(new FilePayload("12345-11月.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        button(page, "上传并试算");
        assertThat(page.locator("h1")).hasText("第 2 步：试算结果");
    }

    private static String line(String reference, String type) {
        return reference + ",2026-11-24 09:15," + type + ",工地夜里一直在施工，扬尘很大，请派人来看看,伍市镇,伍市工业园东门,旅程测试,13900007777,加急\n";
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
