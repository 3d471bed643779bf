package org.ecobureau.eia;

import java.time.LocalDate;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.standard.Phrases;

/** The sentences of law a notice carries, in the words in force on the day it went up; null where its stage has none. */
@ApplicationScoped
public class LegalTexts {

    @Inject
    EiaConfig config;

    /** Why the report is shown and how to answer (生态环境法典 Art. 103). */
    public String basis(Stage stage, NoticeFacts facts) {
        if (stage != Stage.ACCEPTANCE || !ready(facts) || facts.reportType() == null) {
            return null;
        }
        LocalDate day = facts.periodFirst();
        return Phrases.on("eia.acceptance.basis", day)
                .text(Map.of("report", facts.reportType().label(day), "authority", facts.authority()));
    }

    /** The right to a hearing (行政许可法 Art. 46–48). */
    public String hearing(Stage stage, NoticeFacts facts) {
        return stage == Stage.PROPOSED && ready(facts)
                ? Phrases.on("eia.proposed.hearing", facts.periodFirst()).text(Map.of("authority", facts.authority()))
                : null;
    }

    /** Reconsideration within 60 days, suit within six months. */
    public String remedies(Stage stage, NoticeFacts facts) {
        return stage == Stage.DECISION && ready(facts)
                ? Phrases.on("eia.decision.remedies", facts.periodFirst())
                        .text(Map.of("reviewBody", config.reviewBody(facts.authority())))
                : null;
    }

    private static boolean ready(NoticeFacts facts) {
        return facts.periodFirst() != null && facts.authority() != null;
    }
}
