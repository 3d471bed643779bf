package org.ecobureau.complaint.desk;

import java.util.List;

import org.ecobureau.complaint.CaseReader;

/**
 * A piece of a long list: messages or steps of one case, in the order they came.
 *
 * @param before how many of those that were read lie before the first of the list
 */
public record CasePast<T>(List<T> list, int before) {

    /** As many as one page shows. */
    static final int PAGE = CaseReader.MESSAGES;

    /** The last ones of the first {@code end}. */
    static <T> CasePast<T> upTo(List<T> all, int end) {
        int to = Math.max(0, Math.min(end, all.size()));
        int from = Math.max(0, to - PAGE);
        return new CasePast<>(List.copyOf(all.subList(from, to)), from);
    }

    static <T> CasePast<T> latest(List<T> all) {
        return upTo(all, all.size());
    }
}
