package org.ecobureau.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RegistersTest {

    private static final String CODE = "noise-areas";

    @Inject
    Registers registers;
    @Inject
    EntityManagerFactory factory;

    @Test
    void nothingPublishedIsAnEmptyListWithoutATime() {
        Lists.withdraw(CODE);
        PublishedRegister register = read();
        assertTrue(register.rows().isEmpty());
        assertNull(register.publishedAt());
        assertFalse(register.published());
        assertEquals("声环境功能区", register.title());
        assertThrows(IllegalArgumentException.class, () -> registers.published("no-such-list"));
    }

    @Test
    void thePublishedListIsReadOnceAndTheNextVersionAtOnce() {
        list("甲区").publish();
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        PublishedRegister first = read();
        assertEquals(2, statistics.getPrepareStatementCount());
        assertEquals("甲区", first.rows().get(0).text("name"));
        assertEquals("甲区", first.rows().get(0).key());
        assertEquals(LocalDate.of(2026, 10, 31), first.listDate());
        assertEquals(LocalDate.of(2026, 9, 1), first.rows().get(0).day("decidedOn"));
        statistics.clear();
        assertEquals(first, read());
        assertEquals(1, statistics.getPrepareStatementCount());
        list("乙区").source(PublishedRegister.DEMONSTRATION).publish();
        PublishedRegister second = read();
        assertEquals("乙区", second.rows().get(0).text("name"));
        assertEquals(first.version() + 1, second.version());
        assertTrue(second.demonstration());
    }

    private static Lists list(String name) {
        return Lists.of(CODE).date("2026-10-31").row("name", name, "zone", "2", "township", "430626111", "boundary", "四至",
                "documentNumber", "平政发〔2026〕1号", "decidedOn", "2026-09-01");
    }

    private PublishedRegister read() {
        return QuarkusTransaction.requiringNew().call(() -> registers.published(CODE));
    }
}
