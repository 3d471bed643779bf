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

    /** Case and person. */
    record Key(Long caseId, String username) implements Serializable {
    }

    @Id
    @Column(name = "case_id")
    Long caseId;
    @Id
    String username;

    static Set<String> of(Long caseId) {
        return CaseRecusal.<CaseRecusal> list("caseId", caseId).stream().map(r -> r.username).collect(Collectors.toSet());
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
