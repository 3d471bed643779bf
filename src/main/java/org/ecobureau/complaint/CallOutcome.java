package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a call to a reporter who asked for one. */
public enum CallOutcome {
    REACHED("接通了，已经说清楚"),
    MISSED("没有接通，下次再打"),
    /** Only after several tries. */
    DROPPED("多次没有接通，不再打");

    /** How many calls are tried before one may stop; no source gives a number, so it is ours. */
    public static final int TRIES_LEAST = 3;

    private final String label;

    CallOutcome(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** Whether nobody calls any more afterwards. */
    public boolean ends() {
        return this != MISSED;
    }

    /**
     * Whether it may be noted now.
     *
     * @param triesBefore calls that were tried before this one
     */
    public boolean allowedAfter(int triesBefore) {
        return this != DROPPED || triesBefore + 1 >= TRIES_LEAST;
    }

    public static Optional<CallOutcome> byCode(String code) {
        return Arrays.stream(values()).filter(o -> o.code().equals(code)).findFirst();
    }
}
