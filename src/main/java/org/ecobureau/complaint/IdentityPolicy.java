package org.ecobureau.complaint;

import java.util.EnumSet;
import java.util.Set;

import org.ecobureau.staff.Roles;

/**
 * Who may read which field of a reporter (promise L2). Named: intake, the officer who investigates and the reviewer see
 * name, phone and postal address. Confidential: nobody here; only two custodians together. Anonymous: there is nothing.
 */
public final class IdentityPolicy {

    private static final Set<IdentityField> TO_REACH = EnumSet.of(IdentityField.NAME, IdentityField.PHONE,
            IdentityField.ADDRESS);

    private IdentityPolicy() {
    }

    /**
     * The fields this person may see in this case.
     *
     * @param assignedOfficer the person is the officer who investigates this very case
     */
    public static Set<IdentityField> readable(IdentityMode mode, Set<String> roles, boolean assignedOfficer) {
        if (mode != IdentityMode.NAMED) {
            return Set.of();
        }
        boolean handles = roles.contains(Roles.INTAKE) || roles.contains(Roles.REVIEWER)
                || roles.contains(Roles.OFFICER) && assignedOfficer;
        return handles ? TO_REACH : Set.of();
    }

    /**
     * Whether an officer of the units that handle a case may take a photo as it was sent: place, time and device in it tell
     * who sent it. Of who gave a name, every one of them; of everybody else only who investigates.
     */
    static boolean mayTakeOriginal(IdentityMode mode, boolean investigates) {
        return mode == IdentityMode.NAMED || investigates;
    }

    /** The role the reporter is told: the one through which this person may read a named identity. */
    static String seenAs(Set<String> roles, boolean assignedOfficer) {
        if (roles.contains(Roles.OFFICER) && assignedOfficer) {
            return Roles.OFFICER;
        }
        return roles.contains(Roles.INTAKE) ? Roles.INTAKE : Roles.REVIEWER;
    }
}
