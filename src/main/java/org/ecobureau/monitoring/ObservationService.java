package org.ecobureau.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.audit.AuditActor;
import org.ecobureau.audit.AuditLog;
import org.ecobureau.monitoring.CheckedRow.Slot;
import org.ecobureau.monitoring.ObservationPlan.Addition;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.hibernate.Session;

/**
 * The only writer of observations. A value is never overwritten: another value for the same slot becomes the next version, and
 * an
 * undone batch adds versions that restore what stood before.
 */
@ApplicationScoped
public class ObservationService {
    /** Values of a batch that are taken back at once. */
    private static final int PART = 2_000;

    @Inject
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    AuditLog audit;
    @Inject
    Observations observations;
    @Inject
    MonitoringConfig config;
    @Inject
    Event<ObservationsChanged> changed;
    @Inject
    ImportedParameters imported;

    /** How a delivery with bad rows is treated. */
    public enum Mode {
        ALL_OR_NOTHING,
        PARTIAL
    }

    /** Compares rows with what is stored, without storing anything. */
    @Transactional
    public ObservationPlan plan(List<RawRow> rows, BatchInfo info) {
        return plan(rows, info, addition -> {
        });
    }

    private ObservationPlan plan(List<RawRow> rows, BatchInfo info, Consumer<Addition> additions) {
        RowChecker checker = checker(info);
        ObservationPlan plan = new ObservationPlan();
        List<CheckedRow> good = new ArrayList<>();
        for (RawRow raw : rows) {
            List<Violation> why = new ArrayList<>();
            CheckedRow row = checker.check(raw, why);
            if (row == null) {
                plan.reject(why);
            } else {
                good.add(row);
            }
        }
        good.sort(SlotDecider.ORDER);
        new SlotDecider(info, plan, SlotDecider.Stored.in(observations), additions, (row, why) -> {
        }).decide(good.iterator());
        return plan;
    }

    /**
     * A checker with the sites of this moment.
     *
     * @throws Problem 403 for demonstration rows on a real site
     */
    RowChecker checker(BatchInfo info) {
        if (Reading.DEMONSTRATION.equals(info.source()) && !config.demonstration()) {
            throw Problem.forbidden("这里不接收演示数据（设置 eco.monitoring.demonstration）");
        }
        imported.refresh();
        return new RowChecker(observations.sitesByCode(), clock.instant());
    }

    /**
     * Stores a delivery that fits into memory, in one transaction.
     *
     * @throws Problem 422 with every violation when a row is bad and the mode is all-or-nothing; 409 when another batch writes
     *         the same
     *         slots at this moment
     */
    @Transactional
    public Stored store(List<RawRow> rows, BatchInfo info, Mode mode) {
        List<Addition> additions = new ArrayList<>();
        ObservationPlan plan = plan(rows, info, additions::add);
        refuse(plan, mode);
        ImportBatch batch = begin(info);
        write(batch, info.source(), writer -> additions.forEach(writer));
        return finish(batch, plan);
    }

    /**
     * Stores rows that were checked before, deciding and writing window by window; one transaction too.
     *
     * @param rows in {@link SlotDecider#ORDER}
     * @param unreadable rows the check refused by themselves
     */
    Stored store(Iterator<CheckedRow> rows, int unreadable, BatchInfo info, Mode mode) {
        ObservationPlan plan = new ObservationPlan(0);
        plan.rejected = unreadable;
        refuse(plan, mode);
        checker(info);
        ImportBatch batch = begin(info);
        write(batch, info.source(),
                writer -> new SlotDecider(info, plan, SlotDecider.Stored.in(observations), writer, (row, why) -> {
                }).decide(rows));
        refuse(plan, mode);
        return finish(batch, plan);
    }

    private static void refuse(ObservationPlan plan, Mode mode) {
        if (mode == Mode.ALL_OR_NOTHING && plan.rejected > 0) {
            throw Problem.unprocessable("有 " + plan.rejected + " 行不能入库，整批没有保存", plan.violations);
        }
    }

    private ImportBatch begin(BatchInfo info) {
        ImportBatch batch = new ImportBatch();
        batch.channel = info.channel();
        batch.createdBy = info.who();
        batch.createdAt = clock.instant();
        batch.fileName = info.fileName();
        batch.sha256 = info.sha256();
        batch.source = info.source();
        batch.persistAndFlush();
        return batch;
    }

