package org.ecobureau.eia;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What stays at the address of a notice that was taken down: its name, when and why. */
@Entity
@Immutable
@Table(name = "eia_withdrawn_notice")
public class WithdrawnNotice extends PanacheEntityBase {

    /** The number of the notice. */
    @Id
    public Long id;

    @Column(name = "project_id")
    public long projectId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Stage stage;

    @Column(name = "project_name")
    public String projectName;

    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    @Column(name = "ended_reason")
    public String endedReason;

    public static List<WithdrawnNotice> ofProject(long projectId) {
        return list("projectId = ?1 order by id", projectId);
    }
}
