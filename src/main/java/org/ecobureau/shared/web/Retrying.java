package org.ecobureau.shared.web;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Runs a write transaction again when the database undid it for reasons of its own: a deadlock (1213), a lock
 * that another transaction held for too long (1205), or on a Galera cluster a conflict with another node (1213 at commit) or a
 * node that is just joining (1047).
 */
public final class Retrying {

    private static final Logger LOG = Logger.getLogger(Retrying.class);
    private static final Set<Integer> AGAIN = Set.of(1213, 1205, 1047);
    private static final int TRIES = 6;
    private static final long PAUSE_MILLIS = 40;

    private Retrying() {
    }

    /**
     * @param tries how often at most
     * @param transaction begins and ends its own transaction, and has no effect outside the database
     */
    public static <T> T deadlocks(int tries, Supplier<T> transaction) {
        for (int done = 1;; done++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (done >= tries || !undoneByDatabase(e)) {
                    throw e;
                }
                LOG.debugf("transaction undone by the database, try %d of %d", done + 1, tries);
                pause(done);
            }
        }
    }

    /**
     * Runs work in one transaction, again after a deadlock; inside a running transaction it joins that one, and whoever
     * began it tries again.
     *
     * @param work has no effect outside the database
     */
    public static <T> T inTransaction(Callable<T> work) {
        if (QuarkusTransaction.isActive()) {
            return QuarkusTransaction.joiningExisting().call(work);
        }
        return deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(work));
    }

    static boolean undoneByDatabase(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && AGAIN.contains(sql.getErrorCode())) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (undoneByDatabase(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void pause(int done) {
        try {
            Thread.sleep(PAUSE_MILLIS * done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try again", e);
        }
    }
}
