package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DraftServiceTest {

    @Inject
    DraftService drafts;

    @Inject
    AttachmentService attachments;

    @Inject
    FileChecks checks;

    @Inject
    EntityManager database;

    private void endTime(String token) {
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("UPDATE complaint_draft SET expires_at = '2020-01-01 00:00:00' WHERE id = ?1")
                .setParameter(1, drafts.photos(token).id()).executeUpdate());
    }

    @Test
    void aDraftIsFoundByItsCookieOnlyAndWhatIsChangedStays() {
        String token = drafts.begin();
        drafts.change(token, draft -> draft.description = "说到一半");
        assertEquals(Optional.of("说到一半"), drafts.find(token).map(d -> d.description));
        for (String other : new String[] { null, "", token + "x", drafts.photos(token).id() }) {
            assertTrue(drafts.find(other).isEmpty());
        }
    }

    /** As an error report begins one: only the receipt is in it. */
    @Test
    void aReceiptIsKeptForHalfAnHourHoweverItCameThere() {
        String token = drafts
                .begin(draft -> draft.receipt = new ComplaintDraft.Receipt("PJ-W-20261126-0001", "1234567812345678",
                        null, false, false));
        assertTrue(drafts.find(token).isPresent());
        org.ecobureau.shared.time.TestClock.at(TestClock.now().plus(DraftService.KEPT_AFTER_SENDING).plusSeconds(60),
                () -> assertTrue(drafts.find(token).isEmpty()));
    }

    @Test
    void afterItsTimeADraftAndItsPhotosAreGone() {
        String old = drafts.begin();
        String young = drafts.begin();
        var photo = checks.photos("photos", List.of(Upload.of("a.png", Specimens.png(20, 20)))).files();
        QuarkusTransaction.requiringNew().run(() -> attachments.storePhotos(drafts.photos(old), photo));
        endTime(old);
        assertTrue(drafts.find(old).isEmpty());
        assertTrue(drafts.change(old, draft -> draft.description = "too late").isEmpty());
        assertFalse(attachments.files(drafts.photos(old)).isEmpty());
        drafts.purge();
        assertTrue(attachments.files(drafts.photos(old)).isEmpty());
        assertTrue(drafts.find(young).isPresent());
    }

    @Test
    void aFloodOfDraftsGoesInOneSweep() {

        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < DraftService.PURGED_AT_ONCE + 20; i++) {
                String id = (java.util.UUID.randomUUID() + "" + java.util.UUID.randomUUID()).replace("-", "");
                database.createNativeQuery("INSERT INTO complaint_draft (id, content, expires_at, version)"
                        + " VALUES (?1, 'x', '2020-01-01 00:00:00', 0)").setParameter(1, id).executeUpdate();
            }
        });
        drafts.purge();
        assertEquals(0L, QuarkusTransaction.requiringNew().call(() -> ((Number) database
                .createNativeQuery("SELECT count(*) FROM complaint_draft WHERE expires_at < '2020-01-02'").getSingleResult())
                .longValue()));
    }
}
