package org.ecobureau.complaint;

import java.util.EnumMap;
import java.util.Map;

/**
 * The terms of one channel and legal track; null means that this clock does not run there.
 *
 * @param channelAnswer what the channel itself asks for, counted from receipt (12345)
 * @param answer what the law asks for, counted from acceptance; the only one an extension lengthens
 */
public record ClockTerms(BasedTerm acceptance, BasedTerm channelAnswer, BasedTerm answer, BasedTerm returning,
        BasedTerm extension) {

    /**
     * What the event row of this step keeps, so that the clocks depend on the events alone.
     *
     * @param to where the step leads: what is handled anew is decided on anew, or accepted already
     */
    public Map<Datum, String> keptBy(CaseAction action, CaseStatus to) {
        Map<Datum, String> kept = new EnumMap<>(Datum.class);
        if (action == CaseAction.REGISTER) {
            put(kept, Datum.ACCEPTANCE_TERM, acceptance);
            put(kept, Datum.RETURN_TERM, returning);
            put(kept, Datum.CHANNEL_TERM, channelAnswer);
        } else if (action == CaseAction.REOPEN) {
            put(kept, Datum.CHANNEL_TERM, channelAnswer);
            boolean undecided = to == CaseStatus.REGISTERED;
            put(kept, undecided ? Datum.ACCEPTANCE_TERM : Datum.ANSWER_TERM, undecided ? acceptance : answer);
        } else if (action == CaseAction.ACCEPT) {
            put(kept, Datum.ANSWER_TERM, answer);
        } else if (action == CaseAction.EXTEND) {
            put(kept, Datum.EXTENSION_TERM, extension);
        }
        return kept;
    }

    private static void put(Map<Datum, String> kept, Datum key, BasedTerm term) {
        if (term != null) {
            kept.put(key, term.toString());
        }
    }
}
