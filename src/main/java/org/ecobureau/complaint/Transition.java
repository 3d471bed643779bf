package org.ecobureau.complaint;

import java.util.Set;

/** One row of {@link CaseTransitions}: from where, which step, by whom, to where, with what data and under which guards. */
public record Transition(CaseStatus from, CaseAction action, Set<String> roles, CaseStatus to, Set<Datum> needs,
        Set<Guard> guards) {

    Transition with(Guard... more) {
        return new Transition(from, action, roles, to, needs, Set.of(more));
    }
}
