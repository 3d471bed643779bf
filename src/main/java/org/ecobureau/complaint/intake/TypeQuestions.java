package org.ecobureau.complaint.intake;

import java.util.List;

import org.ecobureau.complaint.Knowledge;
import org.ecobureau.complaint.Question;
import org.ecobureau.shared.web.Option;

/**
 * What one chosen type asks.
 *
 * @param stopper what to do at once instead of writing, or null
 * @param more law and live data
 */
public record TypeQuestions(String code, String label, String stopper, List<Subtype> subtypes, List<Question> questions,
        Knowledge.More more) {

    /** A subtype with what is asked of those who choose it. */
    public record Subtype(Option option, List<Question> questions) {
    }
}
