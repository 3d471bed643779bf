package org.ecobureau.complaint;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How far the due dates of open cases are counted anew after a calendar notice; one row. */
@Entity
@Table(name = "term_recount")
class TermRecount extends PanacheEntityBase {

    static final int ONLY = 1;

    @Id
    int id;
    /** How many notices were stored when it began. */
    @Column(name = "notice_id")
    long notices;
    /** The case that was counted last. */
    @Column(name = "reached_id")
    long reached;
    int counted;
    int changed;
    @Column(name = "ended_at")
    Instant endedAt;
}
