package org.ecobureau.notify;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Tests: sends what may leave now, for tests of other packages. */
@ApplicationScoped
public class MailRun {

    @Inject
    OutboxJob job;

    @Inject
    Clock clock;

    /** All of it, also what other tests left in the outbox before: one run of the job takes a bounded number. */
    public int now() {
        return all(Medium.MAIL);
    }

    /** The same for text messages, see {@link CaughtTexts}. */
    public int texts() {
        return all(Medium.SMS);
    }

    private int all(Medium medium) {
        int sent = 0;
        do {
            sent += job.run(medium);
        } while (!QuarkusTransaction.requiringNew().call(() -> OutboxMessage.due(medium, clock.instant(), 1)).isEmpty());
        return sent;
    }
}
