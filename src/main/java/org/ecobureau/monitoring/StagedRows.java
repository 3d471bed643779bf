package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import jakarta.persistence.PersistenceException;

import org.ecobureau.standard.Parameters;

/**
 * Reads the checked values of a job from {@code import_row} in {@link SlotDecider#ORDER}, page by page along the primary key;
 * one page is in memory.
 */
final class StagedRows implements Iterator<CheckedRow> {
    private static final int PAGE = 2_000;
    private static final String SELECT = "SELECT start_at, parameter, seq, line, heading, value, reason, below_detection, flags"
            + " FROM import_row WHERE job_id = ? AND site_id = ? AND period = ?";
    /** The rest of a slot, the rest of its time, the rest of the group: each is one range of the primary key. */
    private static final List<String> RESTS = List.of(" AND start_at = ? AND parameter = ? AND seq > ? ORDER BY seq",
            " AND start_at = ? AND parameter > ? ORDER BY parameter, seq",
            " AND start_at > ? ORDER BY start_at, parameter, seq");

    private final Connection connection;
    private final long jobId;
    private final Runnable progress;
    private final Iterator<Group> groups;
    private final ArrayDeque<CheckedRow> page = new ArrayDeque<>();
    private Group group;
    private int rest;
    private CheckedRow last;
    private int lastSeq;

    private record Group(long siteId, PeriodKind period) {
    }

    /** @param progress runs after each page */
    StagedRows(Connection connection, long jobId, Runnable progress) throws SQLException {
        this.connection = connection;
        this.jobId = jobId;
        this.progress = progress;
        List<Group> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT site_id, period FROM import_row WHERE job_id = ? GROUP BY site_id, period ORDER BY site_id, period")) {
            select.setLong(1, jobId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Group(rows.getLong(1), PeriodKind.valueOf(rows.getString(2))));
                }
            }
        }
        groups = found.iterator();
        rest = RESTS.size();
    }

    @Override
    public boolean hasNext() {
        try {
            while (page.isEmpty()) {
                if (rest >= RESTS.size()) {
                    if (!groups.hasNext()) {
                        return false;
                    }
                    group = groups.next();
                    last = null;
                    rest = RESTS.size() - 1;
                }
                fill();
            }
            return true;
        } catch (SQLException e) {
            throw new PersistenceException("checked values cannot be read", e);
        }
    }

    private void fill() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + RESTS.get(rest) + " LIMIT " + PAGE)) {
            select.setLong(1, jobId);
            select.setLong(2, group.siteId());
            select.setString(3, group.period().name());
            select.setObject(4, last == null ? LocalDateTime.of(1, 1, 1, 0, 0) : utc(last.start()));
            if (rest < 2) {
                select.setString(5, last.parameter());
            }
            if (rest == 0) {
                select.setInt(6, lastSeq);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(row(rows));
                }
            }
        }
        if (page.isEmpty()) {
            rest++;
        } else {
            last = page.peekLast();
            // A page that is not full has emptied its range, and what follows lies in the next one.
            rest = page.size() < PAGE ? rest + 1 : 0;
            progress.run();
        }
    }

    private CheckedRow row(ResultSet rows) throws SQLException {
        Instant start = rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        String parameter = rows.getString(2);
        lastSeq = rows.getInt(3);
        BigDecimal value = rows.getBigDecimal(6);
        RawRow raw = new RawRow(rows.getInt(4), "rows[" + lastSeq + "]", rows.getString(5), null, parameter, null, null, false,
                null, null);
        return new CheckedRow(raw, group.siteId(), parameter, group.period(), start, group.period().endOf(start),
                new ReadingText(value == null ? null : value.stripTrailingZeros(), rows.getString(7), rows.getBoolean(8),
                        rows.getString(9)),
                Parameters.find(parameter).orElseThrow().unit());
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public CheckedRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }
}
