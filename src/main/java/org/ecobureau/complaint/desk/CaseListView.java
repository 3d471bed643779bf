package org.ecobureau.complaint.desk;

import java.util.List;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.RefusalReason;
import org.ecobureau.shared.web.Option;

/** A list of cases as the page shows it. */
public record CaseListView(List<Tab> tabs, String title, Search search, boolean narrowed, String clearHref, Choices choices,
        List<Line> lines, String empty, String next, String first, Rights rights, List<Saved> saved, String here,
        String alarm, long callBacks) {

    /** Why a report may be sorted out. */
    public List<Option> spam() {
        return RefusalReason.of(CaseAction.MARK_SPAM).stream().map(r -> Option.of(r.code(), r.label())).toList();
    }

    /** Where a search that found nothing in this pile goes on; null when it looked everywhere. */
    public String elsewhere() {
        return narrowed && !"all".equals(search.box()) ? CaseListViews.href(search.in("all"), null) : null;
    }

    /** One pile beside the list; the level (late, soon, null) colours its count. */
    public record Tab(String label, long count, String href, boolean current, String level) {
    }

    /** One line of the list; marks are what everybody must see at once. */
    public record Line(String number, String href, String place, String types, String channel, String age, DueView due,
            String unit, String status, String colour, List<String> marks, long version) {
    }

    /** What the person is looking for, as typed. */
    public record Search(String box, String status, String type, String township, String number, String q, String unit,
            String flag) {

        /** The same in another pile. */
        Search in(String other) {
            return new Search(other, status, type, township, number, q, unit, flag);
        }

        boolean narrows() {
            return q != null || chooses();
        }

        /** Whether one of the conditions below the search words is set, so that they stand open. */
        public boolean chooses() {
            return status != null || type != null || township != null || number != null || unit != null
                    || flag != null;
        }
    }

    /** The choices of the filter. */
    public record Choices(List<Option> statuses, List<Option> types, List<Option> townships, List<Option> units,
            List<Option> flags) {
    }

    /** What the person may do from the list. */
    public record Rights(boolean register, boolean phone, boolean moderate, boolean assign, boolean urge, boolean workload,
            boolean accept, boolean close) {

        /** Whether rows can be chosen at all. */
        public boolean many() {
            return assign || urge || close;
        }
    }

    /** A list kept under a name. */
    public record Saved(Long id, String name, String href) {
    }
}
