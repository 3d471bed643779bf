package org.ecobureau.monitoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.standard.Medium;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.AddedItem;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ImportedParametersTest {
    @Inject
    ImportedParameters imported;
    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    private static String fresh() {
        return "item" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static AddedItem item(String code, String limit) {
        return new AddedItem(new Parameter(code, "某项", "", "mg/L", 3, Set.of(Medium.WATER)), new BigDecimal(limit), List.of(),
                "GB 3838-2002", "表 3");
    }

    @Test
    void whatAnotherNodePublishedIsKnownBeforeRowsAreChecked() {
        String code = fresh();
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery(
                "INSERT INTO imported_parameter (code, name, symbol, unit, decimals, media, source_limit, standard, clause, changed_at)"
                        + " VALUES (:code, '别的节点加的项目', '', 'mg/L', 3, 'WATER', 0.02, 'GB 3838-2002', NULL, :now)")
                .setParameter("code", code)
                .setParameter("now", LocalDateTime.ofInstant(clock.instant().plusSeconds(1), ZoneOffset.UTC)).executeUpdate());
        assertTrue(Parameters.find(code).isEmpty());
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().row(site.code(), code, "quarter", "2020Q1", "0.03").post();
        assertEquals("别的节点加的项目", Parameters.get(code).name());
        given().get("/api/v1/drinking-water/evaluations?from=2020-01-01&to=2020-03-31&site=" + site.code()).then()
                .body("items[0].exceeding[0].parameter", equalTo(code)).body("items[0].exceeding[0].exceedance", equalTo(0.5f));
        assertTrue(imported.items().stream().anyMatch(i -> i.parameter().code().equals(code)));
        assertEquals(code, ParameterNames.codeOf("别的节点加的项目"), "columns of files are guessed by the new name too");
    }

    @Test
    void whatAnotherNodePublishedIsKnownWhenAStoredValueNamesItAndWhateverItsClockSays() {
        imported.take(List.of(item(fresh(), "0.02")));
        String code = fresh();
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery(
                "INSERT INTO imported_parameter (code, name, symbol, unit, decimals, media, source_limit, standard, clause, changed_at)"
                        + " VALUES (:code, '慢钟节点加的项目', '', 'mg/L', 3, 'WATER', 0.02, 'GB 3838-2002', NULL, :then)")
                .setParameter("code", code)
                .setParameter("then", LocalDateTime.ofInstant(clock.instant().minusSeconds(600), ZoneOffset.UTC))
                .executeUpdate());
        assertTrue(Parameters.find(code).isEmpty());
        assertEquals("慢钟节点加的项目", Parameters.get(code).name());
        assertThrows(IllegalArgumentException.class, () -> Parameters.get("nobodyAddedThis"));
        QuarkusTransaction.requiringNew().run(() -> em
                .createNativeQuery("UPDATE imported_parameter SET name = '又改了名', revision = revision + 1 WHERE code = :code")
                .setParameter("code", code).executeUpdate());
        imported.refresh();
        assertEquals("又改了名", Parameters.get(code).name());
    }

    @Test
    void aPublicationThatFailsLeavesNothingBehind() {
        String code = fresh();
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            imported.take(List.of(item(code, "0.02")));
            assertTrue(Parameters.find(code).isPresent());
            throw new IllegalStateException("the publication fails at its end");
        }));
        assertTrue(Parameters.find(code).isEmpty());
        imported.refresh();
        assertTrue(Parameters.find(code).isEmpty());
        String kept = fresh();
        imported.take(List.of(item(kept, "0.02")));
        assertTrue(Parameters.find(kept).isPresent());
    }
}
