package org.ecobureau.shared.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class IdempotencyTest {

    private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);

    private final String scope = "test " + UUID.randomUUID();
    private final AtomicInteger runs = new AtomicInteger();

    @Inject
    Idempotency idempotency;

    @Inject
    AgroalDataSource database;

    /** The work of these tests: leaves a row that is undone with its transaction, and a receipt nobody else gets. */
    private Response work() {
        runs.incrementAndGet();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO staff_unit (code, name, position) VALUES (?, ?, 9)")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, scope);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Response.status(201).location(URI.create("http://localhost/c/1"))
                .entity(Map.of("receipt", UUID.randomUUID().toString())).build();
    }

    private int done() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM staff_unit WHERE name = ?");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM staff_unit WHERE name = ?")) {
            select.setString(1, scope);
            delete.setString(1, scope);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                int count = row.getInt(1);
                delete.executeUpdate();
                return count;
            }
        }
    }

    private Response once(String key) {
        return idempotency.once(scope, key, BODY, this::work);
    }

    private static int status(Callable<?> call) {
        return assertThrows(Problem.class, call::call).status();
    }

    @Test
    void sameKeyAndBodyGetTheFirstAnswerByteForByte() throws SQLException {
        Response first = once("k1");
        Response second = once("k1");
        assertEquals(201, second.getStatus());
        assertArrayEquals((byte[]) first.getEntity(), (byte[]) second.getEntity());
        assertEquals("http://localhost/c/1", second.getHeaderString("Location"));
        assertEquals(MediaType.APPLICATION_JSON, second.getHeaderString("Content-Type"));
        assertEquals(first.getStringHeaders(), second.getStringHeaders());
        assertEquals(1, runs.get());
        assertEquals(1, done());
    }

    @Test
    void redirectOfAFormIsRepeated() {
        Supplier<Response> redirect = () -> Response.seeOther(URI.create("/complaints/done")).build();
        idempotency.once(scope, "form", BODY, redirect);
        Response second = idempotency.once(scope, "form", BODY, () -> Response.serverError().build());
        assertEquals(303, second.getStatus());
        assertTrue(second.getHeaderString("Location").endsWith("/complaints/done"));
        assertNull(second.getEntity());
    }

    @Test
    void sameKeyWithAnotherBodyIs422() {
        once("k2");
        assertEquals(422, status(() -> idempotency.once(scope, "k2", "{\"a\":2}".getBytes(UTF_8), this::work)));
        assertEquals(1, runs.get());
    }

    @Test
    void keysDifferByCaseAndByScope() throws SQLException {
        once("KEY");
        once("key");
        idempotency.once(scope + " other", "key", BODY, this::work);
        assertEquals(3, done());
    }

    @Test
    void twentyPostsAtOnceDoTheWorkOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(20);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(pool.submit(() -> {
                start.await();
                try {
                    return new String((byte[]) once("parallel").getEntity(), UTF_8);
                } catch (Problem busy) {
                    return "status " + busy.status();
                }
            }));
        }
        start.countDown();
        Set<String> different = new HashSet<>();
        for (Future<String> answer : answers) {
            different.add(answer.get());
        }
        pool.shutdown();
        different.remove("status 409");
        assertEquals(1, different.size(), different.toString());
        assertTrue(different.iterator().next().contains("receipt"), different.toString());
        assertEquals(1, done());
    }

    @Test
    void whileTheFirstRunsTheSecondIs409() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<Response> first = pool.submit(() -> idempotency.once(scope, "slow", BODY, () -> {
            running.countDown();
            await(finish);
            return work();
        }));
        await(running);
        try {
            assertEquals(409, status(() -> once("slow")));
        } finally {
            finish.countDown();
        }
        assertEquals(201, first.get().getStatus());
        assertArrayEquals((byte[]) first.get().getEntity(), (byte[]) once("slow").getEntity());
        pool.shutdown();
        assertEquals(1, done());
    }

    @Test
    void failedWorkIsUndoneAndMayBeSentAgain() throws SQLException {
        assertThrows(IllegalStateException.class, () -> idempotency.once(scope, "retry", BODY, () -> {
            work();
            throw new IllegalStateException("boom");
        }));
        Response refused = idempotency.once(scope, "retry", BODY, () -> {
            work();
            return Response.status(422).entity("mend this").build();
        });
        assertEquals(422, refused.getStatus());
        assertEquals("mend this", refused.getEntity());
        assertEquals(0, done());
        assertEquals(201, once("retry").getStatus());
        assertEquals(1, done());
    }

    @Test
    void withoutAKeyEveryPostIsDone() throws SQLException {
        once(null);
        once(" ");
        assertEquals(2, done());
        assertEquals(422, idempotency.once(scope, null, BODY, () -> {
            work();
            return Response.status(422).build();
        }).getStatus());
        assertEquals(0, done());
    }

    @Test
    void oddKeysAreRefused() {
        assertEquals(400, status(() -> once("键")));
        assertEquals(400, status(() -> once("a\nb")));
        assertEquals(400, status(() -> once("x".repeat(201))));
        assertEquals(0, runs.get());
    }

    @Test
    void deadlockIsTriedAgain() throws SQLException {
        AtomicInteger tries = new AtomicInteger();
        Response answer = idempotency.once(scope, "deadlock", BODY, () -> {
            Response response = work();
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLException("Deadlock found", "40001", 1213));
            }
            return response;
        });
        assertEquals(201, answer.getStatus());
        assertEquals(3, tries.get());
        assertEquals(1, done());
    }

    @Test
    void answerIsSealedAndForgottenAfterADay() throws SQLException {
        Response first = once("old");
        String receipt = new String((byte[]) first.getEntity(), UTF_8);
        byte[] stored = stored();
        assertFalse(new String(stored, UTF_8).contains("receipt"), "the kept answer is sealed");

        makeOlder(23);
        assertEquals(receipt, new String((byte[]) once("old").getEntity(), UTF_8));
        makeOlder(25);
        assertFalse(receipt.equals(new String((byte[]) once("old").getEntity(), UTF_8)), "the key is free again");
        makeOlder(25);
        assertTrue(idempotency.purgeNow() >= 1);
        assertNull(stored());
    }

    @Test
    void callerWithATransactionIsToldSo() {
        assertThrows(IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> once("in transaction")));
    }

    private byte[] stored() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT answer FROM idempotency WHERE scope = ?")) {
            select.setString(1, scope);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private void makeOlder(int hours) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection
                        .prepareStatement("UPDATE idempotency SET created_at = ? WHERE scope = ?")) {
            update.setObject(1, LocalDateTime.ofInstant(TestClock.now(), ZoneOffset.UTC).minusHours(hours));
            update.setString(2, scope);
            update.executeUpdate();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