    private Stored finish(ImportBatch batch, ObservationPlan plan) {
        batch.fresh = plan.fresh;
        batch.newVersions = plan.newVersions;
        batch.unchanged = plan.unchanged;
        batch.rejected = plan.rejected;
        batch.firstStart = plan.firstStart;
        batch.lastEnd = plan.lastEnd;
        tell(plan.spans(observations.sites(null)));
        audit.record(new AuditActor(batch.createdBy, batch.channel.byPerson() ? Roles.MONITOR : Roles.INGEST),
                "observation.import", "batch:" + batch.id, "new " + plan.fresh + ", new versions " + plan.newVersions
                        + ", unchanged " + plan.unchanged + ", rejected " + plan.rejected);
        return new Stored(batch.id, plan);
    }

    /** A stored batch and what it did. */
    public record Stored(long batchId, ObservationPlan plan) {
    }

    /**
     * Takes a batch back: for each of its values that is still current, a version is added that restores the one before, or
     * marks the
     * slot withdrawn. Values which a later batch replaced stay as they are. Nothing is deleted.
     *
     * @return how many values were restored or withdrawn
     * @throws Problem 404 for an unknown batch, 409 when it was undone already
     */
    @Transactional
    public int undo(long batchId, String reason, String who) {
        return undo(batchId, reason, who, restored -> {
        });
    }

    /** {@link #undo(long, String, String)} that tells how far it is; it holds some thousand values at a time. */
    int undo(long batchId, String reason, String who, LongConsumer progress) {
        ImportBatch batch = ImportBatch.lockById(batchId).orElseThrow(Problem::notFound);
        if (batch.state() == ImportBatch.State.UNDONE || batch.channel == ImportBatch.Channel.UNDO) {
            throw Problem.conflict("这一批已经撤销过，不能再撤销");
        }
        if (batch.channel == ImportBatch.Channel.REVIEW) {
            throw Problem.conflict("经第二人确认的审核和更正不能撤销；值有误请再提出更正");
        }
        Instant now = clock.instant();
        batch.undone(who, now, reason);
        ImportBatch undo = new ImportBatch();
        undo.channel = ImportBatch.Channel.UNDO;
        undo.createdBy = who;
        undo.createdAt = now;
        undo.sha256 = batch.sha256;
        undo.source = batch.source;
        undo.firstStart = batch.firstStart;
        undo.lastEnd = batch.lastEnd;
        undo.undoesId = batchId;
        undo.persistAndFlush();
        String note = Reading.UNDONE + batchId + " 批：" + reason;
        ObservationPlan plan = new ObservationPlan();
        em.unwrap(Session.class).doWork(connection -> {
            try (ObservationWriter writer = new ObservationWriter(connection, undo.id, now)) {
                long after = 0;
                for (Optional<Long> last = observations.endOfPart(batchId, after, PART); last.isPresent(); last = observations
                        .endOfPart(batchId, after, PART)) {
                    Map<Slot, Reading> before = observations.standingBefore(batchId, after, last.get());
                    for (Reading r : observations.currentOfBatch(batchId, after, last.get())) {
                        writer.restore(r, before.get(new Slot(r.siteId(), r.parameter(), r.period(), r.start())), note);
                        plan.touched(r.siteId(), r.period(), r.start(), r.end());
                        undo.newVersions++;
                    }
                    after = last.get();
                    progress.accept(undo.newVersions);
                }
            }
        });
        tell(plan.spans(observations.sites(null)));
        audit.record(new AuditActor(who, Roles.MONITOR), "observation.undo", "batch:" + batchId,
                undo.newVersions + " values restored or withdrawn");
        return undo.newVersions;
    }

    /** A version that follows a current value; {@code note} is null when only the state changes. */
    record Following(Reading current, ReadingText content, ObservationState state, String note) {
    }

    /** Adds what a second person confirmed; the batch says who and when. Part of the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(ImportBatch batch, List<Following> versions) {
        batch.persistAndFlush();
        em.unwrap(Session.class).doWork(connection -> {
            try (ObservationWriter writer = new ObservationWriter(connection, batch.id, batch.createdAt)) {
                for (Following version : versions) {
                    writer.follow(version);
                }
            }
        });
        ObservationPlan plan = new ObservationPlan();
        versions.stream().map(Following::current)
                .forEach(r -> plan.touched(r.siteId(), r.period(), r.start(), r.end()));
        tell(plan.spans(observations.sites(null)));
    }

    private void write(ImportBatch batch, String source, Consumer<Consumer<Addition>> work) {
        em.unwrap(Session.class).doWork(connection -> {
            try (ObservationWriter writer = new ObservationWriter(connection, batch.id, batch.createdAt)) {
                work.accept(addition -> writer.add(addition, source));
            }
        });
    }

    /** Says which spans of which sites have other values now. */
    private void tell(List<ObservationsChanged.Span> spans) {
        if (!spans.isEmpty()) {
            changed.fire(new ObservationsChanged(spans));
        }
    }

    /** The batch with this number. */
    public Optional<ImportBatch> batch(long id) {
        return ImportBatch.findByIdOptional(id);
    }
}
