package org.ecobureau.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.audit.AuditEntry;
import org.ecobureau.monitoring.ObservationReview.Span;
import org.ecobureau.monitoring.ObservationService.Mode;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Four eyes on values. */
@QuarkusTest
class ObservationReviewTest {
    private static final Instant MARCH = Instant.parse("2026-02-28T16:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-03-31T16:00:00Z");
    private static final String[] SIX = { "so2", "no2", "co", "o3", "pm10", "pm25" };

    @Inject
    ObservationService service;
    @Inject
    ObservationReview review;
    @Inject
    Observations observations;
    @Inject
    EntityManager em;

    @Test
    void aPersonCannotVerifyTheirOwnImport() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store("monitor1", hour(site, MARCH, "no2", "40"));
        long id = review.proposeVerification(march(site), "monitor2");
        Problem refused = assertThrows(Problem.class, () -> review.confirm(id, "monitor1"));
        assertEquals(403, refused.status());
        assertTrue(refused.getMessage().contains("您自己导入或录入"), refused.getMessage());
        assertEquals(ObservationState.PROVISIONAL, only(site).state());
    }

    @Test
    void whoProposesMayNotConfirmAndTheOtherOneMay() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store("ingest", hour(site, MARCH, "no2", "40"));
        long id = review.proposeVerification(march(site), "monitor1");
        Problem refused = assertThrows(Problem.class, () -> review.confirm(id, "monitor1"));
        assertEquals(403, refused.status());
        assertTrue(refused.getMessage().contains("不能由您确认"), refused.getMessage());
        review.confirm(id, "monitor2");
        review.confirm(id, "monitor2");
        Reading verified = only(site);
        assertEquals(ObservationState.VERIFIED, verified.state());
        assertEquals(2, verified.version());
        assertEquals("40", verified.written());
        assertEquals(null, verified.note(), "a verification is no correction");
        assertEquals(409, assertThrows(Problem.class, () -> review.confirm(id, "monitor3")).status());
        assertEquals(List.of("observation.confirm-verification", "observation.propose-verification"), auditOf(id));
    }

    @Test
    void aMonthOfHoursOfSixItemsIsVerifiedAtOnceAndWhatCameLaterStaysProvisional() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        List<RawRow> rows = new ArrayList<>();
        for (Instant start = MARCH; start.isBefore(APRIL); start = start.plus(1, ChronoUnit.HOURS)) {
            for (String item : SIX) {
                rows.add(hour(site, start, item, "12"));
            }
        }
        assertEquals(4464, rows.size());
        store("ingest", rows.toArray(RawRow[]::new));
        long id = review.proposeVerification(march(site), "monitor1");
        store("ingest", hour(site, MARCH, "pm25", "NA"));
        long started = System.nanoTime();
        review.confirm(id, "monitor2");
        long millis = (System.nanoTime() - started) / 1_000_000;
        List<Reading> now = observations.between(List.of(site), PeriodKind.HOUR, MARCH, APRIL);
        assertEquals(4464, now.size());
        assertEquals(4463, now.stream().filter(r -> r.state() == ObservationState.VERIFIED).count());
        assertEquals("NA",
                now.stream().filter(r -> r.state() != ObservationState.VERIFIED).findFirst().orElseThrow().written());
        assertTrue(millis < 30_000, "confirming took " + millis + " ms");
        ImportBatch batch = ImportBatch.findById(ObservationProposal.<ObservationProposal> findById(id).batchId());
        assertEquals(4463, batch.newVersions);
        assertEquals(409, assertThrows(Problem.class, () -> service.undo(batch.id, "x", "monitor1")).status());
    }

    @Test
    void aCorrectionAddsAVersionWithItsReasonAfterTheSecondPerson() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        store("ingest", new RawRow(0, "row", null, site.code(), "cod", "month", "2026-03", false, "200", null));
        Reading wrong = onlyMonth(site);
        assertEquals(422, assertThrows(Problem.class,
                () -> review.proposeCorrection(wrong, "20", "", " ", "monitor1")).status());
        assertEquals(422, assertThrows(Problem.class,
                () -> review.proposeCorrection(wrong, "200.0", "", "一样", "monitor1")).status());
        assertEquals(422, assertThrows(Problem.class,
                () -> review.proposeCorrection(wrong, "-3", "", "负数", "monitor1")).status());
        long id = review.proposeCorrection(wrong, "20.0", "manual", "录入时小数点错位，按实验室报告更正", "monitor1");
        assertEquals("200", onlyMonth(site).written(), "nothing changes before the second person");
        assertEquals(409, assertThrows(Problem.class,
                () -> review.proposeCorrection(wrong, "21", "", "另一份", "monitor2")).status());
        assertEquals(403, assertThrows(Problem.class, () -> review.confirm(id, "monitor1")).status());
        review.confirm(id, "monitor2");
        Reading corrected = onlyMonth(site);
        assertEquals("20", corrected.written());
        assertEquals("人工补录", corrected.flagWords());
        assertEquals(ObservationState.CORRECTED, corrected.state());
        assertEquals("录入时小数点错位，按实验室报告更正", corrected.note());
        long missing = review.proposeCorrection(corrected, "NA", "仪器故障", "核查发现样品作废", "monitor1");
        review.confirm(missing, "monitor2");
        assertEquals("仪器故障", onlyMonth(site).written());
        assertEquals(List.of("200", "20", "仪器故障"),
                observations.versions(site, "cod", PeriodKind.MONTH, MARCH).stream().map(Reading::written).toList());
    }

    @Test
    void whatTwoPersonsCorrectedIsNotReplacedByADelivery() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store("ingest", hour(site, MARCH, "no2", "400"));
        review.confirm(review.proposeCorrection(only(site), "40", "", "多打了一个零", "monitor1"), "monitor2");
        Problem refused = assertThrows(Problem.class, () -> store("ingest", hour(site, MARCH, "no2", "400")));
        assertEquals(422, refused.status());
        assertTrue(refused.violations().get(0).message().contains("两人核对更正"), refused.violations().toString());
        store("ingest", hour(site, MARCH, "no2", "40"));
        assertEquals("40", only(site).written());
        assertEquals(2, only(site).version());
        review.confirm(review.proposeCorrection(only(site), "41", "", "复核后再改", "monitor2"), "monitor1");
        assertEquals("41", only(site).written());
    }

    @Test
    void whatTwoPersonsVerifiedIsNotReplacedByADeliveryButWhatTheSourceVerifiedIs() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store("ingest", hour(site, MARCH, "no2", "40"));
        review.confirm(review.proposeVerification(march(site), "monitor1"), "monitor2");
        Problem refused = assertThrows(Problem.class, () -> store("monitor1", hour(site, MARCH, "no2", "400")));
        assertTrue(refused.violations().get(0).message().contains("两人核对审核"), refused.violations().toString());
        store("monitor1", hour(site, MARCH, "no2", "40"));
        assertEquals("40", only(site).written());
        assertEquals(2, only(site).version());

        SiteView other = Sites.fresh(SiteKind.AIR);
        new Measured().verified().hour(other.code(), MARCH, "no2", "40").post();
        new Measured().verified().hour(other.code(), MARCH, "no2", "41").post();
        assertEquals("41", only(other).written());
        assertEquals(ObservationState.CORRECTED, only(other).state());
    }

    @Test
    void aCorrectionOfAValueThatChangedMeanwhileIsNotConfirmed() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store("ingest", hour(site, MARCH, "no2", "40"));
        long id = review.proposeCorrection(only(site), "4", "", "多打了一个零", "monitor1");
        store("ingest", hour(site, MARCH, "no2", "41"));
        assertEquals(409, assertThrows(Problem.class, () -> review.confirm(id, "monitor2")).status());
        assertEquals("41", only(site).written());
        assertEquals(403, assertThrows(Problem.class, () -> review.withdraw(id, "monitor2")).status());
        review.withdraw(id, "monitor1");
        assertEquals(409, assertThrows(Problem.class, () -> review.confirm(id, "monitor2")).status());
    }

    @Test
    void aRefusalSaysWhy() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store("ingest", hour(site, MARCH, "no2", "40"));
        long id = review.proposeVerification(march(site), "monitor1");
        assertEquals(422, assertThrows(Problem.class, () -> review.refuse(id, " ", "monitor2")).status());
        assertEquals(403, assertThrows(Problem.class, () -> review.refuse(id, "不行", "monitor1")).status());
        review.refuse(id, "3 月 5 日的数值要先核对", "monitor2");
        ObservationProposal refused = ObservationProposal.findById(id);
        assertEquals(ObservationProposal.State.REFUSED, refused.state());
        assertEquals("3 月 5 日的数值要先核对", refused.decision());
        assertEquals(ObservationState.PROVISIONAL, only(site).state());
        assertEquals(422,
                assertThrows(Problem.class, () -> review.proposeVerification(
                        new Span(site, PeriodKind.HOUR, List.of("co"), MARCH, APRIL), "monitor1")).status(),
                "nothing to verify");
    }

    @Test
    void aValueIsEnteredByHandOnlyWhereThereIsNone() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        RawRow row = new RawRow(0, "row", null, site.code(), "no2", "hour", "2026-03-01 00:00", false, "40", "manual");
        long batch = review.enter(row, "手工记录", "monitor1");
        assertEquals("40", only(site).written());
        assertEquals("monitor", AuditEntry.about("batch:" + batch, 1).get(0).role(), "a person typed it, no machine");
        assertEquals("人工补录", only(site).flagWords());
        Problem occupied = assertThrows(Problem.class, () -> review.enter(
                new RawRow(0, "row", null, site.code(), "no2", "hour", "2026-03-01 00:00", false, "41", ""), "手工记录",
                "monitor1"));
        assertTrue(occupied.getMessage().contains("提出更正"), occupied.getMessage());
        Problem wrong = assertThrows(Problem.class, () -> review.enter(
                new RawRow(0, "row", null, site.code(), "cod", "hour", "2026-03-01 00:30", false, "x", ""), "手工记录",
                "monitor1"));
        assertEquals(List.of("parameter", "start", "value"), wrong.violations().stream().map(v -> v.field()).toList());
    }

    @Test
    @TestTransaction
    void theWaitingValuesAreFoundByIndex() {
        @SuppressWarnings("unchecked")
        List<Object[]> plan = em
                .createNativeQuery("EXPLAIN SELECT COUNT(*) FROM observation o FORCE INDEX (ix_observation_state)"
                        + " WHERE o.is_current = 1 AND o.state = 'PROVISIONAL' AND o.start_at >= '2026-01-01'")
                .getResultList();
        assertEquals("ix_observation_state", plan.get(0)[5], String.valueOf(plan.get(0)[5]));
    }

    private List<String> auditOf(long proposal) {
        return AuditEntry.<AuditEntry> list("subject = ?1 order by id desc", "proposal:" + proposal).stream()
                .map(AuditEntry::kind).toList();
    }

    private static Span march(SiteView site) {
        return new Span(site, PeriodKind.HOUR, List.of(), MARCH, APRIL);
    }

    private void store(String who, RawRow... rows) {
        service.store(List.of(rows), new BatchInfo(ImportBatch.Channel.SCREEN, who, "test.csv", "0".repeat(64), "test",
                ObservationState.PROVISIONAL), Mode.ALL_OR_NOTHING);
    }

    private static RawRow hour(SiteView site, Instant start, String parameter, String value) {
        return new RawRow(0, "row", null, site.code(), parameter, "hour", ChinaTime.offset(start).toString(), false, value,
                null);
    }

    private Reading only(SiteView site) {
        List<Reading> readings = observations.between(List.of(site), PeriodKind.HOUR, MARCH, APRIL);
        assertEquals(1, readings.size());
        return readings.get(0);
    }

    private Reading onlyMonth(SiteView site) {
        List<Reading> readings = observations.between(List.of(site), PeriodKind.MONTH, MARCH, APRIL);
        assertEquals(1, readings.size());
        return readings.get(0);
    }
}
