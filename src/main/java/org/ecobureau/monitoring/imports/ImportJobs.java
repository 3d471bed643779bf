package org.ecobureau.monitoring.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.imports.ImportJob.Kind;
import org.ecobureau.monitoring.imports.ImportJob.State;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Starts, watches and stops the work on files; the work itself is {@link ImportWork}. */
@ApplicationScoped
public class ImportJobs {
    private static final Logger LOG = Logger.getLogger(ImportJobs.class);
    private static final int AT_ONCE = 2;
    private static final int TRIES = 4;
    /** Values or lines between two looks at whether somebody stopped the job. */
    private static final int STEP = 2_000;

    private final String node = UUID.randomUUID().toString();
    private final Map<Long, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private ManagedExecutor executor;

    @Inject
    Clock clock;
    @Inject
    MonitoringConfig config;
    @Inject
    ImportWork work;

    /** The job was stopped, or another node took it over; its transaction is undone. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @PostConstruct
    void prepare() {
        // With nothing of the request that started the work.
        executor = ManagedExecutor.builder().maxAsync(AT_ONCE).propagated().cleared(ThreadContext.ALL_REMAINING).build();
    }

    /** Checks the file of a draft; a check that runs already is stopped, because the columns may mean something else now. */
    public long check(String draftId, String owner) {
        return launched(Retrying.inTransaction(() -> {
            ImportDraft draft = ImportDraft.lock(draftId, owner).orElseThrow(ImportDraftService::gone);
            ImportJob before = draft.jobId == null ? null : ImportJob.findById(draft.jobId);
            if (active(before) && before.kind == Kind.STORE) {
                throw Problem.conflict("这份文件正在入库，请等它完成");
            }
            replaced(before);
            ImportJob job = job(Kind.CHECK, owner, work.rows(draft));
            job.draftId = draftId;
            job.persistAndFlush();
            draft.jobId = job.id;
            draft.checkId = null;
            return job.id;
        }));
    }

    /** Stores what the check kept; a second call while the first runs gives the same job. */
    public long store(String draftId, String owner, boolean partial) {
        long[] known = { 0 };
        long id = Retrying.inTransaction(() -> {
            ImportDraft draft = ImportDraft.lock(draftId, owner).orElseThrow(ImportDraftService::gone);
            ImportJob before = draft.jobId == null ? null : ImportJob.findById(draft.jobId);
            if (draft.batchId() != null || active(before) && before.kind == Kind.STORE) {
                known[0] = draft.jobId;
                return draft.jobId;
            }
            ImportJob check = draft.checkId == null ? null : ImportJob.findById(draft.checkId);
            if (check == null) {
                throw Problem.conflict("这份文件还没有检查完，请先回到“对应列”一步");
            }
            replaced(before);
            ImportJob job = job(Kind.STORE, owner, (long) check.fresh + check.newVersions + check.unchanged);
            job.draftId = draftId;
            job.partial = partial;
            job.persistAndFlush();
            draft.jobId = job.id;
            return job.id;
        });
        return known[0] != 0 ? id : launched(id);
    }

    /** Takes a batch back in the background. */
    public long undo(long batchId, long values, String reason, String owner) {
        return launched(Retrying.inTransaction(() -> {
            ImportJob job = job(Kind.UNDO, owner, values);
            job.batchId = batchId;
            job.reason = reason;
            job.persistAndFlush();
            return job.id;
        }));
    }

    private ImportJob job(Kind kind, String owner, long total) {
        ImportJob job = new ImportJob();
        job.kind = kind;
        job.owner = owner;
        job.node = node;
        job.createdAt = clock.instant();
        job.leaseUntil = clock.instant().plus(config.importLease());
        job.total = total;
        return job;
    }

    private boolean active(ImportJob job) {
        return job != null && job.stateAt(clock.instant()) == State.RUNNING;
    }

    private void replaced(ImportJob before) {
        if (before != null) {
            ImportJob.end(before.id, State.CANCELLED, clock.instant(), "重新开始了");
        }
    }

    private long launched(long id) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        running.put(id, end);
        executor.execute(() -> {
            try {
                run(id);
            } finally {
                running.remove(id);
                end.complete(null);
            }
        });
        return id;
    }

    private void run(long id) {
        try {
            long[] told = { 0 };
            work.run(id, done -> {
                if (done < 0 || done - told[0] >= STEP) {
                    told[0] = Math.max(told[0], done);
                    tick(id, told[0]);
                }
            });
        } catch (Stopped e) {
            LOG.infof("import job %d was stopped", id);
            work.clean(id);
        } catch (Problem e) {
            ended(id, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "import job %d failed", id);
            ended(id, "系统出错，没有保存任何数据。请再试一次；仍不行请联系管理员，任务编号 " + id);
        }
    }

    private void ended(long id, String message) {
        QuarkusTransaction.requiringNew().run(() -> ImportJob.end(id, State.FAILED, clock.instant(), message));
        work.clean(id);
    }

    private void tick(long id, long done) {
        if (!QuarkusTransaction.requiringNew().call(() -> ImportJob.progress(id, node, done))) {
            throw new Stopped();
        }
    }

    /** Waits a little, so that short work needs no page of its own. */
    public void await(long id, Duration most) {
        CompletableFuture<Void> end = running.get(id);
        if (end == null) {
            return;
        }
        try {
            end.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debugf("import job %d takes longer, its progress is shown", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a job carries no exception", e);
        }
    }

    /** Stops a job; what it did is undone. A job that just ended stays as it is. */
    @Transactional
    public void cancel(long id, String owner) {
        ImportJob job = ImportJob.of(id, owner).orElseThrow(Problem::notFound);
        ImportJob.end(job.id, State.CANCELLED, clock.instant(), "已按您的要求停止，没有保存任何数据");
    }

    /** A job of this person. */
    @Transactional
    public ImportJob job(long id, String owner) {
        return ImportJob.of(id, owner).orElseThrow(() -> Problem.notFound("没有这项任务，或者它已经过期。"));
    }

    /** Starts an interrupted, failed or stopped job again. */
    public long again(long id, String owner) {
        ImportJob job = QuarkusTransaction.requiringNew().call(() -> ImportJob.of(id, owner).orElseThrow(Problem::notFound));
        if (active(job) || job.state == State.DONE) {
            return id;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> ImportJob.end(id, State.CANCELLED, clock.instant(), "节点中断后重新开始了"));
        return switch (job.kind) {
            case CHECK -> check(job.draftId, owner);
            case STORE -> store(job.draftId, owner, job.partial);
            case UNDO -> undo(job.batchId, job.total, job.reason, owner);
        };
    }

    /** A living node keeps its leases, however long one step of a job takes. */
    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        List<Long> mine = List.copyOf(running.keySet());
        if (!mine.isEmpty()) {
            Instant until = clock.instant().plus(config.importLease());
            Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(() -> {
                ImportJob.renew(mine, node, until);
                return mine.size();
            }));
        }
    }

    /** Forgets files and jobs nobody came back for. */
    @Scheduled(every = "30m", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        work.sweep(clock.instant().minus(config.draftKept()));
    }
}
