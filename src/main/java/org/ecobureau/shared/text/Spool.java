package org.ecobureau.shared.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds an answer until its fingerprint is known: small ones in memory, larger ones in a temporary file that has no name any
 * more once it is open, so that nothing is left behind even by a crash.
 */
public final class Spool extends OutputStream {

    private static final int IN_MEMORY = 64 * 1024;

    private final Room room;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(4096);
    private FileChannel file;
    private long size;
    private long taken;

    /** How much may wait: for one answer, and for all answers together. */
    public static final class Room {
        private final long one;
        private final long all;
        private final AtomicLong used = new AtomicLong();

        public Room(long one, long all) {
            this.one = one;
            this.all = all;
        }

        /** Bytes waiting in files now. */
        long used() {
            return used.get();
        }
    }

    Spool(Room room) {
        this.room = room;
    }

    /** Whether nothing more should be put in. */
    boolean full() {
        return size >= room.one || room.used.get() >= room.all;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (file == null && size + length > IN_MEMORY) {
            Path path = Files.createTempFile("download", ".csv");
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            put(memory.toByteArray(), 0, memory.size());
            memory = null;
        }
        if (file == null) {
            memory.write(bytes, from, length);
        } else {
            put(bytes, from, length);
        }
        size += length;
    }

    private void put(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        taken += length;
        room.used.addAndGet(length);
    }

    void copyTo(OutputStream out) throws IOException {
        if (file == null) {
            memory.writeTo(out);
            return;
        }
        file.position(0);
        Channels.newInputStream(file).transferTo(out);
    }

    @Override
    public void close() throws IOException {
        room.used.addAndGet(-taken);
        taken = 0;
        if (file != null) {
            file.close();
        }
    }
}
