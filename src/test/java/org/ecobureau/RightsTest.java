package org.ecobureau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Role × endpoint: {@code rights.csv} says for every address who may call it, and each account of the contract tries each.
 * An endpoint without a line fails, and so does a line without an endpoint. Own and foreign records: {@code RowScopeTest}.
 */
@QuarkusTest
class RightsTest {

    private static final String PUBLIC = "public";
    private static final String SIGNED_IN = "signed-in";

    @Test
    void everyEndpointHasARule() throws IOException {
        assertEquals(new TreeSet<>(endpoints()), new TreeSet<>(rules().keySet()));
    }

    @Test
    void everyAccountGetsWhatItsRoleMayAndNoMore() throws IOException {
        assertEquals(List.of(), ManyCalls.wrong(guarded(), RightsTest::wrongFor));
    }

    private static List<String> wrongFor(Map.Entry<String, String> rule) {
        List<String> wrong = new ArrayList<>();
        Set<String> roles = Set.of(rule.getValue().split("\\|"));
        for (Map.Entry<String, String[]> account : TestIdentityMechanism.ACCOUNTS.entrySet()) {
            String role = account.getValue()[0];
            boolean may = roles.contains(role) || roles.contains(SIGNED_IN);
            int status = call(rule.getKey(), account.getKey());
            boolean refused = status == 401 || status == 403;
            if (may == refused) {
                wrong.add(rule.getKey() + " as " + account.getKey() + " answered " + status);
            }
        }
        return wrong;
    }

    @Test
    void strangersAreAskedToSignInAndStoreNothing() throws IOException {
        assertEquals(List.of(), ManyCalls.wrong(guarded(), rule -> {
            int status = call(rule.getKey(), null);
            return status == 302 || status == 401 ? List.of() : List.of(rule.getKey() + " answered " + status);
        }));
    }

    private static List<Map.Entry<String, String>> guarded() throws IOException {
        List<Map.Entry<String, String>> guarded = rules().entrySet().stream().filter(r -> !r.getValue().equals(PUBLIC))
                .toList();
        assertTrue(guarded.size() > 100, guarded.size() + " rules");
        return guarded;
    }

    /** An address that exists with a record that does not: who may gets 400, 404 or 422, who may not is refused before. */
    private static int call(String endpoint, String account) {
        String[] verbAndPath = endpoint.split(" ");
        String path = verbAndPath[1].replaceAll("\\{[^}]+}", "0");
        if (verbAndPath[0].equals("GET")) {
            return ManyCalls.status("GET", path, account, null);
        }
        String type = verbAndPath.length == 2 ? "application/x-www-form-urlencoded"
                : verbAndPath[2].contains("json") ? "application/json" : verbAndPath[2];
        return ManyCalls.status(verbAndPath[0], path, account, type);
    }

    private static Set<String> endpoints() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.ecobureau")) {
            for (JavaMethod method : type.getMethods()) {
                verb(method).ifPresent(verb -> found.add(verb + " " + path(type, method) + consumes(method)));
            }
        }
        assertFalse(found.isEmpty());
        return found;
    }

    private static java.util.Optional<String> verb(JavaMethod method) {
        return Arrays.<Class<? extends java.lang.annotation.Annotation>> asList(GET.class, POST.class, PUT.class,
                DELETE.class).stream().filter(method::isAnnotatedWith).map(Class::getSimpleName).findFirst();
    }

    private static String path(JavaClass type, JavaMethod method) {
        String base = type.isAnnotatedWith(Path.class) ? type.getAnnotationOfType(Path.class).value() : "";
        String own = method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
        String path = ("/" + base + "/" + own).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        return path.replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}");
    }

    private static String consumes(JavaMethod method) {
        if (!method.isAnnotatedWith(jakarta.ws.rs.Consumes.class)) {
            return "";
        }
        String type = method.getAnnotationOfType(jakarta.ws.rs.Consumes.class).value()[0];
        return type.contains("urlencoded") ? "" : " " + type;
    }

    private static Map<String, String> rules() throws IOException {
        Map<String, String> rules = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                RightsTest.class.getResourceAsStream("/rights.csv"), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().skip(1).filter(l -> !l.isBlank()).toList()) {
                String[] cells = line.split(",");
                String before = rules.put(cells[0], cells[1]);
                assertEquals(null, before, "two rules for " + cells[0]);
            }
        }
        return rules;
    }
}
