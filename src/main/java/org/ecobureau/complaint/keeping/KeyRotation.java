package org.ecobureau.complaint.keeping;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One change to the newest keys: who asked for it, how far it is, what was left. */
@Entity
@Table(name = "key_rotation")
class KeyRotation extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "asked_by")
    String askedBy;
    @Column(name = "asked_at")
    Instant askedAt;
    /** The newest keys of the node where it was asked for; a node that does not have them yet leaves it alone. */
    @Column(name = "seal_key")
    int sealKey;
    @Column(name = "mac_key")
    int macKey;
    /** The table being worked on; null before and after. */
    @Column(name = "at_table")
    String atTable;
    long seen;
    long changed;
    long broken;
    /** Values still under an older key when it ended. */
    @Column(name = "left_over")
    Long leftOver;
    @Column(name = "touched_at")
    Instant touchedAt;
    @Column(name = "ended_at")
    Instant endedAt;

    static Optional<KeyRotation> running() {
        return find("endedAt is null order by id").firstResultOptional();
    }

    static Optional<KeyRotation> latest() {
        return find("order by id desc").firstResultOptional();
    }

    boolean complete() {
        return endedAt != null && leftOver != null && leftOver == 0;
    }
}
