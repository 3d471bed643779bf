package org.ecobureau.complaint;

/** What must hold in the case itself before a step, beside role and data. */
public enum Guard {
    /** The actor's unit leads the case. */
    OWN_UNIT,
    /** Finding and verdict are recorded. */
    HAS_FINDING,
    /** Two eyes: who drafted the answer does not approve it. */
    OTHER_THAN_DRAFTER,
    /** The term was not extended before (信访工作条例 Art. 34: once). */
    NOT_EXTENDED
}
