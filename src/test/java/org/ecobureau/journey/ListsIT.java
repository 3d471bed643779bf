package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** Publishers keep the lists by form and by file; residents read them and find whom to call. */
class ListsIT {

    private static final String PLANTS = "名称,乡镇,设计规模（吨/日）,状态\n伍市镇污水处理厂,伍市镇,1000,运行\n三市镇污水处理厂,三市镇,600,检修停运\n";

    @Test
    void aListGoesFromFileToResident() {
        String version;
        try (Journey drafter = Journey.desktop()) {
            drafter.signIn("publisher1");
            Page page = drafter.open("/staff/registers");
            drafter.requireSound();
            drafter.picture("staff-registers");
            version = draft(page, "乡镇污水处理厂");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("上传文件").setExact(true)).click();
            page.getByLabel("整份替换").check();
            page.locator("#file").setInputFiles(csv("名称,乡镇,状态\n甲厂,天堂镇,运行\n"));
            button(page, "检查文件");
            assertThat(page.locator(".register-errors")).containsText("没有叫“天堂镇”的乡镇");
            drafter.forgive("422");
            drafter.requireSound();
            drafter.picture("staff-register-errors");
            page.getByLabel("整份替换").check();
            page.locator("#file").setInputFiles(csv(PLANTS));
            button(page, "检查文件");
            assertThat(page.locator("main")).containsText("新增 2 行");
            drafter.requireSound();
            drafter.picture("staff-register-preview");
            button(page, "写进草稿");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("填一行").setExact(true)).click();
            button(page, "加进名单");
            assertThat(page.locator("#error-summary")).isVisible();
            drafter.forgive("422");
            page.locator("#cell-name").fill("长寿镇污水处理厂");
            page.locator("#cell-township").selectOption("430626104");
            page.locator("#cell-state").selectOption("running");
            drafter.requireSound();
            drafter.picture("staff-register-row");
            button(page, "加进名单");
            assertThat(page.locator(".register-rows tbody tr")).hasCount(3);
            describeAndSubmit(page, "平江县住房和城乡建设局");
            drafter.requireSound();
            drafter.picture("staff-register-version");
            assertEquals(0, page.locator("form:has(input[value=APPROVE])").count(), "nobody approves their own list");
            permit(page);
        }
        try (Journey checker = Journey.desktop()) {
            checker.signIn("publisher2");
            Page page = checker.open(version);
            checker.requireSound();
            approve(page);
            checker.open("/staff/registers/noise-permits");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("打开正在办的一版"))).click();
            approve(page);
            checker.requireSound();
        }
        try (Journey resident = Journey.phone()) {
            Page page = resident.open("/facilities");
            assertThat(page.locator("main")).containsText("3 座，运行 2 座，检修停运 1 座");
            resident.requireSound();
            resident.picture("resident-facilities");
            resident.open("/facilities/sewage-plants");
            resident.requireSound();
            resident.picture("resident-facility-list");
            resident.open("/noise/permits");
            assertThat(page.locator(".permit").first()).containsText("一号楼");
            resident.requireSound();
            resident.picture("resident-permits");
            resident.open("/noise");
            resident.requireSound();
            resident.picture("resident-noise");
            resident.open("/soil");
            resident.requireSound();
            resident.picture("resident-soil");
        }
        try (Journey wide = Journey.desktop()) {
            for (String path : new String[] { "/noise", "/noise/permits", "/soil", "/facilities" }) {
                wide.open(path);
                wide.requireSound();
                wide.picture("wide" + path.replace('/', '-'));
            }
        }
    }

    @Test
    void whoIsInChargeIsFoundByKeyboardAndWithoutScript() {
        try (Journey resident = Journey.phoneWithoutScript()) {
            Page page = resident.open("/noise/who");
            resident.picture("resident-who");
            focus(page, "建筑工地施工");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("工地什么时候吵？");
            focus(page, "夜里（22 时到次日 6 时）");
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).containsText("第五百七十二条");
            assertThat(page.locator("a[href='/complaints/new?type=noise&subtype=construction']")).isVisible();
            resident.requireNoTrouble();
            resident.picture("resident-who-answer");
        }
        try (Journey resident = Journey.phone()) {
            resident.open("/noise/who");
            resident.requireSound();
            resident.open("/noise/who?at=social-square");
            resident.requireSound();
        }
    }

    /** Presses Tab as somebody without a mouse does, until the link has the focus. */
    private static void focus(Page page, String link) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if (page.locator("a:focus").count() == 1 && page.locator("a:focus").innerText().equals(link)) {
                return;
            }
        }
        assertTrue(false, "no way by keyboard to " + link);
    }

    private static void permit(Page page) {
        page.navigate("/staff/registers");
        draft(page, "夜间施工证明");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("填一行").setExact(true)).click();
        page.locator("#cell-project").fill("一号楼基础浇筑");
        page.locator("#cell-place").fill("天岳大道 8 号");
        page.locator("#cell-township").selectOption("430626002");
        page.locator("#cell-from").fill("2020-01-01");
        page.locator("#cell-to").fill("2099-12-31");
        page.locator("#cell-hours").fill("22:00—次日 06:00");
        page.locator("#cell-reason").selectOption("pour");
        page.locator("#cell-certificate").fill("平夜施〔2026〕1 号");
        page.locator("#cell-issuer").fill("平江县住房和城乡建设局");
        page.locator("#cell-phone").fill("0730-6200000");
        button(page, "加进名单");
        describeAndSubmit(page, "平江县住房和城乡建设局");
    }

    /** Starts the first or the next version of a list; gives its address. */
    private static String draft(Page page, String title) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title).setExact(true)).click();
        if (page.locator("#reason").count() > 0) {
            page.locator("#reason").fill("更新一版");
        }
        page.locator("form[action$='/drafts'] button").click();
        assertThat(page.locator("h1")).containsText(title);
        return page.url().replaceAll("^https?://[^/]+", "");
    }

    private static void describeAndSubmit(Page page, String source) {
        page.locator("#source").fill(source);
        page.locator("#listDate").fill("2026-11-01");
        button(page, "保存来源和日期");
        assertThat(page.locator("#source")).hasValue(source);
        page.locator("form:has(input[value=SUBMIT]) button").click();
        assertThat(page.locator("main .govuk-tag").first()).hasText("待审核");
    }

    private static void approve(Page page) {
        page.locator("form:has(input[value=APPROVE]) button").click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("公众看到的页面"))).isVisible();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private static FilePayload csv(String text) {
        return new FilePayload("名单.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
