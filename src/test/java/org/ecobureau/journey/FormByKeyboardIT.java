package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;

/**
 * A resident without mouse, map or sight of the screen files a complaint and follows it: keys alone, and one always sees where
 * one is.
 */
class FormByKeyboardIT {

    private static final String NEXT = "#question > button.govuk-button";

    /**
     * Whether the element with the focus is drawn with an outline or a ring that it does not have without the focus; boxes and
     * buttons that are drawn by their label are looked at there.
     */
    private static final String RING = """
            () => {
              const at = document.activeElement;
              const drawn = () => at.matches('.govuk-radios__input, .govuk-checkboxes__input')
                  ? getComputedStyle(at.nextElementSibling, '::before') : getComputedStyle(at);
              const look = style => ({ring: style.boxShadow,
                  outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)});
              const focused = look(drawn());
              at.blur();
              const plain = look(drawn());
              at.focus();
              return focused.outline > plain.outline || focused.ring !== 'none' && focused.ring !== plain.ring;
            }""";

    /** What somebody else reported from the same place. */
    private static final String ANOTHER = """
            {"types":["noise"],"subtypes":["construction"],"description":"隔壁工地夜里打桩，响到半夜。","township":"430626102",
            "place":"竹林湾老屋场","enterprise":"竹林湾工地","identity":"anonymous","publicConsent":false}""";

    private final Journey resident = Journey.phone();
    private final Page page = resident.page();
    private final Keyboard keys = new Keyboard(page);

    private void at(String selector) {
        keys.tabTo(selector);
        assertEquals(true, page.evaluate(RING), "one sees that the focus is at " + selector);
    }

    private void press(String selector, String key, String leadsTo) {
        at(selector);
        keys.press(key);
        page.waitForURL(Pattern.compile(leadsTo));
    }

    private void tick(String name, String value) {
        at("input[name=" + name + "][value=" + value + "]");
        keys.press("Space");
        assertThat(page.locator("input[name=" + name + "][value=" + value + "]")).isChecked();
    }

    private void fill(String selector, String text) {
        at(selector);
        keys.press("End");
        keys.type(text);
    }

    /** Through the pages that are left, and by what was reported from the same place: another matter. */
    private void toTheLastLook() {
        for (int i = 0; i < 4 && !page.url().endsWith("/nearby"); i++) {
            String before = page.url();
            press(NEXT, "Enter", "^(?!" + Pattern.quote(before) + "$).*");
        }
        assertThat(page.locator("#similar-title")).containsText("同类反映");
        resident.requireSound();
        tick("nearby", "own");
        keys.press("ArrowDown");
        assertThat(page.locator("input[name=nearby][value=same]")).isChecked();
        keys.press("ArrowUp");
        assertThat(page.locator("input[name=nearby][value=own]")).isChecked();
        press(NEXT, "Enter", ".*/new/check$");
        assertThat(page.locator("h1")).containsText("提交");
    }

    @Test
    void aComplaintIsFiledAndFollowedByKeysAlone() {
        try (resident) {
            resident.open("/complaints");
            assertEquals(201, page.request().post(page.url().replaceFirst("/complaints$", "/api/v1/complaints"),
                    RequestOptions.create().setHeader("Content-Type", "application/json").setData(ANOTHER)).status());
            keys.press("Tab");
            keys.focused("a[href='#main']");
            keys.press("Enter");
            press("main a[href='/complaints/new']", "Space", ".*/complaints/new$");
            press("main .govuk-button:has-text('开始填写')", "Enter", ".*/new/types$");
            tick("types", "noise");
            press(NEXT, "Enter", ".*/new/details$");
            tick("subtypes", "construction");
            tick("constructionWork", "piling");
            resident.requireSound();
            press(NEXT, "Enter", ".*/new/place$");
            at("#township");
            keys.choose("#township", "430626102");
            fill("#place", "竹林湾老屋场");
            keys.press("Shift+Tab");
            keys.focused("#township");
            fill("#enterprise", "竹林湾工地");
            press(NEXT, "Enter", ".*/new/what$");

            fill("#description", "太吵了");
            at(NEXT);
            keys.press("Enter");
            // What is missing takes the focus and leads to its field, where everything typed still stands.
            keys.focused("#error-summary");
            resident.forgive("422");
            resident.requireSound();
            at("#error-summary a");
            keys.press("Enter");
            keys.focused("#description");
            assertThat(page.locator("#description")).hasValue("太吵了");
            keys.press("End");
            keys.type("，夜里十一点还在打桩，老人睡不着。");
            press(NEXT, "Enter", ".*/new/identity$");

            at("input[name=identity][value=anonymous]");
            for (int i = 0; i < 3 && !page.locator("input[name=identity][value=confidential]:checked").isVisible(); i++) {
                keys.press("ArrowDown");
            }
            fill("#phone", "13900007101");
            resident.requireSound();
            toTheLastLook();

            press(".govuk-summary-list__actions a:has-text('地点')", "Enter", ".*/new/place$");
            fill("#place", "北边");
            toTheLastLook();
            assertThat(page.locator("main")).containsText("竹林湾老屋场北边");
            assertThat(page.locator("main")).containsText("打桩");
            resident.requireSound();
            at("#send button.govuk-button:not([type=button])");
            keys.press("Enter");
            Locator number = page.locator("#receipt-number");
            assertThat(number).isVisible();
            resident.requireSound();
            String code = page.locator("#receipt-code").innerText();
            follow(number.innerText(), code);
            resident.requireNoTrouble();
        }
    }

    private void follow(String number, String code) {
        press("main a[href^='/complaints/track']", "Space", ".*/complaints/track\\?.*");
        at("#number");
        if (page.locator("#number").inputValue().isEmpty()) {
            keys.type(number);
        }
        fill("#code", code);
        keys.press("Enter");
        page.waitForURL("**/complaints/track/case");
        assertThat(page.locator("h1")).containsText("已登记");
        fill("#text", "补充：是南边那台打桩机。");
        at("main button:has-text('发送留言')");
        keys.press("Enter");
        assertThat(page.locator(".messages")).containsText("南边那台打桩机");
        resident.requireSound();
        press("main button:has-text('离开')", "Enter", ".*/complaints$");
        page.navigate("/complaints/track/case");
        assertTrue(!page.content().contains(number), "the case is gone from this device");
    }
}
