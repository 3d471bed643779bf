package org.ecobureau.complaint;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What the last nights erased. */
@ApplicationScoped
public class RetentionRuns {

    private static final int SHOWN = 10;

    /** One pass that erased something or failed at it. */
    public record Run(Instant at, int identity, int photos, int text, int failed) {
    }

    @Transactional
    public List<Run> latest() {
        return RetentionRun.<RetentionRun> find("order by id desc").page(0, SHOWN).stream()
                .map(r -> new Run(r.at, r.identity, r.photos, r.text, r.failed)).toList();
    }
}
