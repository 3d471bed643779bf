package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What was sent tells place, device and file name: it does not go round the rules for who reported. */
@QuarkusTest
class PhotoOriginalsTest {

    private static final Desk OFFICER = new Desk("officer1");
    private static final Desk HELPER = new Desk("officer2");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CasePhotos photos;

    @Inject
    FileChecks checks;

    @Inject
    EntityManager database;

    private Registered sent(String mode) {
        Registered registered = fixture.registered("anonymous".equals(mode) ? Forms.anonymous()
                : Forms.person(mode, "何来电", "13800002222", null));
        List<PreparedFile> files = checks
                .photos("photos", List.of(Upload.of("何来电家门口.jpg", Specimens.jpegWithPosition(900, 600, 1)))).orThrow();
        QuarkusTransaction.requiringNew().run(() -> {
            photos.store(registered.number(), files);
            database.createNativeQuery(
                    "UPDATE attachment SET state = 'CLEAN' WHERE owner_kind = 'complaint' AND owner_id = ?1")
                    .setParameter(1, registered.number()).executeUpdate();
        });
        return registered;
    }

    private String address(String shownOn, String owner) {
        PhotoView photo = photos.of(owner).get(0);
        return "/staff/cases/" + shownOn + "/photos/" + photo.original() + "/original";
    }

    /** Assigned to enforcement, wushi-station helps. */
    private void assignedWithHelp(String number) {
        fixture.bring(number, CaseStatus.ASSIGNED);
        cases.move(number, CaseMove.of(CaseAction.ADD_CO_UNIT).with(Datum.CO_UNIT, "wushi-station"), CaseFixture.DISPATCHER);
    }

    private static Document told(Registered receipt) {
        return new Browser().post("/complaints/track", "number", receipt.number(), "code", receipt.receiptCode()).follow()
                .page();
    }

    private long audited(String number) {
        return ((Number) database
                .createNativeQuery("SELECT COUNT(*) FROM audit_entry WHERE subject = ?1 AND kind LIKE '%original%'")
                .setParameter(1, number).getSingleResult()).longValue();
    }

    @Test
    void onlyWhoInvestigatesGetsTheOriginalOfASealedOrAnonymousReporter() {
        for (String mode : List.of("confidential", "anonymous")) {
            Registered receipt = sent(mode);
            String number = receipt.number();
            String original = address(number, number);
            assignedWithHelp(number);
            for (Desk desk : List.of(OFFICER, HELPER)) {
                assertNull(desk.caseOf(number).selectFirst("form[action$=/original]"), mode + ": nobody investigates yet");
                assertEquals(403, desk.form().post(original).statusCode(), mode);
            }
            fixture.bring(number, CaseStatus.INVESTIGATING);
            assertEquals(403, HELPER.form().post(original).statusCode(), mode);
            assertNull(HELPER.caseOf(number).selectFirst("form[action$=/original]"), mode);
            assertTrue(told(receipt).select("#identity-log li").isEmpty(), "who got nothing is no news");
            assertNotNull(OFFICER.caseOf(number).selectFirst("form[action=" + original + "][method=post]"), mode);
            assertEquals(200, OFFICER.form().post(original).statusCode(), mode);
            cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "wushi-station"), CaseFixture.DISPATCHER);
            assertEquals(403, HELPER.form().post(original).statusCode(), mode + ": the new unit has not begun");
            assertEquals(403, OFFICER.form().post(original).statusCode(), mode);
        }
    }

    @Test
    void theReporterIsToldWhenTheOriginalIsTaken() {
        Registered receipt = sent("named");
        String number = receipt.number();
        assignedWithHelp(number);
        Response original = OFFICER.form().post(address(number, number));
        assertEquals(200, original.statusCode());
        assertEquals("no-store", original.getHeader("Cache-Control"));
        assertEquals(200, HELPER.form().post(address(number, number)).statusCode(), "named: the units that handle it");
        List<String> log = told(receipt).select("#identity-log li p.pre-line").eachText();
        assertEquals(2, log.size(), log.toString());
        assertTrue(log.get(0).contains("承办人员下载了您一张照片的原图") && log.get(0).contains("拍摄的时间和地点"), log.get(0));
        assertEquals(2, audited(number));
    }

    /** Also of a named reporter, whose originals every officer of the units may take otherwise. */
    @Test
    void whoSteppedBackTakesNoOriginalAnyMore() {
        String number = sent("named").number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertNotNull(OFFICER.caseOf(number).selectFirst("form[action$=/original]"));
        cases.move(number, CaseMove.of(CaseAction.RECUSE).with(Datum.REASON, "和投诉人是亲戚"), CaseFixture.OFFICER);
        assertNull(OFFICER.caseOf(number).selectFirst("form[action$=/original]"));
        assertEquals(403, OFFICER.form().post(address(number, number)).statusCode());
        assertEquals(0, audited(number));
    }

    @Test
    void nothingOpensAnOriginalThatMerelyFollowsLinks() {
        String number = sent("named").number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertEquals(405, OFFICER.get(address(number, number)).statusCode());
        assertEquals(0, audited(number));
    }

    @Test
    void theNameOfTheFileIsOurs() {
        String number = sent("confidential").number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        String disposition = OFFICER.form().post(address(number, number)).getHeader("Content-Disposition");
        assertTrue(disposition.startsWith("attachment"), disposition);
        assertTrue(disposition.contains("filename=\"" + number + "-1.jpg\""), disposition);
        assertFalse(disposition.contains("%E4%BD%95"), disposition);
    }

    /** On the main case hang photos of others: each one's own wish about the identity counts, and each one is told. */
    @Test
    void aPhotoOfAMergedCaseFollowsItsOwnReporter() {
        Registered main = sent("named");
        Registered merged = sent("confidential");
        cases.move(merged.number(), CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main.number()), CaseFixture.INTAKE);
        assignedWithHelp(main.number());
        String original = address(main.number(), merged.number());
        assertEquals(403, OFFICER.form().post(original).statusCode());
        assertEquals(1, OFFICER.caseOf(main.number()).select("form[action$=/original]").size(), "the own photo only");
        fixture.bring(main.number(), CaseStatus.INVESTIGATING);
        assertEquals(403, HELPER.form().post(original).statusCode());
        assertEquals(200, OFFICER.form().post(original).statusCode());
        assertEquals(1, told(merged).select("#identity-log li").size());
        assertEquals(0, told(main).select("#identity-log li").size());
        assertEquals(1, audited(merged.number()));
    }
}
