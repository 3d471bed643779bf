package org.ecobureau.monitoring.desk;

import java.time.Instant;
import java.util.stream.Collectors;

import org.ecobureau.monitoring.ObservationProposal;
import org.ecobureau.monitoring.QualityFlag;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.standard.Parameters;

/**
 * A proposal in the list and on its own page.
 *
 * @param after the new value of a correction in words, null for a verification
 * @param mine the reader proposed it
 */
record ProposalView(long id, String kind, boolean correction, String state, String colour, boolean open, String site,
        String siteCode, String period, String span, String parameters, int count, String after, String flags, String note,
        String proposedBy, Instant proposedAt, String decidedBy, Instant decidedAt, String decision, Long batchId,
        boolean mine) {

    static ProposalView of(ObservationProposal p, SiteView site, String me) {
        boolean correction = p.kind == ObservationProposal.Kind.CORRECTION;
        String colour = switch (p.state()) {
            case OPEN -> "yellow";
            case CONFIRMED -> "green";
            case REFUSED -> "red";
            case WITHDRAWN -> "grey";
        };
        String first = p.period.words(p.firstStart);
        return new ProposalView(p.id, p.kind.label(), correction, p.state().label(), colour,
                p.state() == ObservationProposal.State.OPEN, site.name(), site.code(), p.period.label(),
                p.firstStart.equals(p.lastStart) ? first : first + " 至 " + p.period.words(p.lastStart),
                p.parameterCodes().stream().map(code -> Parameters.get(code).name()).collect(Collectors.joining("、")),
                p.valueCount, correction ? written(p) : null, QualityFlag.words(p.flags), p.note, p.proposedBy, p.proposedAt,
                p.decidedBy(), p.decidedAt(), p.decision(), p.batchId(), me.equals(p.proposedBy));
    }

    private static String written(ObservationProposal p) {
        return p.value == null ? p.reason : Reading.plain(p.value).toPlainString() + (p.belowDetection ? "L" : "");
    }
}
