package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import javax.imageio.ImageIO;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Faces and plates are covered in a copy; the photo stays, and nothing becomes public. */
@QuarkusTest
class PhotoCoverPagesTest {

    private static final Desk OFFICER = new Desk("officer1");
    private static final String[] BOX = { "box1.left", "10", "box1.top", "20", "box1.width", "30", "box1.height", "25" };

    @Inject
    CaseFixture fixture;

    @Inject
    CasePhotos photos;

    @Inject
    FileChecks checks;

    @Inject
    EntityManager database;

    private CaseService.Registered receipt;
    private String number;
    private PhotoView photo;
    private String path;

    @BeforeEach
    void photo() {
        receipt = fixture.registered();
        number = receipt.number();
        List<PreparedFile> files = checks
                .photos("photos", List.of(Upload.of("现场.jpg", Specimens.jpegWithPosition(900, 600, 1)))).orThrow();
        QuarkusTransaction.requiringNew().run(() -> photos.store(number, files));
        fixture.bring(number, CaseStatus.ASSIGNED);
        photo = photos.of(number).get(0);
        path = "/staff/cases/" + number + "/photos/" + photo.original() + "/cover";
    }

    private void clean() {
        state("CLEAN");
    }

    private void state(String state) {
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("update attachment set state = ?2 where owner_kind = 'complaint' and owner_id = ?1")
                .setParameter(1, number).setParameter(2, state).executeUpdate());
    }

    private Document cover(String then, String... boxes) {
        String[] all = java.util.Arrays.copyOf(boxes, boxes.length + 2);
        all[boxes.length] = "then";
        all[boxes.length + 1] = then;
        return Desk.html(OFFICER.send(OFFICER.page(path), path + "#preview-title", all), 200);
    }

    private Response save(String... boxes) {
        String[] all = java.util.Arrays.copyOf(boxes, boxes.length + 2);
        all[boxes.length] = "then";
        all[boxes.length + 1] = "save";
        return OFFICER.send(OFFICER.page(path), path + "#preview-title", all);
    }

    private static void requireBlackInside(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        for (int y = 120; y < 270; y++) {
            for (int x = 90; x < 360; x++) {
                assertEquals(0xFF000000, image.getRGB(x, y), x + "," + y);
            }
        }
        assertTrue((image.getRGB(90, 40) >> 16 & 0xFF) > 200, "the rest is as it was");
    }

    private long audited(String kind) {
        return ((Number) database.createNativeQuery("SELECT COUNT(*) FROM audit_entry WHERE subject = ?1 AND kind = ?2")
                .setParameter(1, number).setParameter(2, kind).getSingleResult()).longValue();
    }

    @Test
    void aPreviewStoresNothingAndSavingMakesANewCopy() throws IOException {
        clean();
        byte[] shownBefore = OFFICER.get("/staff/cases/" + number + "/photos/" + photo.shown()).asByteArray();
        String preview = cover("preview", BOX).selectFirst(".cover-preview").attr("src");
        requireBlackInside(Base64.getDecoder().decode(preview.substring(preview.indexOf(',') + 1)));
        assertTrue(OFFICER.page(path).select(".cover-copies li").isEmpty());

        Response saved = save(BOX);
        assertEquals(303, saved.statusCode());
        Document page = OFFICER.page(path + "?done=covered");
        assertEquals(1, page.select(".cover-copies li").size());
        Response copy = OFFICER.get(page.selectFirst(".cover-copies a").attr("href"));
        assertTrue(copy.getHeader("Content-Disposition").startsWith("inline"));
        requireBlackInside(copy.asByteArray());
        assertFalse(new String(copy.asByteArray(), StandardCharsets.ISO_8859_1).contains("Exif"));
        assertEquals(200, OFFICER.get(page.selectFirst(".cover-copies img").attr("src")).statusCode());
        assertArrayEquals(shownBefore, OFFICER.get("/staff/cases/" + number + "/photos/" + photo.shown()).asByteArray());
        assertEquals(1, photos.of(number).size(), "a covered copy is no further photo");
        assertEquals(1, audited("photo.covered"));
    }

    @Test
    void oneCopyIsMarkedAnotherTakesItsPlaceAndRemovedOnesAreGone() {
        clean();
        save(BOX);
        save("box1.left", "0", "box1.top", "0", "box1.width", "5", "box1.height", "5");
        Document page = OFFICER.page(path);
        List<String> ids = page.select(".cover-copies > li > a").eachAttr("href").stream().map(h -> h.replaceAll(".*/", ""))
                .toList();
        String base = path.replace("/cover", "/covers/");
        assertEquals(303, OFFICER.send(page, base + ids.get(0) + "/mark", "mark", "this").statusCode());
        assertEquals(303, OFFICER.send(OFFICER.page(path), base + ids.get(1) + "/mark", "mark", "this").statusCode());
        page = OFFICER.page(path);
        assertEquals(1, page.select(".cover-copies .govuk-tag--green").size());
        assertTrue(page.select(".cover-copies li").get(1).text().contains("拟公开"));
        assertEquals(303, OFFICER.send(page, base + ids.get(1) + "/mark", "mark", "none").statusCode());
        assertTrue(OFFICER.page(path).select(".cover-copies .govuk-tag--green").isEmpty());
        assertEquals("5", OFFICER.page(path + "?from=" + ids.get(1)).getElementById("box1.width").val());
        assertEquals(303, OFFICER.send(OFFICER.page(path), base + ids.get(0) + "/remove").statusCode());
        assertEquals(1, OFFICER.page(path).select(".cover-copies li").size());
        assertEquals(404, OFFICER.get("/staff/cases/" + number + "/photos/" + ids.get(0)).statusCode());
        assertEquals(2, audited("photo.marked"));
        assertEquals(1, audited("photo.uncovered"));
    }

    @Test
    void boxesAreGivenByNumbersAndMistakesStandAtThem() {
        clean();
        Document more = cover("more", BOX);
        assertEquals(4, more.select("[data-row]").size());
        assertEquals("30", more.getElementById("box1.width").val());
        Document wrong = Desk.html(save("box1.left", "90", "box1.top", "0", "box1.width", "20", "box1.height", "abc"), 422);
        assertNotNull(wrong.getElementById("box1.height-error"));
        Document outside = Desk.html(save("box1.left", "90", "box1.top", "0", "box1.width", "20", "box1.height", "10"), 422);
        assertTrue(outside.getElementById("box1.left-error").text().contains("超出了照片"));
        assertNotNull(Desk.html(save(), 422).selectFirst("a[href=#box1.left]"));
    }

    @Test
    void nobodyButThoseWhoHandleTheCaseCoversAndTheReporterNeverSeesACopy() {
        state("INFECTED");
        Document waiting = OFFICER.page(path);
        assertNull(waiting.selectFirst("main form"), "only what passed the scan");
        assertEquals(409, OFFICER.form().formParam("box1.left", "1").formParam("box1.top", "1").formParam("box1.width", "5")
                .formParam("box1.height", "5").formParam("then", "save").post(path).statusCode());
        clean();
        save(BOX);
        String copy = OFFICER.page(path).selectFirst(".cover-copies a").attr("href");
        assertNull(new Desk("leader1").page(path).selectFirst(".cover-row"));
        assertEquals(200, new Desk("leader1").get(copy).statusCode());
        assertEquals(403, new Desk("leader1").form().post(path).statusCode());
        assertEquals(403, new Desk("officer2").get(path).statusCode());
        assertEquals(404, new Desk("intake1").get("/staff/cases/" + fixture.registered().number() + copy.substring(
                copy.indexOf("/photos"))).statusCode(), "another case's photo");
        String cookie = RestAssured.given().redirects().follow(false).formParam("number", number)
                .formParam("code", receipt.receiptCode()).post("/complaints/track").getDetailedCookies().asList().get(0)
                .toString().replaceAll(";.*", "");
        assertEquals(404, RestAssured.given().header("Cookie", cookie)
                .get("/complaints/track/photos/" + copy.replaceAll(".*/", "")).statusCode());
        assertEquals(404, RestAssured.get("/test-attachments/public/" + copy.replaceAll(".*/", "")).statusCode());
    }
}
