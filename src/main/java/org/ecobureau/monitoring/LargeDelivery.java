package org.ecobureau.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.ecobureau.monitoring.ObservationService.Mode;
import org.ecobureau.monitoring.ObservationService.Stored;
import org.ecobureau.shared.table.TableRow;
import org.ecobureau.shared.web.Violation;
import org.hibernate.Session;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Deliveries of any length in two steps: a check that leaves the checked values in a waiting table, in the order of their
 * slots, and a store that walks them window by window in one transaction. What becomes of a value is decided by the same
 * {@link SlotDecider} as for a short delivery; memory does not grow with the file.
 */
@ApplicationScoped
public class LargeDelivery {
    /** Faults that can be looked at; a file with more has its columns mixed up. */
    public static final int MOST_FAULTS = 200_000;
    private static final int AT_ONCE = 10_000;
    private static final int CHECK_SECONDS = 3 * 60 * 60;

    @Inject
    AgroalDataSource database;
    @Inject
    EntityManager em;
    @Inject
    ObservationService service;
    @Inject
    Observations observations;

    /**
     * Checks lines and keeps what can be stored under the number of a job.
     *
     * @param progress is told how many lines are checked, or -1 while they are compared; stops the work by throwing
     * @return what a store would do now
     */
    public ObservationPlan check(long jobId, Iterator<TableRow> lines, MappedRows mapped, BatchInfo info,
            LongConsumer progress) {
        ObservationPlan plan = new ObservationPlan(0);
        RowChecker checker = QuarkusTransaction.requiringNew().call(() -> service.checker(info));
        try (Connection connection = database.getConnection();
                StagingWriter writer = new StagingWriter(connection, jobId, MOST_FAULTS)) {
            long count = 0;
            while (lines.hasNext()) {
                for (RawRow raw : mapped.of(lines.next())) {
                    List<Violation> why = new ArrayList<>();
                    CheckedRow row = checker.check(raw, why);
                    if (row == null) {
                        plan.reject(why);
                        writer.fault(raw, why);
                    } else {
                        writer.add(row);
                    }
                }
                progress.accept(++count);
            }
            writer.flush();
            plan.unreadable = plan.rejected;
            QuarkusTransaction.requiringNew().timeout(CHECK_SECONDS).run(() -> em.unwrap(Session.class)
                    .doWork(reading -> new SlotDecider(info, plan, SlotDecider.Stored.in(observations), addition -> {
                    }, (raw, why) -> keep(writer, raw, why))
                            .decide(new StagedRows(reading, jobId, () -> progress.accept(-1)))));
            writer.flush();
            return plan;
        } catch (SQLException e) {
            throw new PersistenceException("checked values cannot be kept", e);
        }
    }

    private static void keep(StagingWriter writer, RawRow raw, List<Violation> why) {
        try {
            writer.fault(raw, why);
        } catch (SQLException e) {
            throw new PersistenceException("a fault cannot be kept", e);
        }
    }

    /**
     * Stores what a check kept, inside the caller's transaction.
     *
     * @param progress runs some thousand values apart, and stops the work by throwing
     * @throws org.ecobureau.shared.web.Problem as {@link ObservationService#store(List, BatchInfo, Mode)}
     */
    public Stored store(long checkId, int unreadable, BatchInfo info, Mode mode, LongConsumer progress) {
        return em.unwrap(Session.class).doReturningWork(connection -> {
            long[] count = { 0 };
            Iterator<CheckedRow> rows = new StagedRows(connection, checkId, () -> progress.accept(count[0]));
            return service.store(new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public CheckedRow next() {
                    count[0]++;
                    return rows.next();
                }
            }, unreadable, info, mode);
        });
    }

    /** Takes a batch of any length back, inside the caller's transaction. */
    public int undo(long batchId, String reason, String who, LongConsumer progress) {
        return service.undo(batchId, reason, who, progress);
    }

    /** Forgets what a check kept, some thousand rows at a time; must not run inside a transaction. */
    public void forget(long jobId) {
        for (String table : List.of("import_row", "import_error")) {
            String sql = "DELETE FROM " + table + " WHERE job_id = ? LIMIT " + AT_ONCE;
            try (Connection connection = database.getConnection();
                    PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setLong(1, jobId);
                while (delete.executeUpdate() == AT_ONCE) {
                    // The next part; each is committed by itself.
                }
            } catch (SQLException e) {
                throw new PersistenceException("waiting rows of job " + jobId + " cannot be deleted", e);
            }
        }
    }
}
