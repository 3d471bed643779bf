package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The pile of what came in over a limit: stored, its clocks run, sorted by intake, everything can be taken back. */
@QuarkusTest
class CaseModerationTest {

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseInbox inbox;

    @Inject
    SimilarCases similar;

    @Inject
    CaseFixture fixture;

    @Inject
    EntityManager database;

    private String arrived(String... flags) {
        return cases.register(fixture.checked(Forms.anonymous()), new CaseService.Origin(Channel.WEB, null, List.of(flags)),
                Actor.reporter()).number();
    }

    private CaseStatus spam(String number, RefusalReason reason) {
        return cases.move(number, CaseMove.of(CaseAction.MARK_SPAM).with(Datum.REASON, reason.code()), CaseFixture.INTAKE);
    }

    private boolean listed(Filter filter, String number) {
        String after = null;
        do {
            CaseInbox.Page page = inbox.page(filter, CaseFixture.INTAKE, after, 200);
            if (page.rows().stream().anyMatch(r -> r.number().equals(number))) {
                return true;
            }
            after = page.next();
        } while (after != null);
        return false;
    }

    @Test
    void onlyWhatIsOverALimitAndUnsolvedWaits() {
        assertEquals(CaseStatus.HELD, reader.forReceipt(arrived("addressLimit")).status());
        assertEquals(CaseStatus.HELD, reader.forReceipt(arrived("honeypot", "phoneLimit")).status());
        assertEquals(CaseStatus.REGISTERED, reader.forReceipt(arrived("addressLimit", "phoneLimit", "solved")).status());
        assertEquals(CaseStatus.REGISTERED, reader.forReceipt(arrived("honeypot", "fast")).status());
    }

    @Test
    void theClocksRunAsReceivedAndReleaseChangesNoneOfThem() {
        String held = arrived("addressLimit");
        CaseSheet before = reader.forReceipt(held);
        CaseSheet usual = reader.forReceipt(fixture.registered().number());
        assertEquals(usual.clocks().stream().map(ClockReading::due).toList(),
                before.clocks().stream().map(ClockReading::due).toList());
        assertEquals(PublicStatus.RECEIVED, before.shown());
        assertEquals(CaseStatus.REGISTERED, cases.move(held, CaseMove.of(CaseAction.ADMIT), CaseFixture.INTAKE));
        assertEquals(before.clocks().stream().map(ClockReading::due).toList(),
                reader.forReceipt(held).clocks().stream().map(ClockReading::due).toList());
        fixture.bring(held, CaseStatus.CLOSED);
    }

    @Test
    void itWaitsInItsPileAndInNobodysTurn() {
        String number = arrived("addressLimit");
        long before = inbox.counts(CaseFixture.INTAKE).get(Box.HELD);
        assertTrue(before >= 1);
        assertTrue(listed(Filter.of(Box.HELD), number));
        assertFalse(listed(Filter.of(Box.MINE), number));
        cases.move(number, CaseMove.of(CaseAction.ADMIT), CaseFixture.INTAKE);
        assertFalse(listed(Filter.of(Box.HELD), number));
        assertTrue(listed(Filter.of(Box.MINE), number));
        assertEquals(before - 1, inbox.counts(CaseFixture.INTAKE).get(Box.HELD));
    }

    @Test
    void spamIsToldWithItsReasonAndCanBeTakenBack() {
        String number = arrived("phoneLimit");
        assertEquals(CaseStatus.SPAM, spam(number, RefusalReason.FLOOD));
        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(PublicStatus.REFUSED, sheet.shown());
        CaseSheet.Event told = sheet.events().get(sheet.events().size() - 1);
        assertTrue(told.isPublic());
        assertEquals(RefusalReason.FLOOD.told(), told.publicNote());
        assertTrue(sheet.clocks().stream().noneMatch(ClockReading::open));
        assertEquals(CaseStatus.REGISTERED, cases.move(number,
                CaseMove.of(CaseAction.UNMARK_SPAM).with(Datum.REASON, "投诉人留言说明了情况"), CaseFixture.INTAKE));
        CaseSheet back = reader.forReceipt(number);
        assertNull(back.refusalReason());
        assertTrue(back.clocks().stream().anyMatch(c -> c.kind() == ClockReading.Kind.ACCEPTANCE && c.open()));
        fixture.bring(number, CaseStatus.CLOSED);
    }

