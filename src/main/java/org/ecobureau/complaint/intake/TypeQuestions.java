package org.ecobureau.complaint.intake;

import java.util.List;

import org.ecobureau.complaint.Question;
import org.ecobureau.shared.web.Option;

/** What one chosen type asks. */
public record TypeQuestions(String code, String label, List<Option> subtypes, List<Question> questions) {
}
