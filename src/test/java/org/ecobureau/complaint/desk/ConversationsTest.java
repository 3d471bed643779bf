package org.ecobureau.complaint.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Conversations;
import org.ecobureau.complaint.Datum;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** What a reporter says is not overlooked, whenever they say it. */
@QuarkusTest
class ConversationsTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseInbox inbox;

    @Inject
    Conversations conversations;

    @Inject
    EntityManager database;

    private static RequestSpecification as(String account) {
        return given().header(TestIdentityMechanism.HEADER, account).header("Sec-Fetch-Site", "same-origin").redirects()
                .follow(false);
    }

    private List<String> said(Actor actor) {
        return inbox.page(CaseInbox.Filter.of(CaseInbox.Box.SAID), actor, null, 500).rows().stream()
                .map(CaseInbox.Row::number).toList();
    }

    private void writes(String number) {
        cases.move(number, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, "昨晚又有气味。"), Actor.reporter());
    }

    @Test
    void whatAReporterWritesWaitsForThoseWhoHandleTheCase() {
        String number = fixture.registered().number();
        assertFalse(said(CaseFixture.INTAKE).contains(number));
        writes(number);
        assertTrue(said(CaseFixture.INTAKE).contains(number));
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertFalse(said(CaseFixture.INTAKE).contains(number), "the unit has it in hand");
        assertTrue(said(CaseFixture.OFFICER).contains(number));
        as("officer1").get("/staff/cases?box=said").then().statusCode(200).body(containsString("投诉人有新话"));
        cases.move(number, CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, "几点开始的？"), CaseFixture.OFFICER);
        assertFalse(said(CaseFixture.OFFICER).contains(number));
        as("officer1").get("/staff/cases/" + number).then().body(containsString("等回复不停办理期限"));
        writes(number);
        as("officer1").get("/staff/cases/" + number).then().body(not(containsString("等回复不停办理期限")));
        assertTrue(said(CaseFixture.OFFICER).contains(number));
    }

    @Test
    void whatIsSaidAfterTheEndReachesIntake() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.CLOSED);
        cases.move(number, CaseMove.of(CaseAction.RATE).with(Datum.RATING, "dissatisfied"), Actor.reporter());
        assertTrue(said(CaseFixture.INTAKE).contains(number));
        assertEquals(said(CaseFixture.INTAKE).size(),
                inbox.counts(CaseFixture.INTAKE).get(CaseInbox.Box.SAID).intValue());
    }

    @Test
    void whatIsSaidInAMergedCaseIsSaidInTheMainCase() {
        String main = fixture.registered().number();
        String merged = fixture.registered().number();
        fixture.bring(main, CaseStatus.INVESTIGATING);
        cases.move(merged, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        writes(merged);
        assertTrue(said(CaseFixture.OFFICER).contains(main));
    }

    /** The reporter has one receipt for all parts; whoever works on a part asked, and hears the answer. */
    @Test
    void whatIsSaidOfASplitMatterReachesWhoeverWorksOnAPart() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "夜里的噪声，另外办理。"), CaseFixture.INTAKE);
        String part = fixture.part(number);
        fixture.bring(part, CaseStatus.INVESTIGATING);
        cases.move(part, CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, "几点最吵？"), CaseFixture.OFFICER);
        as("officer1").get("/staff/cases/" + part).then().body(containsString("等回复不停办理期限"));
        writes(number);
        assertTrue(said(CaseFixture.OFFICER).contains(part));
        as("officer1").get("/staff/cases/" + part).then().body(not(containsString("等回复不停办理期限")));
        assertTrue(said(CaseFixture.INTAKE).contains(number));
    }

    /** Nobody works on the part yet: intake hears it once, in the case itself. */
    @Test
    void whatIsSaidBeforeAUnitHasThePartIsHeardOnce() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "夜里的噪声，另外办理。"), CaseFixture.INTAKE);
        String part = fixture.part(number);
        cases.move(part, CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, "几点最吵？"), CaseFixture.INTAKE);
        as("intake1").get("/staff/cases/" + part).then().body(containsString("等回复不停办理期限"));
        writes(number);
        assertTrue(said(CaseFixture.INTAKE).contains(number));
        assertFalse(said(CaseFixture.INTAKE).contains(part));
        as("intake1").get("/staff/cases/" + part).then().body(not(containsString("等回复不停办理期限")));
    }

    @Test
    void seenIsForThoseWhoListenAndTakesAwayOnlyWhatWasSeen() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        writes(number);
        String page = as("officer1").get("/staff/cases/" + number).then().statusCode(200).extract().asString();
        Element until = Jsoup.parse(page).selectFirst("form[action$=/heard] input[name=until]");
        as("intake1").formParam("until", until.val()).post("/staff/cases/" + number + "/heard").then().statusCode(409);
        as("officer2").formParam("until", until.val()).post("/staff/cases/" + number + "/heard").then().statusCode(403);
        as("officer1").formParam("until", "yesterday").post("/staff/cases/" + number + "/heard").then().statusCode(400);
        writes(number);
        as("officer1").formParam("until", until.val()).post("/staff/cases/" + number + "/heard").then().statusCode(303);
        assertTrue(said(CaseFixture.OFFICER).contains(number), "a message that came while the page was open");
        page = as("officer1").get("/staff/cases/" + number).then().extract().asString();
        as("officer1").formParam("until", Jsoup.parse(page).selectFirst("input[name=until]").val())
                .post("/staff/cases/" + number + "/heard").then().statusCode(303);
        assertFalse(said(CaseFixture.OFFICER).contains(number));
    }

    @Test
    void aMessageMakesNoOpenFormOld() {
        String number = fixture.registered().number();
        long before = version(number);
        writes(number);
        assertEquals(before, version(number));
    }

    private long version(String number) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database
                .createNativeQuery("SELECT version FROM complaint_case WHERE number = ?1").setParameter(1, number)
                .getSingleResult()).longValue());
    }

    @Test
    void thePileStandsOnAnIndex() {
        Object[] row = QuarkusTransaction.requiringNew().call(() -> (Object[]) database
                .createNativeQuery("EXPLAIN SELECT case_id FROM case_conversation WHERE said_at IS NOT NULL")
                .getSingleResult());
        assertEquals("case_conversation_said", String.valueOf(row[5]));
    }

    @Test
    void aSearchThatFindsNothingInAPileLeadsToAllPiles() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        as("intake1").get("/staff/cases?box=mine&number=" + number).then().statusCode(200)
                .body(containsString("/staff/cases?box=all&amp;number=" + number));
    }

    /** The database may undo a transaction for reasons of its own. */
    @Test
    void takingNoteIsTriedAgain() {
        String number = fixture.registered().number();
        writes(number);
        AtomicInteger tries = new AtomicInteger();
        conversations.heard(number, () -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException(new SQLException("deadlock", "40001", 1213));
            }
            return TestClock.now();
        }, CaseFixture.INTAKE);
        assertEquals(2, tries.get());
        assertFalse(said(CaseFixture.INTAKE).contains(number));
    }
}
