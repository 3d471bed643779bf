package org.ecobureau.attachment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.seal.SealBrokenException;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Storing, sealing, leases and serving; decides about the scan itself, so it needs no scanner. */
@QuarkusTest
class AttachmentStorageTest {

    private final AttachmentOwner owner = new AttachmentOwner("storage", UUID.randomUUID().toString());
    private final UUID scanner = UUID.randomUUID();

    @Inject
    FileChecks checks;

    @Inject
    AttachmentService attachments;

    @Inject
    ChunkStore chunks;

    @Inject
    AuditLog audit;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private List<PreparedFile> photos(byte[]... contents) {
        List<Upload> uploads = new ArrayList<>();
        for (byte[] content : contents) {
            uploads.add(Upload.of("现场照片.jpg", content));
        }
        return checks.photos("photos", uploads).orThrow();
    }

    /** Stores a document and keeps the real scan job away from it by a lease of our own. */
    private UUID storedDocument(byte[] content) {
        PreparedFile file = checks.document("document", Upload.of("环评报告表.pdf", content)).orThrow().get(0);
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = attachments.storeDocument(owner, file).id();
            assertTrue(Attachment.claim(row(id).id, scanner, clock.instant(), clock.instant().plus(Duration.ofHours(1))));
            return id;
        });
    }

    private UUID cleanDocument(byte[] content) {
        UUID id = storedDocument(content);
        assertTrue(finish(id, scanner, AttachmentState.CLEAN));
        return id;
    }

    private boolean finish(UUID id, UUID lease, AttachmentState state) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Attachment.finish(row(id).id, lease, state, null, clock.instant()));
    }

    private static Attachment row(UUID id) {
        return Attachment.byUuid(id).orElseThrow();
    }

    /** Three chunks, the last one not full. */
    private static byte[] longPdf() {
        byte[] noise = new byte[2 * ChunkStore.CHUNK_BYTES + 1000];
        new Random(1).nextBytes(noise);
        return Specimens.joined("%PDF-1.4\n".getBytes(US_ASCII), noise, Specimens.pdf());
    }

    @Test
    void photosBelongToTheTransactionOfTheirComplaint() {
        List<PreparedFile> files = photos(Specimens.jpeg(60, 40));
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            attachments.storePhotos(owner, files);
            throw new IllegalStateException("the complaint cannot be stored");
        }));
        assertEquals(List.of(), attachments.photos(owner));
        assertThrows(TransactionalException.class, () -> attachments.storePhotos(owner, files));
    }

    @Test
    void photosAreListedInTheirOrderWithTheirCopies() {
        QuarkusTransaction.requiringNew()
                .run(() -> attachments.storePhotos(owner, photos(Specimens.jpeg(640, 480), Specimens.png(30, 60))));
        List<PhotoView> photos = attachments.photos(owner);
        assertEquals(List.of(320, 30), photos.stream().map(PhotoView::thumbnailWidth).toList());
        List<AttachmentView> files = attachments.files(owner);
        assertEquals(List.of("image/jpeg", "image/png"), files.stream().map(AttachmentView::mediaType).toList());
        assertEquals("现场照片.jpg", files.get(0).name());
        assertEquals(photos.get(0).original(), files.get(0).id());
        assertEquals(owner, attachments.ownerOf(photos.get(1).thumbnail()).orElseThrow());
    }

    @Test
    void databaseHoldsNeitherNameNorContentInTheOpen() throws SQLException {
        byte[] pdf = longPdf();
        UUID id = storedDocument(pdf);
        StringBuilder dump = new StringBuilder();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT a.sealed_name, c.sealed FROM attachment a"
                        + " JOIN attachment_chunk c ON c.attachment_id = a.id WHERE a.uuid = ?")) {
            select.setString(1, id.toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    dump.append(new String(row.getBytes(1), ISO_8859_1)).append(new String(row.getBytes(2), ISO_8859_1));
                }
            }
        }
        assertTrue(dump.length() > pdf.length);
        // long marks only: three letters turn up by chance in some hundred thousand sealed bytes
        assertFalse(dump.indexOf("%PDF-1.") >= 0 || dump.indexOf("MediaBox") >= 0);
        assertFalse(dump.indexOf(new String("环评".getBytes(java.nio.charset.StandardCharsets.UTF_8), ISO_8859_1)) >= 0);
    }

    @Test
    void exchangedOrMissingChunksAreNoticed() throws Exception {
        UUID id = storedDocument(longPdf());
        Attachment file = QuarkusTransaction.requiringNew().call(() -> row(id));
        try (Connection connection = database.getConnection();
                PreparedStatement swap = connection.prepareStatement("UPDATE attachment_chunk a JOIN attachment_chunk b"
                        + " ON b.attachment_id = a.attachment_id AND b.position = 1 SET a.sealed = b.sealed"
                        + " WHERE a.attachment_id = ? AND a.position = 0");
                PreparedStatement delete = connection
                        .prepareStatement("DELETE FROM attachment_chunk WHERE attachment_id = ? AND position = 2")) {
            swap.setLong(1, file.id);
            assertEquals(1, swap.executeUpdate());
            delete.setLong(1, file.id);
            assertEquals(1, delete.executeUpdate());
        }
        assertThrows(SealBrokenException.class, () -> read(file, 0, 10));
        assertEquals(10, read(file, ChunkStore.CHUNK_BYTES, ChunkStore.CHUNK_BYTES + 9L).length);
        assertThrows(SealBrokenException.class, () -> read(file, 2L * ChunkStore.CHUNK_BYTES, file.bytes - 1));
    }

    private byte[] read(Attachment file, long first, long last) throws IOException {
        try (InputStream in = chunks.open(file.id, file.uuid, first, last)) {
            return in.readAllBytes();
        }
    }

    @Test
    void quarantinedFileIsNotServed() {
        UUID id = storedDocument(Specimens.pdf());
        given().get("/test-attachments/public/" + id).then().statusCode(409).body(containsString("正在进行安全检查"));
        given().get("/test-attachments/private/" + id).then().statusCode(409);
        given().get("/test-attachments/private/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void publicDocumentIsServedWithItsHashAsTagAndUnchangedIs304() {
        byte[] pdf = longPdf();
        UUID id = cleanDocument(pdf);
        String url = "/test-attachments/public/" + id;
        String sha256 = attachments.find(id).orElseThrow().sha256();
        byte[] body = given().get(url).then().statusCode(200).contentType("application/pdf")
                .header("ETag", equalTo('"' + sha256 + '"')).header("Content-Length", equalTo(String.valueOf(pdf.length)))
                .header("Accept-Ranges", equalTo("bytes")).header("Cache-Control", equalTo("public, max-age=300"))
                .header("Content-Security-Policy", equalTo("sandbox; default-src 'none'"))
                .header("Content-Disposition", containsString("attachment; filename=")).extract().asByteArray();
        assertArrayEquals(pdf, body);
        given().header("If-None-Match", '"' + sha256 + '"').get(url).then().statusCode(304);
        given().head(url).then().statusCode(200).header("Content-Length", equalTo(String.valueOf(pdf.length)));
    }

    @Test
    void rangesAcrossChunksAreServed() {
        byte[] pdf = longPdf();
        String url = "/test-attachments/public/" + cleanDocument(pdf);
        int from = ChunkStore.CHUNK_BYTES - 5;
        int to = 2 * ChunkStore.CHUNK_BYTES + 5;
        byte[] part = given().header("Range", "bytes=" + from + "-" + to).get(url).then().statusCode(206)
                .header("Content-Range", equalTo("bytes " + from + "-" + to + "/" + pdf.length)).extract().asByteArray();
        assertArrayEquals(Arrays.copyOfRange(pdf, from, to + 1), part);
        given().header("Range", "bytes=" + pdf.length + "-").get(url).then().statusCode(416).header("Content-Range",
                equalTo("bytes */" + pdf.length));
        given().header("Range", "bytes=0-9").header("If-Range", "\"other\"").get(url).then().statusCode(200);
    }

    @Test
    void photosAreNeverPublicHere() {
        QuarkusTransaction.requiringNew().run(() -> {
            AttachmentView photo = attachments.storePhotos(owner, photos(Specimens.jpeg(60, 40))).get(0);
            assertTrue(Attachment.claim(row(photo.id()).id, scanner, clock.instant(), clock.instant().plusSeconds(60)));
        });
        PhotoView photo = attachments.photos(owner).get(0);
        assertTrue(finish(photo.original(), scanner, AttachmentState.CLEAN));
        assertTrue(attachments.photos(owner).get(0).clean());
        given().get("/test-attachments/private/" + photo.thumbnail()).then().statusCode(200);
        for (UUID id : List.of(photo.original(), photo.shown(), photo.thumbnail())) {
            given().get("/test-attachments/public/" + id).then().statusCode(404);
        }
    }

    @Test
    void onlyOneOfManyNodesGetsTheLease() throws Exception {
        UUID id = storedDocument(Specimens.pdf());
        long row = QuarkusTransaction.requiringNew().call(() -> row(id).id);
        Instant later = clock.instant().plus(Duration.ofHours(2));
        assertFalse(claim(row, clock.instant()), "our own lease still runs");

        ExecutorService nodes = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> claims = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            claims.add(nodes.submit(() -> claim(row, later)));
        }
        int got = 0;
        for (Future<Boolean> claim : claims) {
            got += claim.get() ? 1 : 0;
        }
        nodes.shutdown();
        assertEquals(1, got, "after the lease of a dead node ran out, one other takes over");
        assertFalse(finish(id, scanner, AttachmentState.CLEAN), "who lost the lease has no say any more");
        given().get("/test-attachments/public/" + id).then().statusCode(409);
    }

    private static boolean claim(long row, Instant now) {
        return org.ecobureau.shared.web.Retrying.deadlocks(5, () -> QuarkusTransaction.requiringNew()
                .call(() -> Attachment.claim(row, UUID.randomUUID(), now, now.plusSeconds(60))));
    }

    @Test
    void scannerAwayLeavesTheFileInQuarantineForLater() throws Exception {
        UUID id = storedDocument(Specimens.pdf());
        Attachment file = QuarkusTransaction.requiringNew().call(() -> row(id));
        ScannerTest.At nowhere = new ScannerTest.At(ScannerTest.deadPort());
        ScanJob job = new ScanJob();
        job.scanner = new Scanner(nowhere);
        job.config = nowhere;
        job.chunks = chunks;
        job.audit = audit;
        job.clock = Clock.offset(clock, Duration.ofHours(2));
        assertFalse(job.scan(file));
        assertEquals(AttachmentState.QUARANTINED, attachments.find(id).orElseThrow().state());
        assertTrue(QuarkusTransaction.requiringNew().call(() -> claim(file.id, job.clock.instant().plusSeconds(16))),
                "free again after the pause");
    }

    @Test
    void filesOfADraftMoveToItsComplaintOrAreDeletedWithIt() throws SQLException {
        AttachmentOwner complaint = new AttachmentOwner("complaint", UUID.randomUUID().toString());
        QuarkusTransaction.requiringNew()
                .run(() -> attachments.storePhotos(owner, photos(Specimens.jpeg(60, 40), Specimens.jpeg(50, 40))));
        QuarkusTransaction.requiringNew().run(() -> attachments.move(owner, complaint));
        assertEquals(List.of(), attachments.photos(owner));
        assertEquals(2, attachments.photos(complaint).size());

        UUID first = attachments.photos(complaint).get(0).original();
        assertFalse(QuarkusTransaction.requiringNew().call(() -> attachments.delete(owner, first)), "another's file");
        assertTrue(QuarkusTransaction.requiringNew().call(() -> attachments.delete(complaint, first)));
        assertEquals(1, attachments.photos(complaint).size());
        QuarkusTransaction.requiringNew().run(() -> attachments.delete(complaint));
        assertEquals(List.of(), attachments.files(complaint));
        try (Connection connection = database.getConnection();
                ResultSet orphans = connection.createStatement().executeQuery(
                        "SELECT COUNT(*) FROM attachment_chunk WHERE attachment_id NOT IN (SELECT id FROM attachment)")) {
            orphans.next();
            assertEquals(0, orphans.getInt(1));
        }
    }
}
