package org.ecobureau.drinkingwater;

import java.util.Locale;
import java.util.Optional;

/** Whom a source supplies; the page lists county sources first. */
public enum SourceLevel {
    COUNTY("县级"),
    TOWNSHIP("乡镇级"),
    /** The "千人以上" sources of villages. */
    RURAL("农村千人以上");

    private final String label;

    SourceLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the code or the label. */
    static Optional<SourceLevel> find(String text) {
        for (SourceLevel level : values()) {
            if (level.code().equals(text) || level.label.equals(text)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** What the control level of a site says as long as no register names the level. */
    static SourceLevel ofControlLevel(String words) {
        return words != null && words.startsWith("县") ? COUNTY : words != null && words.startsWith("乡镇") ? TOWNSHIP : RURAL;
    }
}
