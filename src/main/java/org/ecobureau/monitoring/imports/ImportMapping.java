package org.ecobureau.monitoring.imports;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.ecobureau.monitoring.ObservationState;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What the columns of a kind of file meant when a unit confirmed it last; the kind is the fingerprint of its headings. */
@Entity
@Table(name = "import_mapping")
@IdClass(ImportMapping.Key.class)
public class ImportMapping extends PanacheEntityBase {
    @Id
    public String unit;
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    public String fingerprint;
    public String mapping;
    public String source;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public ObservationState state;
    @Column(name = "confirmed_by")
    public String confirmedBy;
    @Column(name = "confirmed_at")
    public Instant confirmedAt;

    /** The primary key. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        public String unit;
        public String fingerprint;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(unit, key.unit) && Objects.equals(fingerprint, key.fingerprint);
        }

        @Override
        public int hashCode() {
            return Objects.hash(unit, fingerprint);
        }
    }

    static Optional<ImportMapping> of(String unit, String fingerprint) {
        return find("unit = ?1 and fingerprint = ?2", unit, fingerprint).firstResultOptional();
    }

    static void forget(String unit, String fingerprint) {
        delete("unit = ?1 and fingerprint = ?2", unit, fingerprint);
    }
}
