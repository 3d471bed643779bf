package org.ecobureau.complaint.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The database may undo a transaction for reasons of its own. */
@QuarkusTest
class ImportRetryTest {

    @Inject
    TransferImports imports;

    @Test
    void namingTheColumnsIsTriedAgain(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("list.csv"), "甲,乙\n1,2\n");
        String id = QuarkusTransaction.requiringNew()
                .call(() -> imports.keep("intake1", Channel.HOTLINE12345, "list.csv", file));
        AtomicInteger tries = new AtomicInteger();
        List<String> columns = new AbstractList<>() {
            @Override
            public String get(int index) {
                return index == 0 ? "reference" : "";
            }

            @Override
            public int size() {
                if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException(new SQLException("deadlock", "40001", 1213));
                }
                return 2;
            }
        };
        imports.describe(id, "intake1", columns);
        assertEquals(List.of("reference", ""), imports.open(id, "intake1").file().columns());
    }
}
