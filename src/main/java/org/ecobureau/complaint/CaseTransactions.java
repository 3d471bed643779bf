package org.ecobureau.complaint;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Runs work in one transaction and tries again when the database asks for it: a deadlock, or on a Galera cluster a
 * conflict at commit that shows as one.
 */
public final class CaseTransactions {

    /** 1213 deadlock or certification conflict, 1205 lock wait, 1020 row changed since read, 1047 node not ready. */
    private static final Set<Integer> TRY_AGAIN = Set.of(1213, 1205, 1020, 1047);
    private static final int TRIES = 6;
    private static final Logger LOG = Logger.getLogger(CaseTransactions.class);

    private CaseTransactions() {
    }

    /** Inside a running transaction the work joins it, and whoever began that one tries again. */
    public static <T> T call(Callable<T> work) {
        if (QuarkusTransaction.isActive()) {
            return QuarkusTransaction.joiningExisting().call(work);
        }
        for (int attempt = 1;; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !worthTrying(e)) {
                    throw e;
                }
                LOG.debugf("transaction conflict, attempt %d", attempt);
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(20L * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try a transaction again", e);
        }
    }

    static boolean worthTrying(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TRY_AGAIN.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
