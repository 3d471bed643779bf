package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.web.Problem;

/** What custodians read: requests and numbers of confidential cases, nothing else of a case. */
@ApplicationScoped
public class IdentityRequests {

    /** There is a confidential identity that may be opened. */
    private static final String STANDS = " and c.status <> :withdrawn and c.reporterLeft is null and i.caseId is not null"
            + " and c.identityMode = org.ecobureau.complaint.IdentityMode.CONFIDENTIAL";

    /** Which requests. */
    public enum Box {
        WAITING(" and r.decision is null and r.validUntil > :now" + STANDS),
        OPEN(" and r.decision = :consented and r.validUntil > :now and r.views < r.viewsAllowed" + STANDS),
        ALL("");

        private final String condition;

        Box(String condition) {
            this.condition = condition;
        }
    }

    /** A request with the number of its case. */
    public record Row(long id, String number, OpeningPurpose purpose, String reason, String askedBy, Instant askedAt,
            Opening.Decision decision, String decidedBy, Instant decidedAt, String words, Instant validUntil, int views,
            int viewsAllowed, boolean closed) {

        public Opening opening() {
            return new Opening(askedBy, decision, validUntil, views, viewsAllowed, closed);
        }
    }

    /** A confidential case whose identity can be asked for. */
    public record Sealed(long id, String number) {
    }

    private static final String FROM = " from IdentityRequest r join ComplaintCase c on c.id = r.caseId"
            + " left join CaseIdentity i on i.caseId = r.caseId where ";
    private static final String ROW = "select r.id, c.number, r.purpose, r.reason, r.askedBy, r.askedAt, r.decision,"
            + " r.decidedBy, r.decidedAt, r.words, r.validUntil, r.views, r.viewsAllowed,"
            + " case when c.status = :withdrawn or c.reporterLeft is not null or i.caseId is null"
            + " or c.identityMode <> org.ecobureau.complaint.IdentityMode.CONFIDENTIAL then true else false end";

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** Newest first, one statement. */
    @Transactional
    public List<Row> page(Box box, Long before, int most) {
        TypedQuery<Row> query = database.createQuery(ROW + FROM + "r.id < :before" + box.condition + " order by r.id desc",
                Row.class).setParameter("before", before == null ? Long.MAX_VALUE : before)
                .setParameter("withdrawn", CaseStatus.WITHDRAWN).setMaxResults(most);
        if (box != Box.ALL) {
            query.setParameter("now", clock.instant());
        }
        if (box == Box.OPEN) {
            query.setParameter("consented", Opening.Decision.CONSENTED);
        }
        return query.getResultList();
    }

    @Transactional
    public Row one(long id) {
        return database.createQuery(ROW + FROM + "r.id = :id", Row.class).setParameter("id", id)
                .setParameter("withdrawn", CaseStatus.WITHDRAWN).getResultStream().findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** How many requests of others wait for this person. */
    @Transactional
    public long waitingFor(String username) {
        return database.createQuery("select count(r)" + FROM + "r.askedBy <> :me" + Box.WAITING.condition, Long.class)
                .setParameter("now", clock.instant()).setParameter("withdrawn", CaseStatus.WITHDRAWN)
                .setParameter("me", username).getSingleResult();
    }

    /** The confidential cases that are not withdrawn or erased, newest first, by number only. */
    @Transactional
    public List<Sealed> sealed(Long before, int most) {
        return database.createQuery("select c.id, c.number from ComplaintCase c join CaseIdentity i on i.caseId = c.id"
                + " where c.identityMode = :mode and c.status <> :withdrawn and c.reporterLeft is null and c.id < :before order by c.id desc",
                Sealed.class).setParameter("mode", IdentityMode.CONFIDENTIAL)
                .setParameter("withdrawn", CaseStatus.WITHDRAWN)
                .setParameter("before", before == null ? Long.MAX_VALUE : before).setMaxResults(most).getResultList();
    }
}
