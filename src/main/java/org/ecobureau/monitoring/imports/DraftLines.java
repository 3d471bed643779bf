package org.ecobureau.monitoring.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.table.TableRow;

import io.agroal.api.AgroalDataSource;

/**
 * The lines of an uploaded file, whatever its format was: packed, cut into chunks and each chunk sealed. They are read once
 * at upload and walked again by every check, one chunk in memory.
 */
@ApplicationScoped
class DraftLines {
    private static final int CHUNK_BYTES = 256 * 1024;

    @Inject
    AgroalDataSource database;
    @Inject
    Sealing sealing;

    /** Takes lines for a draft; part of the caller's transaction. */
    final class Writer implements AutoCloseable {
        private final DataOutputStream out;

        private Writer(String draft) {
            out = new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(new ChunkOutput(draft)), CHUNK_BYTES));
        }

        void add(TableRow row) throws IOException {
            out.writeInt(row.line());
            out.writeShort(row.cells().size());
            for (String cell : row.cells()) {
                byte[] utf8 = cell.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        }

        @Override
        public void close() throws IOException {
            out.writeInt(-1);
            out.close();
        }
    }

    Writer writer(String draft) {
        return new Writer(draft);
    }

    /** The lines in their order. */
    Lines read(String draft) {
        return new Lines(new DataInputStream(new BufferedInputStream(new InflaterInputStream(new ChunkInput(draft)))));
    }

    void forget(String draft) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM import_chunk WHERE draft_id = ?")) {
            delete.setString(1, draft);
            delete.executeUpdate();
        }
    }

    private static String place(String draft, int position) {
        return "import_draft " + draft + ":" + position;
    }

    /** Lines of a draft, one by one. */
    static final class Lines implements Iterator<TableRow>, AutoCloseable {
        private final DataInputStream in;
        private TableRow ahead;

        private Lines(DataInputStream in) {
            this.in = in;
            this.ahead = line();
        }

        private TableRow line() {
            try {
                int number = in.readInt();
                if (number < 0) {
                    return null;
                }
                int count = in.readShort();
                List<String> cells = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    cells.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
                }
                return new TableRow(number, cells);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            return ahead != null;
        }

        @Override
        public TableRow next() {
            if (ahead == null) {
                throw new NoSuchElementException();
            }
            TableRow line = ahead;
            ahead = line();
            return line;
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class ChunkOutput extends OutputStream {
        private final String draft;
        private final byte[] plain = new byte[CHUNK_BYTES];
        private int filled;
        private int position;

        ChunkOutput(String draft) {
            this.draft = draft;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] { (byte) b }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            while (from < offset + length) {
                int count = Math.min(CHUNK_BYTES - filled, offset + length - from);
                System.arraycopy(bytes, from, plain, filled, count);
                filled += count;
                from += count;
                if (filled == CHUNK_BYTES) {
                    store();
                }
            }
        }

        private void store() throws IOException {
            byte[] full = java.util.Arrays.copyOf(plain, filled);
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection
                            .prepareStatement("INSERT INTO import_chunk (draft_id, position, sealed) VALUES (?, ?, ?)")) {
                insert.setString(1, draft);
                insert.setInt(2, position);
                insert.setBytes(3, sealing.seal(full, place(draft, position)));
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IOException("chunk " + position + " of draft " + draft + " cannot be kept", e);
            }
            position++;
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            if (filled > 0) {
                store();
            }
        }
    }

    private final class ChunkInput extends InputStream {
        private final String draft;
        private byte[] plain = {};
        private int at;
        private int position;

        ChunkInput(String draft) {
            this.draft = draft;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (at == plain.length) {
                plain = chunk();
                at = 0;
            }
            int count = Math.min(length, plain.length - at);
            System.arraycopy(plain, at, target, offset, count);
            at += count;
            return count;
        }

        private byte[] chunk() throws IOException {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection
                            .prepareStatement("SELECT sealed FROM import_chunk WHERE draft_id = ? AND position = ?")) {
                select.setString(1, draft);
                select.setInt(2, position);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new SealBrokenException("draft " + draft + " lacks its chunk " + position);
                    }
                    return sealing.open(row.getBytes(1), place(draft, position++));
                }
            } catch (SQLException e) {
                throw new IOException("chunk " + position + " of draft " + draft + " cannot be read", e);
            }
        }
    }
}
