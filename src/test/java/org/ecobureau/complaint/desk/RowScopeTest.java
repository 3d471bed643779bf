package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.ecobureau.ManyCalls;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Role × case endpoint × own or foreign record, made from the endpoints that exist: each address below
 * {@code /staff/cases/{number}} is tried by every account on a case of each unit. Who may is never told 403, who may not
 * always is; for officers that depends on the unit.
 */
@QuarkusTest
class RowScopeTest {

    private static final String PREFIX = "/staff/cases/{number}";
    /** Path parameters this test knows how to fill; another one must be added here with its meaning. */
    private static final Map<String, String> KNOWN = Map.of("id", UUID.randomUUID().toString(), "cover",
            UUID.randomUUID().toString(), "visit", "1", "step", "note", "later", "samples", "form", "record-visit");
    /** Endpoints that take files, filled from rights.csv. */
    private static final Set<String> MULTIPART = new TreeSet<>();
    private static final Map<String, String> UNITS = Map.of("enforcement", "officer1", "wushi-station", "officer2");
    /** Reports of errors in the site: the unit that leads them and the role that mends. */
    private static final Map<String, String> MENDERS = Map.of("monitoring", Roles.MONITOR, "publicity", Roles.PUBLISHER);

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Test
    void everyRoleSeesAndMovesTheCasesOfItsScopeAndNoOther() throws IOException {
        Set<String> endpoints = endpoints();
        Map<String, Set<String>> rights = rights();
        assertTrue(endpoints.size() > 10, "endpoints found: " + endpoints);
        Set<String> units = new TreeSet<>(UNITS.keySet());
        units.addAll(MENDERS.keySet());
        // One case a unit, and on each case one call after the other.
        assertEquals(List.of(), ManyCalls.wrong(units, unit -> wrongFor(unit, endpoints, rights)));
    }

    private List<String> wrongFor(String unit, Set<String> endpoints, Map<String, Set<String>> rights) {
        List<String> wrong = new ArrayList<>();
        String number = MENDERS.containsKey(unit) ? errorLedBy(unit) : investigatedBy(unit);
        for (String endpoint : endpoints) {
            Set<String> roles = rights.get(endpoint);
            assertTrue(roles != null, "rights.csv has no line for " + endpoint);
            for (Map.Entry<String, String[]> account : TestIdentityMechanism.ACCOUNTS.entrySet()) {
                String role = account.getValue()[0];
                boolean inScope = role.equals(Roles.OFFICER) ? account.getValue()[1].equals(unit)
                        : !MENDERS.containsValue(role) || role.equals(MENDERS.get(unit));
                int status = call(endpoint, number, account.getKey());
                boolean refused = status == 403;
                if (refused == (roles.contains(role) && inScope) || status >= 500) {
                    wrong.add(endpoint + " of " + unit + " as " + account.getKey() + " answered " + status);
                }
            }
        }
        return wrong;
    }

    /** Nobody learns whether a number exists: outside their rights people are refused before it is looked up. */
    @Test
    void unknownNumbersAreNotFoundForThoseWhoReadCases() {
        assertEquals(404, new Desk("intake1").get("/staff/cases/PJ-W-20000101-0001").statusCode());
        assertEquals(403, new Desk("admin1").get("/staff/cases/PJ-W-20000101-0001").statusCode());
    }

    /** A named case that this unit's officer investigates, so that identity and photos are in that officer's scope. */
    private String investigatedBy(String unit) {
        String number = fixture.registered(Forms.person("named", "吴测试", "13873015678", null)).number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, unit), CaseFixture.DISPATCHER);
        cases.move(number, CaseMove.of(CaseAction.START_INVESTIGATION),
                unit.equals("enforcement") ? CaseFixture.OFFICER : CaseFixture.OTHER_OFFICER);
        return number;
    }

    /** An error of the site that waits for whoever mends it. */
    private String errorLedBy(String unit) {
        String number = fixture.registered(Forms.error(unit.equals("monitoring") ? "dataError" : "website")).number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        return number;
    }

    /** Without data no step succeeds that needs any; those that need none may, which changes nobody's scope. */
    private static int call(String endpoint, String number, String account) {
        String[] verbAndPath = endpoint.split(" ");
        String path = verbAndPath[1].replace("{number}", number);
        for (Map.Entry<String, String> known : KNOWN.entrySet()) {
            path = path.replace("{" + known.getKey() + "}", known.getValue());
        }
        assertTrue(!path.contains("{"), "this test does not know how to call " + endpoint);
        String type = verbAndPath[0].equals("GET") ? null
                : MULTIPART.contains(endpoint) ? "multipart/form-data" : "application/x-www-form-urlencoded";
        return ManyCalls.status(verbAndPath[0], path, account, type);
    }

    private static Set<String> endpoints() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.ecobureau")) {
            for (JavaMethod method : type.getMethods()) {
                String verb = method.isAnnotatedWith(GET.class) ? "GET" : method.isAnnotatedWith(POST.class) ? "POST" : null;
                String path = verb == null ? "" : path(type, method);
                if (path.startsWith(PREFIX)) {
                    found.add(verb + " " + path);
                }
            }
        }
        return found;
    }

    private static String path(JavaClass type, JavaMethod method) {
        String base = type.isAnnotatedWith(Path.class) ? type.getAnnotationOfType(Path.class).value() : "";
        String own = method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
        return ("/" + base + "/" + own).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static Map<String, Set<String>> rights() throws IOException {
        Map<String, Set<String>> rights = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(RowScopeTest.class.getResourceAsStream("/rights.csv"), StandardCharsets.UTF_8))) {
            reader.lines().skip(1).filter(line -> !line.isBlank()).map(line -> line.split(",")).forEach(cells -> {
                String endpoint = cells[0].split(" multipart")[0];
                if (!endpoint.equals(cells[0])) {
                    MULTIPART.add(endpoint);
                }
                rights.put(endpoint, Set.of(cells[1].split("\\|")));
            });
        }
        return rights;
    }
}
