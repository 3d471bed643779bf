package org.ecobureau.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.ecobureau.local.StackClient;
import org.ecobureau.local.StackFailure;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** The one running site and the one Chromium of a whole test run, started when the first journey needs them. */
public final class JourneyStack {

    /** The small one first: it starts and closes windows two to three times as fast. */
    private static final List<Path> CHROMIUM = List.of(Path.of("/usr/bin/chromium-headless-shell"),
            Path.of("/usr/bin/chromium"));

    private static JourneyStack instance;

    private final Map<String, String> site;
    private final Map<String, String> keycloak;
    private final Browser browser;

    private JourneyStack() {
        // the scanner's part installs Chromium as well when it is missing
        StackClient.part("clamd");
        keycloak = StackClient.part("keycloak");
        site = StackClient.site();
        browser = launch();
    }

    public static synchronized JourneyStack get() {
        if (instance == null) {
            instance = new JourneyStack();
        }
        return instance;
    }

    /** Address of the site without a trailing slash. */
    public String url() {
        return site.get("url");
    }

    /** Address of the management port without a trailing slash. */
    public String management() {
        return site.get("management");
    }

    /** Address of Keycloak without a trailing slash. */
    public String keycloak() {
        return keycloak.get("url");
    }

    /** Where service clients get tokens. */
    public String tokenUrl() {
        return keycloak.get("token");
    }

    Browser browser() {
        return browser;
    }

    private static Browser launch() {
        Path chromium = CHROMIUM.stream().filter(Files::isExecutable).findFirst().orElseThrow(() -> new StackFailure(
                "Chromium is missing; type: sudo apt-get install chromium-headless-shell fonts-noto-cjk"));
        List<String> arguments = new ArrayList<>(List.of("--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--no-first-run", "--disable-gpu",
                // nothing of the site may come from elsewhere
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        // the browser ends with this process: its driver notices the closed pipe
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(arguments));
    }
}
