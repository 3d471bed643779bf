package org.ecobureau.complaint.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.ecobureau.complaint.Channel;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An uploaded file until it is stored, then the receipts made from it; both sealed, for its uploader, for a day. */
@Entity
@Table(name = "transfer_import")
class TransferImport extends PanacheEntityBase {

    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    String id;
    String owner;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Channel channel;
    @Column(name = "file_name")
    String fileName;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "file_lines")
    int lines;
    /** Null once it is stored. */
    @JdbcTypeCode(SqlTypes.LONGVARBINARY)
    byte[] content;
    @JdbcTypeCode(SqlTypes.LONGVARBINARY)
    byte[] receipts;
    /** How many cases it became; null before. */
    Integer stored;

    static Optional<TransferImport> of(String id, String owner) {
        return find("id = ?1 and owner = ?2", id, owner).firstResultOptional();
    }

    static Optional<TransferImport> locked(String id, String owner) {
        return TransferImport.<TransferImport> find("id = ?1 and owner = ?2", id, owner)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The last ones of a person without what they hold: id, channel, name, time, lines, stored. */
    static List<Object[]> last(String owner, Instant since, int most) {
        return getEntityManager().createQuery("select i.id, i.channel, i.fileName, i.createdAt, i.lines, i.stored"
                + " from TransferImport i where i.owner = ?1 and i.createdAt >= ?2 order by i.createdAt desc", Object[].class)
                .setParameter(1, owner).setParameter(2, since).setMaxResults(most).getResultList();
    }
}
