package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import jakarta.persistence.PersistenceException;

import org.ecobureau.monitoring.ObservationPlan.Addition;
import org.ecobureau.shared.web.Problem;

/**
 * Writes versions in JDBC batches on the connection of the running transaction: an import of a year is some hundred thousand
 * rows, and
 * Hibernate cannot batch inserts whose ids the database makes.
 */
final class ObservationWriter implements AutoCloseable {
    private static final int CHUNK = 2_000;
    private static final String RETIRE = "UPDATE observation SET is_current = NULL WHERE id = ? AND is_current = 1";
    private static final String INSERT = "INSERT INTO observation (site_id, parameter, period, start_at, end_at, version, is_current, value,"
            + " reason, below_detection, flags, unit, state, source, received_at, batch_id, note)"
            + " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final PreparedStatement retire;
    private final PreparedStatement insert;
    private final long batchId;
    private final Instant receivedAt;
    private int retired;
    private int inserted;

    ObservationWriter(Connection connection, long batchId, Instant receivedAt) throws SQLException {
        this.retire = connection.prepareStatement(RETIRE);
        this.insert = connection.prepareStatement(INSERT);
        this.batchId = batchId;
        this.receivedAt = receivedAt;
    }

    void add(Addition addition, String source) {
        CheckedRow row = addition.row();
        ReadingText content = row.content();
        Reading previous = addition.previous();
        try {
            version(previous, row.siteId(), row.parameter(), row.period(), row.start(), row.end(), content.value(),
                    content.reason(), content.belowDetection(), content.flags(), row.unit(), addition.state(), source,
                    addition.note());
        } catch (SQLException e) {
            throw new PersistenceException("a version cannot be written", e);
        }
    }

    /** Follows a current value with the version that a second person confirmed. */
    void follow(ObservationService.Following version) throws SQLException {
        Reading current = version.current();
        ReadingText content = version.content();
        version(current, current.siteId(), current.parameter(), current.period(), current.start(), current.end(),
                content.value(), content.reason(), content.belowDetection(), content.flags(), current.unit(), version.state(),
                current.source(), version.note());
    }

    /** Follows {@code current} with what stood before it, or with a withdrawn mark when nothing did. */
    void restore(Reading current, Reading before, String note) throws SQLException {
        if (before == null || before.state() == ObservationState.WITHDRAWN) {
            version(current, current.siteId(), current.parameter(), current.period(), current.start(), current.end(), null,
                    "withdrawn",
                    false, null, current.unit(), ObservationState.WITHDRAWN, current.source(), note);
        } else {
            version(current, before.siteId(), before.parameter(), before.period(), before.start(), before.end(), before.value(),
                    before.reason(), before.belowDetection(), before.flags(), before.unit(), before.state(), before.source(),
                    note);
        }
    }

    private void version(Reading previous, long siteId, String parameter, PeriodKind period, Instant start, Instant end,
            BigDecimal value,
            String reason, boolean below, String flags, String unit, ObservationState state, String source, String note)
            throws SQLException {
        if (previous != null) {
            retire.setLong(1, previous.id());
            retire.addBatch();
            retired++;
        }
        insert.setLong(1, siteId);
        insert.setString(2, parameter);
        insert.setString(3, period.name());
        insert.setObject(4, utc(start));
        insert.setObject(5, utc(end));
        insert.setInt(6, previous == null ? 1 : previous.version() + 1);
        if (value == null) {
            insert.setNull(7, Types.DECIMAL);
        } else {
            insert.setBigDecimal(7, value);
        }
        insert.setString(8, reason);
        insert.setBoolean(9, below);
        insert.setString(10, flags);
        insert.setString(11, unit);
        insert.setString(12, state.name());
        insert.setString(13, source);
        insert.setObject(14, utc(receivedAt));
        insert.setLong(15, batchId);
        insert.setString(16, note);
        insert.addBatch();
        if (++inserted >= CHUNK) {
            flush();
        }
    }

    private void flush() throws SQLException {
        try {
            if (retired > 0) {
                for (int count : retire.executeBatch()) {
                    if (count == 0 || count == Statement.EXECUTE_FAILED) {
                        throw elsewhere();
                    }
                }
            }
            insert.executeBatch();
        } catch (SQLIntegrityConstraintViolationException e) {
            throw (Problem) elsewhere().initCause(e);
        }
        retired = 0;
        inserted = 0;
    }

    private static Problem elsewhere() {
        return Problem.conflict("同一时段的数据正由另一批写入，请稍后重新提交");
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public void close() throws SQLException {
        try (retire; insert) {
            if (inserted > 0) {
                flush();
            }
        }
    }
}
