package org.ecobureau.shared.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryingTest {

    @ParameterizedTest
    @CsvSource({ "1213, 3", "1205, 3", "1047, 3", "1062, 1" })
    void onlyWhatTheDatabaseUndidIsTriedAgain(int error, int tries) {
        AtomicInteger done = new AtomicInteger();
        assertThrows(IllegalStateException.class, () -> Retrying.deadlocks(3, () -> {
            done.incrementAndGet();
            throw new IllegalStateException(new SQLException("undone", "40001", error));
        }));
        assertEquals(tries, done.get());
    }
}
