package org.ecobureau.eia;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

import org.ecobureau.publication.Publication;
import org.ecobureau.publication.State;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One version of a notice as staff write it, published or not. The public side never reads this class. */
@Entity
@Table(name = "eia_notice_version")
public class EiaVersion extends PanacheEntityBase {

    private static final String WITH_NOTICE = "from EiaVersion v join fetch v.notice join fetch v.publication p ";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "notice_id", updatable = false)
    public EiaNotice notice;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "publication_id", updatable = false)
    public Publication publication;

    @Embedded
    public NoticeFacts facts;

    public static Optional<EiaVersion> read(long id) {
        return find(WITH_NOTICE + "where v.id = ?1", id).firstResultOptional();
    }

    /** The versions of a notice, newest first. */
    public static List<EiaVersion> of(long noticeId) {
        return list(WITH_NOTICE + "where v.notice.id = ?1 order by v.id desc", noticeId);
    }

    /** The version of a notice that the public sees. */
    public static Optional<EiaVersion> shown(long noticeId) {
        return of(noticeId).stream().filter(v -> v.publication.state().shown()).findFirst();
    }

    /** Versions in a state, newest first, older than {@code before} (a version id). */
    public static List<EiaVersion> in(List<State> states, long before, int most) {
        return find(WITH_NOTICE + "where p.kind = ?1 and p.state in ?2 and v.id < ?3 order by v.id desc",
                EiaService.KIND, states, before).page(0, most).list();
    }

    /** The newest version of any notice of a project: what a new notice of it starts from. */
    public static Optional<EiaVersion> latestOfProject(long projectId) {
        return find(WITH_NOTICE + "where v.notice.projectId = ?1 and p.state <> ?2 order by v.id desc", projectId,
                State.DISCARDED).firstResultOptional();
    }
}
