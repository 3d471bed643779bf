package org.ecobureau.air;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AqiTable;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AirDayProjectionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 2);

    @Inject
    EntityManager em;
    @Inject
    AirDayRebuild rebuild;

    @Test
    void aDayKnowsHowManyHoursAreBehindItsMeans() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Measured rows = new Measured().verified();
        for (int hour = 0; hour < 24; hour++) {
            rows.airHour(site.code(), hour(hour), "6", "12", "0.6", hour == 23 ? null : "88", "38", hour < 19 ? "21" : null);
        }
        rows.post();
        given().get(days(site)).then().body("items", hasSize(1)).body("items[0].valid.so2", equalTo(24))
                .body("items[0].valid.pm25", equalTo(19)).body("items[0].concentrations.pm25", nullValue())
                .body("items[0].missing.pm25", equalTo("NA")).body("items[0].valid.o3", equalTo(17))
                .body("items[0].concentrations.o3", equalTo(88));
    }

    @Test
    void aCorrectedAndAnUndoneValueChangeTheDayAtOnce() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        new Measured().verified().row(site.code(), "pm25", "day", DAY.toString(), "61").post();
        given().get(days(site)).then().body("items[0].aqi", equalTo(101)).body("items[0].state", equalTo("verified"));
        String received = given().get(days(site)).jsonPath().getString("items[0].receivedAt");
        new Measured().verified().row(site.code(), "pm25", "day", DAY.toString(), "75").post();
        given().get(days(site)).then().body("items[0].aqi", equalTo(114)).body("items[0].state", equalTo("corrected"))
                .body("items[0].receivedAt", equalTo(received));
    }

    @Test
    void loggersThatPostAtTheSameMomentAreAllSeen() throws Exception {
        SiteView site = Sites.fresh(SiteKind.AIR);
        CyclicBarrier barrier = new CyclicBarrier(AqiTable.POLLUTANTS.size());
        ExecutorService loggers = Executors.newFixedThreadPool(AqiTable.POLLUTANTS.size());
        try {
            List<Future<?>> done = new ArrayList<>();
            for (String code : AqiTable.POLLUTANTS) {
                Measured rows = new Measured().verified();
                for (int hour = 0; hour < 24; hour++) {
                    rows.hour(site.code(), hour(hour), code, "2");
                }
                done.add(loggers.submit(() -> {
                    barrier.await();
                    rows.post();
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            loggers.shutdown();
        }
        AqiTable.POLLUTANTS.forEach(code -> given().get(days(site)).then().body("items[0].valid." + code,
                equalTo(code.equals("o3") ? 17 : 24)));
    }

    @Test
    void anotherRuleMakesEveryDayAnew() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        new Measured().verified().row(site.code(), "pm25", "day", DAY.toString(), "61").post();
        QuarkusTransaction.requiringNew().run(() -> {
            assertEquals(1,
                    em.createNativeQuery("UPDATE air_day SET aqi = 7, pm25 = 1 WHERE site_id = " + site.id()).executeUpdate());
            em.createNativeQuery("UPDATE air_day_state SET rule = 'another'").executeUpdate();
        });
        given().get(days(site)).then().body("items[0].aqi", equalTo(7));
        rebuild.check();
        assertTrue(rebuild.ready());
        given().get(days(site)).then().body("items[0].aqi", equalTo(101)).body("items[0].concentrations.pm25", equalTo(61));
    }

    @Test
    void twoValuesYearsApartDoNotTouchTheDaysBetween() {
        SiteView one = Sites.fresh(SiteKind.AIR);
        SiteView other = Sites.fresh(SiteKind.AIR);
        new Measured().verified().row(one.code(), "pm25", "day", DAY.toString(), "61").post();
        QuarkusTransaction.requiringNew().run(() -> assertEquals(1,
                em.createNativeQuery("UPDATE air_day SET aqi = 7 WHERE site_id = " + one.id()).executeUpdate()));
        new Measured().verified().row(one.code(), "pm25", "day", "2023-02-11", "20")
                .row(one.code(), "pm25", "day", "2026-08-11", "20").row(other.code(), "pm25", "day", "2026-09-01", "20").post();
        given().get(days(one)).then().body("items[0].aqi", equalTo(7));
        given().get("/api/v1/air/days?site=" + one.code() + "&from=2023-02-11&to=2023-02-11").then().body("items",
                hasSize(1));
        given().get("/api/v1/air/days?site=" + other.code() + "&from=2026-09-01&to=2026-09-01").then().body("items",
                hasSize(1));
    }

    @Test
    void aDayWhoseOnlyValueIsTakenBackIsGone() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        new Measured().verified().row(site.code(), "pm25", "day", DAY.toString(), "61").post();
        Object batch = QuarkusTransaction.requiringNew().call(() -> em
                .createQuery("select o.batchId from Observation o where o.siteId = :site").setParameter("site", site.id())
                .getSingleResult());
        undo((Long) batch);
        given().get(days(site)).then().body("items", hasSize(0));
    }

    @Inject
    org.ecobureau.monitoring.ObservationService service;

    private void undo(long batch) {
        QuarkusTransaction.requiringNew().run(() -> service.undo(batch, "测试", "test"));
    }

    private static Instant hour(int hour) {
        return ChinaTime.startOf(DAY).plus(hour, ChronoUnit.HOURS);
    }

    private static String days(SiteView site) {
        return "/api/v1/air/days?site=" + site.code() + "&from=" + DAY + "&to=" + DAY;
    }
}
