package org.ecobureau.shared.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The library's style sheet asks for no font that we do not serve. */
@QuarkusTest
class ComponentCssTest {

    @Test
    void theStyleSheetOfTheComponentsAsksForNoFontAndIsKeptForEver() {
        String address = Jsoup.parse(given().get("/complaints").asString()).select("link[rel=stylesheet]").first().attr("href");
        assertEquals(ComponentCss.ADDRESS, address);
        String css = given().get(address).then().statusCode(200).contentType(containsString("text/css"))
                .header("Cache-Control", equalTo("public, immutable, max-age=31536000")).header("Set-Cookie", nullValue())
                .body(not(containsString("@font-face"))).body(not(containsString("/assets/fonts/"))).extract().asString();
        assertTrue(css.contains(".govuk-button{") && css.length() > 50_000, "the rest of it is there: " + css.length());
    }

    @Test
    void itIsCompressedAndAnswers304() {
        given().header("Accept-Encoding", "gzip").get(ComponentCss.ADDRESS).then().statusCode(200).header("Content-Encoding",
                "gzip");
        String tag = given().get(ComponentCss.ADDRESS).header("ETag");
        given().header("If-None-Match", tag).get(ComponentCss.ADDRESS).then().statusCode(304);
    }

    @Test
    void anotherVersionIsNotThere() {
        given().get("/components/5.0.0.css").then().statusCode(404);
    }

    @Test
    void aFontRuleIsTakenOutWholeAndNothingElse() {
        assertEquals("a{b:c}d{e:f}",
                ComponentCss.withoutFonts(
                        "@font-face{font-family:\"X\";src:url(/assets/fonts/x.woff2)}a{b:c}@font-face {y:z}d{e:f}"));
    }
}
