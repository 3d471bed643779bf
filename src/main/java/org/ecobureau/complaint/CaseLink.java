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
            related.add(new CaseSheet.Related(up.number, up.status(), "origin", up.urgentAt));
        }
        return related;
    }

    private static ComplaintCase findOrigin(Long id) {
        return ComplaintCase.findById(id);
    }

    private static List<CaseSheet.Related> direct(ComplaintCase c) {
        return getEntityManager().createQuery("select o.number, o.status,"
                + " case when o.mainId = :id then 'merged' when o.id = :main then 'main' when o.splitFrom = :id then 'part'"
                + " when o.id = :origin then 'origin' else 'linked' end, o.urgentAt from ComplaintCase o where o.mainId = :id or o.id = :main"
                + " or o.splitFrom = :id or o.id = :origin or o.id in (select l.otherId from CaseLink l where l.caseId = :id)"
                + " or o.id in (select l.caseId from CaseLink l where l.otherId = :id) order by o.id", CaseSheet.Related.class)
                .setParameter("id", c.id).setParameter("main", c.mainId == null ? -1L : c.mainId)
                .setParameter("origin", c.splitFrom == null ? -1L : c.splitFrom).getResultList();
    }
}
