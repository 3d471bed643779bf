package org.ecobureau.publication;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One move of one version: who, when, why. Rows are only added. */
@Entity
@Table(name = "publication_event")
public class PublicationEvent extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "publication_id", nullable = false, updatable = false)
    public long publicationId;

    @Column(nullable = false, updatable = false)
    public Instant at;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 20, updatable = false)
    public Move move;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "from_state", length = 20, updatable = false)
    public State fromState;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "to_state", nullable = false, length = 20, updatable = false)
    public State toState;

    @Column(nullable = false, length = 60, updatable = false)
    public String actor;

    @Column(name = "actor_name", nullable = false, length = 60, updatable = false)
    public String actorName;

    @Column(length = 1000, updatable = false)
    public String reason;

    /** The way of one version, oldest first. */
    public static List<PublicationEvent> of(long publicationId) {
        return list("publicationId = ?1 order by id", publicationId);
    }
}
