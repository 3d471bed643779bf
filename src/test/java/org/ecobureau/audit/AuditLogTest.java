package org.ecobureau.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AuditLogTest {

    private final String subject = "test " + UUID.randomUUID();

    @Inject
    AuditLog log;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Test
    void whatWasDoneIsFoundNewestFirst() {
        QuarkusTransaction.requiringNew().run(() -> {
            log.record("case.accepted", subject, "第一步");
            log.record(new AuditActor("custodian2", "custodian"), "identity.consented", subject, null);
        });
        List<AuditEntry> entries = QuarkusTransaction.requiringNew().call(() -> AuditEntry.about(subject, 10));
        assertEquals(List.of("identity.consented", "case.accepted"), entries.stream().map(AuditEntry::kind).toList());
        assertEquals("custodian2", entries.get(0).actor());
        assertEquals("custodian", entries.get(0).role());
        assertEquals("", entries.get(0).detail());
        assertEquals("system", entries.get(1).actor(), "no request: a job did it");
        assertEquals("第一步", entries.get(1).detail());
        Instant at = entries.get(1).at();
        assertTrue(Duration.between(at, clock.instant()).abs().compareTo(Duration.ofMinutes(1)) < 0,
                "stored in UTC and read back the same: " + at);
    }

    @Test
    void undoneWorkLeavesNoEntry() {
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            log.record("case.accepted", subject, "");
            throw new IllegalStateException("undo");
        }));
        assertEquals(List.of(), QuarkusTransaction.requiringNew().call(() -> AuditEntry.about(subject, 10)));
    }

    @Test
    void anEntryWithoutItsActionIsRefused() {
        assertThrows(TransactionalException.class, () -> log.record("case.accepted", subject, ""));
    }

    @Test
    void databaseRefusesToChangeOrDeleteAnEntry() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> log.record("case.accepted", subject, "as it was"));
        for (String attack : new String[] { "UPDATE audit_entry SET detail = 'else' WHERE subject = '" + subject + "'",
                "DELETE FROM audit_entry WHERE subject = '" + subject + "'",
                "REPLACE INTO audit_entry SELECT id, recorded_at, 'nobody', role, kind, subject, detail FROM audit_entry"
                        + " WHERE subject = '" + subject + "'" }) {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                SQLException refused = assertThrows(SQLException.class, () -> statement.executeUpdate(attack), attack);
                assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
            }
        }
        assertEquals("as it was",
                QuarkusTransaction.requiringNew().call(() -> AuditEntry.about(subject, 10)).get(0).detail());
    }
}
