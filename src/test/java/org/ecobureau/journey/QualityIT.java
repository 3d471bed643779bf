package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A clerk finds a wrong value, the other one checks the correction, a resident reads what became of it on a phone. */
class QualityIT {

    private static final String MONTH = "2026-09-01T00:00:00+08:00";
    private static final String REASON = "录入时小数点错位，按实验室报告更正";

    @BeforeAll
    static void deliverAMonth() {
        List<String> rows = new ArrayList<>();
        for (String[] item : new String[][] { { "lead", "0.52" }, { "arsenic", "0.003" }, { "cadmium", "NA" } }) {
            rows.add(
                    "{\"site\":\"wushi-wwtp\",\"parameter\":\"%s\",\"period\":\"month\",\"start\":\"%s\",\"value\":\"%s\"}"
                            .formatted(item[0], MONTH, item[1]));
        }
        SiteApi.observations("", rows);
    }

    @Test
    void aWrongValueIsCorrectedByTwoAndTheResidentSeesBoth() {
        String proposal;
        String verification;
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("monitor1");
            Page page = clerk.open("/staff/observations?site=wushi-wwtp&period=month&from=2026-09-01&to=2026-09-30");
            clerk.requireSound();
            clerk.picture("staff-observations");
            page.locator("a[href='/staff/observations/values/wushi-wwtp/lead/month/2026-09']").click();
            button(page, "提出更正");
            assertThat(page.locator("#error-summary")).isVisible();
            clerk.forgive("422");
            clerk.requireSound();
            page.locator("#value").fill("0.052");
            page.locator("#note").fill(REASON);
            button(page, "提出更正");
            assertThat(page.locator("#after")).hasText("0.052");
            assertEquals(0, page.locator("form[action$=confirm]").count(), "nobody confirms their own");
            clerk.requireSound();
            proposal = URI.create(page.url()).getPath();
            page.navigate("/staff/observations");
            page.locator("tr:has-text('伍市工业园污水处理厂下游断面') a:has-text('核对并提请审核')").first().click();
            clerk.requireSound();
            page.locator("#parameters-lead").uncheck();
            button(page, "已核对，提请审核");
            verification = URI.create(page.url()).getPath();
            clerk.open("/staff/observations/new");
            clerk.requireSound();
        }
        try (Journey second = Journey.desktop()) {
            second.signIn("monitor2");
            Page page = second.open("/staff/observations");
            second.requireSound();
            page.locator("a[href='" + proposal + "']").click();
            assertThat(page.locator("#before")).hasText("0.52");
            second.requireSound();
            second.picture("staff-correction");
            button(page, "核对无误，确认");
            assertThat(page.locator("main")).containsText("已确认");
            second.open(verification);
            button(page, "核对无误，确认");
            assertThat(page.locator("main")).containsText("已确认");
            second.requireNoTrouble();
        }
        try (Journey resident = Journey.phone()) {
            Page page = resident.open("/corrections");
            assertThat(page.locator("main")).containsText(REASON);
            resident.requireSound();
            resident.picture("resident-corrections");
            page.locator("tr:has-text('" + REASON + "') a").first().click();
            assertThat(page.locator("table.versions")).containsText("0.52");
            assertThat(page.locator("#value-now")).hasText("0.052");
            resident.requireSound();
            resident.picture("resident-value");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("数据有误？告诉我们")).first().click();
            assertThat(page.locator("main")).containsText("铅");
            resident.requireSound();
            for (String path : new String[] { "/data-status", "/standards", "/standards/gb-3838-2002", "/standards/hj-633-2026",
                    "/water/sites/wushi-wwtp", "/data/wushi-wwtp/arsenic/month/2026-09" }) {
                resident.open(path);
                resident.requireSound();
            }
            assertThat(page.locator(".state")).hasText("已审核");
            resident.open("/data-status");
            resident.picture("resident-data-status");
            resident.open("/standards");
            resident.picture("resident-standards");
        }
        try (Journey wide = Journey.desktop()) {
            for (String path : new String[] { "/corrections", "/data-status", "/standards", "/standards/gb-3095-2026" }) {
                wide.open(path);
                wide.requireSound();
                wide.picture("wide" + path.replace('/', '-'));
            }
        }
        try (Journey plain = Journey.phoneWithoutScript()) {
            assertThat(plain.open("/corrections").locator("main")).containsText(REASON);
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
