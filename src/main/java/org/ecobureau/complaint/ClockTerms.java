package org.ecobureau.complaint;

import java.util.EnumMap;
import java.util.Map;

/**
 * The terms of one channel; null means that this clock does not run there.
 *
 * @param answerFromReceipt the answer is due from receipt (12345), else from acceptance
 */
public record ClockTerms(Term acceptance, Term answer, Term returning, Term extension, boolean answerFromReceipt) {

    /** The terms in force today for what comes in by this channel. */
    public static ClockTerms of(ClocksConfig config, Channel channel) {
        return switch (channel) {
            case HOTLINE12345 -> new ClockTerms(null, config.hotline12345().answer(), config.hotline12345().returning(),
                    config.extension(), true);
            case NATIONAL_PLATFORM -> new ClockTerms(config.nationalPlatform().acceptance(),
                    config.nationalPlatform().answer(), config.nationalPlatform().returning(), config.extension(), false);
            case SUPERIOR -> new ClockTerms(config.superior().acceptance(), config.superior().answer(),
                    config.superior().returning(), config.extension(), false);
            default -> new ClockTerms(config.own().acceptance(), config.own().answer(), null, config.extension(), false);
        };
    }

    /** What the event row of this step keeps, so that the clocks depend on the events alone. */
    public Map<Datum, String> keptBy(CaseAction action) {
        Map<Datum, String> kept = new EnumMap<>(Datum.class);
        if (action == CaseAction.REGISTER) {
            put(kept, Datum.ACCEPTANCE_TERM, acceptance);
            put(kept, Datum.RETURN_TERM, returning);
            put(kept, Datum.ANSWER_TERM, answerFromReceipt ? answer : null);
        } else if (action == CaseAction.REOPEN) {
            put(kept, Datum.ANSWER_TERM, answer);
        } else if (action == CaseAction.ACCEPT) {
            put(kept, Datum.ANSWER_TERM, answerFromReceipt ? null : answer);
        } else if (action == CaseAction.EXTEND) {
            put(kept, Datum.EXTENSION_TERM, extension);
        }
        return kept;
    }

    private static void put(Map<Datum, String> kept, Datum key, Term term) {
        if (term != null) {
            kept.put(key, term.toString());
        }
    }
}
