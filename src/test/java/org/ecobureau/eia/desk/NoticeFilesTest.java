package org.ecobureau.eia.desk;

import static io.restassured.RestAssured.given;
import static org.ecobureau.eia.EiaSteps.acceptance;
import static org.ecobureau.eia.EiaSteps.as;
import static org.ecobureau.eia.EiaSteps.draft;
import static org.ecobureau.eia.EiaSteps.lockVersion;
import static org.ecobureau.eia.EiaSteps.move;
import static org.ecobureau.eia.EiaSteps.noticeOf;
import static org.ecobureau.eia.EiaSteps.onTuesday;
import static org.ecobureau.eia.EiaSteps.page;
import static org.ecobureau.eia.EiaSteps.pdf;
import static org.ecobureau.eia.EiaSteps.publicPage;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.ecobureau.eia.EiaSteps;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class NoticeFilesTest {

    @Test
    void reportBookNeedsFullTextAndParticipationStatement() {
        onTuesday(() -> {
            Map<String, String> form = acceptance("book");
            long version = draft("publisher1", form);
            assertEquals(200, upload(version, form, "fullTextFile", "report.pdf", pdf("全本" + version), "period")
                    .statusCode());
            Response half = move("publisher1", version, "SUBMIT", null);
            assertEquals(422, half.statusCode());
            assertTrue(half.asString().contains("必须附公众参与说明"));
            byte[] statement = pdf("公众参与说明" + version);
            assertEquals(303,
                    upload(version, form, "participationFile", "participation.pdf", statement, "submit").statusCode());
            Response unscanned = move("publisher2", version, "APPROVE", null);
            if (unscanned.statusCode() == 409) {
                assertTrue(unscanned.asString().contains("正在进行安全检查"), unscanned.asString());
                EiaSteps.filesAreClean(noticeOf(version));
                assertEquals(303, move("publisher2", version, "APPROVE", null).statusCode());
            }
            long notice = noticeOf(version);
            given().get("/api/v1/eia/notices/" + notice).then()
                    .body("documents.name", equalTo(List.of("report.pdf", "participation.pdf")))
                    .body("documents[1].sha256", equalTo(sha256(statement)))
                    .body("documents[1].bytes", equalTo(statement.length))
                    .body("documents[1].url", containsString("/eia/notices/" + notice + "/documents/"));
            Document page = publicPage("/eia/notices/" + notice);
            assertTrue(page.selectFirst("section[aria-labelledby=documents]").text().contains(sha256(statement)));
            String href = page.select("section[aria-labelledby=documents] a").get(1).attr("href");
            byte[] served = given().get(href).then().statusCode(200).contentType("application/pdf")
                    .header("Content-Security-Policy", containsString("sandbox")).extract().asByteArray();
            assertEquals(sha256(statement), sha256(served));
        });
    }

    @Test
    void fileOfADraftIsNotPublicAndOtherFilesAreRefusedAtTheField() {
        onTuesday(() -> {
            Map<String, String> form = acceptance("form");
            long version = draft("publisher1", form);
            upload(version, form, "fullTextFile", "全本.pdf", pdf("草稿" + version), "save");
            EiaSteps.filesAreClean(noticeOf(version));
            String staff = page("publisher1", "/staff/eia/versions/" + version)
                    .selectFirst("section[aria-labelledby=documents] a").attr("href");
            as("publisher2").get(staff).then().statusCode(200);
            as("intake1").get(staff).then().statusCode(403);
            String file = staff.substring(staff.lastIndexOf('/') + 1);
            given().get("/eia/notices/" + noticeOf(version) + "/documents/" + file).then().statusCode(404);
            given().get("/eia/notices/" + noticeOf(version) + "/documents/nonsense").then().statusCode(404);
            Response word = upload(version, form, "fullTextFile", "全本.pdf", "MZ not a pdf".getBytes(), "save");
            assertEquals(422, word.statusCode());
            assertTrue(Jsoup.parse(word.asString()).selectFirst("#fullTextFile-error").text().contains("不是 PDF"));
        });
    }

    private static Response upload(long version, Map<String, String> form, String field, String name, byte[] content,
            String action) {
        var request = as("publisher1");
        form.forEach((key, value) -> request.multiPart(EiaSteps.text(key, value)));
        request.multiPart(EiaSteps.text("lockVersion", lockVersion("publisher1", version)));
        request.multiPart(EiaSteps.text("action", action));
        request.multiPart(EiaSteps.file(field, name, content));
        return request.post("/staff/eia/versions/" + version + "/edit");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
