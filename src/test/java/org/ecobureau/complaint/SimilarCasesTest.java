package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseService.Joined;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SimilarCasesTest {

    @Inject
    SimilarCases similar;

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    SessionFactory sessions;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    private final String enterprise = "测试厂" + UUID.randomUUID().toString().substring(0, 8);

    private ComplaintForm form(String name) {
        return new ComplaintForm(List.of("air"), List.of(), "每天晚上九点以后有很浓的焦糊味。", null, "430626111", null, null, null, name,
                "anonymous", null, null, null, Map.of(), null);
    }

    private Likeness.Report report() {
        return Likeness.Report.of(fixture.checked(form(enterprise)), clock.instant());
    }

    private Joined together() {
        return cases.registerTogether(fixture.checked(form(enterprise + "有限公司")), CaseService.Origin.WEB, Actor.reporter());
    }

    @Test
    void aMeTooKeepsItsOwnReceiptAndIsToldOfProgress() {
        String main = fixture.registered(form(enterprise)).number();
        assertEquals(1, similar.like(report()).hints().size());
        Joined second = together();
        assertTrue(second.together());
        String number = second.registered().number();
        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(CaseStatus.MERGED, sheet.status());
        assertEquals(main, sheet.mainNumber().orElseThrow());
        CaseSheet.Event merge = sheet.events().get(sheet.events().size() - 1);
        assertEquals(CaseAction.MERGE, merge.action());
        assertEquals(Actor.SYSTEM, merge.actorRole());
        assertTrue(merge.publicNote().contains("同一件事"));
        Joined third = together();
        assertEquals(main, reader.forReceipt(third.registered().number()).mainNumber().orElseThrow(), "no chains");
        assertEquals(2, reader.forStaff(main, INTAKE).related().stream().filter(r -> r.kind().equals("merged")).count());
        assertEquals(3, similar.like(report()).hints().size(), "every report counts");
        fixture.bring(main, CaseStatus.ANSWERED);
        assertEquals(1, reader.followed(number).main().events().stream()
                .filter(e -> e.action() == CaseAction.APPROVE_ANSWER).count());
    }

    @Test
    void whatHasAnAnswerIsCountedButNotJoined() {
        String main = fixture.registered(form(enterprise)).number();
        fixture.bring(main, CaseStatus.DRAFTED);
        assertEquals(1, similar.like(report()).hints().size());
        assertFalse(similar.like(report()).joinable());
        Joined alone = together();
        assertFalse(alone.together());
        assertEquals(CaseStatus.REGISTERED, reader.forReceipt(alone.registered().number()).status());
        // Handled anew: what was answered before was written to somebody else.
        cases.move(alone.registered().number(), CaseMove.of(CaseAction.WITHDRAW), Actor.reporter());
        fixture.bring(main, CaseStatus.CLOSED);
        cases.move(main, CaseMove.of(CaseAction.REOPEN).with(Datum.REASON, "又有异味"), CaseFixture.LEADER);
        assertFalse(similar.like(report()).joinable());
        Problem refused = assertThrows(Problem.class, () -> cases.move(fixture.registered(form(null)).number(),
                CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), Actor.system()));
        assertEquals(422, refused.status());
    }

    @Test
    void whatIsOldWithdrawnOrOfAnotherTypeIsNotFound() {
        TestClock.at(TestClock.now().minus(Duration.ofDays(8)), () -> fixture.registered(form(enterprise)));
        assertEquals(List.of(), similar.like(report()).hints());
        String gone = fixture.registered(form(enterprise)).number();
        cases.move(gone, CaseMove.of(CaseAction.WITHDRAW), Actor.reporter());
        assertEquals(List.of(), similar.like(report()).hints());
        Likeness.Report nothing = new Likeness.Report(List.of(PollutionType.AIR), "430626111", null, null, null,
                clock.instant());
        assertEquals(List.of(), similar.like(nothing).hints(), "no field to compare, nobody found");
    }

    @Test
    void aPinMovedAboutFindsACellAndMergesWithinFiveHundredMetresOnly() {
        // A place of this test run's own, so that other tests do not stand there; at the southern edge of its cell.
        BigDecimal latitude = new BigDecimal("-" + (10 + Math.floorMod(enterprise.hashCode(), 50)) + ".120000");
        BigDecimal longitude = BigDecimal.valueOf(Math.floorMod(enterprise.hashCode() / 7, 170)).setScale(6);
        String main = fixture.registered(at(latitude, longitude)).number();
        for (String off : List.of("0.0044", "0.0046", "0.0100", "0.0190", "-0.0044", "-0.0046", "-0.0100")) {
            assertEquals(1, like(latitude.add(new BigDecimal(off)), longitude), off);
        }
        assertEquals(0, like(latitude.add(new BigDecimal("0.0201")), longitude));
        assertEquals(0, like(latitude.add(new BigDecimal("-0.0101")), longitude));
        assertEquals(0, like(null, null));
        assertFalse(together(latitude.add(new BigDecimal("0.0046")), longitude));
        assertTrue(together(latitude.add(new BigDecimal("-0.0044")), longitude));
        assertEquals(1, reader.mergedInto(main).size());
    }

    private boolean together(BigDecimal latitude, BigDecimal longitude) {
        return cases.registerTogether(fixture.checked(at(latitude, longitude)), CaseService.Origin.WEB, Actor.reporter())
                .together();
    }

    private int like(BigDecimal latitude, BigDecimal longitude) {
        return similar.like(Likeness.Report.of(fixture.checked(at(latitude, longitude)), clock.instant())).hints().size();
    }

    private static ComplaintForm at(BigDecimal latitude, BigDecimal longitude) {
        return new ComplaintForm(List.of("soil"), List.of(), "地里倒了一车来历不明的黑泥。", null, "430626111", null, latitude, longitude,
                null,
                "anonymous", null, null, null, Map.of(), null);
    }

    @Test
    void lookingTakesTwoStatementsOverTheIndexOfTime() {
        fixture.registered(form(enterprise));
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        similar.like(report());
        assertEquals(2, statistics.getPrepareStatementCount());
        List<?> plan = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "EXPLAIN SELECT c.id FROM complaint_case c FORCE INDEX (complaint_case_received) WHERE c.received_at >= NOW()"
                        + " AND (c.enterprise_key = 'x' OR c.township = '430626111' AND c.place_key = 'y') ORDER BY received_at DESC")
                .getResultList());
        assertTrue(java.util.Arrays.toString((Object[]) plan.get(0)).contains("complaint_case_received"));
    }
}
