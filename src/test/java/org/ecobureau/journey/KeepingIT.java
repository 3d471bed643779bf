package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What is kept how long, what a lawsuit keeps longer, and the change of keys: looked at and done by those who may. */
class KeepingIT {

    private static final String RETENTION = "/staff/settings/retention";
    private static final String KEYS = "/staff/settings/keys";
    private static final String LAWSUIT = "（2026）湘0626行初12号，起诉不予受理决定";
    private static final String BODY = "{\"types\":[\"noise\"],\"description\":\"工地夜里一直施工，吵得睡不着。\",\"township\":\"430626104\","
            + "\"identity\":\"named\",\"name\":\"公冶留\",\"phone\":\"13973009911\"}";

    @Test
    void aHeldCaseIsNotOnTheListOfWhatGoesUntilTheLeaderLetsItGo() {
        String number = refused();
        try (Journey leader = Journey.desktop()) {
            leader.signIn("leader1");
            Page page = leader.open("/staff/cases/" + number + "?step=hold");
            page.locator("#reason").fill(LAWSUIT);
            leader.requireSound();
            leader.picture("staff-hold");
            page.locator("#reason").fill("");
            step(page).click();
            assertThat(page.locator("#error-summary")).isVisible();
            leader.forgive("422");
            leader.requireSound();
            page.locator("#reason").fill(LAWSUIT);
            step(page).click();
            assertThat(page.locator("[role=status]").first()).containsText("已完成");
            assertThat(page.locator("main")).containsText("暂停删除");
            leader.requireSound();
        }
        try (Journey admin = Journey.desktop()) {
            Page page = fromHome(admin, "admin1", "保存期限");
            assertThat(page.locator("h1")).hasText("保存期限");
            assertThat(page.locator("main")).containsText("暂停删除”的现有");
            assertFalse(next(page).contains(number), "what is held does not go");
            admin.requireSound();
            assertEquals(403, page.navigate(KEYS).status());
            admin.forgive("403");
            admin.requireSound();
        }
        try (Journey leader = Journey.phone()) {
            leader.signIn("leader1");
            Page page = leader.open("/staff/cases/" + number + "?step=release");
            page.locator("#reason").fill("判决已经生效");
            leader.requireSound();
            leader.picture("staff-release-phone");
            step(page).click();
            assertThat(page.locator("[role=status]").first()).containsText("已完成");
            leader.requireSound();
            for (String path : List.of(RETENTION, RETENTION + ".csv", KEYS)) {
                assertEquals(403, page.request().get(path).status(), path);
            }
        }
        try (Journey admin = Journey.phone()) {
            admin.signIn("secadmin1");
            Page page = admin.open(RETENTION);
            assertEquals(2, next(page).lines().filter(l -> l.contains(number)).count(), "identity and words");
            assertThat(page.locator("main")).containsText("接下来会删除");
            admin.requireSound();
            admin.picture("staff-retention-phone");
        }
        try (Journey admin = Journey.desktop()) {
            admin.signIn("secadmin1");
            admin.open(RETENTION);
            admin.requireSound();
            admin.picture("staff-retention");
        }
    }

    @Test
    void theSecurityAdministratorChangesTheKeysAndSeesItEnd() {
        try (Journey keeper = Journey.desktop()) {
            Page page = fromHome(keeper, "secadmin1", "密钥");
            assertThat(page.locator("h1")).hasText("密钥");
            assertThat(page.locator(".facts").first()).containsText("编号 1（最新，正在用）");
            keeper.requireSound();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("把旧的都换成最新密钥")).click();
            assertThat(page.locator("[role=status]")).containsText("已经安排");
            assertThat(page.locator("#last")).containsText("secadmin1");
            keeper.requireSound();
            Locator refresh = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("刷新进度"));
            for (int looks = 0; refresh.count() > 0 && looks < 60; looks++) {
                page.waitForTimeout(1_000);
                refresh.click();
            }
            assertThat(page.locator("#last h2")).hasText("最近一次更换");
            assertThat(page.locator("#last")).containsText("全部换完并核对过");
            keeper.requireSound();
            keeper.picture("staff-keys");
        }
        try (Journey keeper = Journey.phone()) {
            keeper.signIn("secadmin1");
            keeper.open(KEYS);
            keeper.requireSound();
            keeper.picture("staff-keys-phone");
        }
        try (Journey clerk = Journey.phone()) {
            clerk.signIn("intake1");
            assertTrue(clerk.page().locator("a[href='" + KEYS + "'], a[href='" + RETENTION + "']").all().isEmpty());
            assertEquals(403, clerk.page().navigate(KEYS).status());
            clerk.forgive("403");
            clerk.requireSound();
            assertEquals(403, clerk.page().request().get(RETENTION).status());
        }
    }

    /** The list of what goes next, as a file: the page shows the first of it. */
    private static String next(Page page) {
        return page.request().get(RETENTION + ".csv").text();
    }

    private static Page fromHome(Journey person, String account, String entry) {
        Page page = person.signIn(account);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(entry)).first().click();
        return page;
    }

    private static Locator step(Page page) {
        return page.locator("#step form[data-draft] button[type=submit]").first();
    }

    /** A case that has ended: intake refused it. */
    private static String refused() {
        String number = SiteApi.complaint(BODY).get("number").asText();
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/" + number + "?step=refuse");
            page.locator("#reason").check();
            page.locator("#publicNote").fill("施工噪声由城管部门处理，电话 12345。");
            step(page).click();
            assertThat(page.locator("h1")).containsText("不予受理");
        }
        return number;
    }
}
