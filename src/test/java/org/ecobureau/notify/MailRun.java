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
        int sent = 0;
        do {
            sent += job.run(Medium.MAIL);
        } while (!QuarkusTransaction.requiringNew().call(() -> OutboxMessage.due(Medium.MAIL, clock.instant(), 1)).isEmpty());
        return sent;
    }
}
