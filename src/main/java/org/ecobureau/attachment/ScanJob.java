package org.ecobureau.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.ecobureau.attachment.AttachmentService.Stored;
import org.ecobureau.attachment.Scanner.Verdict;
import org.ecobureau.audit.AuditActor;
import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.web.Retrying;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Moves files out of quarantine. Runs after every commit that stored a file, and on a timer for what was left because the
 * scanner was away or a node died. Each file is claimed by a lease (owner and time, written by a conditional UPDATE and
 * committed before the scan), so that several nodes share the work and a dead node's file becomes free again.
 */
@ApplicationScoped
public class ScanJob {

    private static final Logger LOG = Logger.getLogger(ScanJob.class);
    private static final int AT_ONCE = 20;
    private static final int TRIES = 5;

    private final UUID node = UUID.randomUUID();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicBoolean away = new AtomicBoolean();
    private ManagedExecutor executor;

    @Inject
    Scanner scanner;

    @Inject
    ClamdConfig config;

    @Inject
    ChunkStore chunks;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @PostConstruct
    void prepare() {
        // Two at a time, with nothing of the request or the finished transaction that woke the job.
        executor = ManagedExecutor.builder().maxAsync(2).propagated().cleared(ThreadContext.ALL_REMAINING).build();
    }

    void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Stored stored) {
        if (waiting.compareAndSet(false, true)) {
            executor.execute(() -> {
                waiting.set(false);
                scanAll();
            });
        }
    }

    @Scheduled(every = "${eco.clamd.every:20s}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTimer() {
        scanAll();
    }

    /** Scans until nothing is left to claim or the scanner is away. */
    void scanAll() {
        boolean more = true;
        while (more) {
            List<Attachment> found = QuarkusTransaction.requiringNew()
                    .call(() -> Attachment.toScan(clock.instant(), AT_ONCE));
            more = found.size() == AT_ONCE;
            for (Attachment attachment : found) {
                if (!scan(attachment)) {
                    return;
                }
            }
        }
    }

    /** @return false if the scanner is away */
    boolean scan(Attachment file) {
        UUID lease = UUID.randomUUID();
        Instant now = clock.instant();
        if (!committed(() -> Attachment.claim(file.id, lease, now, now.plus(config.lease())))) {
            return true;
        }
        try (InputStream content = chunks.open(file.id, file.uuid, 0, file.bytes - 1)) {
            finish(file, lease, scanner.scan(content));
            if (away.compareAndSet(true, false)) {
                LOG.infof("node %s: the scanner is back", node);
            }
            return true;
        } catch (Scanner.AwayException e) {
            giveBack(file, lease);
            if (away.compareAndSet(false, true)) {
                LOG.warnf("node %s: files stay quarantined, %s (%s)", node, e.getMessage(), e.getCause());
            }
            return false;
        } catch (SealBrokenException e) {
            LOG.errorf(e, "attachment %s cannot be opened", file.uuid);
            finish(file, lease, new Verdict(AttachmentState.REFUSED, "content cannot be opened"));
            return true;
        } catch (IOException e) {
            LOG.errorf(e, "attachment %s cannot be read", file.uuid);
            giveBack(file, lease);
            return true;
        }
    }

    private void giveBack(Attachment file, UUID lease) {
        committed(() -> {
            Attachment.release(file.id, lease, clock.instant().plus(config.pause()));
            return true;
        });
    }

    private void finish(Attachment file, UUID lease, Verdict verdict) {
        committed(() -> {
            boolean ours = Attachment.finish(file.id, lease, verdict.state(), verdict.finding(), clock.instant());
            if (ours && verdict.state() != AttachmentState.CLEAN) {
                audit.record(AuditActor.SYSTEM, "attachment." + verdict.state().name().toLowerCase(java.util.Locale.ROOT),
                        "attachment " + file.uuid, verdict.finding());
            }
            return ours;
        });
    }

    private static boolean committed(java.util.concurrent.Callable<Boolean> step) {
        return Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(step));
    }
}
