package org.ecobureau;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Every answer to a public GET that may be kept has a strong ETag, and who has it already gets 304 without a body. */
@QuarkusTest
class CachingTest {

    @Test
    void everyPublicAnswerThatMayBeKeptHasAStrongTagAndIsNotSentTwice() {
        List<String> wrong = new ArrayList<>();
        int tagged = 0;
        int tables = 0;
        for (String path : PublicAddresses.all()) {
            Response first = given().urlEncodingEnabled(false).redirects().follow(false).get(path);
            if (first.statusCode() != 200 || String.valueOf(first.header("Cache-Control")).contains("no-store")) {
                continue;
            }
            String tag = first.header("ETag");
            if (tag == null || !tag.matches("\"[^\"]+\"")) {
                wrong.add(path + " has no strong ETag but " + tag);
                continue;
            }
            if (!unchanged(path, tag)) {
                wrong.add(path + " is sent again to who has it");
            }
            tagged++;
            tables += path.contains(".csv") ? 1 : 0;
        }
        assertEquals(List.of(), wrong);
        assertTrue(tagged >= 20 && tables >= 7, tagged + " answers, " + tables + " of them CSV");
    }

    /** An age in words ("3 分钟前") may change between two calls, so a second pair is given a chance. */
    private static boolean unchanged(String path, String tag) {
        if (again(path, tag)) {
            return true;
        }
        return again(path, given().urlEncodingEnabled(false).get(path).header("ETag"));
    }

    private static boolean again(String path, String tag) {
        Response second = given().urlEncodingEnabled(false).header("If-None-Match", tag).get(path);
        return second.statusCode() == 304 && second.asByteArray().length == 0 && tag.equals(second.header("ETag"));
    }

    @Test
    void aTableIsAnsweredToHeadAndToAnOlderTag() {
        String tag = given().get("/api/v1/sites.csv").then().statusCode(200).extract().header("ETag");
        assertEquals(tag, given().head("/api/v1/sites.csv").then().statusCode(200).extract().header("ETag"));
        String body = given().header("If-None-Match", "\"older\"").get("/api/v1/sites.csv").then().statusCode(200).extract()
                .asString();
        assertTrue(body.contains("yanjiatan") && body.endsWith("\r\n"), body);
    }
}
