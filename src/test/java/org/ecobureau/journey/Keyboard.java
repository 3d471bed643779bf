package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import org.ecobureau.local.StackSettings;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A keyboard that counts: text is free, every other key is one press. */
final class Keyboard {

    private static final int TABS_MOST = 60;

    private final Page page;
    private final CDPSession browser;
    private int presses;

    Keyboard(Page page) {
        this.page = page;
        this.browser = page.context().newCDPSession(page);
    }

    /** Signs in by keys alone and ends on the staff home page. */
    static Keyboard signedIn(Journey person, String account) {
        Page page = person.page();
        Keyboard keys = new Keyboard(page);
        page.navigate("/staff");
        page.waitForURL(Pattern.compile(".*/realms/.*"));
        keys.tabTo("#username");
        keys.type(account);
        keys.press("Tab");
        keys.type(StackSettings.PASSWORD);
        keys.press("Enter");
        page.waitForURL(Pattern.compile(".*/staff$"));
        return keys;
    }

    int presses() {
        return presses;
    }

    void press(String key) {
        presses++;
        page.keyboard().press(key);
    }

    /**
     * Alt with a letter or digit, as the keyboard sends it; Playwright leaves out the letter, so no access key hears it.
     */
    void access(char key) {
        presses += 2;
        JsonObject event = new JsonObject();
        event.addProperty("type", "rawKeyDown");
        event.addProperty("modifiers", 1);
        event.addProperty("key", String.valueOf(key));
        event.addProperty("code", Character.isDigit(key) ? "Digit" + key : "Key" + Character.toUpperCase(key));
        event.addProperty("unmodifiedText", String.valueOf(key));
        event.addProperty("windowsVirtualKeyCode", (int) Character.toUpperCase(key));
        browser.send("Input.dispatchKeyEvent", event);
        event.addProperty("type", "char");
        event.addProperty("text", String.valueOf(key));
        browser.send("Input.dispatchKeyEvent", event);
        event.remove("text");
        event.addProperty("type", "keyUp");
        browser.send("Input.dispatchKeyEvent", event);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    void tabTo(String selector) {
        for (int i = 0; i < TABS_MOST && !page.locator(selector + ":focus").isVisible(); i++) {
            press("Tab");
        }
        focused(selector);
    }

    /** The choice of the select that has the focus, by arrow keys. */
    void choose(String selector, String value) {
        focused(selector);
        press("Home");
        int choices = page.locator(selector + " option").count();
        for (int i = 0; i < choices && !page.locator(selector).inputValue().equals(value); i++) {
            press("ArrowDown");
        }
        assertThat(page.locator(selector)).hasValue(value);
    }

    void focused(String selector) {
        assertThat(page.locator(selector)).isFocused();
    }
}
