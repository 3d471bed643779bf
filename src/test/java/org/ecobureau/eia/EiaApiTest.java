package org.ecobureau.eia;

import static io.restassured.RestAssured.given;
import static org.ecobureau.eia.EiaSteps.onTuesday;
import static org.ecobureau.eia.EiaSteps.projectOf;
import static org.ecobureau.eia.EiaSteps.proposed;
import static org.ecobureau.eia.EiaSteps.publish;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class EiaApiTest {

    private static final Set<String> CONTRACT = Set.of("id", "projectId", "stage", "projectName", "location", "township",
            "builder", "eiaAgency", "reportType", "authority", "acceptedOn", "summary", "measures", "participation",
            "documentTitle", "documentNumber", "decidedOn", "periodFirst", "periodLast", "countingRule", "open",
            "documents", "remedies");

    @Test
    void noticeHasTheFieldsOfTheContract() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            long id = publish(form);
            JsonPath notice = given().get("/api/v1/eia/notices/" + id).then().statusCode(200)
                    .contentType("application/json").body("projectName", equalTo(form.get("projectName")))
                    .body("stage", equalTo("proposed")).body("reportType", equalTo("book"))
                    .body("periodFirst", equalTo("2026-11-24")).body("periodLast", equalTo("2026-12-01"))
                    .body("countingRule", equalTo("startExcluded")).body("open", equalTo(true))
                    .body("documents", empty()).body("remedies", nullValue()).body("documentNumber", nullValue())
                    .body("hearing", containsString("五个工作日内")).extract().jsonPath();
            assertTrue(notice.getMap("$").keySet().containsAll(CONTRACT), notice.prettify());
            given().get("/api/v1/eia/projects/" + projectOf(id)).then().statusCode(200)
                    .body("projectName", equalTo(form.get("projectName"))).body("notices.id", equalTo(List.of((int) id)));
        });
    }

    @Test
    void pagesOfTheListHoldEveryNoticeOnce() {
        onTuesday(() -> {
            List<Integer> published = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Map<String, String> form = proposed();
                form.put("township", "430626209");
                published.add((int) publish(form));
            }
            List<Integer> read = new ArrayList<>();
            String next = "/api/v1/eia/notices?township=430626209&limit=2";
            int pages = 0;
            while (next != null) {
                JsonPath page = given().urlEncodingEnabled(false).get(next).then().statusCode(200).extract().jsonPath();
                read.addAll(page.getList("items.id"));
                next = page.getString("next");
                pages++;
            }
            assertTrue(pages >= 3);
            assertTrue(read.containsAll(published));
            assertEquals(read.size(), Set.copyOf(read).size());
        });
    }

    @Test
    void csvHoldsTheSameValuesAsTheJson() {
        onTuesday(() -> {
            Map<String, String> form = proposed();
            form.put("township", "430626210");
            form.put("summary", "含有\"引号\"、逗号,和\n换行。");
            publish(form);
            List<Map<String, Object>> items = given().get("/api/v1/eia/notices?township=430626210&limit=1000").jsonPath()
                    .getList("items");
            String csv = given().get("/api/v1/eia/notices.csv?township=430626210").then().statusCode(200)
                    .contentType("text/csv;charset=UTF-8").extract().asString();
            assertEquals('\uFEFF', csv.charAt(0));
            List<CSVRecord> rows = records(csv.substring(1));
            assertEquals(items.size(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                for (String field : CONTRACT) {
                    if (!field.equals("documents")) {
                        Object value = items.get(i).get(field);
                        assertEquals(value == null ? "" : value.toString(), rows.get(i).get(field), field);
                    }
                }
            }
        });
    }

    private static List<CSVRecord> records(String csv) {
        try {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(csv))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void badOrUnknownParametersAreNamed() {
        for (String bad : List.of("stage=nonsense", "open=maybe", "township=123", "year=26", "limit=0", "limit=1001",
                "after=xyz", "stagee=proposed")) {
            given().get("/api/v1/eia/notices?" + bad).then().statusCode(400).contentType("application/problem+json")
                    .body("violations[0].field", equalTo(bad.substring(0, bad.indexOf('='))));
        }
        given().get("/api/v1/eia/notices/999999999").then().statusCode(404).contentType("application/problem+json");
        given().get("/api/v1/eia/notices?year=2031").then().statusCode(200).body("items", empty()).body("next", nullValue());
    }
}
