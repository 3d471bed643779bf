package org.ecobureau;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import io.restassured.http.ContentType;

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
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> rule : rules().entrySet()) {
            if (rule.getValue().equals(PUBLIC)) {
                continue;
            }
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
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void strangersAreAskedToSignInAndStoreNothing() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> rule : rules().entrySet()) {
            if (!rule.getValue().equals(PUBLIC)) {
                int status = call(rule.getKey(), null);
                if (status != 302 && status != 401) {
                    wrong.add(rule.getKey() + " answered " + status);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** An address that exists with a record that does not: who may gets 400, 404 or 422, who may not is refused before. */
    private static int call(String endpoint, String account) {
        String[] verbAndPath = endpoint.split(" ");
        String path = verbAndPath[1].replaceAll("\\{[^}]+}", "0");
        var request = given().redirects().follow(false);
        if (account != null) {
            request.header(TestIdentityMechanism.HEADER, account);
        }
        if (verbAndPath[0].equals("GET")) {
            return request.get(path).statusCode();
        }
        if (verbAndPath.length > 2 && verbAndPath[2].contains("multipart")) {
            request.multiPart("nothing", "nothing");
        } else if (verbAndPath.length > 2) {
            request.contentType(verbAndPath[2].contains("json") ? "application/json" : verbAndPath[2]).body("{}");
        } else {
            request.contentType(ContentType.URLENC);
        }
        return request.request(verbAndPath[0], path).statusCode();
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
