package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.ecobureau.local.StackSettings;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;

/** A clerk with a telephone in one hand: the entry screen by keyboard alone, and on a telephone without script. */
class EntryIT {

    /** Keys beyond the text that is typed, from the list of cases to the receipt. */
    private static final int KEYS_MOST = 20;

    private static final String PHONE = "0730" + (6_000_000 + System.nanoTime() % 999_999);

    /** Enters one call and returns how many keys it took. */
    private static int call(Page page, Keyboard keys, String words) {
        keys.access('n');
        page.waitForURL("**/staff/cases/new");
        keys.focused("#phone");
        keys.type(PHONE);
        keys.press("Enter");
        assertThat(page.locator("#caller")).not().isEmpty();
        assertThat(page.locator("#caller")).not().hasText("正在查找……");
        keys.access('2');
        keys.focused("#description");
        keys.type(words);
        keys.access('3');
        keys.focused("#township");
        keys.type("三市");
        keys.press("Tab");
        keys.type("老街桥头");
        keys.access('4');
        keys.focused("#types");
        keys.press("3");
        assertThat(page.locator("input[name=types][value=noise]")).isChecked();
        keys.access('1');
        // Past the button and the identity, which is "named" already, to the name.
        keys.tabTo("#name");
        keys.type("罗来电");
        keys.access('s');
        page.waitForURL("**/staff/cases/new/receipt");
        return keys.presses();
    }

    @Test
    void aCallIsEnteredByKeyboardAloneInFewKeys() {
        try (Journey clerk = Journey.desktop()) {
            Keyboard.signedIn(clerk, "intake1");
            Page page = clerk.page();
            page.navigate("/staff/cases");
            Keyboard first = new Keyboard(page);
            int presses = call(page, first, "来电说桥头的歌厅每晚放音响到两点，睡不着。");
            assertTrue(presses <= KEYS_MOST, presses + " keys");
            String number = page.locator("#receipt-number").innerText();
            assertTrue(number.startsWith("PJ-D-"), number);
            assertThat(page.locator("#receipt-code")).hasText(Pattern.compile("(\\d{4} ){3}\\d{4}"));
            clerk.requireSound();
            clerk.picture("staff-entry-receipt");

            // The same caller again: the earlier case stands there, and what is added goes to it.
            Keyboard again = new Keyboard(page);
            again.access('n');
            page.waitForURL("**/staff/cases/new");
            again.focused("#phone");
            clerk.requireSound();
            clerk.picture("staff-entry");
            again.type(PHONE);
            again.press("Enter");
            assertThat(page.locator(".entry-earlier")).containsText(number);
            again.access('2');
            again.type("又打来：昨晚还是到两点，警察来过也没用。");
            clerk.requireSound();
            clerk.picture("staff-entry-caller");
            again.access('1');
            again.tabTo(".entry-earlier button");
            again.press("Enter");
            page.waitForURL("**/staff/cases/" + number + "?done=call-note");
            assertThat(page.locator(".case-messages")).containsText("又打来：昨晚还是到两点");
            clerk.requireSound();
        }
    }

    /** The session ends after the last autosave, and nobody notices before the form is sent. */
    @Test
    void whoseSessionEndsOverACallFindsItAgainAndRegistersIt() {
        String words = "对方说桥头的烧烤店每晚往河里倒油水。";
        try (Journey clerk = Journey.phone()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/new");
            page.locator("#phone").fill("13700002222");
            page.locator("#description").fill(words);
            page.locator("#township").fill("三市");
            page.locator("input[name=types][value=water]").check();
            page.getByLabel("匿名", new Page.GetByLabelOptions().setExact(true)).check();
            assertThat(page.locator("[data-kept]")).containsText("已自动保存");
            page.context().clearCookies();
            page.locator("#place").fill("老街桥头");
            assertThat(page.locator("[data-kept]")).containsText("登录已过期");
            page.navigate("/staff/cases/new");
            page.locator("#username").fill("intake1");
            page.locator("#password").fill(StackSettings.PASSWORD);
            page.locator("#kc-login").click();
            assertThat(page.locator("section[aria-labelledby=unsaved]")).containsText("三市，对方说桥头");
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-entry-unsaved-phone");
            page.locator("section[aria-labelledby=unsaved] a").first().click();
            assertThat(page.locator("#description")).hasValue(words);
            assertThat(page.locator("#resumed")).containsText("还没有登记");
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-entry-resumed-phone");
            page.locator(".entry-save button[accesskey=s]").click();
            assertTrue(page.locator("#receipt-number").innerText().startsWith("PJ-D-"));
            clerk.open("/staff/cases/new");
            assertThat(page.locator("section[aria-labelledby=unsaved]")).hasCount(0);
        }
    }

