package org.ecobureau.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

/**
 * Opens what stands under an older key and seals it under the newest, some rows at a time. Every new value is opened again
 * before it
 * is written, and written only if the old one still stands there: who wrote in the meantime wins.
 */
public final class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    private final Sealing sealing;
    private final Macs macs;

    public Resealing(Sealing sealing, Macs macs) {
        this.sealing = sealing;
        this.macs = macs;
    }

    /**
     * What one step did.
     *
     * @param last the key of the last row seen; empty at the end of the table
     * @param changed values written anew
     * @param broken values that could not be opened
     */
    public record Step(List<Object> last, int seen, int changed, int broken) {

        public boolean atEnd() {
            return last.isEmpty();
        }
    }

    private record Row(List<Object> key, Map<String, byte[]> sealed, Map<String, String> places, Map<String, String> hashes) {
    }

    /** The next rows behind that key (empty: from the beginning), in the transaction of the connection. */
    public Step next(Connection database, SealedTable table, List<Object> after) throws SQLException {
        List<Row> rows = read(database, table, after);
        int changed = 0;
        int broken = 0;
        for (Row row : rows) {
            try {
                changed += renew(database, table, row);
            } catch (SealBrokenException e) {
                LOG.errorf("%s %s cannot be opened: %s", table.table(), row.key(), e.getMessage());
                broken++;
            }
        }
        List<Object> last = rows.size() < table.atOnce() ? List.of() : rows.get(rows.size() - 1).key();
        return new Step(last, rows.size(), changed, broken);
    }

    /** How many values of the table stand under another key than the newest. */
    public long left(Connection database, SealedTable table) throws SQLException {
        long left = 0;
        for (SealedTable.Column column : table.columns()) {
            try (PreparedStatement count = database.prepareStatement("SELECT COUNT(*) FROM " + table.table() + " t WHERE "
                    + older(column))) {
                count.setBytes(1, newest());
                try (ResultSet result = count.executeQuery()) {
                    result.next();
                    left += result.getLong(1);
                }
            }
        }
        return left;
    }

    private List<Row> read(Connection database, SealedTable table, List<Object> after) throws SQLException {
        List<String> selected = new ArrayList<>();
        table.key().forEach(k -> selected.add("t." + k));
        table.columns().forEach(c -> selected.addAll(List.of("t." + c.name(), c.place())));
        table.indexes().forEach(i -> selected.add("t." + i.name()));
        // A hash does not name its key: where there is one, every row is looked at.
        boolean all = !table.indexes().isEmpty();
        String wanted = all ? "1 = 1"
                : table.columns().stream().map(Resealing::older).collect(Collectors.joining(" OR ", "(", ")"));
        String sql = "SELECT " + String.join(", ", selected) + " FROM " + table.from() + " WHERE " + wanted
                + (after.isEmpty() ? "" : " AND " + behind(table.key())) + " ORDER BY "
                + table.key().stream().map(k -> "t." + k).collect(Collectors.joining(", ")) + " LIMIT " + table.atOnce();
        try (PreparedStatement select = database.prepareStatement(sql)) {
            int at = 1;
            for (int i = 0; !all && i < table.columns().size(); i++) {
                select.setBytes(at++, newest());
            }
            for (int i = 0; i < after.size(); i++) {
                for (int j = 0; j <= i; j++) {
                    select.setObject(at++, after.get(j));
                }
            }
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(table, result));
                }
            }
            return rows;
        }
    }

    private static Row row(SealedTable table, ResultSet result) throws SQLException {
        int at = 1;
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < table.key().size(); i++) {
            key.add(result.getObject(at++));
        }
        Map<String, byte[]> sealed = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        for (SealedTable.Column column : table.columns()) {
            sealed.put(column.name(), result.getBytes(at++));
            places.put(column.name(), result.getString(at++));
        }
        Map<String, String> hashes = new HashMap<>();
        for (SealedTable.Index index : table.indexes()) {
            hashes.put(index.name(), result.getString(at++));
        }
        return new Row(key, sealed, places, hashes);
    }

    private int renew(Connection database, SealedTable table, Row row) throws SQLException {
        int changed = 0;
        Map<String, byte[]> plain = new HashMap<>();
        for (SealedTable.Column column : table.columns()) {
            byte[] old = row.sealed().get(column.name());
            boolean hashed = table.indexes().stream().anyMatch(i -> i.of().equals(column.name()));
            if (old == null || !sealing.needsResealing(old) && !hashed) {
                continue;
            }
            String place = row.places().get(column.name());
            byte[] clear = sealing.open(old, place);
            plain.put(column.name(), clear);
            if (sealing.needsResealing(old)) {
                byte[] renewed = sealing.seal(clear, place);
                if (!MessageDigest.isEqual(clear, sealing.open(renewed, place))) {
                    throw new SealBrokenException("the new value does not open to the old one");
                }
                changed += write(database, table, row, column.name(), renewed, old);
            }
        }
        for (SealedTable.Index index : table.indexes()) {
            String old = row.hashes().get(index.name());
            byte[] clear = plain.get(index.of());
            String renewed = old == null || clear == null ? old : macs.mac(index.purpose(), new String(clear, UTF_8));
            if (old != null && !old.equals(renewed)) {
                changed += write(database, table, row, index.name(), renewed, old);
            }
        }
        return changed;
    }

    private static int write(Connection database, SealedTable table, Row row, String column, Object renewed, Object old)
            throws SQLException {
        String where = table.key().stream().map(k -> k + " = ?").collect(Collectors.joining(" AND "));
        try (PreparedStatement update = database.prepareStatement(
                "UPDATE " + table.table() + " SET " + column + " = ? WHERE " + where + " AND " + column + " = ?")) {
            int at = 1;
            update.setObject(at++, renewed);
            for (Object part : row.key()) {
                update.setObject(at++, part);
            }
            update.setObject(at, old);
            return update.executeUpdate();
        }
    }

    /** Sealed under another key than the newest: the id of the key stands in the second to fifth byte. */
    private static String older(SealedTable.Column column) {
        return "t." + column.name() + " IS NOT NULL AND SUBSTRING(t." + column.name() + ", 2, 4) <> ?";
    }

    /** The rows behind a key: {@code (a > ? OR a = ? AND b > ?)}. */
    private static String behind(List<String> key) {
        List<String> ways = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            StringBuilder way = new StringBuilder();
            for (int j = 0; j < i; j++) {
                way.append("t.").append(key.get(j)).append(" = ? AND ");
            }
            ways.add(way + "t." + key.get(i) + " > ?");
        }
        return "(" + String.join(" OR ", ways) + ")";
    }

    private byte[] newest() {
        return ByteBuffer.allocate(4).putInt(sealing.newestKey()).array();
    }
}
