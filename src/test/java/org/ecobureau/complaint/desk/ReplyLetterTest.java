package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.LocalDate;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.ClockReading;
import org.ecobureau.complaint.Datum;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Who left nothing but a postal address is told by letter: printed, posted, noted, and due until then. */
@QuarkusTest
class ReplyLetterTest {

    private static final String ADDRESS = "三市镇大众村三组 12 号";
    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseInbox inbox;

    @Inject
    Clock clock;

    private static String letterOf(String number) {
        return "/staff/cases/" + number + "/reply-letter";
    }

    private boolean waits(String number) {
        return inbox.page(CaseInbox.Filter.of(Box.POST), CaseFixture.INTAKE, null, 500).rows().stream()
                .anyMatch(row -> row.number().equals(number));
    }

    private ClockReading answer(String number) {
        return reader.forReceipt(number).clocks().stream().filter(c -> c.kind() == ClockReading.Kind.ANSWER).findFirst()
                .orElseThrow();
    }

    private void posted(String number) {
        cases.move(number, CaseMove.of(CaseAction.POST_LETTER).with(Datum.SENT_ON, ChinaTime.today(clock).toString()),
                CaseFixture.INTAKE);
    }

    @Test
    void theAnswerIsDueUntilTheLetterIsPosted() {
        Registered receipt = fixture.letter("named", "何来信", ADDRESS);
        String number = receipt.number();
        assertEquals(409, INTAKE.get(letterOf(number)).statusCode(), "nothing is decided yet");
        Document fresh = INTAKE.caseOf(number);
        assertTrue(fresh.select(".case-top").text().contains("须书面邮寄答复"));
        assertTrue(fresh.getElementById("by-post").text().contains("不发短信和邮件"));
        assertNotNull(fresh.getElementById("not-sent"));
        assertFalse(waits(number));
        fixture.bring(number, CaseStatus.ACCEPTED);
        assertTrue(waits(number));
        Document accepted = INTAKE.page(letterOf(number));
        assertTrue(accepted.text().contains("受理告知书") && accepted.text().contains("最迟"), accepted.text());
        posted(number);
        assertFalse(waits(number));
        fixture.bring(number, CaseStatus.ANSWERED);
        assertTrue(answer(number).open(), "approved, not told");
        Document list = INTAKE.page("/staff/cases?box=post&number=" + number);
        assertTrue(list.select(".case-list").text().contains("有信待寄出") && list.select(".case-list").text().contains("须书面邮寄答复"));
        assertThrows(Problem.class, () -> cases.move(number, CaseMove.of(CaseAction.CLOSE), CaseFixture.INTAKE));
        LocalDate tomorrow = ChinaTime.today(clock).plusDays(1);
        Document step = INTAKE.caseOf(number);
        assertNotNull(step.selectFirst("#step form[action$=post-letter]"), "the usual next step");
        Document wrong = html(INTAKE.send(step, "/staff/cases/" + number + "/post-letter", "sentOn", tomorrow.toString()), 422);
        assertNotNull(wrong.getElementById("sentOn-error"));
        Document done = INTAKE.followed(INTAKE.send(wrong, "/staff/cases/" + number + "/post-letter", "sentOn",
                ChinaTime.today(clock).toString(), "postNumber", "XA12345678943"), number);
        assertTrue(done.select(".case-timeline").text().contains("XA12345678943"));
        assertEquals(ClockReading.State.MET, answer(number).state());
        Browser track = new Browser().post("/complaints/track", "number", number, "code", receipt.receiptCode()).follow();
        assertTrue(track.text("main").contains("给您寄了信") && track.text("main").contains("寄出，请留意查收"), track.text("main"));
        assertFalse(track.text("main").contains("XA12345678943"));
        cases.move(number, CaseMove.of(CaseAction.CLOSE), CaseFixture.INTAKE);
    }

    @Test
    void theLetterNamesNobodyBeforeTheIdentityIsOpened() {
        String number = fixture.letter("named", "何来信", ADDRESS).number();
        fixture.bring(number, CaseStatus.ANSWERED);
        Document letter = INTAKE.page(letterOf(number));
        assertTrue(letter.select("article").text().contains("答复书 编号 " + number + " 投诉人： 您来信反映的问题"), letter.text());
        assertTrue(letter.select(".reply-words").text().contains("企业已停产整改"));
        assertTrue(letter.text().contains("有不同意见") && !letter.text().contains("何来信"));
        assertNull(letter.selectFirst(".envelope"));
        assertEquals(0, reader.followed(number).identityLog().size());
        Document addressed = html(INTAKE.form().post(letterOf(number)), 200);
        assertEquals(ADDRESS, addressed.select(".envelope-to").text());
        assertTrue(addressed.select("article").text().contains("何来信： 您来信"));
        assertEquals(1, reader.followed(number).identityLog().size());
        assertEquals(403, new Desk("dispatcher1").get(letterOf(number)).statusCode());
    }

