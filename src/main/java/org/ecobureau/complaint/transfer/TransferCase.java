package org.ecobureau.complaint.transfer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Which client handed a case over, under which number of its own. */
@Entity
@Table(name = "transfer_case")
class TransferCase extends PanacheEntityBase {

    @Id
    String number;
    @Column(updatable = false)
    String client;
    @Column(updatable = false)
    String reference;
    /** Keyed hash of what was handed over. */
    @Column(name = "body_mac", updatable = false)
    @JdbcTypeCode(SqlTypes.CHAR)
    String bodyMac;
    @Column(name = "taken_at", updatable = false)
    Instant takenAt;

    static Optional<TransferCase> byReference(String client, String reference) {
        return find("client = ?1 and reference = ?2", client, reference).firstResultOptional();
    }

    /** The case of this client; another client's is as unknown as one that does not exist. */
    static Optional<TransferCase> own(String client, String number) {
        return TransferCase.<TransferCase> findByIdOptional(number).filter(row -> row.client.equals(client));
    }

    static List<TransferCase> of(Collection<String> numbers) {
        return list("number in ?1", numbers);
    }
}
