package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import org.ecobureau.staff.Roles;
import org.junit.jupiter.api.Test;

/** Role × field × identity mode. The mail address is in no answer: only the system writes to it. */
class IdentityPolicyTest {

    private static final List<String> ROLES = List.of(Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER,
            Roles.LEADER, Roles.PUBLISHER, Roles.MONITOR, Roles.EMERGENCY, Roles.CUSTODIAN, Roles.AUDITOR, Roles.ADMIN,
            Roles.SECADMIN, Roles.INGEST, Actor.REPORTER);
    private static final Set<String> HANDLE = Set.of(Roles.INTAKE, Roles.REVIEWER);

    @Test
    void namedReportersAreSeenByThoseWhoHandleTheCaseAndByNobodyElse() {
        for (String role : ROLES) {
            for (boolean assigned : List.of(false, true)) {
                boolean may = HANDLE.contains(role) || role.equals(Roles.OFFICER) && assigned;
                Set<IdentityField> expected = may ? Set.of(IdentityField.NAME, IdentityField.PHONE) : Set.of();
                assertEquals(expected, IdentityPolicy.readable(IdentityMode.NAMED, Set.of(role), assigned), role);
            }
        }
    }

    @Test
    void confidentialAndAnonymousReportersAreSeenByNobody() {
        for (String role : ROLES) {
            for (IdentityMode mode : List.of(IdentityMode.CONFIDENTIAL, IdentityMode.ANONYMOUS)) {
                assertEquals(Set.of(), IdentityPolicy.readable(mode, Set.of(role), true), role + " " + mode);
            }
        }
    }
}
