package org.ecobureau.drinkingwater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.Measured;
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
    Event<SitesChanged> changed;

    @Test
    void whatIsKeptFollowsTheReadingsAlone() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().row(site.code(), "ph", "quarter", "2017Q1", "7.1").row(site.code(), "ph", "quarter", "2017Q2", "4.1")
                .row(site.code(), "manganese", "quarter", "2017Q2", "0.13").row(site.code(), "ph", "month", "2017-07", "7")
                .post();
        assertEquals(2, quarters.ofSite(site.id(), AFTER).size(), "months are no quarters");
        QuarkusTransaction.requiringNew().run(() -> SourceQuarter.delete("siteId", site.id()));
        assertTrue(quarters.ofSite(site.id(), AFTER).isEmpty());
        QuarkusTransaction.requiringNew().run(() -> changed.fire(new SitesChanged(Set.of(site.id()))));
        var kept = quarters.ofSite(site.id(), AFTER);
        assertEquals(2, kept.size());
        assertEquals("pH 值、锰(0.30)", kept.get(1).over());
        assertEquals("无法定类",
                new QuarterResult(1, AFTER, 0, null, null, null, "甲", java.util.List.of(), "乙", null, "丙", false).label());
    }
}
