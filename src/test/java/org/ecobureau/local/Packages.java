package org.ecobureau.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Debian packages that Maven cannot bring: root installs what is missing, everybody else is told the command. */
final class Packages {

    private static final List<String> NEEDED = List.of("chromium", "fonts-noto-cjk", "clamav-daemon", "fonts-droid-fallback");

    /** The Chromium the journeys like best: without the parts of a desktop browser (docs/testing.md). */
    private static final String SMALL_BROWSER = "chromium-headless-shell";

    private Packages() {
    }

    /** Makes sure that all are there; one caller at a time. */
    static synchronized void ensure(StackSettings settings) {
        requireOrInstallable();
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            install(settings, missing);
        }
        if (!settings.local() && StackSettings.root() && !installed(SMALL_BROWSER)) {
            try {
                install(settings, List.of(SMALL_BROWSER));
            } catch (StackFailure e) {
                System.out.println("the journeys run in chromium: " + e.getMessage());
            }
        }
    }

    private static void install(StackSettings settings, List<String> packages) {
        System.out.println("installing " + packages);
        run(settings, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", "update");
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", "install", "-y",
                "--no-install-recommends"));
        command.addAll(packages);
        run(settings, command.toArray(String[]::new));
    }

    /** Throws with the one command to type when packages are missing and we are not root. */
    static void requireOrInstallable() {
        List<String> missing = missing();
        if (!missing.isEmpty() && !StackSettings.root()) {
            throw new StackFailure("Debian packages are missing; type this once and start again: sudo apt-get install -y "
                    + String.join(" ", missing));
        }
    }

    private static List<String> missing() {
        return NEEDED.stream().filter(name -> !installed(name)).toList();
    }

    private static void run(StackSettings settings, String... command) {
        Child.start(String.join(" ", command), settings.logs().resolve("packages.log"), Path.of("/"),
                Map.of("DEBIAN_FRONTEND", "noninteractive"), List.of(command)).awaitEnd(Duration.ofMinutes(15));
    }

    private static boolean installed(String name) {
        try {
            Process query = new ProcessBuilder("dpkg-query", "-W", "-f=${db:Status-Status}", name)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return "installed".equals(new String(query.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new StackFailure("dpkg-query is missing: the local stack runs on Debian 12 (" + e.getMessage() + ").", e);
        }
    }
}
