package org.ecobureau.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/**
 * What happens to a message while it is being sent, by another node or by a person; the client of the settings does not answer.
 */
@QuarkusTest
class OutboxRaceTest {

    @Inject
    Outbox outbox;

    @Inject
    OutboxJob job;

    /** What other tests left would be tried first. */
    @BeforeEach
    void nobodyElseWaits() {
        QuarkusTransaction.requiringNew().run(() -> OutboxMessage.update("state = ?1, address = null, content = null"
                + " where state = ?2 and medium = ?3", OutboxMessage.State.CANCELLED, OutboxMessage.State.QUEUED,
                Medium.WEBHOOK));
    }

    private OutboxMessage queued(String about) {
        String id = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(new MachineCall(id, Medium.WEBHOOK, "test-platform", "transfer-milestone", "{}", about)));
        return QuarkusTransaction.requiringNew().call(() -> OutboxMessage.<OutboxMessage> find("ref", id).singleResult());
    }

    private static OutboxMessage stored(OutboxMessage message) {
        return QuarkusTransaction.requiringNew().call(() -> OutboxMessage.findById(message.id));
    }

    private static <T> T committed(Supplier<T> step) {
        return QuarkusTransaction.requiringNew().call(step::get);
    }

    private static Instant now() {
        return TestClock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void whatIsForgottenWhileItIsBeingSentIsNotTriedAgain() {
        String about = "T-" + UUID.randomUUID().toString().substring(0, 12);
        OutboxMessage message = queued(about);
        UUID lease = UUID.randomUUID();
        Instant now = now();
        assertTrue(committed(() -> message.claim(lease, now, now.plusSeconds(120))));
        committed(() -> OutboxMessage.forget(about, now));
        committed(() -> {
            OutboxMessage.failed(message.id, lease, OutboxMessage.State.QUEUED, now, "nobody answered");
            return null;
        });
        assertEquals(OutboxMessage.State.CANCELLED, stored(message).state, "nothing of the addressee is left to try with");
        assertNull(stored(message).address);
    }

    @Test
    void oneListReadByTwoNodesIsTriedOnce() {
        OutboxMessage first = queued("T-two-nodes");
        OutboxMessage second = stored(first);
        UUID lease = UUID.randomUUID();
        Instant now = now();
        assertTrue(committed(() -> first.claim(lease, now, now.plusSeconds(120))));
        assertFalse(committed(() -> second.claim(UUID.randomUUID(), now, now.plusSeconds(120))), "while the first has it");
        committed(() -> {
            OutboxMessage.failed(first.id, lease, OutboxMessage.State.QUEUED, now.plusSeconds(60), "nobody answered");
            return null;
        });
        assertFalse(committed(() -> second.claim(UUID.randomUUID(), now, now.plusSeconds(120))), "its pause is not over");
        assertTrue(committed(() -> stored(first).claim(UUID.randomUUID(), now.plusSeconds(61), now.plusSeconds(120))));
    }

    @Test
    void aBrokenMessageHoldsUpNoOther() {
        OutboxMessage broken = queued("T-broken");
        committed(() -> OutboxMessage.update("content = null, nextAt = ?1 where id = ?2", now().minusSeconds(60), broken.id));
        OutboxMessage behind = queued("T-behind");
        job.run(Medium.WEBHOOK);
        assertEquals(1, stored(broken).attempts);
        assertTrue(stored(broken).lastError.contains("程序出错"), stored(broken).lastError);
        assertEquals(1, stored(behind).attempts, "it was tried all the same");
    }
}
