package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

/** The desk on a telephone whose browser runs no script, from signing in to the end of a case. */
class DeskWithoutScriptIT {

    private static final String WORDS = "到现场看过，锅炉没有除尘。";

    @Test
    void casesGoFromTheListToTheEndWithoutScript() {
        String place = "枫树垅豆腐坊";
        List<String> cases = List.of("锅炉烧柴，早上五点就冒黑烟。", "烟囱太矮，烟全进了二楼。").stream()
                .map(words -> Filed.anonymous(place, words)).toList();
        try (Journey clerk = Journey.phoneWithoutScript()) {
            clerk.signIn("intake1");
            Page page = list(clerk, place);
            clerk.picture("noscript-list");
            for (String number : cases) {
                page.getByLabel("选中 " + number).check();
            }
            button(page, "受理选中的件（先看一遍）");
            clerk.requireNoSidewaysScrolling();
            page.locator("select[name='track." + cases.get(1) + "']").selectOption("petition");
            page.locator("#publicNote").fill("【");
            button(page, "受理打勾的件");
            assertThat(page.locator("#publicNote-error")).isVisible();
            assertThat(page.locator("select[name='track." + cases.get(1) + "']")).hasValue("petition");
            clerk.forgive("422");
            page.locator("#publicNote").fill("我们会尽快派人去看。");
            button(page, "受理打勾的件");
            assertThat(page.locator("[role=status]")).hasText("办成 2 件，没有办成 0 件。");
            clerk.open("/staff/cases/keys");
            assertThat(page.locator("#keys-switch noscript")).isVisible();
            assertEquals(0, page.locator("#keys-switch button").count());
            clerk.requireNoTrouble();
        }
        try (Journey dispatcher = Journey.phoneWithoutScript()) {
            dispatcher.signIn("dispatcher1");
            Page page = list(dispatcher, place);
            open(page, cases.get(0));
            step(page, "交办");
            page.locator("#unit").selectOption("enforcement");
            send(page);
            dispatcher.picture("noscript-done");
            page.locator("#done a.govuk-button").click();
            assertThat(page.locator("h1")).containsText(cases.get(1));
            step(page, "交办");
            page.locator("#unit").selectOption("");
            page.locator("#step button[accesskey=s]").click();
            assertThat(page.locator("#unit-error")).isVisible();
            dispatcher.forgive("422");
            dispatcher.requireNoSidewaysScrolling();
            page.locator("#unit").selectOption("enforcement");
            send(page);
            assertThat(page.locator("#done")).containsText("后面没有了");
            page.locator("#done a", new Page.LocatorOptions().setHasText("回到列表")).click();
            assertThat(page.locator(".empty")).isVisible();
            dispatcher.requireNoTrouble();
        }
        try (Journey officer = Journey.phoneWithoutScript()) {
            officer.signIn("officer1");
            Page page = list(officer, place);
            open(page, cases.get(0));
            step(page, "开始调查");
            send(page);
            step(page, "记录核查情况");
            page.locator("#finding").fill(WORDS);
            page.locator("#step .case-keep").getByText("暂存", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("#finding")).hasValue(WORDS);
            assertThat(page.locator("#step [data-kept]")).containsText("已保存");
            officer.requireNoSidewaysScrolling();
            officer.picture("noscript-kept");
            page.getByLabel("属实", new Page.GetByLabelOptions().setExact(true)).check();
            send(page);
            step(page, "拟写答复");
            page.locator("#text-draft-answer")
                    .selectOption(new SelectOption().setLabel("答复：属实"));
            page.locator("#step button[name=insert]").click();
            String answer = page.locator("#answer").inputValue();
            officer.picture("noscript-text");
            page.locator("#answer").fill(answer.replaceAll("【[^】]*】", "已经查清"));
            send(page);
            assertThat(page.locator("h1")).containsText("审核中");
            assertThat(page.locator(".case-facts")).containsText(WORDS);
            officer.requireNoTrouble();
        }
    }

    private static Page list(Journey person, String place) {
        Page page = person.open("/staff/cases");
        page.locator("#q").fill(place);
        button(page, "查找");
        page.waitForURL(Pattern.compile(".*[?&]q=.*"));
        person.requireNoSidewaysScrolling();
        return page;
    }

    private static void open(Page page, String number) {
        page.locator("[id='" + number + "']").click();
        assertThat(page.locator("h1")).containsText(number);
    }

    private static void step(Page page, String label) {
        page.locator("nav[aria-label=可以做的事]").getByText(label, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#step-title")).hasText(label);
    }

    private static void send(Page page) {
        page.locator("#step button[accesskey=s]").click();
        assertThat(page.locator("#done")).containsText("已完成");
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
