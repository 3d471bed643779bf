package org.ecobureau.complaint;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Who reported, sealed, apart from the case. Anonymous cases have no row. */
@Entity
@Table(name = "case_identity")
class CaseIdentity extends PanacheEntityBase {

    @Id
    @Column(name = "case_id")
    Long caseId;
    byte[] name;
    byte[] phone;
    byte[] email;
    byte[] address;
    @Column(name = "phone_index")
    @JdbcTypeCode(SqlTypes.CHAR)
    String phoneIndex;
    @Column(name = "stored_at")
    Instant storedAt;

    void set(IdentityField field, byte[] sealed) {
        switch (field) {
            case NAME -> name = sealed;
            case PHONE -> phone = sealed;
            case EMAIL -> email = sealed;
            case ADDRESS -> address = sealed;
        }
    }

    /** Whether nothing but the post reaches the reporter. */
    boolean onlyByPost() {
        return address != null && phone == null && email == null;
    }

    byte[] sealed(IdentityField field) {
        return switch (field) {
            case NAME -> name;
            case PHONE -> phone;
            case EMAIL -> email;
            case ADDRESS -> address;
        };
    }
}
