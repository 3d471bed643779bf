package org.ecobureau.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tests: sends what may leave now, for tests of other packages. */
@ApplicationScoped
public class MailRun {

    @Inject
    OutboxJob job;

    public int now() {
        return job.run(Medium.MAIL);
    }
}
