package org.ecobureau.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.monitoring.CheckedRow.Slot;
import org.ecobureau.monitoring.ObservationPlan.Addition;
import org.ecobureau.shared.web.Problem;
import org.hibernate.Session;

/**
 * The only writer of observations. A value is never overwritten: another value for the same slot becomes the next version, and
 * an
 * undone batch adds versions that restore what stood before.
 */
@ApplicationScoped
public class ObservationService {
    private static final String SENT_AGAIN = Reading.SENT_AGAIN;

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
        if (Reading.DEMONSTRATION.equals(info.source()) && !config.demonstration()) {
            throw Problem.forbidden("这里不接收演示数据（设置 eco.monitoring.demonstration）");
        }
        imported.refresh();
        ObservationPlan plan = new ObservationPlan();
        RowChecker checker = new RowChecker(observations.sitesByCode(), clock.instant());
        Map<Slot, CheckedRow> rowsBySlot = new java.util.LinkedHashMap<>();
        for (RawRow raw : rows) {
            CheckedRow row = checker.check(raw, plan.violations);
            if (row == null) {
                plan.rejected++;
                continue;
            }
            CheckedRow twin = rowsBySlot.putIfAbsent(row.slot(), row);
            if (twin == null) {
                continue;
            }
            if (twin.content().same(row.value(), row.content().reason(), row.content().belowDetection(),
                    row.content().flags())) {
                plan.unchanged++;
            } else {
                plan.rejected++;
                RowChecker.add(plan.violations, raw, "value", "同一点位、项目和时段在这批数据里出现了两次而数值不同（另一处："
                        + (twin.raw().line() == 0 ? twin.raw().field() : "第 " + twin.raw().line() + " 行") + "），请只留一个");
            }
        }
        Map<Slot, Reading> stored = currentOf(rowsBySlot);
        rowsBySlot.forEach((slot, row) -> decide(plan, row, stored.get(slot), info));
        return plan;
    }

    private static void decide(ObservationPlan plan, CheckedRow row, Reading stored, BatchInfo info) {
        if (stored == null) {
            plan.fresh++;
            plan.additions.add(new Addition(row, null, info.state(), null));
            return;
        }
        boolean empty = stored.state() == ObservationState.WITHDRAWN;
        boolean demonstration = Reading.DEMONSTRATION.equals(info.source());
        if (demonstration && !stored.demonstration() && !empty) {
            plan.rejected++;
            RowChecker.add(plan.violations, row.raw(), "value", "这个时段已有真实数据，演示数据不能代替它");
            return;
        }
        boolean same = !empty && row.content().same(stored.value(), stored.reason(), stored.belowDetection(), stored.flags())
                && stored.demonstration() == demonstration;
        boolean promoted = same && stored.state() == ObservationState.PROVISIONAL && info.state() == ObservationState.VERIFIED;
        if (same && !promoted) {
            plan.unchanged++;
            return;
        }
        if (empty) {
            plan.fresh++;
            plan.additions.add(new Addition(row, stored, info.state(), null));
            return;
        }
        if (stored.reviewed() && stored.demonstration() == demonstration) {
            plan.rejected++;
            RowChecker.add(plan.violations, row.raw(), "value",
                    "这个值已由两人核对更正，来源重新报送的值没有采用；确实要改，请提出更正");
            return;
        }
        plan.newVersions++;
        boolean corrects = !same && stored.value() != null && stored.demonstration() == demonstration;
        plan.additions.add(
                new Addition(row, stored, corrects ? ObservationState.CORRECTED : info.state(), corrects ? SENT_AGAIN : null));
    }

    /** The current version of each slot, by index: one query for each site, kind of period and month. */
    private Map<Slot, Reading> currentOf(Map<Slot, CheckedRow> rows) {
        record Group(long siteId, PeriodKind period, Instant month) {
        }
        Map<Group, TreeSet<Instant>> groups = new HashMap<>();
        for (Slot slot : rows.keySet()) {
            Instant window = slot.period() == PeriodKind.HOUR ? PeriodKind.MONTH.startOf(slot.start())
                    : PeriodKind.YEAR.startOf(slot.start());
            groups.computeIfAbsent(new Group(slot.siteId(), slot.period(), window), g -> new TreeSet<>()).add(slot.start());
        }
        Map<Slot, Reading> found = new HashMap<>();
        groups.forEach(
                (group, starts) -> observations.everyCurrent(group.siteId(), group.period(), starts.first(), starts.last())
                        .forEach(r -> found.put(new Slot(r.siteId(), r.parameter(), r.period(), r.start()), r)));
        return found;
    }

    /**
     * Stores a delivery in one transaction.
     *
     * @throws Problem 422 with every violation when a row is bad and the mode is all-or-nothing; 409 when another batch writes
     *         the same
     *         slots at this moment
     */
    @Transactional
    public Stored store(List<RawRow> rows, BatchInfo info, Mode mode) {
        ObservationPlan plan = plan(rows, info);
        if (mode == Mode.ALL_OR_NOTHING && !plan.violations.isEmpty()) {
            throw Problem.unprocessable("有 " + plan.rejected + " 行不能入库，整批没有保存", plan.violations);
        }
        ImportBatch batch = batch(info, plan);
        batch.persistAndFlush();
        write(plan.additions, batch, info.source());
        tell(plan.additions.stream().map(a -> a.row().slot()).toList());
        audit.record("observation.import", "batch:" + batch.id,
                "new " + plan.fresh + ", new versions " + plan.newVersions + ", unchanged " + plan.unchanged + ", rejected "
                        + plan.rejected);
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
        ImportBatch batch = ImportBatch.lockById(batchId).orElseThrow(Problem::notFound);
        if (batch.state() == ImportBatch.State.UNDONE || batch.channel == ImportBatch.Channel.UNDO) {
            throw Problem.conflict("这一批已经撤销过，不能再撤销");
        }
        if (batch.channel == ImportBatch.Channel.REVIEW) {
            throw Problem.conflict("经第二人确认的审核和更正不能撤销；值有误请再提出更正");
        }
        Instant now = clock.instant();
        batch.undone(who, now, reason);
        List<Reading> current = observations.currentOfBatch(batchId);
        Map<Slot, Reading> before = observations.standingBefore(batchId);
        ImportBatch undo = new ImportBatch();
        undo.channel = ImportBatch.Channel.UNDO;
        undo.createdBy = who;
        undo.createdAt = now;
        undo.sha256 = batch.sha256;
        undo.source = batch.source;
        undo.firstStart = batch.firstStart;
        undo.lastEnd = batch.lastEnd;
        undo.undoesId = batchId;
        undo.newVersions = current.size();
        undo.persistAndFlush();
        String note = Reading.UNDONE + batchId + " 批：" + reason;
        em.unwrap(Session.class).doWork(connection -> {
            try (ObservationWriter writer = new ObservationWriter(connection, undo.id, now)) {
                for (Reading reading : current) {
                    writer.restore(reading,
                            before.get(new Slot(reading.siteId(), reading.parameter(), reading.period(), reading.start())),
                            note);
                }
            }
        });
        tell(current.stream().map(r -> new Slot(r.siteId(), r.parameter(), r.period(), r.start())).toList());
        audit.record("observation.undo", "batch:" + batchId, current.size() + " values restored or withdrawn");
        return current.size();
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
        tell(versions.stream().map(Following::current)
                .map(r -> new Slot(r.siteId(), r.parameter(), r.period(), r.start())).toList());
    }

    private void write(List<Addition> additions, ImportBatch batch, String source) {
        em.unwrap(Session.class).doWork(connection -> {
            try (ObservationWriter writer = new ObservationWriter(connection, batch.id, batch.createdAt)) {
                for (Addition addition : additions) {
                    writer.add(addition, source);
                }
            }
        });
    }

    /** Says which spans of which sites have other values now. */
    private void tell(List<Slot> slots) {
        if (slots.isEmpty()) {
            return;
        }
        Map<Long, SiteKind> kinds = new HashMap<>();
        observations.sites(null).forEach(site -> kinds.put(site.id(), SiteKind.byCode(site.kind()).orElseThrow()));
        record Place(long siteId, PeriodKind period) {
        }
        Map<Place, TreeSet<Instant>> starts = new LinkedHashMap<>();
        slots.forEach(s -> starts.computeIfAbsent(new Place(s.siteId(), s.period()), p -> new TreeSet<>()).add(s.start()));
        List<ObservationsChanged.Span> spans = new ArrayList<>();
        starts.forEach((place, times) -> spans.add(new ObservationsChanged.Span(place.siteId(), kinds.get(place.siteId()),
                place.period(), times.first(), times.last())));
        changed.fire(new ObservationsChanged(spans));
    }

    private ImportBatch batch(BatchInfo info, ObservationPlan plan) {
        ImportBatch batch = new ImportBatch();
        batch.channel = info.channel();
        batch.createdBy = info.who();
        batch.createdAt = clock.instant();
        batch.fileName = info.fileName();
        batch.sha256 = info.sha256();
        batch.source = info.source();
        batch.fresh = plan.fresh;
        batch.newVersions = plan.newVersions;
        batch.unchanged = plan.unchanged;
        batch.rejected = plan.rejected;
        TreeMap<Instant, Instant> times = new TreeMap<>();
        plan.additions.forEach(a -> times.merge(a.row().start(), a.row().end(), (x, y) -> x.isAfter(y) ? x : y));
        batch.firstStart = times.isEmpty() ? null : times.firstKey();
        batch.lastEnd = times.values().stream().max(Instant::compareTo).orElse(null);
        return batch;
    }

    /** The batch with this number. */
    public Optional<ImportBatch> batch(long id) {
        return ImportBatch.findByIdOptional(id);
    }
}
