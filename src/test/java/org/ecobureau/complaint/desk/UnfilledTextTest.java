package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.ecobureau.complaint.desk.Desk.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Fault list: an unfilled template variable sent out. */
@QuarkusTest
class UnfilledTextTest {

    private static final String GAP = "我们于【检查日期】到{enterprise}检查。";
    private static final String TOLD = "还有没填的地方：第 4 个字起“【检查日期】”，第 11 个字起“{enterprise}”。填好或删去后再提交。";
    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk OFFICER = new Desk("officer1");
    private static final Desk REVIEWER = new Desk("reviewer1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    EntityManager database;

    /** A step with a text the reporter reads: who, from where, which field, what else the form needs. */
    private record Told(String account, CaseStatus from, String step, String field, String... more) {
    }

    private static final List<Told> STEPS = List.of(
            new Told("intake1", CaseStatus.REGISTERED, "accept", "publicNote", "legalTrack", "violation"),
            new Told("intake1", CaseStatus.REGISTERED, "refuse", "publicNote", "reason", "a"),
            new Told("intake1", CaseStatus.REGISTERED, "pass-on", "reason", "target", "县水利局"),
            new Told("intake1", CaseStatus.REGISTERED, "pass-on", "target", "reason", "不归我们管"),
            new Told("intake1", CaseStatus.REGISTERED, "return-to-source", "reason", "legalBasis", "某法第一条"),
            new Told("intake1", CaseStatus.REGISTERED, "split", "part"),
            new Told("intake1", CaseStatus.REGISTERED, "message-to-reporter", "text"),
            new Told("officer1", CaseStatus.INVESTIGATING, "message-to-reporter", "text"),
            new Told("leader1", CaseStatus.ASSIGNED, "extend", "reason"),
            new Told("officer1", CaseStatus.DRAFTED, "draft-answer", "answer", "then", "submit"),
            new Told("intake1", CaseStatus.ANSWERED, "close", "publicNote"),
            new Told("reviewer1", CaseStatus.ANSWERED, "stage-close", "reason", "nextCheckOn",
                    org.ecobureau.shared.time.ChinaTime.dayOf(TestClock.now()).plusDays(30).toString()),
            new Told("intake1", CaseStatus.ANSWERED, "reopen", "reason"));

    @Test
    void anUnfilledTemplateVariableIsNeverSent() {
        for (Told told : STEPS) {
            String number = hotline();
            fixture.bring(number, told.from());
            long before = events(number);
            Desk desk = new Desk(told.account());
            List<String> fields = new ArrayList<>(List.of(told.more()));
            fields.addAll(List.of(told.field(), GAP));
            Response answer = desk.send(desk.step(number, told.step()), "/staff/cases/" + number + "/" + told.step(),
                    fields.toArray(new String[0]));
            Document page = html(answer, 422);
            String link = ".govuk-error-summary a[href=#" + told.field() + "]";
            assertNotNull(page.selectFirst(link), told + ": " + page.select(".govuk-error-summary").text());
            assertEquals(TOLD, page.selectFirst(link).text(), told.toString());
            assertTrue(page.selectFirst("#" + told.field() + "-error").text().endsWith(TOLD));
            assertEquals(GAP, page.selectFirst("#" + told.field()).is("input") ? page.selectFirst("#" + told.field()).val()
                    : page.selectFirst("#" + told.field()).text(), "nothing typed is lost");
            assertEquals(before, events(number), told.toString());
            assertEquals(told.from(), reader.forReceipt(number).status(), told.toString());
            assertFalse(reader.forReceipt(number).messages().stream().anyMatch(m -> m.text().contains("【")));
        }
    }

    @Test
    void aDraftMayHoldGapsButGoesNowhereWithThem() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.DRAFTED);
        Document kept = OFFICER.take(number, "draft-answer", "answer", GAP, "then", "keep");
        assertEquals(GAP, kept.selectFirst("#answer").text());
        Document refused = html(OFFICER.send(OFFICER.step(number, "submit-for-review"),
                "/staff/cases/" + number + "/submit-for-review"), 422);
        assertEquals(TOLD, refused.selectFirst(".govuk-error-summary a[href=#answer]").text());
        assertEquals(GAP, refused.selectFirst("textarea#answer").text(), "the answer is open for mending");
        Response mended = OFFICER.send(refused, "/staff/cases/" + number + "/draft-answer", "answer", "我们已去检查。", "then",
                "submit");
        assertEquals("审核中", status(OFFICER.followed(mended, number)));
    }

    /** Whatever brought it there: an answer with a gap is not approved. */
    @Test
    void anAnswerWithAGapIsNotApproved() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.IN_REVIEW);
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("UPDATE complaint_case SET draft_answer = ?1 WHERE number = ?2").setParameter(1, GAP)
                .setParameter(2, number).executeUpdate());
        Document refused = html(REVIEWER.send(REVIEWER.step(number, "approve-answer"),
                "/staff/cases/" + number + "/approve-answer"), 422);
        assertTrue(refused.select(".govuk-error-summary").text().contains(TOLD));
        assertEquals(CaseStatus.IN_REVIEW, reader.forReceipt(number).status());
        assertNull(reader.forReceipt(number).answer());
    }

    /** No form offers these words on a step inside, but the rule does not depend on forms. */
    @Test
    void theServiceRefusesToo() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        CaseMove assign = CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "enforcement").publicNote(GAP);
        Problem refused = org.junit.jupiter.api.Assertions.assertThrows(Problem.class,
                () -> cases.move(number, assign, CaseFixture.DISPATCHER));
        assertEquals(422, refused.status());
        assertEquals("publicNote", refused.violations().get(0).field());
        cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "enforcement").internalNote("【急】"),
                CaseFixture.DISPATCHER);
    }

    private String hotline() {
        return cases.register(fixture.checked(Forms.anonymous()),
                CaseService.Origin.of(Channel.HOTLINE12345, "HL-" + java.util.UUID.randomUUID()), CaseFixture.INTAKE).number();
    }

    private long events(String number) {
        return reader.forReceipt(number).events().size();
    }
}
