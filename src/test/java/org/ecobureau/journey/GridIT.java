package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The dispatcher's morning: a unit proposed for each case, one by one and all at once; and who is in charge where I live. */
class GridIT {

    private static final String BODY = "{\"types\":[\"%s\"],\"description\":\"%s\",\"township\":\"%s\",\"place\":\"工业园东门\","
            + "\"enterprise\":\"湖南平江演练砖业有限公司\",\"identity\":\"anonymous\"}";

    private static String filed(String type, String township) {
        return SiteApi.complaint(String.format(BODY, type, "夜里排放，气味刺鼻，窗户不敢开。", township)).get("number").asText();
    }

    @Test
    void aUnitIsProposedForOneCaseAndForMany() {
        publishGrid();
        List<String> numbers = new ArrayList<>(List.of(filed("air", "430626111"), filed("noise", "430626104"),
                filed("soil", "430626104"), filed("water", "430626104")));
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            for (String number : numbers.subList(0, 3)) {
                Page page = clerk.open("/staff/cases/" + number + "?step=accept");
                page.getByLabel("举报查处").check();
                page.locator("form[action$='/accept'] button[type=submit]:not([formaction])").click();
                assertThat(page.locator("h1")).containsText("已受理");
            }
        }
        try (Journey dispatcher = Journey.desktop()) {
            dispatcher.signIn("dispatcher1");
            Page page = dispatcher.open("/staff/cases/" + numbers.get(0));
            assertThat(page.locator("#unit")).hasValue("wushi-station");
            assertThat(page.locator("section[aria-labelledby=in-charge]")).containsText("0730-6200001");
            assertThat(page.locator("section[aria-labelledby=before]")).containsText("同一单位近一年被反映");
            dispatcher.requireSound();
            dispatcher.picture("staff-assign");
            // another unit is one key away, and the proposed one is one key back
            page.locator("#unit").focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowUp");
            assertThat(page.locator("#unit")).hasValue("wushi-station");
            page.locator("form[action$='/assign'] button[type=submit]:not([formaction])").click();
            assertThat(page.locator("h1")).containsText("已交办");
            preview(dispatcher, numbers);
            dispatcher.picture("staff-many-proposal");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("交办打勾的件")).click();
            assertThat(page.locator("[role=status]")).containsText("办成 2 件，没有办成 0 件");
            dispatcher.requireSound();
            dispatcher.open("/staff/cases/workload");
            dispatcher.requireSound();
            dispatcher.picture("staff-workload");
            dispatcher.open("/staff/cases?box=all");
            dispatcher.requireSound();
            dispatcher.picture("staff-cases-dispatcher");
        }
        onAPhone(numbers);
    }

    /** Chooses the cases on the list and asks for the preview. */
    private static void preview(Journey dispatcher, List<String> numbers) {
        Page page = dispatcher.open("/staff/cases?box=all&township=430626104");
        for (String number : numbers.subList(1, 4)) {
            page.locator("input[name=chosen][value^='" + number + "@']").check();
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("按建议交办"))).click();
        assertThat(page.locator("h1")).containsText("先看一遍");
        assertThat(page.locator("main")).containsText(numbers.get(3) + "：现在是“已登记”");
        dispatcher.requireSound();
    }

    /** The same pages 360 pixels wide. */
    private static void onAPhone(List<String> numbers) {
        String number = filed("soil", "430626104");
        try (Journey clerk = Journey.phone()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/" + number + "?step=accept");
            page.getByLabel("举报查处").check();
            page.locator("form[action$='/accept'] button[type=submit]:not([formaction])").click();
            assertThat(page.locator("h1")).containsText("已受理");
        }
        try (Journey dispatcher = Journey.phone()) {
            dispatcher.signIn("dispatcher1");
            Page page = dispatcher.open("/staff/cases/" + number);
            assertThat(page.locator("input[name=coUnits]")).isChecked();
            dispatcher.requireSound();
            dispatcher.picture("phone-staff-assign");
            dispatcher.open("/staff/cases?box=all");
            dispatcher.requireSound();
            dispatcher.picture("phone-staff-cases");
            List<String> last = List.of(numbers.get(0), number, numbers.get(1), numbers.get(3));
            preview(dispatcher, last);
            dispatcher.picture("phone-staff-many-proposal");
            dispatcher.open("/staff/cases/workload");
            dispatcher.requireSound();
            dispatcher.picture("phone-staff-workload");
        }
        try (Journey resident = Journey.phoneWithoutScript()) {
            Page page = resident.open("/complaints");
            page.locator("a[href='/complaints/grid']").click();
            page.locator("#township").selectOption("430626111");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看")).click();
            assertThat(page.locator("a[href='tel:0730-6200001']")).isVisible();
            resident.requireNoTrouble();
            resident.requireNoSidewaysScrolling();
            resident.picture("citizen-grid");
        }
        try (Journey resident = Journey.desktop()) {
            resident.open("/complaints/grid");
            resident.requireSound();
            resident.picture("citizen-grid-wide");
        }
    }

    /** One publisher fills in a row, the other approves. */
    private static void publishGrid() {
        String version;
        try (Journey publisher = Journey.desktop()) {
            publisher.signIn("publisher1");
            Page page = publisher.open("/staff/registers/grid-officers");
            page.locator("form[action$='/drafts'] button").click();
            version = page.url().replaceAll("^https?://[^/]+", "");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("填一行").setExact(true)).click();
            page.locator("#cell-township").selectOption("430626111");
            page.locator("#cell-level").selectOption("township");
            page.locator("#cell-area").fill("伍市镇");
            page.locator("#cell-name").fill("伍市镇网格长");
            page.locator("#cell-phone").fill("0730-6200001");
            page.locator("#cell-unit").fill("wushi-station");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("加进名单").setExact(true)).click();
            page.locator("#source").fill("岳阳市生态环境局平江分局");
            page.locator("#listDate").fill("2026-11-01");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存来源和日期").setExact(true)).click();
            page.locator("form:has(input[value=SUBMIT]) button").click();
            assertThat(page.locator("main .govuk-tag").first()).hasText("待审核");
        }
        try (Journey checker = Journey.desktop()) {
            checker.signIn("publisher2");
            Page page = checker.open(version);
            page.locator("form:has(input[value=APPROVE]) button").click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("公众看到的页面"))).isVisible();
        }
    }
}