    @Test
    void whatWasReleasedByMistakeCanStillBeSortedOutButNothingUnsuspicious() {
        String released = arrived("addressLimit");
        cases.move(released, CaseMove.of(CaseAction.ADMIT), CaseFixture.INTAKE);
        assertEquals(CaseStatus.SPAM, spam(released, RefusalReason.SPAM));
        String honest = fixture.registered().number();
        assertEquals(409, assertThrows(Problem.class, () -> spam(honest, RefusalReason.SPAM)).status());
        assertFalse(reader.openTo(reader.forReceipt(honest), CaseFixture.INTAKE).contains(CaseAction.MARK_SPAM));
    }

    @Test
    void theLegalGroundsAndTheReasonsOfSpamAreNotMixed() {
        String number = arrived("addressLimit");
        assertEquals(422, assertThrows(Problem.class, () -> spam(number, RefusalReason.REPEATED)).status());
        String other = fixture.registered().number();
        assertEquals(422, assertThrows(Problem.class, () -> cases.move(other,
                CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "flood"), CaseFixture.INTAKE)).status());
    }

    @Test
    void onlyIntakeSorts() {
        String number = arrived("addressLimit");
        for (Actor actor : List.of(CaseFixture.DISPATCHER, CaseFixture.REVIEWER, CaseFixture.LEADER, CaseFixture.OFFICER)) {
            assertEquals(403, assertThrows(Problem.class,
                    () -> cases.move(number, CaseMove.of(CaseAction.ADMIT), actor)).status());
        }
    }

    @Test
    void aFloodIsNoHintForOthers() {
        String place = "防刷村" + UUID.randomUUID() + "号";
        ComplaintForm form = Forms.anonymous();
        ComplaintForm there = new ComplaintForm(form.types(), form.subtypes(), form.description(), null, form.township(), place,
                null, null, null, "anonymous", null, null, null, java.util.Map.of(), null);
        NewCase made = fixture.checked(there);
        String number = cases.register(made, new CaseService.Origin(Channel.WEB, null, List.of("addressLimit")),
                Actor.reporter()).number();
        assertEquals(0, hints(made));
        cases.move(number, CaseMove.of(CaseAction.ADMIT), CaseFixture.INTAKE);
        assertEquals(1, hints(made));
    }

    private int hints(NewCase made) {
        return similar.like(Likeness.Report.of(made, TestClock.now().plusSeconds(1))).hints().size();
    }

    @Test
    void flaggedCasesAreFoundByFlag() {
        String fast = arrived("fast");
        String trapped = arrived("honeypot", "addressLimit");
        String honest = fixture.registered().number();
        for (String flag : List.of("any", "fast")) {
            assertTrue(listed(flagged(flag), fast), flag);
        }
        for (String flag : List.of("any", "honeypot", "addressLimit")) {
            assertTrue(listed(flagged(flag), trapped), flag);
        }
        assertFalse(listed(flagged("any"), honest));
        assertFalse(listed(flagged("fast"), trapped));
    }

    private static Filter flagged(String flag) {
        return new Filter(Box.ALL, null, null, null, null, null, null, flag);
    }

    /** The optimizer may read a small table whole; whether an index fits is what counts. */
    @Test
    void theListOfFlaggedCasesStandsOnAnIndex() {
        Object[] plan = (Object[]) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "EXPLAIN SELECT id FROM complaint_case WHERE flagged = TRUE AND find_in_set('fast', flags) > 0"
                        + " ORDER BY id DESC LIMIT 51")
                .getSingleResult());
        assertTrue(String.valueOf(plan[4]).contains("complaint_case_flagged"), java.util.Arrays.toString(plan));
    }
}
