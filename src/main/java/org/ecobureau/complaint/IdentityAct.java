package org.ecobureau.complaint;

import java.util.Locale;

/** What staff did with an identity; every one of them is shown to the reporter. */
public enum IdentityAct {
    /** A custodian asks to open a confidential identity. */
    ASKED,
    /** The other custodian agrees. */
    CONSENTED,
    /** The other custodian does not agree. */
    REFUSED,
    /** The custodian who asked looks at the confidential identity. */
    OPENED,
    /** Somebody who handles the case looks at the name and phone of a named reporter. */
    VIEWED,
    /** Somebody who takes calls found the case by the reporter's phone. */
    FOUND,
    /** Somebody who handles the case took a photo as it was sent, with place, time and device in it. */
    ORIGINAL,
    /** Name or addresses were put right, or are protected better, on the reporter's wish. */
    CORRECTED,
    /** Name and addresses were erased on the reporter's wish. */
    ERASED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
