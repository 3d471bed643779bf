package org.ecobureau.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.ecobureau.monitoring.CheckedRow.Slot;
import org.ecobureau.monitoring.ObservationPlan.Addition;
import org.ecobureau.shared.web.Violation;

/**
 * The one rule for one value and for a million: walks checked rows in the order of their slots, compares each slot with what
 * is stored and says what becomes of it. Holds one window of rows at a time.
 */
final class SlotDecider {
    /** The order rows must come in: same slots beside each other, slots of one site and kind of period by time. */
    static final Comparator<CheckedRow> ORDER = Comparator.comparingLong(CheckedRow::siteId)
            .thenComparing(row -> row.period().name()).thenComparing(CheckedRow::start).thenComparing(CheckedRow::parameter);
    /** Rows held at once. What is stored beside them is bounded too: a window ends with its month (hours) or year. */
    static final int WINDOW = 2_000;

    /** Reads what is stored in a span. */
    interface Stored {
        List<Reading> between(long siteId, PeriodKind period, Instant first, Instant last);

        /** The ids of those of them that a second person confirmed. */
        default Set<Long> confirmed(long siteId, PeriodKind period, Instant first, Instant last) {
            return Set.of();
        }

        static Stored in(Observations observations) {
            return new Stored() {
                @Override
                public List<Reading> between(long siteId, PeriodKind period, Instant first, Instant last) {
                    return observations.everyCurrent(siteId, period, first, last);
                }

                @Override
                public Set<Long> confirmed(long siteId, PeriodKind period, Instant first, Instant last) {
                    return observations.confirmed(siteId, period, first, last);
                }
            };
        }
    }

    private final BatchInfo info;
    private final ObservationPlan plan;
    private final Stored stored;
    private final Consumer<Addition> additions;
    private final BiConsumer<RawRow, List<Violation>> faults;
    private CheckedRow slot;
    private Instant windowEnd;
    /** What a second person confirmed in this window; null until somebody asks. */
    private Set<Long> confirmed;

    /**
     * @param additions is given each version to add
     * @param faults is told of rows that cannot be stored, besides the plan
     */
    SlotDecider(BatchInfo info, ObservationPlan plan, Stored stored, Consumer<Addition> additions,
            BiConsumer<RawRow, List<Violation>> faults) {
        this.info = info;
        this.plan = plan;
        this.stored = stored;
        this.additions = additions;
        this.faults = faults;
    }

    /** Decides all rows; they come in {@link #ORDER}, rows of one slot in the order of the file. */
    void decide(Iterator<CheckedRow> rows) {
        List<CheckedRow> window = new ArrayList<>();
        while (rows.hasNext()) {
            CheckedRow row = rows.next();
            if (!window.isEmpty() && (window.size() == WINDOW || !together(window.get(0), row))) {
                decide(window);
                window.clear();
            }
            if (slot != null && slot.slot().equals(row.slot())) {
                twin(slot, row);
            } else {
                slot = row;
                window.add(row);
            }
        }
        decide(window);
    }

    private static boolean together(CheckedRow a, CheckedRow b) {
        return a.siteId() == b.siteId() && a.period() == b.period() && month(a).equals(month(b));
    }

    private static Instant month(CheckedRow row) {
        return (row.period() == PeriodKind.HOUR ? PeriodKind.MONTH : PeriodKind.YEAR).startOf(row.start());
    }

    private void twin(CheckedRow first, CheckedRow row) {
        if (first.content().same(row.value(), row.content().reason(), row.content().belowDetection(), row.content().flags())) {
            plan.unchanged++;
            return;
        }
        reject(row.raw(), "同一点位、项目和时段在这批数据里出现了两次而数值不同（另一处："
                + (first.raw().line() == 0 ? first.raw().field() : "第 " + first.raw().line() + " 行") + "），请只留一个");
    }

    private void decide(List<CheckedRow> window) {
        if (window.isEmpty()) {
            return;
        }
        CheckedRow first = window.get(0);
        windowEnd = window.get(window.size() - 1).start();
        confirmed = null;
        Map<Slot, Reading> current = new HashMap<>();
        stored.between(first.siteId(), first.period(), first.start(), windowEnd)
                .forEach(r -> current.put(new Slot(r.siteId(), r.parameter(), r.period(), r.start()), r));
        window.forEach(row -> decide(row, current.get(row.slot()), first));
    }

    private void decide(CheckedRow row, Reading before, CheckedRow first) {
        if (before == null) {
            plan.fresh++;
            add(row, null, info.state(), null);
            return;
        }
        boolean empty = before.state() == ObservationState.WITHDRAWN;
        boolean demonstration = Reading.DEMONSTRATION.equals(info.source());
        if (demonstration && !before.demonstration() && !empty) {
            reject(row.raw(), "这个时段已有真实数据，演示数据不能代替它");
            return;
        }
        boolean same = !empty && row.content().same(before.value(), before.reason(), before.belowDetection(), before.flags())
                && before.demonstration() == demonstration;
        boolean promoted = same && before.state() == ObservationState.PROVISIONAL && info.state() == ObservationState.VERIFIED;
        if (same && !promoted) {
            plan.unchanged++;
            return;
        }
        if (empty) {
            plan.fresh++;
            add(row, before, info.state(), null);
            return;
        }
        if (before.demonstration() == demonstration && byTwo(before, first)) {
            reject(row.raw(), "这个值已由两人核对" + (before.state() == ObservationState.VERIFIED ? "审核" : "更正")
                    + "，来源重新报送的值没有采用；确实要改，请提出更正");
            return;
        }
        plan.newVersions++;
        boolean corrects = !same && before.value() != null && before.demonstration() == demonstration;
        add(row, before, corrects ? ObservationState.CORRECTED : info.state(), corrects ? Reading.SENT_AGAIN : null);
    }

    /** Whether two persons stand behind a value: only two persons change it then. */
    private boolean byTwo(Reading before, CheckedRow first) {
        if (before.state() != ObservationState.VERIFIED) {
            return before.reviewed();
        }
        if (confirmed == null) {
            confirmed = stored.confirmed(first.siteId(), first.period(), first.start(), windowEnd);
        }
        return confirmed.contains(before.id());
    }

    private void add(CheckedRow row, Reading before, ObservationState state, String note) {
        plan.touched(row.siteId(), row.period(), row.start(), row.end());
        additions.accept(new Addition(row, before, state, note));
    }

    private void reject(RawRow row, String message) {
        List<Violation> why = new ArrayList<>();
        RowChecker.add(why, row, "value", message);
        plan.reject(why);
        faults.accept(row, why);
    }
}
