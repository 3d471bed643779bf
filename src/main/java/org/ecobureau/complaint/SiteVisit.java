package org.ecobureau.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One version of the record of a visit. Rows are added, never changed. */
@Entity
@Table(name = "site_visit")
class SiteVisit extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "case_id", updatable = false)
    Long caseId;
    @Column(name = "visit_no", updatable = false)
    int no;
    @Column(updatable = false)
    int version;
    @Column(name = "started_at", updatable = false)
    Instant startedAt;
    @Column(name = "ended_at", updatable = false)
    Instant endedAt;
    /** One a line. */
    @Column(updatable = false)
    String officers;
    @Column(updatable = false)
    String place;
    @Column(name = "met_role", updatable = false)
    String metRole;
    /** Sealed. */
    @Column(name = "met_name", updatable = false)
    byte[] metName;
    @Column(updatable = false)
    String seen;
    @Column(updatable = false)
    String ordered;
    @Column(updatable = false)
    String reason;
    @Column(name = "recorded_at", updatable = false)
    Instant recordedAt;
    @Column(name = "recorded_by", updatable = false)
    String recordedBy;
    @Column(updatable = false)
    String unit;

    /** Where the sealed name belongs. */
    static String namePlace(String number, int no, int version) {
        return number + ":visit " + no + "." + version + ":met";
    }

    /** All versions of all visits of these cases, by number, in order. */
    static List<Object[]> of(Collection<String> numbers) {
        return getEntityManager().createQuery("select c.number, v from SiteVisit v join ComplaintCase c on c.id = v.caseId"
                + " where c.number in ?1 order by v.caseId, v.no, v.version", Object[].class).setParameter(1, numbers)
                .getResultList();
    }

    /** 0 when nobody was there yet. */
    static int lastNo(Long caseId) {
        return getEntityManager().createQuery("select coalesce(max(v.no), 0) from SiteVisit v where v.caseId = ?1",
                Integer.class).setParameter(1, caseId).getSingleResult();
    }

    static List<SiteVisit> versions(Long caseId, int no) {
        return list("caseId = ?1 and no = ?2 order by version", caseId, no);
    }
}