    @Test
    void theScreenWorksOnANarrowTelephoneWithoutScript() {
        try (Journey clerk = Journey.phoneWithoutScript()) {
            Page page = clerk.signIn("intake1");
            clerk.open("/staff/cases/new?channel=visit");
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-entry-phone");
            page.locator("#phone").fill("13700001111");
            page.locator("#lookup").press("Enter");
            assertThat(page.locator("#caller")).containsText("没有找到用这个号码登记的件");
            assertThat(page.locator("#phone")).hasValue("13700001111");
            page.locator("#name").fill("彭来访");
            page.locator("#callBack").press("Space");
            page.locator("#callBackWhen").fill("明天上午");
            page.locator("#description").fill("七户人来访：厂里半夜排黑水，鱼都死了。");
            page.locator("#township").fill("伍市");
            page.locator("input[name=types][value=water]").press("Space");
            page.locator("#visitors").fill("7");
            page.locator(".entry-save button[accesskey=s]").press("Enter");
            assertThat(page.locator("#representatives-error")).isVisible();
            clerk.requireNoSidewaysScrolling();
            page.locator("#representatives").fill("3");
            page.locator(".entry-save button[accesskey=s]").press("Enter");
            String number = page.locator("#receipt-number").innerText();
            assertTrue(number.startsWith("PJ-F-"), number);
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-entry-receipt-phone");
            clerk.open("/staff/cases/callbacks");
            clerk.requireNoSidewaysScrolling();
            clerk.picture("staff-callbacks-phone");
            page.locator("a", new Page.LocatorOptions().setHasText("给 " + number + " 回电")).press("Enter");
            page.locator("button[formaction*=number]").press("Enter");
            assertThat(page.locator("#identity")).containsText("13700001111");
            clerk.requireNoSidewaysScrolling();
            clerk.forgive("422");
            clerk.requireNoTrouble();
            clerk.picture("staff-callback-phone");
            page.locator("input[value=reached]").press("Space");
            page.locator("#call-try > button").press("Enter");
            assertThat(page.locator("[role=status]")).containsText("已记录：接通了");
            assertEquals(0, page.locator("a", new Page.LocatorOptions().setHasText("给 " + number + " 回电")).count());
        }
    }

    @Test
    void aLetterKeepsItsScanThroughMistakesAndOpensOnPurpose() throws IOException {
        try (Journey clerk = Journey.desktop()) {
            Page page = clerk.signIn("intake1");
            clerk.open("/staff/cases/new?channel=letter");
            page.locator("#scans").setInputFiles(new FilePayload("来信第一页.png", "image/png", letter()));
            page.locator("#description").fill("信中反映：采石场白天放炮，灰尘落满菜地。");
            page.locator("#township").fill("伍市");
            page.locator("input[name=types][value=air]").check();
            page.locator("#phone").fill("13700002222");
            save(page);
            assertThat(page.locator("#name-error")).isVisible();
            assertThat(page.locator(".entry-scans")).containsText("来信第一页.png");
            clerk.forgive("422");
            clerk.requireSound();
            clerk.picture("staff-entry-letter");
            page.locator("#name").fill("江写信");
            save(page);
            String number = page.locator("#receipt-number").innerText();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            clerk.picture("staff-entry-slip");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            clerk.open("/staff/cases/" + number);
            Locator open = page.locator("form[action*=letters] button");
            for (int i = 0; i < 60 && open.count() == 0; i++) {
                page.waitForTimeout(500);
                page.reload();
            }
            clerk.requireSound();
            clerk.picture("staff-case-letter");
            open.press("Enter");
            page.waitForURL("**/letters/*");
            assertEquals("image/jpeg", page.evaluate("document.contentType"));
        }
    }

    private static void save(Page page) {
        page.locator(".entry-save button[accesskey=s]").press("Enter");
    }

    /** A page of writing, as a scanner sees it. */
    private static byte[] letter() throws IOException {
        BufferedImage sheet = new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 600, 800);
        pen.setColor(Color.DARK_GRAY);
        for (int line = 0; line < 12; line++) {
            pen.fillRect(60, 80 + line * 40, 300 + line * 37 % 180, 6);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", png);
        return png.toByteArray();
    }
}
