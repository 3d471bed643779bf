package org.ecobureau.complaint;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/**
 * One line of the file of terms.
 *
 * @param channel null for every channel
 * @param track null for every legal track
 * @param validFrom first day, null for ever since
 * @param validTo last day, null while in force
 * @param source where the figure was read, with the clause
 * @param verified whether it was read in the text of the rule itself
 */
record ClockRule(Channel channel, LegalTrack track, Kind clock, From from, BasedTerm term, LocalDate validFrom,
        LocalDate validTo, String source, boolean verified) {

    /** What is measured. */
    enum Kind {
        ACCEPTANCE,
        ANSWER,
        RETURN,
        EXTENSION
    }

    /** From when days are counted. */
    enum From {
        RECEIPT,
        ACCEPTANCE,
        DUE
    }

    boolean appliesTo(Channel asked, LegalTrack askedTrack, LocalDate day) {
        return (channel == null || channel == asked) && (track == null || track == askedTrack)
                && (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    /** A line that names channel or track is stronger than one for all; the channel counts more. */
    int weight() {
        return (channel == null ? 0 : 2) + (track == null ? 0 : 1);
    }

    boolean contradicts(ClockRule other) {
        return channel == other.channel && track == other.track && clock == other.clock && from == other.from
                && (validTo == null || other.validFrom == null || !other.validFrom.isAfter(validTo))
                && (other.validTo == null || validFrom == null || !validFrom.isAfter(other.validTo));
    }

    static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
