package org.ecobureau.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What can be known before a local run starts anything, so that nobody waits for a build that cannot end well. */
final class Preflight {

    private Preflight() {
    }

    /** The sentence to show, or empty when nothing stands in the way. */
    static Optional<String> trouble(StackSettings settings) {
        if (!settings.local()) {
            return Optional.empty();
        }
        Map<Integer, String> ports = new LinkedHashMap<>();
        ports.put(settings.sitePort(), "the site");
        ports.put(9000, "the site's management");
        ports.put(8180, "Keycloak");
        ports.put(9180, "Keycloak's management");
        ports.put(3307, "MariaDB");
        ports.put(3025, "SMTP");
        ports.put(8025, "the mail page");
        ports.put(3310, "clamd");
        try {
            ports.forEach(settings::port);
            Packages.requireOrInstallable();
            return Optional.empty();
        } catch (StackFailure e) {
            return Optional.of(e.getMessage());
        }
    }
}
