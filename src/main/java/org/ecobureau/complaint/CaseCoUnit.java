package org.ecobureau.complaint;

import java.io.Serializable;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A unit that helps the leading one in a case. */
@Entity
@Table(name = "case_co_unit")
@IdClass(CaseCoUnit.Key.class)
class CaseCoUnit extends PanacheEntityBase {

    /** Case and unit. */
    record Key(Long caseId, String unit) implements Serializable {
    }

    @Id
    @Column(name = "case_id")
    Long caseId;
    @Id
    String unit;

    static List<String> of(Long caseId) {
        return CaseCoUnit.<CaseCoUnit> list("caseId = ?1 order by unit", caseId).stream().map(u -> u.unit).toList();
    }
}
