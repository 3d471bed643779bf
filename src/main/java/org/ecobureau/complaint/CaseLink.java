package org.ecobureau.complaint;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Two cases about related things; the smaller id comes first. */
@Entity
@Table(name = "case_link")
@IdClass(CaseLink.Key.class)
class CaseLink extends PanacheEntityBase {

    /** The pair. */
    record Key(Long caseId, Long otherId) implements Serializable {
    }

    /** Each kind on an index of its own: with {@code or} the database would read all cases. */
    private static final String DIRECT = "SELECT o.number, o.status, CASE WHEN o.main_id = :id THEN 'merged' WHEN o.id = :main"
            + " THEN 'main' WHEN o.split_from = :id THEN 'part' WHEN o.id = :origin THEN 'origin' ELSE 'linked' END,"
            + " o.urgent_at IS NOT NULL FROM (SELECT id FROM complaint_case WHERE main_id = :id"
            + " UNION SELECT id FROM complaint_case WHERE split_from = :id UNION SELECT :main UNION SELECT :origin"
            + " UNION SELECT other_id FROM case_link WHERE case_id = :id UNION SELECT case_id FROM case_link WHERE other_id = :id"
            + ") tied JOIN complaint_case o ON o.id = tied.id ORDER BY o.id";

    @Id
    @Column(name = "case_id")
    Long caseId;
    @Id
    @Column(name = "other_id")
    Long otherId;

    /** Adds the pair unless it is there. */
    static void between(Long one, Long two) {
        Key key = new Key(Math.min(one, two), Math.max(one, two));
        if (findByIdOptional(key).isEmpty()) {
            CaseLink link = new CaseLink();
            link.caseId = key.caseId();
            link.otherId = key.otherId();
            link.persist();
        }
    }

    /** Takes the pair away. */
    static boolean end(Long one, Long two) {
        return deleteById(new Key(Math.min(one, two), Math.max(one, two)));
    }

    /** Whether staff linked it with another case: one that it is merged with or split from is no such link. */
    static boolean isLinked(ComplaintCase c) {
        return count("caseId = ?1 or otherId = ?1", c.id) > 0 && direct(c).stream().anyMatch(r -> r.kind().equals("linked"));
    }

    /**
     * Numbers and states of the cases linked with this one: linked, merged into it, split from it or its origin and that one's
     * origin.
     */
    static List<CaseSheet.Related> of(ComplaintCase c) {
        List<CaseSheet.Related> related = new ArrayList<>(direct(c));
        ComplaintCase up = c.splitFrom == null ? null : findOrigin(c.splitFrom);
        while (up != null && up.splitFrom != null) {
            up = findOrigin(up.splitFrom);
            related.add(CaseSheet.Related.of(up.number, up.status(), "origin", up.urgentAt != null));
        }
        return related;
    }

    private static ComplaintCase findOrigin(Long id) {
        return ComplaintCase.findById(id);
    }

    @SuppressWarnings("unchecked")
    private static List<CaseSheet.Related> direct(ComplaintCase c) {
        List<Object[]> rows = getEntityManager().createNativeQuery(DIRECT).setParameter("id", c.id)
                .setParameter("main", c.mainId == null ? -1L : c.mainId)
                .setParameter("origin", c.splitFrom == null ? -1L : c.splitFrom).getResultList();
        return rows.stream().map(row -> CaseSheet.Related.of((String) row[0], CaseStatus.valueOf((String) row[1]),
                (String) row[2], ((Number) row[3]).intValue() != 0)).toList();
    }
}
