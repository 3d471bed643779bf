package org.ecobureau.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
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

/**
 * One version of a bulletin as staff write it. From its submission on it carries its figures as they were at that moment; what
 * the second person read is what is published. The public side never reads this class.
 */
@Entity
@Table(name = "bulletin_version")
public class BulletinVersion extends PanacheEntityBase {

    private static final String WITH_ALL = "from BulletinVersion v join fetch v.bulletin b join fetch v.publication p ";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "bulletin_id", updatable = false)
    public Bulletin bulletin;
    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "publication_id", updatable = false)
    public Publication publication;
    @Embedded
    private BulletinText text = BulletinText.EMPTY;
    /** The figures as JSON, null while it is a draft. */
    private String figures;
    /** Newest observation the figures rest on. */
    @Column(name = "data_version")
    private Long dataVersion;
    @Column(name = "frozen_at")
    private Instant frozenAt;
    /** When data of the period changed for the first time after the freezing. */
    @Column(name = "changed_at")
    private Instant changedAt;

    /** Hibernate reads a text without any part as null. */
    public BulletinText text() {
        return text == null ? BulletinText.EMPTY : text;
    }

    void write(BulletinText words) {
        text = words;
    }

    public String figures() {
        return figures;
    }

    public Long dataVersion() {
        return dataVersion;
    }

    public Instant frozenAt() {
        return frozenAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    void freeze(String json, long version, Instant now) {
        figures = json;
        dataVersion = version;
        frozenAt = now;
        changedAt = null;
    }

    /** Back to a draft: the next submission takes new figures. */
    void thaw() {
        figures = null;
        dataVersion = null;
        frozenAt = null;
        changedAt = null;
    }

    static Optional<BulletinVersion> read(long id) {
        return find(WITH_ALL + "where v.id = ?1", id).firstResultOptional();
    }

    /** The versions of a bulletin, newest first. */
    static List<BulletinVersion> of(long bulletinId) {
        return list(WITH_ALL + "where b.id = ?1 order by v.id desc", bulletinId);
    }

    /** The version of a bulletin that the public sees. */
    static Optional<BulletinVersion> shown(long bulletinId) {
        return of(bulletinId).stream().filter(v -> v.publication.state().shown()).findFirst();
    }

    /** Versions in a state, newest first, older than {@code before} (a version id). */
    static List<BulletinVersion> in(List<State> states, long before, int most) {
        return find(WITH_ALL + "where p.kind = ?1 and p.state in ?2 and v.id < ?3 order by v.id desc", BulletinService.KIND,
                states, before).page(0, most).list();
    }
}
