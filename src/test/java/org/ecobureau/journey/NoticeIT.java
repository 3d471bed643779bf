package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ecobureau.local.DemoPdf;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** One publisher writes an approval notice, the other checks it, a resident reads it on a phone. */
class NoticeIT {

    private static final String PROJECT = "年产五万吨竹制品加工项目";

    @Test
    void aNoticeGoesFromDraftToResident() {
        String version;
        try (Journey drafter = Journey.desktop()) {
            drafter.signIn("publisher1");
            drafter.open("/staff/eia");
            drafter.requireSound();
            Page page = drafter.open("/staff/eia/new?stage=acceptance");
            button(page, "保存草稿");
            assertThat(page.locator("#error-summary")).isVisible();
            drafter.forgive("422");
            drafter.forgive("400");
            drafter.requireSound();
            page.locator("#projectName").fill(PROJECT);
            page.locator("#location").fill("伍市镇工业园");
            page.locator("#township").selectOption("430626111");
            page.locator("#builder").fill("平江竹业有限公司");
            page.locator("#eiaAgency").fill("湖南清源环保技术有限公司");
            page.getByLabel("报告书", new Page.GetByLabelOptions().setExact(true))
                    .or(page.locator("input[name=reportType][value=book]"))
                    .first().check();
            page.locator("#authority").selectOption("岳阳市生态环境局");
            page.locator("#acceptedOn").fill(page.locator("#periodFirst").inputValue());
            page.locator("#redaction").fill("无删减。");
            button(page, "算出公示期");
            assertThat(page.locator("#period")).containsText("24:00");
            assertThat(page.locator("#projectName")).hasValue(PROJECT);
            drafter.requireSound();
            drafter.picture("staff-notice-form");
            button(page, "保存草稿");
            version = page.locator("form.eia-form").getAttribute("action").replaceAll("\\D", "");
            page.locator("#fullTextFile").setInputFiles(pdf("报告书全本.pdf"));
            page.locator("#participationFile").setInputFiles(pdf("公众参与说明.pdf"));
            button(page, "保存并提交审核");
            assertThat(page.locator("main")).containsText("公众参与说明");
            drafter.requireSound();
            page.navigate("/staff/eia/versions/" + version);
            assertEquals(0, page.locator("form:has(input[value=APPROVE])").count(), "nobody approves their own draft");
        }
        try (Journey checker = Journey.desktop()) {
            checker.signIn("publisher2");
            Page page = checker.open("/staff/eia/versions/" + version);
            for (int tries = 0; tries < 60 && page.content().contains("正在进行安全检查"); tries++) {
                page.waitForTimeout(1000);
                page.reload();
            }
            checker.requireSound();
            checker.picture("staff-notice-check");
            page.locator("form:has(input[value=APPROVE]) button").click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("公众看到的页面"))).isVisible();
            checker.requireNoTrouble();
        }
        try (Journey resident = Journey.phone()) {
            Page page = resident.open("/eia");
            resident.requireSound();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(PROJECT)).first().click();
            assertThat(page.locator("main")).containsText("个工作日");
            assertThat(page.locator("main")).containsText("报告书全本.pdf");
            resident.requireSound();
            resident.picture("resident-notice");
        }
        try (Journey resident = Journey.phoneWithoutScript()) {
            Page page = resident.open("/eia");
            assertThat(page.locator("main")).containsText(PROJECT);
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private static FilePayload pdf(String name) {
        return new FilePayload(name, "application/pdf", DemoPdf.of(name, "内容仅供测试。"));
    }
}
