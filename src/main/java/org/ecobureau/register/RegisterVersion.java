package org.ecobureau.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

import org.ecobureau.publication.Publication;
import org.ecobureau.publication.State;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One version of a list as staff write it, published or not; its rows are {@link RegisterEntry}s. */
@Entity
@Table(name = "register_version")
public class RegisterVersion extends PanacheEntityBase {

    private static final String WITH_PUBLICATION = "from RegisterVersion v join fetch v.publication p ";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "publication_id", updatable = false)
    public Publication publication;

    /** Code of the {@link RegisterKind}. */
    @Column(nullable = false, length = 40, updatable = false)
    public String kind;

    /** Who keeps the list; required before it is submitted. */
    @Column(length = 200)
    public String source;

    @Column(name = "list_date")
    public LocalDate listDate;

    /** What the public should know about this version, such as what is left out. */
    @Column(length = 1000)
    public String note;

    @Column(name = "row_count", nullable = false)
    public int rowCount;

    public static Optional<RegisterVersion> read(long id) {
        return find(WITH_PUBLICATION + "where v.id = ?1", id).firstResultOptional();
    }

    /** Versions of a list, newest first, older than {@code before} (a version id). */
    public static List<RegisterVersion> of(String kind, long before, int most) {
        return find(WITH_PUBLICATION + "where v.kind = ?1 and v.id < ?2 order by v.id desc", kind, before).page(0, most).list();
    }

    /** Versions of every list in some states. */
    public static List<RegisterVersion> in(List<State> states) {
        return list(WITH_PUBLICATION + "where p.kind = ?1 and p.state in ?2 order by v.id desc", RegisterService.KIND, states);
    }

    /** The version the public reads now. */
    public static Optional<RegisterVersion> shown(String kind) {
        return find(WITH_PUBLICATION + "where p.kind = ?1 and p.subject = ?2 and p.state in ?3", RegisterService.KIND, kind,
                List.of(State.PUBLISHED, State.WITHDRAWAL_ASKED)).firstResultOptional();
    }

    /** The version that was published before this one, also when it was taken down in between. */
    public static Optional<RegisterVersion> publishedBefore(RegisterVersion version) {
        return find(WITH_PUBLICATION + "where v.kind = ?1 and v.id < ?2 and p.publishedAt is not null order by v.id desc",
                version.kind, version.id).firstResultOptional();
    }
}
