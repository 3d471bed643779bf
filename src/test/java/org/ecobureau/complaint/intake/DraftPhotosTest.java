package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.KeyedCounts;
import org.ecobureau.shared.web.Violation;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DraftPhotosTest {

    private static final String NEW = "/complaints/new";
    private static final String ADDRESS = "203.0.113.77";

    @Inject
    DraftPhotos photos;

    @Inject
    DraftService drafts;

    @Inject
    AttachmentService attachments;

    @Inject
    KeyedCounts counts;

    private static List<Upload> five() {
        return IntStream.range(0, 5).mapToObj(i -> Upload.of(i + ".png", Specimens.png(20 + i, 20))).toList();
    }

    private List<Violation> stored(String token, PreparedFiles prepared) {
        return QuarkusTransaction.requiringNew().call(() -> photos.store(drafts.photos(token), prepared.files(), ADDRESS));
    }

    @Test
    void twoPagesAtOnceCannotPutMoreIntoADraftThanOneComplaintMayHave() {
        String token = drafts.begin();
        PreparedFiles one = photos.check(drafts.photos(token), five(), ADDRESS);
        PreparedFiles other = photos.check(drafts.photos(token), five(), ADDRESS);
        assertTrue(one.ok() && other.ok(), "both were looked at before either was stored");
        assertEquals(List.of(), stored(token, one));
        assertEquals("photos", stored(token, other).get(0).field());
        assertEquals(5, attachments.files(drafts.photos(token)).size());
    }

    @Test
    void anAddressThatSentTooMuchTodayGoesOnWithoutPhotos() {
        String key = counts.addressKey("draft photos", "127.0.0.1");
        int all = 100 * 1024 * 1024;
        QuarkusTransaction.requiringNew().run(() -> counts.addToday(key, all));
        try {
            Browser browser = new Browser().post(NEW).follow();
            browser.post(NEW + "/types", "types", "soil").follow();
            browser.postWithPhotos(NEW + "/what", Map.of("description", "院子后面堆了很多黑色的泥。", "occurredAt", ""),
                    Specimens.png(30, 20));
            assertEquals(422, browser.status());
            assertEquals("#photos", browser.page().select(".govuk-error-summary a").attr("href"));
            assertTrue(browser.text(".govuk-error-summary").contains("先不带照片提交"));
            assertEquals("院子后面堆了很多黑色的泥。", browser.page().getElementById("description").text());
            browser.postWithPhotos(NEW + "/what", Map.of("description", "院子后面堆了很多黑色的泥。", "occurredAt", ""));
            assertEquals(303, browser.status());
        } finally {
            QuarkusTransaction.requiringNew().run(() -> counts.addToday(key, -all));
        }
    }

    @Test
    void whatIsStoredIsCountedAndWhatIsRefusedIsNot() {
        String address = "203.0.113." + (100 + Math.floorMod(System.identityHashCode(this), 100));
        String key = counts.addressKey("draft photos", address);
        String token = drafts.begin();
        PreparedFiles prepared = photos.check(drafts.photos(token), five(), address);
        int before = used(key);
        QuarkusTransaction.requiringNew().run(() -> photos.store(drafts.photos(token), prepared.files(), address));
        assertTrue(used(key) > before);
        int after = used(key);
        QuarkusTransaction.requiringNew().run(() -> photos.store(drafts.photos(token), prepared.files(), address));
        assertEquals(after, used(key));
    }

    private int used(String key) {
        return QuarkusTransaction.requiringNew().call(() -> counts.used(key));
    }
}
