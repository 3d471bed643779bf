package org.ecobureau.complaint;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Who spoke last in a case; only {@link Conversations} writes it. */
@Entity
@Table(name = "case_conversation")
class CaseConversation extends PanacheEntityBase {

    @Id
    @Column(name = "case_id")
    Long caseId;
    @Column(name = "said_at")
    Instant saidAt;
    @Column(name = "asked_at")
    Instant askedAt;
}
