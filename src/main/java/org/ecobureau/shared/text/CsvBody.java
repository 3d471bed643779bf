package org.ecobureau.shared.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.core.StreamingOutput;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The body of a CSV answer. It can be read ahead into a {@link Spool} to learn its fingerprint; what does not fit is streamed
 * on from where the reading stopped. Written once.
 */
public final class CsvBody implements StreamingOutput, AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\r\n").get();
    private static final int TAG_BYTES = 16;

    private final List<String> header;
    private final Stream<? extends List<?>> rows;
    private final Switch target = new Switch();
    private Iterator<? extends List<?>> rest;
    private CSVPrinter printer;
    private Spool spool;

    CsvBody(List<String> header, Stream<? extends List<?>> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** What the printer writes to: first the spool, later the answer. */
    private static final class Switch extends OutputStream {
        private OutputStream to;
        private MessageDigest digest;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] { (byte) b }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (digest != null) {
                digest.update(bytes, from, length);
            }
            to.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }
    }

    /**
     * Reads the whole table ahead.
     *
     * @return the first half of the SHA-256 of its bytes in hex; empty when it is longer than there is room for
     */
    public Optional<String> fingerprint(Spool.Room room) throws IOException {
        try {
            return readAhead(room);
        } catch (IOException | RuntimeException | Error e) {
            // a row that cannot be read: nothing will be written, so the room goes back
            closeAfter(e);
            throw e;
        }
    }

    private Optional<String> readAhead(Spool.Room room) throws IOException {
        target.digest = sha256();
        spool = new Spool(room);
        start(spool);
        while (rest.hasNext()) {
            if (spool.full()) {
                return Optional.empty();
            }
            printer.printRecord(rest.next().stream().map(Csv::cell).toList());
        }
        printer.flush();
        return Optional.of(HexFormat.of().formatHex(target.digest.digest(), 0, TAG_BYTES));
    }

    private void start(OutputStream to) throws IOException {
        target.to = to;
        Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(header);
        rest = rows.iterator();
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (this) {
            if (spool == null) {
                start(out);
            } else {
                printer.flush();
                target.digest = null;
                target.to = out;
                spool.copyTo(out);
            }
            while (rest.hasNext()) {
                printer.printRecord(rest.next().stream().map(Csv::cell).toList());
            }
            printer.flush();
        }
    }

    /** Gives back what was read ahead; for an answer that will not be written. */
    @Override
    public void close() throws IOException {
        try (Spool ahead = spool) {
            rows.close();
        }
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
