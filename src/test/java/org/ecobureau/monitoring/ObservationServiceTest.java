package org.ecobureau.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.monitoring.ObservationService.Mode;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ObservationServiceTest {
    @Inject
    ObservationService service;
    @Inject
    Observations observations;
    @Inject
    EntityManager em;

    @Test
    void anotherValueIsANewVersionAndTheOldOneStays() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store(site, "35");
        assertEquals(1, store(site, "35").plan().unchanged());
        assertEquals(1, store(site, "36").plan().newVersions());
        Reading current = only(site);
        assertEquals(0, current.value().compareTo(new BigDecimal("36")));
        assertEquals(2, current.version());
        assertEquals(ObservationState.CORRECTED, current.state());
        assertEquals(Instant.parse("2026-03-01T00:00:00Z"), current.start());
        assertEquals(Instant.parse("2026-03-01T01:00:00Z"), current.end());
        List<Reading> versions = observations.versions(site, PeriodKind.HOUR, current.start());
        assertEquals(List.of(1, 2), versions.stream().map(Reading::version).toList());
        assertEquals(0, versions.get(0).value().compareTo(new BigDecimal("35")));
    }

    @Test
    void aBadRowKeepsTheWholeDeliveryOut() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        List<RawRow> rows = List.of(row(site, 0, "35"), row(site, 1, "abc"));
        Problem problem = assertThrows(Problem.class, () -> service.store(rows, info(), Mode.ALL_OR_NOTHING));
        assertEquals(422, problem.status());
        assertEquals("rows[1].value", problem.violations().get(0).field());
        assertTrue(readings(site).isEmpty());
        ObservationService.Stored stored = service.store(rows, info(), Mode.PARTIAL);
        assertEquals(1, stored.plan().fresh());
        assertEquals(1, stored.plan().rejected());
        assertEquals(1, readings(site).size());
    }

    @Test
    void anUndoneBatchGivesBackWhatStoodBefore() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store(site, "35");
        long wrong = service.store(List.of(row(site, 0, "350"), row(site, 1, "351")), info(), Mode.ALL_OR_NOTHING).batchId();
        assertEquals(2, service.undo(wrong, "单位写错", "monitor2"));
        Reading restored = only(site);
        assertEquals(0, restored.value().compareTo(new BigDecimal("35")));
        assertEquals(3, restored.version());
        assertTrue(restored.note().contains("单位写错"));
        assertEquals(409, assertThrows(Problem.class, () -> service.undo(wrong, "再来", "monitor2")).status());
        ImportBatch batch = service.batch(wrong).orElseThrow();
        assertEquals(ImportBatch.State.UNDONE, batch.state());
        assertEquals("monitor2", batch.undoneBy());
        assertEquals(1, service.store(List.of(row(site, 1, "12")), info(), Mode.ALL_OR_NOTHING).plan().fresh());
    }

    @Test
    void anUndoneValueNeverComesBack() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        long first = store(site, "35").batchId();
        long second = store(site, "36").batchId();
        service.undo(first, "重复", "monitor1");
        assertEquals(0, only(site).value().compareTo(new BigDecimal("36")));
        service.undo(second, "单位写错", "monitor1");
        assertTrue(readings(site).isEmpty(), "the value of the first batch was taken back too");
    }

    @Test
    void aValueThatAnUndoBroughtBackCanBeTakenBackToo() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        long first = store(site, "35").batchId();
        service.undo(store(site, "36").batchId(), "单位写错", "monitor1");
        assertEquals(0, only(site).value().compareTo(new BigDecimal("35")));
        assertEquals(1, service.undo(first, "重复", "monitor1"));
        assertTrue(readings(site).isEmpty());
    }

    @Test
    void undoLeavesAloneWhatALaterBatchReplaced() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        long first = store(site, "35").batchId();
        store(site, "36");
        assertEquals(0, service.undo(first, "重复", "monitor1"));
        assertEquals(0, only(site).value().compareTo(new BigDecimal("36")));
    }

    @Test
    void sameSlotTwiceInOneDeliveryMustAgree() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        assertEquals(1, service.plan(List.of(row(site, 0, "35"), row(site, 0, "35.0")), info()).unchanged());
        assertEquals(1, service.plan(List.of(row(site, 0, "35"), row(site, 0, "36")), info()).rejected());
    }

    @Test
    void missingAndNotMonitoredStayApart() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        service.store(List.of(row(site, 0, "—"), row(site, 1, "/")), info(), Mode.ALL_OR_NOTHING);
        List<Reading> readings = readings(site);
        assertEquals(List.of("NA", "/"), readings.stream().map(Reading::reason).toList());
        assertNull(readings.get(0).value());
    }

    @Test
    void demonstrationNeverReplacesARealValue() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        BatchInfo demonstration = new BatchInfo(ImportBatch.Channel.API, "ingest", null, "0".repeat(64), Reading.DEMONSTRATION,
                ObservationState.PROVISIONAL);
        service.store(List.of(row(site, 0, "99")), demonstration, Mode.ALL_OR_NOTHING);
        assertTrue(only(site).demonstration());
        store(site, "35");
        assertEquals("test", only(site).source());
        assertEquals(ObservationState.PROVISIONAL, only(site).state(), "a first real value corrects nothing");
        assertEquals(1, service.plan(List.of(row(site, 0, "99")), demonstration).rejected());
    }

    @Test
    void theFutureIsNotMeasuredYet() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        RawRow row = new RawRow(7, "rows[0]", "pm25", site.code(), "pm25", "hour", "2199-01-01 00:00", false, "1", null);
        assertTrue(service.plan(List.of(row), info()).violations().get(0).message().contains("第 7 行"));
    }

    @Test
    void theDatabaseItselfRefusesToRewriteHistory() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        store(site, "35");
        long id = only(site).id();
        for (String sql : List.of("UPDATE observation SET value = 1 WHERE id = " + id,
                "DELETE FROM observation WHERE id = " + id,
                "UPDATE observation SET is_current = NULL, value = 2 WHERE id = " + id)) {
            assertThrows(RuntimeException.class,
                    () -> QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery(sql).executeUpdate()), sql);
        }
        assertEquals(0, only(site).value().compareTo(new BigDecimal("35")));
    }

    private ObservationService.Stored store(SiteView site, String value) {
        return service.store(List.of(row(site, 0, value)), info(), Mode.ALL_OR_NOTHING);
    }

    private static RawRow row(SiteView site, int hour, String value) {
        return new RawRow(0, "rows[" + hour + "]", null, site.code(), "pm25", "hour", "2026-03-01 %02d:00".formatted(8 + hour),
                false, value,
                null);
    }

    private static BatchInfo info() {
        return new BatchInfo(ImportBatch.Channel.API, "ingest", null, "0".repeat(64), "test", ObservationState.PROVISIONAL);
    }

    private List<Reading> readings(SiteView site) {
        return observations.between(List.of(site), PeriodKind.HOUR, Instant.parse("2026-02-28T16:00:00Z"),
                Instant.parse("2026-03-01T16:00:00Z"));
    }

    private Reading only(SiteView site) {
        List<Reading> readings = readings(site);
        assertEquals(1, readings.size());
        return readings.get(0);
    }
}
