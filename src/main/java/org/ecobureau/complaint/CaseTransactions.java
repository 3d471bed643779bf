package org.ecobureau.complaint;

import java.util.concurrent.Callable;

import org.ecobureau.shared.web.Retrying;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Runs work in one transaction, again after a deadlock; inside a running transaction it joins that one. */
public final class CaseTransactions {

    private static final int TRIES = 6;

    private CaseTransactions() {
    }

    /** Whoever began the outer transaction, if there is one, tries again. */
    public static <T> T call(Callable<T> work) {
        if (QuarkusTransaction.isActive()) {
            return QuarkusTransaction.joiningExisting().call(work);
        }
        return Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(work));
    }
}
