package org.ecobureau.complaint.intake;

import java.time.Clock;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.ecobureau.complaint.BasedTerm;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.ClockRuleBook;
import org.ecobureau.complaint.ClockTerms;
import org.ecobureau.complaint.LegalTrack;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** {@code /complaints}: whom to call at once, what to expect, the two buttons. */
@Path("/complaints")
public class ComplaintsPages {

    @CheckedTemplate(basePath = "complaint/intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance landing(String acceptance, String answer);
    }

    @Inject
    ClockRuleBook rules;

    @Inject
    Clock clock;

    @GET
    @PublicCache(300)
    public TemplateInstance landing() {
        ClockTerms terms = rules.on(ChinaTime.today(clock), Channel.WEB, LegalTrack.VIOLATION);
        return Templates.landing(words(terms.acceptance()), words(terms.answer()));
    }

    private static String words(BasedTerm term) {
        return term == null ? "规定的期限" : term.term().words();
    }
}
