package org.ecobureau.complaint;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One row of {@link CaseTransitions}: from where, which step, by whom, to where, with what data and under which guards. */
public record Transition(CaseStatus from, CaseAction action, Set<String> roles, CaseStatus to, Set<Datum> needs,
        Set<Guard> guards) {

    /** The guards are asked in the order of the enum: the first that objects is what the person reads. */
    Transition with(Guard... more) {
        return new Transition(from, action, roles, to, needs, Collections.unmodifiableSet(EnumSet.copyOf(List.of(more))));
    }
}
