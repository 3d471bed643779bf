package org.ecobureau.complaint;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.PublicAddresses;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Faults seen in other systems that no single feature's test holds (docs/faults.md); made from the endpoints that exist. */
@QuarkusTest
class FaultsTest {

    private static final String MARK = "焦糊味暗号七三九";
    private static final String PLACE = "暗号路七三九号";
    private static final String PHONE = "13873017390";
    private static final BigDecimal LATITUDE = new BigDecimal("28.713947");
    private static final BigDecimal LONGITUDE = new BigDecimal("113.573928");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    EntityManager database;

    private String marked() {
        ComplaintForm form = Forms.person("named", "暗号人", PHONE, null);
        ComplaintForm marked = new ComplaintForm(form.types(), form.subtypes(), MARK + "，每天晚上都有。", null, form.township(), PLACE,
                LATITUDE, LONGITUDE, "暗号七三九砖厂", "named", form.name(), form.phone(), null, Map.of(), true);
        return cases.register(fixture.checked(marked), CaseService.Origin.WEB, Actor.reporter()).number();
    }

    /** Every address that anybody may open, also with this case's number in it. */
    private static List<String> publicPages(String number) throws IOException {
        List<String> addresses = new ArrayList<>(publicAddresses("GET", number));
        PublicAddresses.all().stream().filter(a -> !addresses.contains(a)).forEach(addresses::add);
        return addresses;
    }

    /** Those with other variables than the number of a case are left out. */
    private static List<String> publicAddresses(String verb, String number) throws IOException {
        List<String> addresses = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                FaultsTest.class.getResourceAsStream("/rights.csv"), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> line.startsWith(verb + " ") && line.endsWith(",public"))
                    .map(line -> line.split("[ ,]")[1].replace("{number}", number)).filter(a -> !a.contains("{"))
                    .forEach(addresses::add);
        }
        return addresses;
    }

    private List<Long> traces(String number) {
        return QuarkusTransaction.requiringNew().call(() -> List.of(
                count("SELECT COUNT(*) FROM case_event e JOIN complaint_case c ON c.id = e.case_id WHERE c.number = ?1",
                        number),
                count("SELECT COUNT(*) FROM case_message m JOIN complaint_case c ON c.id = m.case_id WHERE c.number = ?1",
                        number),
                count("SELECT version FROM complaint_case WHERE number = ?1", number)));
    }

    private Long count(String sql, String number) {
        return ((Number) database.createNativeQuery(sql).setParameter(1, number).getSingleResult()).longValue();
    }

    @Test
    void aPrivateCaseStandsOnNoPublicPageApiOrFeed() throws IOException {
        String number = marked();
        fixture.bring(number, CaseStatus.CLOSED);
        assertTrue(given().header(TestIdentityMechanism.HEADER, "intake1").get("/staff/cases/" + number).asString()
                .contains(MARK), "the desk reads it");
        List<String> addresses = publicPages(number);
        assertTrue(addresses.size() > 80, "addresses found: " + addresses.size());
        for (String address : addresses) {
            Response response = given().redirects().follow(false).get(address);
            assertTrue(response.statusCode() < 500, address + " " + response.statusCode());
            String body = response.asString();
            for (String secret : List.of(MARK, PLACE, "暗号", PHONE, "28.7139", "113.5739")) {
                assertFalse(body.contains(secret), address + " shows " + secret);
            }
            assertFalse(body.contains(number) && !address.contains(number), address + " shows the number of a case");
        }
    }

    /** Scanners of mail open every link: a link may show, never confirm. */
    @Test
    void aMailScannersGetOfALinkChangesNothing() throws IOException {
        String number = marked();
        List<Long> before = traces(number);
        List<String> links = new ArrayList<>(publicPages(number));
        links.add("/complaints/track?number=" + number);
        for (String link : links) {
            assertTrue(given().redirects().follow(false).get(link).statusCode() < 500, link);
            assertTrue(given().redirects().follow(false).head(link).statusCode() < 500, link);
        }
        for (String stores : publicAddresses("POST", number)) {
            int status = given().redirects().follow(false).get(stores).statusCode();
            assertTrue(links.contains(stores) || status == 404 || status == 405, "GET " + stores + " answered " + status);
        }
        assertEquals(before, traces(number));
    }
}
