package org.ecobureau.complaint;

import java.util.Set;
import java.util.stream.Stream;

import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;

/**
 * Who takes a step: a member of staff, the reporter with the receipt, or the system itself.
 *
 * @param username null for the reporter, whose identity never enters an event
 * @param unit code of the unit, null outside the bureau
 */
public record Actor(String username, String displayName, String unit, Set<String> roles) {

    public static final String REPORTER = "reporter";

    public Actor {
        roles = Set.copyOf(roles);
    }

    public static Actor reporter() {
        return new Actor(null, "投诉人", null, Set.of(REPORTER));
    }

    public static final String SYSTEM = "system";

    /** The site itself: reminders that nobody sends by hand. */
    public static Actor system() {
        return new Actor(null, "系统", null, Set.of(SYSTEM));
    }

    /** The person signed in at this request. */
    public static Actor of(StaffMember me) {
        return new Actor(me.username(), me.displayName(), me.unit(), me.roles());
    }

    public static final String TRANSFER = "transfer";

    /** A platform or adapter that hands a matter over by the signed interface. */
    public static Actor transfer(String client) {
        return new Actor(client, "转办接口", null, Set.of(TRANSFER));
    }

    /** In which role this one may register a case, or null. */
    String registersAs() {
        return Stream.of(REPORTER, TRANSFER, Roles.INTAKE).filter(roles::contains).findFirst().orElse(null);
    }

    public boolean isReporter() {
        return roles.contains(REPORTER);
    }
}
