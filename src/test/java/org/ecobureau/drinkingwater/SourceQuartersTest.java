package org.ecobureau.drinkingwater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.BatchInfo;
import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.ObservationService;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.RawRow;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.monitoring.SitesChanged;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SourceQuartersTest {
    private static final Instant AFTER = Instant.parse("2030-01-01T00:00:00Z");

    @Inject
    SourceQuarters quarters;
    @Inject
    ObservationService service;
    @Inject
    Event<SitesChanged> changed;

    @Test
    void whatIsKeptFollowsTheReadingsAlone() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().row(site.code(), "ph", "quarter", "2017Q1", "7.1").row(site.code(), "ph", "quarter", "2017Q2", "4.1")
                .row(site.code(), "manganese", "quarter", "2017Q2", "0.13").row(site.code(), "ph", "month", "2017-07", "7")
                .post();
        assertEquals(3, quarters.ofSite(site.id(), AFTER).size(), "the third is the mean of its months");
        QuarkusTransaction.requiringNew().run(() -> SourceQuarter.delete("siteId", site.id()));
        assertTrue(quarters.ofSite(site.id(), AFTER).isEmpty());
        QuarkusTransaction.requiringNew().run(() -> changed.fire(new SitesChanged(Set.of(site.id()))));
        var kept = quarters.ofSite(site.id(), AFTER);
        assertEquals(3, kept.size());
        assertEquals("1/3 月", kept.get(2).completeness());
        assertEquals(null, kept.get(1).completeness());
        assertEquals("pH 值、锰(0.30)", kept.get(1).over());
        assertEquals("无法定类",
                new QuarterResult(1, AFTER, 0, null, null, null, "甲", java.util.List.of(), "乙", null, "丙", false, null)
                        .label());
    }

    @Test
    void aSourceThatReportsByMonthIsInTheReportOfItsQuarter() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().row(site.code(), "manganese", "month", "2016-04", "0.05")
                .row(site.code(), "manganese", "month", "2016-05", "0.05").post();
        new Measured().row(site.code(), "manganese", "month", "2016-06", "0.50").post();
        var kept = kept(site);
        assertEquals(1, kept.size());
        assertEquals("锰(1.00)", kept.get(0).over());
        assertEquals("3/3 月", kept.get(0).completeness());
        new Measured().row(site.code(), "manganese", "quarter", "2016Q2", "0.07").post();
        assertEquals("", kept(site).get(0).over(), "what was reported for the quarter goes first");
    }

    @Test
    void aDeliveryThatEndsWhileAnotherOneRunsIsNotLost() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        QuarkusTransaction.requiringNew().run(() -> {
            quarters.ofSite(site.id(), AFTER);
            CompletableFuture.runAsync(() -> new Measured().row(site.code(), "ph", "quarter", "2018Q1", "7.1").post()).join();
            service.store(
                    List.of(new RawRow(0, "row", null, site.code(), "manganese", "quarter", "2018Q1", false, "0.13", null)),
                    new BatchInfo(ImportBatch.Channel.API, "ingest", null, "0".repeat(64), "test",
                            ObservationState.PROVISIONAL),
                    ObservationService.Mode.ALL_OR_NOTHING);
        });
        assertEquals(2, kept(site).get(0).items());
        assertEquals("锰(0.30)", kept(site).get(0).over());
    }

    @Test
    void twoDeliveriesAtTheSameMomentBothCount() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        List<String> items = List.of("ph", "manganese", "lead", "iron", "nitrate", "fluoride");
        items.stream().map(item -> CompletableFuture
                .runAsync(() -> new Measured().row(site.code(), item, "quarter", "2018Q2", "7").post())).toList()
                .forEach(CompletableFuture::join);
        assertEquals(items.size(), kept(site).get(0).items());
    }

    /** What others see now: read in a transaction of its own. */
    private List<QuarterResult> kept(SiteView site) {
        return QuarkusTransaction.requiringNew().call(() -> quarters.ofSite(site.id(), AFTER));
    }
}
