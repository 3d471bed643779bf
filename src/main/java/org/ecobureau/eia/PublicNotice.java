package org.ecobureau.eia;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** A published version of a notice, read from a view that holds nothing else. */
@Entity
@Immutable
@Table(name = "eia_public_version")
public class PublicNotice extends PanacheEntityBase {

    private static final List<State> NOW = List.of(State.PUBLISHED, State.WITHDRAWAL_ASKED);

    /** The version; the address uses {@link #noticeId}. */
    @Id
    public Long id;

    @Column(name = "notice_id")
    public long noticeId;

    @Column(name = "project_id")
    public long projectId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Stage stage;

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

    @Embedded
    public NoticeFacts facts;

    /** The version of a notice that counts now. */
    public static Optional<PublicNotice> current(long noticeId) {
        return find("noticeId = ?1 and state in ?2", noticeId, NOW).firstResultOptional();
    }

    /** Every version the public has seen, oldest first. */
    public static List<PublicNotice> versions(long noticeId) {
        return list("noticeId = ?1 order by id", noticeId);
    }

    /** The current notices of a project, in the order of their periods. */
    public static List<PublicNotice> ofProject(long projectId) {
        return list("projectId = ?1 and state in ?2 order by facts.periodFirst, noticeId", projectId, NOW);
    }

    /** Current notices, the last to close first: those still open stand before the closed ones. */
    public static List<PublicNotice> list(NoticeFilter filter, int most) {
        List<String> where = new ArrayList<>(List.of("state in :now"));
        Map<String, Object> values = new HashMap<>(Map.of("now", NOW));
        filter.add(where, values);
        return find(String.join(" and ", where) + " order by facts.periodLast desc, noticeId desc", values)
                .page(0, most).list();
    }
}
