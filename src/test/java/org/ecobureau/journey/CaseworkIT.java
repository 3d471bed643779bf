package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.ecobureau.local.StackSettings;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** An officer's words outlive the browser, and no text with a gap goes out. */
class CaseworkIT {

    private static final String WORDS = "现场检查：隧道窑脱硫塔没有运行，烟气直排。";

    @Test
    void whatAnOfficerTypesIsThereAgainAndATextGoesOutOnlyWhenItIsFilled() {
        String casePage = investigated();
        try (Journey officer = Journey.desktop()) {
            officer.signIn("officer1");
            Page page = officer.open(casePage + "?step=record-finding");
            page.locator("#finding").fill(WORDS);
            assertThat(page.locator("#step [data-kept]")).containsText("已自动保存");
            page.locator("#note").fill("电话问过厂长");
            // Away at once, before the pause is over.
            page.navigate("/staff/cases?box=drafts");
            assertThat(page.locator("main")).containsText("有草稿");
            officer.requireSound();
            officer.picture("staff-drafts");
        }
        try (Journey officer = Journey.phone()) {
            officer.signIn("officer1");
            Page page = officer.open(casePage + "?step=record-finding");
            assertThat(page.locator("#finding")).hasValue(WORDS);
            assertThat(page.locator("#note")).hasValue("电话问过厂长");
            assertThat(page.locator("#step .case-draft")).containsText("还没有提交");
            officer.requireSound();
            officer.picture("staff-draft-again-phone");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("放弃这份草稿")).first().click();
            assertThat(page.locator("#finding")).hasValue("");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("取回草稿")).first().click();
            assertThat(page.locator("#finding")).hasValue(WORDS);
            page.getByLabel("属实", new Page.GetByLabelOptions().setExact(true)).check();
            page.locator("#step form[data-draft] button[type=submit]").first().click();
            assertThat(page.locator("[role=status]").first()).containsText("已完成");
            officer.requireSound();
        }
        try (Journey officer = Journey.desktop()) {
            officer.signIn("officer1");
            Page page = officer.open(casePage + "?step=draft-answer");
            page.locator("#answer").fill("您好。");
            page.locator("#text-draft-answer")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("答复：属实"));
            page.locator("#step .case-texts button").click();
            String answer = page.locator("#answer").inputValue();
            assertTrue(answer.startsWith("您好。您 ") && answer.contains("【"), answer);
            assertFalse(answer.contains("{"), answer);
            assertEquals("【现场检查日期】", page.evaluate("document.getSelection().toString()"),
                    "the first gap is ready to be typed over");
            officer.requireSound();
            officer.picture("staff-text-inserted");
            submit(page);
            assertThat(page.locator("#answer-error")).containsText("还有没填的地方");
            officer.forgive("422");
            officer.requireSound();
            officer.picture("staff-text-gap");
            page.locator("#answer").fill(answer.replaceAll("【[^】]*】", "已经查清"));
            submit(page);
            assertThat(page.locator("h1")).containsText("审核中");
            officer.requireNoTrouble();
        }
    }

    @Test
    void whoseSessionIsOverSignsInBesideAndGoesOn() {
        String casePage = investigated();
        try (Journey officer = Journey.desktop()) {
            officer.signIn("officer1");
            Page page = officer.open(casePage + "?step=record-finding");
            page.context().clearCookies();
            page.locator("#finding").fill(WORDS);
            page.getByLabel("属实", new Page.GetByLabelOptions().setExact(true)).check();
            Locator told = page.locator("#step [data-kept]");
            assertThat(told).containsText("登录已过期");
            officer.picture("staff-session-over");
            Page beside = page.context().newPage();
            beside.navigate("/staff");
            beside.locator("#username").fill("officer1");
            beside.locator("#password").fill(StackSettings.PASSWORD);
            beside.locator("#kc-login").click();
            beside.waitForURL(Pattern.compile(".*/staff.*"));
            beside.close();
            page.locator("#step form[data-draft] button[type=submit]").first().click();
            assertThat(page.locator("[role=status]").first()).containsText("已完成");
            assertThat(page.locator(".case-facts")).containsText(WORDS);
            officer.requireNoTrouble();
        }
    }

    /** Forms without a draft stay where they are, with what was typed, when the session has ended. */
    @Test
    void aFormWithoutADraftIsNotSentIntoASessionThatEnded() {
        String number = investigated().replaceAll(".*/", "");
        try (Journey leader = Journey.desktop()) {
            leader.signIn("leader1");
            Page page = leader.page();
            page.clock().install();
            leader.open("/staff/cases?box=all&number=" + number);
            page.locator("input[name=chosen]").first().check();
            page.locator("#many-said").fill("请三天内办好");
            page.clock().fastForward(400_000);
            page.context().clearCookies();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("催办选中的件")).click();
            assertThat(page.locator("p[role=status]")).containsText("登录已过期");
            assertThat(page.locator("#many-said")).hasValue("请三天内办好");
            leader.picture("staff-many-session-over");
        }
    }

    /** The session ends after the last autosave, and nobody notices before the step is sent. */
    @Test
    void whoSendsAStepAfterTheSessionEndedFindsItAfterSigningIn() {
        String casePage = investigated();
        try (Journey officer = Journey.desktop()) {
            officer.signIn("officer1");
            Page page = officer.open(casePage + "?step=record-finding");
            page.locator("#finding").fill(WORDS);
            page.getByLabel("属实", new Page.GetByLabelOptions().setExact(true)).check();
            assertThat(page.locator("#step [data-kept]")).containsText("已自动保存");
            page.context().clearCookies();
            page.locator("#step form[data-draft] button[type=submit]").first().click();
            page.locator("#username").fill("officer1");
            page.locator("#password").fill(StackSettings.PASSWORD);
            page.locator("#kc-login").click();
            assertThat(page.locator("[role=status]").first()).containsText("登录已过期");
            assertThat(page.locator("#finding")).hasValue(WORDS);
            officer.requireSound();
            page.locator("#step form[data-draft] button[type=submit]").first().click();
            assertThat(page.locator("[role=status]").first()).containsText("已完成");
        }
    }

    @Test
    void theAdministratorKeepsTheTexts() {
        try (Journey admin = Journey.desktop()) {
            admin.signIn("admin1");
            Page page = admin.open("/staff/texts");
            admin.requireSound();
            admin.picture("staff-texts");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("答复：属实")).click();
            admin.requireSound();
            page.locator("#body").fill("您好{name}");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存")).click();
            assertThat(page.locator("#body-error")).containsText("没有这个占位符");
            admin.forgive("422");
            admin.requireSound();
            admin.picture("staff-text-wrong");
        }
        try (Journey admin = Journey.phone()) {
            admin.signIn("admin1");
            Page page = admin.open("/staff/texts");
            admin.requireSound();
            admin.picture("staff-texts-phone");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("新写一段")).click();
            admin.requireSound();
        }
    }

    private static void submit(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存并送审")).click();
    }

    /** A case that officer1 investigates; gives its page. */
    private static String investigated() {
        String body = "{\"types\":[\"air\"],\"description\":\"砖厂夜里烧料，气味刺鼻，窗户不敢开。" + System.nanoTime()
                + "\",\"township\":\"430626111\",\"identity\":\"anonymous\"}";
        String casePage = "/staff/cases/" + SiteApi.complaint(body).get("number").asText();
        take("intake1", casePage, "accept");
        take("dispatcher1", casePage, "assign");
        take("officer1", casePage, "start-investigation");
        return casePage;
    }

    private static void take(String account, String casePage, String step) {
        try (Journey person = Journey.desktop()) {
            person.signIn(account);
            Page page = person.open(casePage + "?step=" + step);
            if (step.equals("assign")) {
                page.locator("#unit").selectOption("enforcement");
            }
            page.locator("#step form[data-draft] button[type=submit]").first().click();
            assertThat(page.locator("[role=status]").first()).containsText("已完成");
        }
    }
}
