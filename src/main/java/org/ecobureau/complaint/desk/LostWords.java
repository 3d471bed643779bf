package org.ecobureau.complaint.desk;

import java.util.List;

import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.desk.CaseView.Fact;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Whoever lost a case while typing gets the words back, to be copied, and nothing of the case. They are not kept: no draft
 * stands with a case that is not the person's to read.
 */
final class LostWords {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance caseLost(String message, String step, List<Fact> typed);
    }

    private LostWords() {
    }

    /**
     * The page with the words.
     *
     * @param step what the person wanted to do
     * @throws Problem the same, when it is another problem or nothing was typed
     */
    static Response answer(Problem problem, String step, List<Fact> typed) {
        if (problem.status() != 403 || typed.isEmpty()) {
            throw problem;
        }
        return Html.page(403, Templates.caseLost(problem.getMessage(), step, typed));
    }
}
