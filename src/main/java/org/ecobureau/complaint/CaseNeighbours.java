package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.shared.web.Cursor;

/**
 * What stands before and behind a case in the list it was opened from. The place is the key the case had there: a step that
 * was taken in between may have moved it or taken it out of the list.
 */
@ApplicationScoped
public class CaseNeighbours {

    @Inject
    CaseInbox inbox;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** A case beside another one, with its own place in the list. */
    public record Neighbour(String number, String key) {
    }

    /**
     * The first case of the list behind a place, never the case itself; one statement.
     *
     * @param key where the case stood, from {@link CaseListOrder#key}
     * @throws org.ecobureau.shared.web.Problem 400 for a key that no list gave out, 403 for people who read no cases
     */
    @Transactional
    public Optional<Neighbour> next(Filter filter, Actor actor, String key, String number) {
        CaseListQuery query = query(filter, actor);
        boolean urgent = CaseListOrder.mostUrgentFirst(filter.box());
        if (urgent) {
            query.afterUrgent(Cursor.decode(key, 2));
        } else {
            query.before(Cursor.decode(key, 1).get(0));
        }
        return first(query, filter, number,
                urgent ? "case when c.nextDue is null then 1 else 0 end, c.nextDue, c.id" : "c.id desc");
    }

    /** The last case of the list before a place; everything else as {@link #next}. */
    @Transactional
    public Optional<Neighbour> previous(Filter filter, Actor actor, String key, String number) {
        CaseListQuery query = query(filter, actor);
        boolean urgent = CaseListOrder.mostUrgentFirst(filter.box());
        List<String> place = Cursor.decode(key, urgent ? 2 : 1);
        query.parameters.put("id", CaseListQuery.number(place.get(place.size() - 1)));
        if (!urgent) {
            query.where.append(" and c.id > :id");
        } else if (place.get(0).equals("-")) {
            query.where.append(" and (c.nextDue is not null or c.id < :id)");
        } else {
            query.where.append(" and (c.nextDue < :due or c.nextDue = :due and c.id < :id)");
            query.parameters.put("due", Instant.ofEpochMilli(CaseListQuery.number(place.get(0))));
        }
        return first(query, filter, number,
                urgent ? "case when c.nextDue is null then 1 else 0 end desc, c.nextDue desc, c.id desc" : "c.id");
    }

    private Optional<Neighbour> first(CaseListQuery query, Filter filter, String number, String order) {
        TypedQuery<Object[]> typed = database.createQuery("select c.number, c.nextDue, c.id from ComplaintCase c where "
                + query.where + " and c.number <> :self order by " + order, Object[].class).setMaxResults(1)
                .setParameter("self", number);
        query.parameters.forEach(typed::setParameter);
        return typed.getResultStream().findFirst().map(
                row -> new Neighbour((String) row[0], CaseListOrder.key(filter.box(), (Instant) row[1], (Long) row[2])));
    }

    /** How many cases the list holds now; one statement. */
    @Transactional
    public long count(Filter filter, Actor actor) {
        CaseListQuery query = query(filter, actor);
        TypedQuery<Long> typed = database.createQuery("select count(c) from ComplaintCase c where " + query.where, Long.class);
        query.parameters.forEach(typed::setParameter);
        return typed.getSingleResult();
    }

    private CaseListQuery query(Filter filter, Actor actor) {
        CaseListQuery query = inbox.query(filter, null, actor);
        if (filter.box() == CaseInbox.Box.DRAFTS) {
            query.parameters.put("writer", CaseListQuery.writer(actor));
            query.parameters.put("kept", CaseListQuery.draftsSince(clock));
        }
        return query;
    }
}
