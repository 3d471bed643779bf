package org.ecobureau.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.ecobureau.shared.web.Violation;

/** Puts checked values and faults of a job into their waiting tables, committing every few thousand: nothing is published. */
final class StagingWriter implements AutoCloseable {
    private static final int CHUNK = 2_000;
    private static final int HEADING = 60;
    private static final int MESSAGE = 600;

    private final Connection connection;
    private final long jobId;
    private final int mostFaults;
    private final PreparedStatement rows;
    private final PreparedStatement faults;
    private int seq;
    private int waiting;
    private int faultCount;

    StagingWriter(Connection connection, long jobId, int mostFaults) throws SQLException {
        this.connection = connection;
        this.jobId = jobId;
        this.mostFaults = mostFaults;
        connection.setAutoCommit(false);
        rows = connection.prepareStatement("INSERT INTO import_row (job_id, site_id, period, start_at, parameter, seq, line,"
                + " heading, value, reason, below_detection, flags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        faults = connection.prepareStatement("INSERT INTO import_error (job_id, line, position, message) VALUES (?, ?, ?, ?)");
    }

    void add(CheckedRow row) throws SQLException {
        String heading = row.raw().column();
        rows.setLong(1, jobId);
        rows.setLong(2, row.siteId());
        rows.setString(3, row.period().name());
        rows.setObject(4, LocalDateTime.ofInstant(row.start(), ZoneOffset.UTC));
        rows.setString(5, row.parameter());
        rows.setInt(6, seq++);
        rows.setInt(7, row.raw().line());
        rows.setString(8, heading == null || heading.length() <= HEADING ? heading : heading.substring(0, HEADING));
        if (row.value() == null) {
            rows.setNull(9, Types.DECIMAL);
        } else {
            rows.setBigDecimal(9, row.value());
        }
        rows.setString(10, row.content().reason());
        rows.setBoolean(11, row.content().belowDetection());
        rows.setString(12, row.content().flags());
        rows.addBatch();
        waited();
    }

    /** Keeps why a row cannot be stored; beyond the limit faults are counted by the plan only. */
    void fault(RawRow row, List<Violation> why) throws SQLException {
        for (Violation violation : why) {
            if (faultCount < mostFaults) {
                String message = violation.message();
                faults.setLong(1, jobId);
                faults.setInt(2, row.line());
                faults.setInt(3, faultCount++);
                faults.setString(4, message.length() <= MESSAGE ? message : message.substring(0, MESSAGE));
                faults.addBatch();
                waited();
            }
        }
    }

    private void waited() throws SQLException {
        if (++waiting >= CHUNK) {
            flush();
        }
    }

    void flush() throws SQLException {
        rows.executeBatch();
        faults.executeBatch();
        connection.commit();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        try (rows; faults) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
