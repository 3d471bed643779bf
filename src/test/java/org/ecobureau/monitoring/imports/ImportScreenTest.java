package org.ecobureau.monitoring.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.ecobureau.monitoring.ColumnGuess;
import org.ecobureau.monitoring.ColumnMapping;
import org.ecobureau.monitoring.FileColumns;
import org.ecobureau.monitoring.ParameterNames;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.shared.table.XlsxWriter;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Workbooks, templates and remembered columns. */
@QuarkusTest
class ImportScreenTest {
    @TempDir
    Path folder;

    @Test
    void aWorkbookComesInLikeAText() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        XlsxWriter.write(book, List.of("断面", "月份", "氨氮", "pH"),
                Stream.of(List.of(site.code(), "2026-03", 0.31, 7.2), List.of(site.code(), "2026-04", "0.025L", 7)));
        String draft = ImportSteps.upload("month.xlsx", book.toByteArray());
        String preview = ImportSteps.confirm(draft, "测试来源");
        assertEquals("4", ImportSteps.page(preview).select("#count-new").text());
        String batch = ImportSteps.redirect(ImportSteps.form().post(preview.replace("/preview", "/commit")));
        ImportSteps.clerk().get(batch).then().body(containsString("month.xlsx")).body(containsString("新增 4"));
    }

    @Test
    void confirmedColumnsAreOfferedAgainToTheUnitAndCanBeForgotten() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        String heading = "水质" + site.code().substring(5, 13);
        byte[] file = (heading + ",月份,氨氮,点\n谁家断面,2026-03,0.31,x\n").getBytes(UTF_8);
        String first = ImportSteps.upload("a.csv", file);
        assertTrue(ImportSteps.page(first).select("form[action$=forget-mapping]").isEmpty());
        java.util.Map<String, String> roles = java.util.Map.of("column-0", "site", "column-1", "month", "column-2",
                "ammoniaNitrogen", "column-3", "-", "source", "测试来源");
        ImportSteps.form().formParams(roles).post(first).then().statusCode(422).body(containsString("所有点位都选了"));
        ImportSteps.redirect(ImportSteps.form().formParams(roles).formParam("site-0", site.code()).post(first));

        String second = ImportSteps.upload("b.csv", file);
        Document offered = ImportSteps.page(second);
        assertTrue(offered.text().contains("monitor1 在"), offered.text());
        assertEquals("site", offered.select("#column-0 option[selected]").val());
        assertEquals(site.code(), offered.select("#site-0 option[selected]").val());
        assertEquals("测试来源", offered.select("#source").val());

        ImportSteps.redirect(ImportSteps.form().post(second + "/forget-mapping"));
        Document guessed = ImportSteps.page(second);
        assertEquals("-", guessed.select("#column-0 option[selected]").val());
        assertTrue(guessed.select("form[action$=forget-mapping]").isEmpty());
    }

    @Test
    void everyTemplateIsUnderstoodWithoutWork() {
        Document page = ImportSteps.page(ImportSteps.IMPORTS);
        for (ImportTemplate template : ImportTemplate.values()) {
            ColumnMapping guess = ColumnGuess.of(new FileColumns(template.header(), 1,
                    template.header().stream().map(h -> List.of("x")).toList(), java.util.Set.of()), ParameterNames::codeOf,
                    word -> word);
            assertFalse(guess.roles().contains(ColumnMapping.Role.IGNORE), template + ": " + guess.roles());
            String csv = ImportSteps.IMPORTS + "/templates/" + template.code() + ".csv";
            assertEquals(1, page.select("a[href=" + csv + "]").size());
            assertEquals("\uFEFF" + String.join(",", template.header()) + "\r\n",
                    ImportSteps.clerk().get(csv).then().statusCode(200).extract().asString());
            assertEquals('P', ImportSteps.clerk().get(csv.replace(".csv", ".xlsx")).then().statusCode(200)
                    .contentType(XlsxWriter.MEDIA_TYPE).extract().asByteArray()[0]);
        }
        ImportSteps.clerk().get(ImportSteps.IMPORTS + "/templates/none.csv").then().statusCode(404);
        ImportSteps.clerk().get(ImportSteps.IMPORTS + "/templates/long.ods").then().statusCode(404);
    }

    @Test
    void onlyThisScreenTakesLargeBodies() throws Exception {
        Path large = folder.resolve("large.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(large))) {
            for (int i = 0; i < 65 * 1024; i++) {
                out.write(",".repeat(1024).getBytes(UTF_8));
            }
        }
        HttpResponse<String> screen = send(ImportSteps.IMPORTS, large, "file");
        assertEquals(422, screen.statusCode(), "read and found to be no table");
        assertTrue(screen.body().contains("双引号"), screen.body());
        HttpResponse<String> complaint = send("/api/v1/complaints", large, "photos");
        assertEquals(413, complaint.statusCode());
        assertTrue(complaint.body().contains("64 MB"), complaint.body());
    }

    private static HttpResponse<String> send(String path, Path file, String field) throws Exception {
        String head = "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header(TestIdentityMechanism.HEADER, "monitor1").header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--x--\r\n")))
                .build();
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request,
                HttpResponse.BodyHandlers.ofString());
    }
}
