package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.ecobureau.staff.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                Set<IdentityField> expected = may ? Set.of(IdentityField.NAME, IdentityField.PHONE, IdentityField.ADDRESS)
                        : Set.of();
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

    /** mode × role × field: N name, P phone, E mail, A postal address, - nothing; the officer is the one who investigates. */
    @ParameterizedTest
    @CsvSource({ "intake, NPA, -, -", "officer, NPA, -, -", "reviewer, NPA, -, -", "dispatcher, -, -, -", "leader, -, -, -",
            "publisher, -, -, -", "monitor, -, -, -", "emergency, -, -, -", "custodian, -, -, -", "auditor, -, -, -",
            "admin, -, -, -", "secadmin, -, -, -", "ingest, -, -, -", "reporter, -, -, -", "system, -, -, -" })
    void whoSeesWhatInEachMode(String role, String named, String confidential, String anonymous) {
        assertEquals(named, letters(IdentityMode.NAMED, role));
        assertEquals(confidential, letters(IdentityMode.CONFIDENTIAL, role));
        assertEquals(anonymous, letters(IdentityMode.ANONYMOUS, role));
    }

    private static String letters(IdentityMode mode, String role) {
        String letters = IdentityPolicy.readable(mode, Set.of(role), true).stream().sorted()
                .map(f -> f.name().substring(0, 1)).collect(Collectors.joining());
        return letters.isEmpty() ? "-" : letters;
    }

    @Test
    void theReporterIsToldTheRoleThroughWhichSomebodySaw() {
        assertEquals(Roles.OFFICER, IdentityPolicy.seenAs(Set.of(Roles.OFFICER, Roles.INTAKE), true));
        assertEquals(Roles.INTAKE, IdentityPolicy.seenAs(Set.of(Roles.OFFICER, Roles.INTAKE), false));
        assertEquals(Roles.REVIEWER, IdentityPolicy.seenAs(Set.of(Roles.REVIEWER, Roles.OFFICER), false));
    }
}
