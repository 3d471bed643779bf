package org.ecobureau.notify;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One message on its way; once it is sent or given up for good, address and text are forgotten. */
@Entity
@Table(name = "outbox_message")
class OutboxMessage extends PanacheEntityBase {

    /** Where a message stands. */
    enum State {
        QUEUED("等待发送"),
        SENT("已发送"),
        /** Tried too often; a person decides. */
        DEAD("发送失败"),
        CANCELLED("已取消");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @JdbcTypeCode(SqlTypes.CHAR)
    String ref;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Medium medium;
    String template;
    String about;
    /** Leaves by night too. */
    boolean urgent;
    byte[] address;
    @JdbcTypeCode(SqlTypes.LONGVARBINARY)
    byte[] content;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    State state;
    int attempts;
    @Column(name = "next_at")
    Instant nextAt;
    @Column(name = "lease_owner")
    @JdbcTypeCode(SqlTypes.CHAR)
    String leaseOwner;
    @Column(name = "lease_until")
    Instant leaseUntil;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "done_at")
    Instant doneAt;
    @Column(name = "last_error")
    String lastError;

    /** Messages of a medium whose time has come and that no node is sending. */
    static List<OutboxMessage> due(Medium medium, Instant now, int most) {
        return find("medium = ?1 and state = ?2 and nextAt <= ?3 and (leaseUntil is null or leaseUntil < ?3)"
                + " order by nextAt, id", medium, State.QUEUED, now).page(0, most).list();
    }

    /** Lets what is due but not urgent wait until the morning. */
    static void postpone(Medium medium, Instant now, Instant morning) {
        update("nextAt = ?1 where medium = ?2 and state = ?3 and nextAt <= ?4 and urgent = false", morning, medium,
                State.QUEUED, now);
    }

    /**
     * Takes this message for one attempt, as it was read: one that another node has tried since waits for its next time. True
     * for
     * one caller only, on whatever node: the database decides.
     */
    boolean claim(UUID owner, Instant now, Instant until) {
        return update(
                "leaseOwner = ?1, leaseUntil = ?2 where id = ?3 and state = ?4 and (leaseUntil is null or leaseUntil < ?5)"
                        + " and nextAt <= ?5 and attempts = ?6",
                owner.toString(), until, id, State.QUEUED, now, attempts) == 1;
    }

    /** It is sent; nothing of the person remains. */
    static void sent(long id, UUID owner, Instant now) {
        update("state = ?1, doneAt = ?2, attempts = attempts + 1, address = null, content = null, leaseOwner = null,"
                + " leaseUntil = null, lastError = null where id = ?3 and leaseOwner = ?4 and state = ?5", State.SENT, now, id,
                owner.toString(), State.QUEUED);
    }

    /** It was not sent: once more later, or never again by itself. What was cancelled or forgotten in the meantime stays so. */
    static void failed(long id, UUID owner, State next, Instant nextAt, String error) {
        update("state = ?1, nextAt = ?2, attempts = attempts + 1, leaseOwner = null, leaseUntil = null, lastError = ?3"
                + " where id = ?4 and leaseOwner = ?5 and state = ?6", next, nextAt, error, id, owner.toString(), State.QUEUED);
    }

    /** A person tries a dead message again from the beginning. */
    static boolean retry(long id, Instant now) {
        return update("state = ?1, nextAt = ?2, attempts = 0 where id = ?3 and state = ?4", State.QUEUED, now, id,
                State.DEAD) == 1;
    }

    /** A person gives a message up; nothing of the addressee remains. */
    static boolean cancel(long id, Instant now) {
        return update("state = ?1, doneAt = ?2, address = null, content = null where id = ?3 and state in ?4"
                + " and (leaseUntil is null or leaseUntil < ?2)", State.CANCELLED, now, id,
                List.of(State.DEAD, State.QUEUED)) == 1;
    }

    /** Nothing of the addressee remains in any message about this, whatever became of it. */
    static int forget(String about, Instant now) {
        return update("state = ?1, doneAt = ?2, address = null, content = null"
                + " where about = ?3 and (address is not null or content is not null)", State.CANCELLED, now, about);
    }

    /** The same, of some templates only. */
    static int forget(String about, Set<String> templates, Instant now) {
        return update("state = ?1, doneAt = ?2, address = null, content = null"
                + " where about = ?3 and template in ?4 and (address is not null or content is not null)", State.CANCELLED,
                now, about, templates);
    }

    /** The newest messages of a state before an id. */
    static List<OutboxMessage> page(State state, long before, int size) {
        return find("state = ?1 and id < ?2 order by id desc", state, before).page(0, size).list();
    }
}
