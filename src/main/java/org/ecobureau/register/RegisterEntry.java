package org.ecobureau.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A stored row of one version of a list. */
@Entity
@Table(name = "register_row")
public class RegisterEntry extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "version_id", nullable = false, updatable = false)
    public long versionId;

    @Column(nullable = false)
    public int position;

    @Column(name = "row_key", nullable = false, length = 190)
    public String rowKey;

    @Convert(converter = CellsJson.class)
    @Column(nullable = false)
    public Map<String, String> cells;

    public RegisterRow row() {
        return new RegisterRow(rowKey, cells);
    }

    /** All rows of a version in their order. */
    static List<RegisterEntry> of(long versionId) {
        return list("versionId = ?1 order by position", versionId);
    }

    /** All rows of a version as values, in their order. */
    public static List<RegisterRow> rows(long versionId) {
        return of(versionId).stream().map(RegisterEntry::row).toList();
    }

    /** Rows of a version behind a position, in their order. */
    public static List<RegisterEntry> after(long versionId, int position, int most) {
        return find("versionId = ?1 and position > ?2 order by position", versionId, position).page(0, most).list();
    }

    static Optional<RegisterEntry> byKey(long versionId, String key) {
        return find("versionId = ?1 and rowKey = ?2", versionId, key).firstResultOptional();
    }

    /** A row of this version; a row of another one is not found. */
    public static Optional<RegisterEntry> of(long versionId, long id) {
        return find("id = ?1 and versionId = ?2", id, versionId).firstResultOptional();
    }
}
