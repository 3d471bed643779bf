package org.ecobureau.attachment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.audit.AuditEntry;
import org.ecobureau.local.ClamdPart;
import org.ecobureau.local.StackClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Promises L5 and L6 against the real scanner: what a hostile file can do after it was sent. Nothing. */
@QuarkusTest
class HostileCorpusTest {

    private final AttachmentOwner owner = new AttachmentOwner("corpus", UUID.randomUUID().toString());

    @Inject
    FileChecks checks;

    @Inject
    AttachmentService attachments;

    @Inject
    Scanner scanner;

    @BeforeAll
    static void needsTheScanner() {
        StackClient.part("clamd");
    }

    private PhotoView stored(String name, byte[] photo) throws InterruptedException {
        List<PreparedFile> files = checks.photos("photos", List.of(Upload.of(name, photo))).orThrow();
        QuarkusTransaction.requiringNew().run(() -> attachments.storePhotos(owner, files));
        return scanned();
    }

    private PhotoView scanned() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            PhotoView photo = attachments.photos(owner).get(0);
            if (photo.state() != AttachmentState.QUARANTINED) {
                return photo;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("still quarantined after 30 s: does clamd run?");
    }

    private static byte[] served(UUID id) {
        return given().get("/test-attachments/private/" + id).then().statusCode(200)
                .header("Content-Security-Policy", equalTo("sandbox; default-src 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff")).header("Cache-Control", equalTo("no-store")).extract()
                .asByteArray();
    }

    @Test
    void goodPhotoIsScannedAndShown() throws Exception {
        byte[] sent = Specimens.jpegWithPosition(900, 600, 1);
        PhotoView photo = stored("../../" + "污".repeat(300) + ".jpg", sent);
        assertTrue(photo.clean());
        given().get("/test-attachments/private/" + photo.shown()).then().contentType("image/jpeg")
                .header("Content-Disposition", startsWith("inline"));
        for (UUID shown : List.of(photo.shown(), photo.thumbnail())) {
            String bytes = new String(served(shown), ISO_8859_1);
            assertFalse(bytes.contains("Exif") || bytes.contains(Specimens.CAMERA));
        }
        assertArrayEquals(sent, served(photo.original()), "investigators get every byte");
        given().get("/test-attachments/private/" + photo.original()).then().contentType("image/jpeg")
                .header("Content-Disposition", startsWith("attachment"))
                .header("Content-Disposition", containsString("%E6%B1%A1"))
                .header("Content-Disposition", containsString(".jpg"));
    }

    @Test
    void pageInsideAPhotoIsNeverAPage() throws Exception {
        PhotoView photo = stored("page.html", Specimens.jpegHtmlPolyglot());
        assertFalse(new String(served(photo.shown()), ISO_8859_1).contains("<script"));
        given().get("/test-attachments/private/" + photo.original()).then().contentType("image/jpeg")
                .header("Content-Disposition", containsString("filename=\"page.html.jpg\""));
    }

    @Test
    void malwareBehindAGoodPhotoKeepsAllCopiesLockedAway() throws Exception {
        byte[] infected = Specimens.joined(Specimens.jpeg(300, 200), ClamdPart.TEST_STRING.getBytes(US_ASCII));
        PhotoView photo = stored("a.jpg", infected);
        assertEquals(AttachmentState.INFECTED, photo.state());
        for (UUID id : List.of(photo.original(), photo.shown(), photo.thumbnail())) {
            given().get("/test-attachments/private/" + id).then().statusCode(403).body(containsString("没有通过安全检查"));
        }
        AuditEntry entry = QuarkusTransaction.requiringNew()
                .call(() -> AuditEntry.about("attachment " + photo.original(), 1)).get(0);
        assertEquals("attachment.infected", entry.kind());
        assertTrue(entry.detail().contains("Eco.Test.Signature"), entry.detail());
    }

    @Test
    void eicarIsFoundByTheScanner() throws Exception {
        Scanner.Verdict verdict = scanner.scan(new ByteArrayInputStream(Specimens.eicar()));
        assertEquals(AttachmentState.INFECTED, verdict.state());
        assertTrue(verdict.finding().contains("Eicar"), verdict.finding());
    }

    @Test
    void moreThanTheScannerTakesIsRefusedAndNotRetriedForever() throws Exception {
        Scanner.Verdict verdict = scanner.scan(new ByteArrayInputStream(new byte[40_000_000]));
        assertEquals(AttachmentState.REFUSED, verdict.state());
    }

    @Test
    void infectedDocumentIsNotServedToThePublic() throws Exception {
        byte[] infected = Specimens.joined(Specimens.pdf(), ClamdPart.TEST_STRING.getBytes(US_ASCII), Specimens.pdf());
        List<PreparedFile> files = checks.document("document", Upload.of("报告表.pdf", infected)).orThrow();
        AttachmentView document = QuarkusTransaction.requiringNew()
                .call(() -> attachments.storeDocument(owner, files.get(0)));
        for (int i = 0; i < 300 && attachments.find(document.id()).orElseThrow().state() == AttachmentState.QUARANTINED; i++) {
            Thread.sleep(100);
        }
        given().get("/test-attachments/public/" + document.id()).then().statusCode(403);
    }
}
