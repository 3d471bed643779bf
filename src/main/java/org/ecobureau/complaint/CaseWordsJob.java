package org.ecobureau.complaint;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.web.Retrying;

import io.quarkus.scheduler.Scheduled;

/** Gives cases from before the search their words. */
@ApplicationScoped
class CaseWordsJob {

    private static final int AT_ONCE = 100;

    @Scheduled(every = "24h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTimer() {
        int done;
        do {
            done = fill();
        } while (done == AT_ONCE);
    }

    int fill() {
        return Retrying.inTransaction(() -> {
            List<ComplaintCase> missing = CaseWords.missing(AT_ONCE);
            missing.forEach(CaseWords::store);
            return missing.size();
        });
    }
}
