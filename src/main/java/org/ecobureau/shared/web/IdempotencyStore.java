package org.ecobureau.shared.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;

/** The rows behind {@link Idempotency}, in plain SQL on the connection of the current transaction. */
@ApplicationScoped
class IdempotencyStore {

    /** What came of the attempt to be the first with a key. */
    enum Claim {
        FIRST,
        TAKEN,
        STILL_RUNNING
    }

    record Row(String bodyMac, byte[] answer, Instant createdAt) {
    }

    private static final int DUPLICATE_KEY = 1062;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    @Inject
    AgroalDataSource database;

    Optional<Row> find(String keyHash) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("SELECT body_mac, answer, created_at FROM idempotency WHERE key_hash = ?")) {
            select.setString(1, keyHash);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(row.getString(1), row.getBytes(2),
                                row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Inserts the key. While another transaction holds the same key this waits, since only its commit or its end decides
     * who is first.
     */
    Claim claim(String keyHash, String scope, String bodyMac, Instant now, int waitSeconds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("SET STATEMENT innodb_lock_wait_timeout = " + waitSeconds
                        + " FOR INSERT INTO idempotency (key_hash, scope, body_mac, created_at) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, keyHash);
            insert.setString(2, scope);
            insert.setString(3, bodyMac);
            insert.setObject(4, utc(now));
            insert.executeUpdate();
            return Claim.FIRST;
        } catch (SQLException e) {
            return switch (e.getErrorCode()) {
                case DUPLICATE_KEY -> Claim.TAKEN;
                case LOCK_WAIT_TIMEOUT -> Claim.STILL_RUNNING;
                default -> throw e;
            };
        }
    }

    void answer(String keyHash, byte[] sealed) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection
                        .prepareStatement("UPDATE idempotency SET answer = ? WHERE key_hash = ?")) {
            update.setBytes(1, sealed);
            update.setString(2, keyHash);
            update.executeUpdate();
        }
    }

    /** Deletes one key if its time is over, so that it can be used anew before the purge comes by. */
    int forget(String keyHash, Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement("DELETE FROM idempotency WHERE key_hash = ? AND created_at < ?")) {
            delete.setString(1, keyHash);
            delete.setObject(2, utc(before));
            return delete.executeUpdate();
        }
    }

    /** @return how many rows went; the most per call keeps the transaction small enough for a cluster */
    int purge(Instant before, int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement(
                                "DELETE FROM idempotency WHERE created_at < ? ORDER BY created_at, key_hash LIMIT ?")) {
            delete.setObject(1, utc(before));
            delete.setInt(2, most);
            return delete.executeUpdate();
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
