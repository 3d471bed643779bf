package org.ecobureau.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.ecobureau.publication.State;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A version of a bulletin the public may read or once could; from a view that holds nothing else. */
@Entity
@Immutable
@Table(name = "bulletin_public_version")
public class PublicBulletin extends PanacheEntityBase {

    private static final List<State> NOW = List.of(State.PUBLISHED, State.WITHDRAWAL_ASKED);

    /** The version; the address uses {@link #bulletinId}. */
    @Id
    public Long id;
    @Column(name = "bulletin_id")
    public long bulletinId;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public BulletinKind kind;
    @Column(name = "first_day")
    public LocalDate firstDay;
    @Column(name = "end_day")
    public LocalDate endDay;
    @Column(name = "version_no")
    public int versionNo;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public State state;
    /** Why this version replaced the one before. */
    public String reason;
    @Column(name = "published_at")
    public Instant publishedAt;
    @Column(name = "ended_at")
    public Instant endedAt;
    @Column(name = "ended_reason")
    public String endedReason;
    @Embedded
    public BulletinText text;
    public String figures;
    @Column(name = "data_version")
    public long dataVersion;
    @Column(name = "frozen_at")
    public Instant frozenAt;
    @Column(name = "changed_at")
    public Instant changedAt;

    /** The version that counts now. */
    static Optional<PublicBulletin> current(long bulletinId) {
        return find("bulletinId = ?1 and state in ?2", bulletinId, NOW).firstResultOptional();
    }

    /** Every version the public has seen, newest first. */
    static List<PublicBulletin> versions(long bulletinId) {
        return list("bulletinId = ?1 order by id desc", bulletinId);
    }

    /** Current bulletins, the newest period first, after the given pair. */
    static List<PublicBulletin> page(LocalDate endDay, long bulletinId, int most) {
        return find("state in ?1 and (endDay < ?2 or endDay = ?2 and bulletinId < ?3) order by endDay desc, bulletinId desc",
                NOW,
                endDay, bulletinId).page(0, most).list();
    }
}
