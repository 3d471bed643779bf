package org.ecobureau.eia;

import java.util.List;

/** A project with all its notices in the order of time. */
public record ProjectView(long id, String name, List<NoticeView.Row> rows, List<Entry> entries) {

    /**
     * A notice on the time line.
     *
     * @param note what became of it, such as the number of the decision; may be null
     */
    public record Entry(String href, String stage, String status, String colour, String period, String note) {
    }
}
