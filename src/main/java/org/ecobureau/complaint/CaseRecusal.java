package org.ecobureau.complaint;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody who stepped back from a case. */
@Entity
@Table(name = "case_recusal")
@IdClass(CaseRecusal.Key.class)
class CaseRecusal extends PanacheEntityBase {

    /** The person ({@code :me}) takes no part in the case {@code c}, as {@link #of} says: it is in none of their own piles. */
    static final String LISTED = "(exists (select 1 from CaseRecusal back where back.username = :me and back.caseId = c.id)"
            + " or exists (select 1 from ComplaintCase hung join CaseRecusal away on away.caseId = hung.id"
            + " where hung.mainId = c.id and away.username = :me))";

    /** Case and person. */
    record Key(Long caseId, String username) implements Serializable {
    }

    @Id
    @Column(name = "case_id")
    Long caseId;
    @Id
    String username;

    /** Who takes no part in the case: whoever stepped back from it or from one that is merged into it. */
    static Set<String> of(Long caseId) {
        return CaseRecusal.<CaseRecusal> list("caseId = ?1 or caseId in (select m.id from ComplaintCase m where m.mainId = ?1)",
                caseId).stream().map(r -> r.username).collect(Collectors.toSet());
    }

    static void add(Long caseId, String username) {
        if (findByIdOptional(new Key(caseId, username)).isEmpty()) {
            CaseRecusal row = new CaseRecusal();
            row.caseId = caseId;
            row.username = username;
            row.persist();
        }
    }
}
