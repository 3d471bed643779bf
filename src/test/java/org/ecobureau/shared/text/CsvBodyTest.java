package org.ecobureau.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class CsvBodyTest {

    private static Stream<List<Object>> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> List.of("row", i));
    }

    private static String written(CsvBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void noCellIsAFormula() {
        for (String text : List.of("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1")) {
            assertEquals("'" + text, Csv.guarded(text));
        }
        assertEquals("砖厂=冒烟", Csv.guarded("砖厂=冒烟"));
    }

    @Test
    void whatWasReadAheadIsWrittenUnchanged() throws IOException {
        Spool.Room room = new Spool.Room(10_000_000, 20_000_000);
        for (int count : new int[] { 0, 10, 50_000 }) {
            CsvBody body = new CsvBody(List.of("name", "number"), rows(count));
            assertTrue(body.fingerprint(room).isPresent());
            assertEquals(written(new CsvBody(List.of("name", "number"), rows(count))), written(body));
            assertEquals(0, room.used(), "nothing waits any more");
        }
    }

    @Test
    void equalTablesHaveEqualFingerprintsAndOthersDoNot() throws IOException {
        Spool.Room room = new Spool.Room(1_000_000, 1_000_000);
        List<String> header = List.of("name", "number");
        Optional<String> ten = new CsvBody(header, rows(10)).fingerprint(room);
        assertEquals(ten, new CsvBody(header, rows(10)).fingerprint(room));
        assertTrue(!ten.equals(new CsvBody(header, rows(11)).fingerprint(room)));
        assertEquals(32, ten.orElseThrow().length());
    }

    /** 50,000 rows are about 500 KB; there is room for 100 KB. */
    @Test
    void aTableTooLongForItsRoomIsStreamedWholeWithoutFingerprint() throws IOException {
        for (Spool.Room room : List.of(new Spool.Room(100_000, 10_000_000), new Spool.Room(10_000_000, 100_000))) {
            CsvBody body = new CsvBody(List.of("name", "number"), rows(50_000));
            assertEquals(Optional.empty(), body.fingerprint(room));
            assertTrue(room.used() < 200_000, "no more than the room and one buffer waits: " + room.used());
            assertEquals(written(new CsvBody(List.of("name", "number"), rows(50_000))), written(body));
            assertEquals(0, room.used());
        }
    }

    /** The JSON writes an instant with its seconds; the table says the same to the letter. */
    @Test
    void instantsHaveSeconds() throws IOException {
        CsvBody body = new CsvBody(List.of("start"),
                Stream.of(List.of(OffsetDateTime.parse("2026-04-01T00:00+08:00")),
                        List.of(OffsetDateTime.parse("2026-04-01T00:00:07.250+08:00"))));
        assertEquals("\uFEFFstart\r\n2026-04-01T00:00:00+08:00\r\n2026-04-01T00:00:07.25+08:00\r\n", written(body));
    }

    @Test
    void aRowThatCannotBeReadGivesRoomAndRowsBack() {
        Spool.Room room = new Spool.Room(10_000_000, 10_000_000);
        AtomicBoolean closed = new AtomicBoolean();
        CsvBody body = new CsvBody(List.of("name", "number"), rows(50_000).peek(row -> {
            if (row.get(1).equals(40_000)) {
                throw new IllegalStateException("the database is gone");
            }
        }).onClose(() -> closed.set(true)));
        assertThrows(IllegalStateException.class, () -> body.fingerprint(room));
        assertEquals(0, room.used());
        assertTrue(closed.get());
    }

    @Test
    void aClientThatLeavesGivesRoomAndRowsBackEvenWhenTheRowsDoNotClose() throws IOException {
        Spool.Room room = new Spool.Room(10_000_000, 10_000_000);
        CsvBody body = new CsvBody(List.of("name", "number"), rows(50_000).onClose(() -> {
            throw new IllegalStateException("the database is gone");
        }));
        assertTrue(body.fingerprint(room).isPresent());
        assertTrue(room.used() > 100_000);
        assertThrows(IOException.class, () -> body.write(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the client left");
            }
        }));
        assertEquals(0, room.used());
    }

    @Test
    void anAnswerThatIsNotWrittenGivesItsRoomAndRowsBack() throws IOException {
        Spool.Room room = new Spool.Room(10_000_000, 10_000_000);
        AtomicBoolean closed = new AtomicBoolean();
        CsvBody body = new CsvBody(List.of("name", "number"), rows(50_000).onClose(() -> closed.set(true)));
        assertTrue(body.fingerprint(room).isPresent());
        assertTrue(room.used() > 100_000);
        body.close();
        assertEquals(0, room.used());
        assertTrue(closed.get());
    }
}
