package org.ecobureau.monitoring;

import java.util.Locale;
import java.util.Optional;

/** What is measured at a site. */
public enum SiteKind {
    AIR,
    WATER,
    DRINKING_WATER,
    NOISE;

    /** The name used in the API, such as {@code drinking-water}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SiteKind> byCode(String code) {
        for (SiteKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
