package org.ecobureau.monitoring.imports;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.ecobureau.monitoring.BatchInfo;
import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.LargeDelivery;
import org.ecobureau.monitoring.MappedRows;
import org.ecobureau.monitoring.ObservationPlan;
import org.ecobureau.monitoring.ObservationService.Mode;
import org.ecobureau.monitoring.imports.ImportJob.State;
import org.ecobureau.monitoring.imports.ImportJobs.Stopped;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** What a job does: check the lines of a file, store what a check kept, or take a batch back. */
@ApplicationScoped
class ImportWork {
    private static final int TRIES = 4;
    /** A store is one transaction, however long it takes; a year of all stations takes some minutes. */
    private static final int STORE_SECONDS = 6 * 60 * 60;
    private static final int AT_ONCE = 50;

    @Inject
    Clock clock;
    @Inject
    EntityManager em;
    @Inject
    DraftLines lines;
    @Inject
    ImportDraftService drafts;
    @Inject
    LargeDelivery delivery;

    /** A fault of a row in the words of the preview. */
    public record Fault(int line, int position, String message) {
    }

    long rows(ImportDraft draft) {
        return drafts.columns(draft).rows();
    }

    void run(long id, LongConsumer progress) {
        ImportJob job = QuarkusTransaction.requiringNew().call(() -> ImportJob.<ImportJob> findById(id));
        switch (job.kind) {
            case CHECK -> check(job, progress);
            case STORE -> store(job, progress);
            case UNDO -> undo(job, progress);
            default -> throw new IllegalStateException("no such work: " + job.kind);
        }
    }

    private ImportDraft draft(ImportJob job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ImportDraft.of(job.draftId, job.owner).orElseThrow(ImportDraftService::gone));
    }

    private static BatchInfo info(ImportDraft draft) {
        return new BatchInfo(ImportBatch.Channel.SCREEN, draft.owner, draft.fileName, draft.sha256, draft.source, draft.state);
    }

    private void check(ImportJob job, LongConsumer progress) {
        ImportDraft draft = draft(job);
        if (!drafts.mapping(draft).flaws(drafts.columns(draft)).isEmpty()) {
            throw Problem.conflict("列的含义还没有选好，请先回到“对应列”一步");
        }
        MappedRows mapped = new MappedRows(drafts.mapping(draft), drafts.columns(draft).header());
        ObservationPlan plan;
        try (DraftLines.Lines read = lines.read(draft.id)) {
            plan = delivery.check(job.id, read, mapped, info(draft), progress);
        }
        boolean ours = QuarkusTransaction.requiringNew().call(() -> {
            ImportJob.count(job.id, plan, mapped.leftOut());
            return ImportDraft.checkedBy(draft.id, job.id) && ImportJob.end(job.id, State.DONE, clock.instant(), null);
        });
        if (!ours) {
            throw new Stopped();
        }
    }

    private void store(ImportJob job, LongConsumer progress) {
        ImportDraft draft = draft(job);
        long check = draft.checkId;
        int unreadable = QuarkusTransaction.requiringNew().call(() -> ImportJob.<ImportJob> findById(check).unreadable);
        Mode mode = job.partial ? Mode.PARTIAL : Mode.ALL_OR_NOTHING;
        Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().timeout(STORE_SECONDS).call(() -> {
            long batch = delivery.store(check, unreadable, info(draft), mode, progress).batchId();
            if (!ImportDraft.storedBy(draft.id, job.id, batch)
                    || !ImportJob.end(job.id, State.DONE, clock.instant(), null)) {
                throw new Stopped();
            }
            return batch;
        }));
        delivery.forget(check);
        forgetLines(draft.id);
    }

    private void undo(ImportJob job, LongConsumer progress) {
        Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().timeout(STORE_SECONDS).call(() -> {
            int count = delivery.undo(job.batchId, job.reason, job.owner, progress);
            if (!ImportJob.end(job.id, State.DONE, clock.instant(), null)) {
                throw new Stopped();
            }
            return count;
        }));
    }

    /** Removes what an ended job left in the waiting tables, unless a commit still needs it. */
    void clean(long id) {
        boolean needed = QuarkusTransaction.requiringNew()
                .call(() -> ImportDraft.count("checkId = ?1 and batchId is null", id) > 0);
        if (!needed) {
            delivery.forget(id);
        }
    }

    private void forgetLines(String draft) {
        try {
            lines.forget(draft);
        } catch (SQLException e) {
            throw new PersistenceException("lines of draft " + draft + " cannot be deleted", e);
        }
    }

    void sweep(Instant before) {
        for (ImportDraft draft : QuarkusTransaction.requiringNew().call(() -> ImportDraft.before(before, AT_ONCE))) {
            forgetLines(draft.id);
            QuarkusTransaction.requiringNew().call(() -> ImportDraft.deleteById(draft.id));
        }
        for (ImportJob job : QuarkusTransaction.requiringNew().call(() -> ImportJob.before(before, AT_ONCE))) {
            delivery.forget(job.id);
            QuarkusTransaction.requiringNew().call(() -> ImportJob.deleteById(job.id));
        }
    }

    /** The faults of a check in the order of the file, after the given one. */
    List<Fault> faults(long check, int afterLine, int afterPosition, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = em
                    .createNativeQuery("SELECT line, position, message FROM import_error WHERE job_id = :job AND line >= :line"
                            + " AND (line > :line OR position > :position) ORDER BY line, position")
                    .setParameter("job", check).setParameter("line", afterLine).setParameter("position", afterPosition)
                    .setMaxResults(most).getResultList();
            return rows.stream().map(Object[].class::cast)
                    .map(row -> new Fault(((Number) row[0]).intValue(), ((Number) row[1]).intValue(), (String) row[2]))
                    .toList();
        });
    }
}
