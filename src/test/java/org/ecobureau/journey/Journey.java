package org.ecobureau.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.ecobureau.local.StackSettings;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ViewportSize;

/**
 * One person with a browser of their own: separate cookies, one page. Console errors, breaches of the content security policy
 * and
 * requests to other hosts are collected on the way.
 */
public final class Journey implements AutoCloseable {

    private final JourneyStack stack = JourneyStack.get();
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    private Journey(Browser.NewContextOptions options) {
        context = stack.browser().newContext(options.setBaseURL(stack.url()).setLocale("zh-CN").setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(30_000);
        // a loaded build machine answers slowly, not wrongly
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(page.url() + " console: " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> troubles.add(page.url() + " script: " + error));
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(stack.url() + "/") && !url.startsWith(stack.keycloak() + "/") && !url.startsWith("data:")) {
                troubles.add(page.url() + " asks another host: " + url);
            }
        });
    }

    /** A window of 1280 × 900. */
    public static Journey desktop() {
        return new Journey(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    /** A telephone 360 pixels wide. */
    public static Journey phone() {
        return new Journey(new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true));
    }

    /** A telephone 360 pixels wide whose browser runs no script. */
    public static Journey phoneWithoutScript() {
        return new Journey(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
    }

    public Page page() {
        return page;
    }

    /** Opens a path of the site and requires the status 200. */
    public Page open(String path) {
        Response response = page.navigate(path);
        assertEquals(200, response.status(), path);
        return page;
    }

    /** Signs in through the identity provider's form and ends on the staff home page. */
    public Page signIn(String account) {
        page.navigate("/staff");
        page.locator("#username").fill(account);
        page.locator("#password").fill(StackSettings.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(Pattern.compile(Pattern.quote(stack.url()) + "/staff.*"));
        return page;
    }

    /** Requires that axe finds nothing on the page as it is now. */
    public void requireAccessible() {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertEquals(List.of(), violations.stream().map(rule -> page.url() + " " + rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList()).toList());
    }

    /** Requires that the page fits the window: nobody should have to scroll sideways. */
    public void requireNoSidewaysScrolling() {
        int excess = (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0, excess, page.url() + " is wider than the window by so many pixels");
    }

    /** Requires that the browser had nothing to complain about so far. */
    public void requireNoTrouble() {
        assertEquals(List.of(), troubles);
    }

    /** Forgets a complaint that the journey provoked on purpose, for instance the console line of an answer 409. */
    public void forgive(String fragment) {
        troubles.removeIf(trouble -> trouble.contains(fragment));
    }

    /** Keeps the whole page as a picture; a relative path counts from the project's directory. */
    public void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /**
     * A picture for the guides: written to {@code target/journey}, or with {@code -Djourney.pictures=docs/guide/pictures} to
     * where the guides show it.
     */
    public void picture(String name) {
        screenshot(pictures().resolve(name + ".png"));
    }

    /** A picture for the guides of one part of the page. */
    public void picture(String name, String part) {
        page.locator(part).screenshot(new Locator.ScreenshotOptions().setPath(pictures().resolve(name + ".png")));
    }

    /** A picture for the guides of what one sees first of a long page. */
    public void pictureOfWindow(String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures().resolve(name + ".png")));
    }

    private static Path pictures() {
        return Path.of(System.getProperty("journey.pictures", "target/journey"));
    }

    /** What every page on the way must hold: no axe finding, no sideways scrolling, no trouble in the console. */
    public void requireSound() {
        requireAccessible();
        requireNoSidewaysScrolling();
        requireNoTrouble();
    }

    /**
     * The same in this window and 360 pixels wide, with a picture of each ({@code name}, {@code name-phone}); the window is as
     * before afterwards.
     */
    public void requireSoundAtBothWidths(String name) {
        requireSound();
        picture(name);
        ViewportSize before = page.viewportSize();
        page.setViewportSize(360, 740);
        requireSound();
        picture(name + "-phone");
        page.setViewportSize(before.width, before.height);
    }

    @Override
    public void close() {
        context.close();
    }
}
