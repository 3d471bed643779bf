package org.ecobureau.complaint.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.web.Retrying;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Remembers in the database, for all nodes, which calls were made, so that none is taken twice. */
@ApplicationScoped
class CallNonces {

    private static final int TRIES = 5;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** True once for a client and nonce; committed before the call does anything. */
    boolean first(String client, String nonce, Instant until) {
        String hash = sha256(client + "\n" + nonce);
        return Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("INSERT IGNORE INTO transfer_nonce (nonce_hash, until) VALUES (?1, ?2)")
                .setParameter(1, hash).setParameter(2, until).executeUpdate())) == 1;
    }

    @Scheduled(every = "30m", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("DELETE FROM transfer_nonce WHERE until < ?1")
                .setParameter(1, clock.instant()).executeUpdate());
    }

    static String sha256(String text) {
        return sha256(text.getBytes(UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
