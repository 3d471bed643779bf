package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.List;

import org.ecobureau.shared.web.Problem;

/**
 * The cases under one receipt: the whole, and the parts split off it, and theirs. By keys only, so that rows can be locked
 * unread.
 */
final class CaseTree {

    private CaseTree() {
    }

    /**
     * The whole first, then its parts.
     *
     * @throws Problem 404 for an unknown number
     */
    static List<Long> under(String number) {
        List<Long> all = new ArrayList<>();
        addWithParts(root(number), all);
        return all;
    }

    /** The one that has the receipt. */
    static Long root(String number) {
        Long id = ids("select c.id from ComplaintCase c where c.number = ?1", number).stream().findFirst()
                .orElseThrow(Problem::notFound);
        Long origin = origin(id);
        while (origin != null) {
            id = origin;
            origin = origin(id);
        }
        return id;
    }

    private static Long origin(Long id) {
        return ids("select c.splitFrom from ComplaintCase c where c.id = ?1", id).get(0);
    }

    private static void addWithParts(Long id, List<Long> all) {
        all.add(id);
        ids("select c.id from ComplaintCase c where c.splitFrom = ?1 order by c.id", id)
                .forEach(part -> addWithParts(part, all));
    }

    private static List<Long> ids(String query, Object value) {
        return ComplaintCase.getEntityManager().createQuery(query, Long.class).setParameter(1, value).getResultList();
    }
}
