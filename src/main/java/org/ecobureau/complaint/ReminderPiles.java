package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.staff.Roles;

/**
 * The piles of what is soon due and of what was reminded of: for those whose turn it is from the first level on, for the
 * dispatcher from the second, for the leader from the third.
 */
@ApplicationScoped
class ReminderPiles {

    /** Everybody was told of an earlier due date, or of this one up to a level. */
    private static final String TOLD = "(c.remindDue > c.nextDue or c.escalation >= ";

    @Inject
    EscalationConfig config;

    @Inject
    Clock clock;

    /** Narrows the list to the pile; other piles are left as they are. */
    void narrow(CaseListQuery query, Box box, Actor actor) {
        if (box == Box.SOON) {
            query.and("c.nextDue > :late and c.nextDue <= :soon", "soon", soon());
            query.parameters.put("late", CaseListQuery.lateBefore(clock));
            if (!everything(actor)) {
                query.mine(actor, true);
            }
        } else if (box == Box.REMINDED) {
            // Only what is due within the first level's days or late can have been told of: the index is on that.
            query.and("c.nextDue <= :soon", "soon", soon());
            int level = level(actor);
            if (level == 0) {
                query.mine(actor, true);
            }
            query.where.append(" and ").append(TOLD).append(level == 0 ? 1 : level).append(")");
        }
    }

    /** From which level on it concerns the person whoever's turn it is; 0 when only their own turns do. */
    private static int level(Actor actor) {
        return actor.roles().contains(Roles.DISPATCHER) ? 2 : actor.roles().contains(Roles.LEADER) ? 3 : 0;
    }

    private static boolean everything(Actor actor) {
        return level(actor) > 0;
    }

    private Instant soon() {
        return Escalation.of(config).horizon(1, clock.instant());
    }
}
