package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.ecobureau.shared.time.ChinaTime;

/**
 * When what of a case is to be erased: a pure function of its history, the class and the policy, computed anew each time, so
 * that a case handled again and a changed policy count at once.
 */
public record Retention(RetentionPolicy policy) {

    /** From then on the case stood there. */
    record Stay(CaseStatus status, Instant at) {
    }

    /**
     * How a case stands for this purpose.
     *
     * @param at when it ended, null while it has not
     * @param refused whether it was refused
     * @param held whether a legal hold keeps all of it
     */
    record Ending(Instant at, boolean refused, boolean held) {

        /** By the history: a case handled again has not ended until it ends again; what comes after the end moves nothing. */
        static Ending of(List<Stay> history, boolean held) {
            Instant at = null;
            boolean refused = false;
            for (Stay stay : history) {
                at = !stay.status().isFinal() ? null : at == null ? stay.at() : at;
                refused = stay.status().isRefused();
            }
            return new Ending(at, refused, held);
        }

        /** As the row of the case has it. */
        static Ending of(ComplaintCase c) {
            return new Ending(c.endedAt, c.status().isRefused(), c.legalHold);
        }

        /** Of a case merged into this main one: it ends with the later of both, and a hold on the main case holds it too. */
        Ending within(Ending main) {
            Instant later = at == null || main.at == null ? null : at.isAfter(main.at) ? at : main.at;
            return new Ending(later, refused, held || main.held);
        }
    }

    /** Whether the last word on a legal hold was to set it. */
    static boolean held(List<CaseFact> facts) {
        boolean held = false;
        for (CaseFact fact : facts) {
            held = fact.action() == CaseAction.HOLD || held && fact.action() != CaseAction.RELEASE;
        }
        return held;
    }

    /** The day on which it is erased; nothing while the case runs or is held. */
    Optional<LocalDate> eraseOn(Ending ending, RetentionClass kind) {
        return ending.at() == null || ending.held() ? Optional.empty()
                : Optional.of(ChinaTime.dayOf(ending.at()).plus(policy.period(kind, ending.refused())));
    }

    boolean isDue(Ending ending, RetentionClass kind, LocalDate today) {
        return eraseOn(ending, kind).filter(day -> !day.isAfter(today)).isPresent();
    }

    /** Before this moment a case must have ended to be due today. */
    Instant endedBefore(RetentionClass kind, boolean refused, LocalDate today) {
        return ChinaTime.startOf(RetentionPolicy.latestEnd(policy.period(kind, refused), today).plusDays(1));
    }
}
