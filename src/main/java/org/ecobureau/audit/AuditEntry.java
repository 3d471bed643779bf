package org.ecobureau.audit;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** One line of the audit log; the database refuses to change or delete it. */
@Entity
@Immutable
@Table(name = "audit_entry")
public class AuditEntry extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "recorded_at")
    private Instant at;

    private String actor;
    private String role;
    private String kind;
    private String subject;
    private String detail;

    protected AuditEntry() {
    }

    AuditEntry(Instant at, AuditActor actor, String kind, String subject, String detail) {
        this.at = at;
        this.actor = actor.name();
        this.role = actor.role();
        this.kind = kind;
        this.subject = subject;
        this.detail = detail;
    }

    /** The newest entries about one subject, newest first. */
    public static List<AuditEntry> about(String subject, int most) {
        return find("subject = ?1 order by id desc", subject).page(Page.ofSize(most)).list();
    }

    public Long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public String role() {
        return role;
    }

    public String kind() {
        return kind;
    }

    public String subject() {
        return subject;
    }

    public String detail() {
        return detail;
    }
}
