package org.ecobureau.complaint.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a clerk typed on the entry screen and has not saved, sealed. Only {@link EntryDrafts} opens it. */
@Entity
@Table(name = "entry_draft")
class EntryDraft extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String username;
    @Column(name = "draft_key")
    @JdbcTypeCode(SqlTypes.CHAR)
    String draftKey;
    byte[] content;
    @Column(name = "saved_at")
    Instant savedAt;
    @Column(name = "discarded_at")
    Instant discardedAt;
    boolean done;

    static List<EntryDraft> newest(String username, Instant since, int most) {
        return EntryDraft.<EntryDraft> find("username = ?1 and done = false and savedAt > ?2 order by savedAt desc", username,
                since).page(0, most).list();
    }

    static Optional<EntryDraft> of(String username, String key) {
        return find("username = ?1 and draftKey = ?2", username, key).firstResultOptional();
    }
}
