package org.ecobureau.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A message between reporter and bureau on one case. */
@Entity
@Table(name = "case_message")
class CaseMessage extends PanacheEntityBase {

    static final String REPORTER = "reporter";
    static final String STAFF = "staff";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "case_id", updatable = false)
    Long caseId;
    @Column(updatable = false)
    String sender;
    /** The account of a member of staff; null for the reporter. */
    @Column(updatable = false)
    String author;
    @Column(updatable = false)
    Instant at;
    @Column(updatable = false)
    String text;
    /** Number of the merged case whose reporter wrote it; null for a message of the case itself. */
    @Column(updatable = false)
    String via;

    /** The newest ones before one of them, in the order they came. */
    static List<CaseMessage> before(Long caseId, long id, int most) {
        List<CaseMessage> found = new ArrayList<>(
                CaseMessage.<CaseMessage> find("caseId = ?1 and id < ?2 order by id desc", caseId, id).page(0, most).list());
        Collections.reverse(found);
        return found;
    }

    /** What was said between the bureau and the case's own reporter. */
    static List<CaseMessage> own(Long caseId) {
        return list("caseId = ?1 and via is null order by id", caseId);
    }
}
