package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;

/** Cases that were ticked on a list, with what one has to see before a step is taken for several of them at once. */
@ApplicationScoped
public class ChosenCases {

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /**
     * One of them.
     *
     * @param track the nature of the matter, as proposed until it was accepted
     * @param saidAt when the reporter said something that nobody took note of, null otherwise
     */
    public record Chosen(String number, long version, CaseStatus status, LegalTrack track, List<PollutionType> types,
            String township, String place, String description, boolean flagged, Instant answeredAt, Rating rating,
            Instant saidAt, Instant urgentAt, Map<String, String> answers) {

        /** Whether the table has this step for people with these roles from where the case stands. */
        public boolean allows(CaseAction action, Actor actor) {
            return CaseTransitions.find(status, action, actor.roles()).isPresent();
        }
    }

    /** In the order asked for, within the person's rights; unknown numbers are left out. One statement however many. */
    @Transactional
    public List<Chosen> of(List<String> numbers, Actor actor) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        CaseListQuery query = new CaseListQuery(Filter.of(Box.ALL), null, actor, clock);
        TypedQuery<Chosen> typed = database.createQuery(
                "select c.number, c.version, c.status, c.legalTrack, c.types, c.township,"
                        + " c.place, c.description, c.flagged, c.answeredAt, c.rating, v.saidAt, c.urgentAt, c.answers from ComplaintCase c"
                        + " left join CaseConversation v on v.caseId = c.id where (" + query.where
                        + ") and c.number in :numbers",
                Chosen.class).setParameter("numbers", numbers);
        query.parameters.forEach(typed::setParameter);
        Map<String, Chosen> found = new HashMap<>();
        typed.getResultList().forEach(one -> found.put(one.number(), one));
        return numbers.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