    @Test
    void ofConfidentialReportersTheClerkHasNoEnvelopeAndNotesNoNumber() {
        String number = fixture.letter("confidential", null, ADDRESS).number();
        cases.move(number, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "b"), CaseFixture.INTAKE);
        assertTrue(waits(number), "refused, and nobody knows it");
        Document letter = INTAKE.page(letterOf(number));
        assertTrue(letter.text().contains("不予受理告知书") && letter.text().contains("法院、仲裁机构或复议机关"), letter.text());
        assertNotNull(letter.getElementById("sealed"));
        assertNull(letter.selectFirst("form"));
        assertEquals(403, INTAKE.form().post(letterOf(number)).statusCode());
        assertNull(INTAKE.step(number, "post-letter").getElementById("postNumber"));
        assertThrows(Problem.class, () -> cases.move(number, CaseMove.of(CaseAction.POST_LETTER)
                .with(Datum.SENT_ON, ChinaTime.today(clock).toString()).with(Datum.POST_NUMBER, "XA1"), CaseFixture.INTAKE));
        posted(number);
        assertFalse(waits(number));
    }

    @Test
    void whatIsNotPostedInTimeIsLateInTheLists() {
        String number = fixture.letter("named", "何来信", ADDRESS).number();
        cases.move(number, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "b"), CaseFixture.INTAKE);
        TestClock.at(ChinaTime.startOf(ChinaTime.today(clock).plusDays(20)), () -> {
            CaseInbox.Row row = inbox.page(CaseInbox.Filter.of(Box.OVERDUE), CaseFixture.INTAKE, null, 500).rows().stream()
                    .filter(r -> r.number().equals(number)).findFirst().orElseThrow();
            assertTrue(row.postSince() != null && row.nextDue().isBefore(clock.instant()));
            long late = inbox.counts(CaseFixture.INTAKE).get(Box.OVERDUE);
            posted(number);
            assertEquals(late - 1, inbox.counts(CaseFixture.INTAKE).get(Box.OVERDUE), "counted as it is listed");
            assertTrue(inbox.page(CaseInbox.Filter.of(Box.OVERDUE), CaseFixture.INTAKE, null, 500).rows().stream()
                    .noneMatch(r -> r.number().equals(number)));
        });
    }

    @Test
    void whoHangsOnAnotherCaseGetsALetterOfTheirOwn() {
        String main = fixture.registered().number();
        String number = fixture.letter("named", "何来信", ADDRESS).number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        posted(number);
        cases.move(number, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        assertFalse(waits(number));
        fixture.bring(main, CaseStatus.ANSWERED);
        assertTrue(waits(number));
        assertTrue(reader.forReceipt(main).nextDue() != null, "due at the main case, too");
        assertTrue(INTAKE.page(letterOf(number)).select(".reply-words").text().contains("企业已停产整改"));
        posted(number);
        assertFalse(waits(number));
        assertNull(reader.forReceipt(main).nextDue());
    }

    @Test
    void anotherWayToReachThemOrErasingEndsTheWait() {
        String erased = fixture.letter("named", "何来信", ADDRESS).number();
        fixture.bring(erased, CaseStatus.ACCEPTED);
        cases.move(erased, CaseMove.of(CaseAction.POST_LETTER).with(Datum.SENT_ON, ChinaTime.today(clock).toString())
                .with(Datum.POST_NUMBER, "XA98765432143"), CaseFixture.INTAKE);
        fixture.bring(erased, CaseStatus.ANSWERED);
        assertTrue(waits(erased));
        String path = "/staff/cases/" + erased + "/erase-identity";
        assertEquals(303, INTAKE.send(INTAKE.page(path), path, "reason", "来信要求").statusCode());
        assertFalse(waits(erased));
        String line = INTAKE.caseOf(erased).select(".case-timeline").text();
        assertTrue(line.contains("登记已寄出") && !line.contains("XA98765432143"), "the number leads to who got it");
        fixture.bring(erased, CaseStatus.CLOSED);
        String phoned = fixture.letter("named", "何来信", ADDRESS).number();
        fixture.bring(phoned, CaseStatus.ACCEPTED);
        String correct = "/staff/cases/" + phoned + "/correct-identity";
        assertEquals(303, INTAKE.send(INTAKE.page(correct), correct, "phone", "13873011111", "reason", "来电要求").statusCode());
        assertFalse(waits(phoned));
        assertFalse(reader.forReceipt(phoned).byPost());
        fixture.bring(phoned, CaseStatus.CLOSED);
    }
}
