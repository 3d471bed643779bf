package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.AttachmentState;
import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.local.ClamdPart;
import org.ecobureau.local.StackClient;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class CasePhotoPagesTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CasePhotos photos;

    @Inject
    FileChecks checks;

    @Inject
    EntityManager database;

    @BeforeAll
    static void needsTheScanner() {
        StackClient.part("clamd");
    }

    /** Stored with the case and looked at by the scanner. */
    private PhotoView scanned(String number, byte[] photo) throws InterruptedException {
        List<PreparedFile> files = checks.photos("photos", List.of(Upload.of("现场.jpg", photo))).orThrow();
        QuarkusTransaction.requiringNew().run(() -> photos.store(number, files));
        for (int i = 0; i < 300; i++) {
            PhotoView seen = photos.of(number).get(0);
            if (seen.state() != AttachmentState.QUARANTINED) {
                return seen;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("still quarantined after 30 s: does clamd run?");
    }

    private long taken(String number) {
        return ((Number) database
                .createNativeQuery("SELECT COUNT(*) FROM audit_entry WHERE subject = ?1 AND kind = 'identity.original'")
                .setParameter(1, number).getSingleResult()).longValue();
    }

    private static boolean tellsThePlace(Response photo) {
        return new String(photo.asByteArray(), StandardCharsets.ISO_8859_1).contains("Exif");
    }

    @Test
    void readersSeeACopyAndOnlyTheUnitGetsWhatWasSent() throws InterruptedException {
        String number = fixture.registered().number();
        PhotoView photo = scanned(number, Specimens.jpegWithPosition(900, 600, 1));
        assertTrue(photo.clean());
        fixture.bring(number, CaseStatus.INVESTIGATING);
        String base = "/staff/cases/" + number + "/photos/";

        Desk officer = new Desk("officer1");
        Document page = officer.caseOf(number);
        Response copy = officer.get(page.selectFirst(".case-photos img").attr("src"));
        assertEquals(200, copy.statusCode());
        assertTrue(copy.getHeader("Content-Disposition").startsWith("inline"));
        assertFalse(tellsThePlace(copy));
        Response original = officer.form().post(page.selectFirst(".case-photos form[action$=original]").attr("action"));
        assertEquals(200, original.statusCode());
        assertTrue(original.getHeader("Content-Disposition").startsWith("attachment"));
        assertTrue(tellsThePlace(original));
        assertEquals(1L, taken(number));

        assertNull(new Desk("intake1").caseOf(number).selectFirst("form[action$=original]"));
        assertEquals(403, new Desk("intake1").form().post(base + photo.original() + "/original").statusCode());
        assertEquals(404, new Desk("intake1").get(base + photo.original()).statusCode(), "what was sent is no copy");
        assertEquals(403, new Desk("officer2").get(base + photo.shown()).statusCode());
        String other = fixture.registered().number();
        assertEquals(404, new Desk("intake1").get("/staff/cases/" + other + "/photos/" + photo.shown()).statusCode(),
                "the photo of another case");
        assertEquals(404, new Desk("intake1").get(base + "no-uuid").statusCode());
    }

    /** Promise L6, from the case's side: the desk says what became of it, and no address of the case gives a byte of it. */
    @Test
    void aPhotoWithMalwareBehindItOpensForNobody() throws InterruptedException {
        String number = fixture.registered().number();
        PhotoView photo = scanned(number,
                Specimens.joined(Specimens.jpeg(300, 200), ClamdPart.TEST_STRING.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(AttachmentState.INFECTED, photo.state());
        fixture.bring(number, CaseStatus.INVESTIGATING);
        Desk officer = new Desk("officer1");
        Document page = officer.caseOf(number);
        assertTrue(page.select(".case-photos").text().contains(photo.stateLabel()), page.select(".case-photos").text());
        assertNull(page.selectFirst(".case-photos img"));
        assertNull(page.selectFirst("form[action$=original]"));
        String base = "/staff/cases/" + number + "/photos/";
        for (UUID copy : List.of(photo.shown(), photo.thumbnail())) {
            assertEquals(403, officer.get(base + copy).statusCode());
            assertEquals(403, new Desk("intake1").get(base + copy).statusCode());
        }
        assertEquals(403, officer.form().post(base + photo.original() + "/original").statusCode());
        assertEquals(0L, taken(number), "nobody got it, so nobody is told that somebody did");
    }
}
