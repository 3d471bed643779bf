package org.ecobureau.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets tests of the desk run the job that forgets old drafts. */
@ApplicationScoped
public class DraftPurge {

    @Inject
    StepDrafts drafts;

    public void run() {
        drafts.purge();
    }
}
