package org.ecobureau.complaint;

/** What must hold in the case itself before a step, beside role and data. */
public enum Guard {
    /** The actor's unit leads the case. */
    OWN_UNIT,
    /** The actor did not step back from the case. */
    NOT_RECUSED,
    /** The actor's unit helps in the case. */
    CO_UNIT,
    /** The actor's unit leads the case or helps in it. */
    ANY_UNIT,
    /** A report of an error in the site, led by the unit that the actor mends for. */
    MENDS,
    /** The channel has a term for giving a matter back, and it still runs. */
    RETURN_OPEN,
    /** Something made the site look twice when the report came in. */
    FLAGGED,
    /** No other receipt hangs on this case. */
    NOTHING_MERGED,
    /** Other receipts hang on this case. */
    OTHERS_HANG_ON,
    /** The reporter has not withdrawn from a case that goes on for others. */
    REPORTER_THERE,
    /** The reporter has withdrawn from it. */
    REPORTER_LEFT,
    /** The case this one was merged into has not ended. */
    MAIN_OPEN,
    /** The case this one was merged into was answered. */
    MAIN_ANSWERED,
    /** An extension was asked for and is not decided. */
    EXTENSION_ASKED,
    /** No extension waits for a decision. */
    EXTENSION_NOT_ASKED,
    /** Finding and verdict are recorded. */
    HAS_FINDING,
    /** Two eyes: who drafted the answer does not approve it. */
    OTHER_THAN_DRAFTER,
    /** Only who drafted the answer takes it back from review. */
    DRAFTER,
    /** Somebody else investigates the case, or nobody. */
    NOT_OFFICER,
    /** The case was accepted before it was given away. */
    WAS_ACCEPTED,
    /** It was given away without having been accepted. */
    NEVER_ACCEPTED,
    /** A unit helps in the case. */
    HAS_CO_UNIT,
    /** Another case is linked with it. */
    LINKED,
    /** A leader watches the case. */
    SUPERVISED,
    /** Somebody marked the case as an emergency. */
    URGENT,
    /** Nobody did, or it is over. */
    NOT_URGENT,
    /** This very person marked it. */
    MARKED_URGENT,
    /** The term of this round was not extended before (信访工作条例 Art. 34: once). */
    NOT_EXTENDED,
    /** The legal term of the answer still runs: what is late cannot be made on time. */
    TERM_RUNS,
    /** Before it was merged it was not accepted yet. */
    STOOD_REGISTERED,
    /** Before it was merged it was accepted and waited for a unit. */
    STOOD_ACCEPTED,
    /** Before it was merged a unit was charged with it. */
    STOOD_ASSIGNED,
    /** Before it was merged it was being investigated. */
    STOOD_INVESTIGATING,
    /** A legal hold stands. */
    HELD,
    /** The reporter left a name or an address, and it was not erased. */
    IDENTITY_KEPT,
    /** A decision waits to be posted to who can only be written to. */
    LETTER_OWED,
    /** None does. */
    ALL_POSTED
}
