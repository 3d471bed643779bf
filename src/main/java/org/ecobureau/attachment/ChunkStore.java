package org.ecobureau.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.seal.Sealing;

import io.agroal.api.AgroalDataSource;

/**
 * The content of files in sealed chunks, in plain SQL: chunk by chunk, so that a 25 MB document never lies in memory as a
 * whole. Writing takes part in the caller's transaction.
 */
@ApplicationScoped
class ChunkStore {

    static final int CHUNK_BYTES = 256 * 1024;

    @Inject
    AgroalDataSource database;

    @Inject
    Sealing sealing;

    /** @return the number of bytes written */
    long write(long attachmentId, UUID uuid, InputStream content) throws IOException, SQLException {
        long written = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO attachment_chunk (attachment_id, position, sealed) VALUES (?, ?, ?)")) {
            byte[] plain = content.readNBytes(CHUNK_BYTES);
            for (int position = 0; plain.length > 0; position++) {
                insert.setLong(1, attachmentId);
                insert.setInt(2, position);
                insert.setBytes(3, sealing.seal(plain, place(uuid, position)));
                insert.executeUpdate();
                written += plain.length;
                plain = content.readNBytes(CHUNK_BYTES);
            }
        }
        return written;
    }

    /** The bytes from {@code first} to {@code last}, both included; chunks are read when they are needed. */
    InputStream open(long attachmentId, UUID uuid, long first, long last) {
        return new ChunkStream(attachmentId, uuid, first, last + 1);
    }

    private byte[] chunk(long attachmentId, UUID uuid, int position) throws IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("SELECT sealed FROM attachment_chunk WHERE attachment_id = ? AND position = ?")) {
            select.setLong(1, attachmentId);
            select.setInt(2, position);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SealBrokenException("attachment " + uuid + " lacks its chunk " + position);
                }
                return sealing.open(row.getBytes(1), place(uuid, position));
            }
        } catch (SQLException e) {
            throw new IOException("chunk " + position + " of attachment " + uuid + " cannot be read", e);
        }
    }

    private static String place(UUID uuid, int position) {
        return "attachment " + uuid + ":" + position;
    }

    /** Opens one chunk at a time. */
    private final class ChunkStream extends InputStream {
        private final long attachmentId;
        private final UUID uuid;
        private final long end;
        private long at;
        private int opened = -1;
        private byte[] plain;

        ChunkStream(long attachmentId, UUID uuid, long start, long end) {
            this.attachmentId = attachmentId;
            this.uuid = uuid;
            this.at = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at >= end) {
                return -1;
            }
            int position = (int) (at / CHUNK_BYTES);
            if (position != opened) {
                plain = chunk(attachmentId, uuid, position);
                opened = position;
            }
            int inside = (int) (at % CHUNK_BYTES);
            int count = (int) Math.min(Math.min(length, end - at), plain.length - inside);
            if (count <= 0) {
                throw new SealBrokenException("attachment " + uuid + " is shorter than recorded");
            }
            System.arraycopy(plain, inside, target, offset, count);
            at += count;
            return count;
        }
    }
}
