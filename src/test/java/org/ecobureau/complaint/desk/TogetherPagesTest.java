package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.ChosenCases;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.LegalTrack;
import org.hibernate.SessionFactory;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Accepting and closing several at once: nothing is asked less than of one, and no case stands in another's way. */
@QuarkusTest
class TogetherPagesTest {

    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk REVIEWER = new Desk("reviewer1");
    private static final Desk OFFICER = new Desk("officer1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    ChosenCases chosenCases;

    @Inject
    SessionFactory sessions;

    private String chosen(String number) {
        return number + "@" + reader.forReceipt(number).version();
    }

    private static Response preview(Desk desk, String step, String... chosen) {
        var form = desk.form().formParam("back", "/staff/cases?box=mine");
        for (String one : chosen) {
            form.formParam("chosen", one);
        }
        return form.post("/staff/cases/many/" + step);
    }

    private static Element row(Document page, String number) {
        return page.selectFirst("tbody tr:has(input[name=chosen][value^=" + number + "@])");
    }

    private static List<String> rows(Document page) {
        return page.select("tbody tr").eachText();
    }

    private CaseSheet sheet(String number) {
        return reader.forReceipt(number);
    }

    @Test
    void chosenReportsAreAcceptedEachWithTheNatureThatWasSeen() {
        String one = fixture.registered().number();
        String two = fixture.registered().number();
        String gone = fixture.registered().number();
        String early = fixture.registered().number();
        fixture.bring(early, CaseStatus.ACCEPTED);
        Document list = INTAKE.page("/staff/cases?box=mine");
        assertNotNull(list.selectFirst("button[formaction=/staff/cases/many/accept]"));
        String early0 = early + "@0";
        Document page = html(preview(INTAKE, "accept", chosen(one), chosen(two), chosen(gone), early0, "PJ-W-20000101-0001@1"),
                200);
        assertEquals(3, page.select("input[name=chosen]").size());
        assertTrue(page.text().contains(early + "：现在是“已受理，待交办”，不能受理。"), page.text());
        assertTrue(page.text().contains("PJ-W-20000101-0001：没有这个编号。"));
        Element track = row(page, one).selectFirst("select");
        assertEquals("violation", track.selectFirst("option[selected]").val(), "what the single form proposes");
        assertEquals(LegalTrack.values().length, track.select("option").size());
        assertTrue(row(page, one).text().contains("焦糊味"), "what one accepts is read");
        // A colleague is faster with one of them.
        cases.move(gone, CaseMove.of(CaseAction.ACCEPT), CaseFixture.INTAKE);
        Document result = html(INTAKE.send(page, "/staff/cases/many/accepted", "track." + two, "petition", "publicNote",
                "我们会尽快去看。"), 200);
        assertTrue(result.text().contains("办成 2 件，没有办成 1 件。"), result.text());
        assertTrue(rows(result).stream().anyMatch(r -> r.startsWith(gone) && r.contains("没有办成")), rows(result).toString());
        assertEquals(LegalTrack.VIOLATION, sheet(one).legalTrack());
        assertEquals(LegalTrack.PETITION, sheet(two).legalTrack());
        assertEquals(CaseStatus.ACCEPTED, sheet(two).status());
        assertTrue(INTAKE.caseOf(two).select(".case-timeline").text().contains("我们会尽快去看。"));
        assertTrue(html(INTAKE.send(page, "/staff/cases/many/accepted"), 200).text().contains("办成 0 件，没有办成 3 件。"),
                "sent twice, accepted once");
        assertEquals("/staff/cases?box=mine", result.selectFirst("a:contains(回到列表)").attr("href"));
    }

    @Test
    void nothingThatOneFormAsksForIsLeftOut() {
        String one = fixture.registered().number();
        String two = fixture.registered().number();
        Document page = html(preview(INTAKE, "accept", chosen(one), chosen(two)), 200);
        Document gaps = html(INTAKE.send(page, "/staff/cases/many/accepted", "publicNote", "请到【地点】来。", "internalNote", "记一笔",
                "track." + two, "enquiry", "chosen", chosen(two)), 422);
        assertNotNull(gaps.selectFirst("#publicNote-error"), gaps.text());
        assertEquals("请到【地点】来。", gaps.selectFirst("#publicNote").text());
        assertEquals("记一笔", gaps.selectFirst("#internalNote").text());
        assertEquals("enquiry", row(gaps, two).selectFirst("option[selected]").val());
        assertNull(row(gaps, one).selectFirst("input[name=chosen][checked]"), "unticked stays unticked");
        assertNotNull(row(gaps, two).selectFirst("input[name=chosen][checked]"));
        assertEquals(CaseStatus.REGISTERED, sheet(two).status());
        Document none = html(INTAKE.form().formParam("shown", chosen(one)).formParam("publicNote", "写好的话")
                .post("/staff/cases/many/accepted"), 422);
        assertTrue(none.selectFirst(".govuk-error-summary").text().contains("没有选中任何投诉件"));
        assertEquals("写好的话", none.selectFirst("#publicNote").text());
        for (String track : List.of("", "nonsense")) {
            Document refused = html(INTAKE.form().formParam("chosen", chosen(one)).formParam("track." + one, track)
                    .post("/staff/cases/many/accepted"), 200);
            assertTrue(refused.text().contains("办成 0 件，没有办成 1 件。"), refused.text());
        }
        assertEquals(CaseStatus.REGISTERED, sheet(one).status());
        assertEquals(422, preview(INTAKE, "accept").statusCode());
        assertEquals(403, preview(REVIEWER, "accept", chosen(one)).statusCode());
        assertEquals(403, preview(OFFICER, "close", chosen(one)).statusCode());
    }

    @Test
    void answeredCasesAreClosedAndWhoIsUnhappyIsLookedAtFirst() {
        String one = fixture.registered().number();
        String unhappy = fixture.registered().number();
        String talks = fixture.registered().number();
        String working = fixture.registered().number();
        fixture.bring(one, CaseStatus.ANSWERED).bring(unhappy, CaseStatus.ANSWERED).bring(talks, CaseStatus.ANSWERED)
                .bring(working, CaseStatus.INVESTIGATING);
        cases.move(unhappy, CaseMove.of(CaseAction.RATE).with(Datum.RATING, "dissatisfied"), Actor.reporter());
        cases.move(talks, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, "昨晚又有味道"), Actor.reporter());
        assertNotNull(REVIEWER.page("/staff/cases?box=mine").selectFirst("input[name=chosen]"), "reviewers choose too");
        Document page = html(preview(REVIEWER, "close", chosen(one), chosen(unhappy), chosen(talks), chosen(working)), 200);
        assertNotNull(row(page, one).selectFirst("input[checked]"));
        assertNull(row(page, unhappy).selectFirst("input[checked]"));
        assertTrue(row(page, unhappy).text().contains("不满意"));
        assertNull(row(page, talks).selectFirst("input[checked]"));
        assertTrue(page.text().contains(working + "：现在是“调查中”，不能办结。"), page.text());
        assertNull(page.selectFirst("select"), "closing asks for no nature of the matter");
        Document result = html(REVIEWER.send(page, "/staff/cases/many/closed", "publicNote", "谢谢您反映。"), 200);
        assertTrue(result.text().contains("办成 1 件，没有办成 0 件。"), result.text());
        assertEquals(CaseStatus.CLOSED, sheet(one).status());
        assertEquals(CaseStatus.ANSWERED, sheet(unhappy).status());
        Document two = html(preview(INTAKE, "close", chosen(unhappy), chosen(talks)), 200);
        String seen = chosen(talks);
        cases.move(talks, CaseMove.of(CaseAction.REOPEN).with(Datum.REASON, "又有味道，重新去看。"), CaseFixture.INTAKE);
        Document late = html(INTAKE.send(two, "/staff/cases/many/closed", "chosen", seen), 200);
        assertTrue(late.text().contains("办成 0 件，没有办成 1 件。"), late.text());
        assertEquals(CaseStatus.ACCEPTED, sheet(talks).status());
    }

    @Test
    void whatIsLookedOverIsOneStatement() {
        List<String> numbers = List.of(fixture.registered().number(), fixture.registered().number(),
                fixture.registered().number());
        sessions.getStatistics().setStatisticsEnabled(true);
        long before = sessions.getStatistics().getPrepareStatementCount();
        assertEquals(numbers, chosenCases.of(numbers, CaseFixture.INTAKE).stream().map(ChosenCases.Chosen::number).toList());
        assertEquals(1, sessions.getStatistics().getPrepareStatementCount() - before);
        assertEquals(List.of(), chosenCases.of(numbers, CaseFixture.OFFICER), "only what one may read");
    }
}
