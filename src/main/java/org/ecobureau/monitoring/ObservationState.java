package org.ecobureau.monitoring;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How far a value is checked. */
public enum ObservationState {
    PROVISIONAL("初步数据"),
    VERIFIED("已审核"),
    CORRECTED("已更正"),
    /** Taken back by an undone import: the slot is empty again, its history stays. Never shown to the public. */
    WITHDRAWN("已撤销");

    private final String label;

    ObservationState(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /**
     * The state of something that rests on several values: provisional if any is, else corrected if any is, else verified;
     * provisional when it rests on none.
     */
    public static ObservationState of(Collection<ObservationState> states) {
        if (states.isEmpty() || states.contains(PROVISIONAL)) {
            return PROVISIONAL;
        }
        return states.contains(CORRECTED) ? CORRECTED : VERIFIED;
    }

    /** Finds one of the three public states. */
    public static Optional<ObservationState> byCode(String code) {
        for (ObservationState state : values()) {
            if (state != WITHDRAWN && state.code().equals(code)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
