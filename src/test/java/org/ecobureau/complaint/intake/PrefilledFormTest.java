package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Links that start the form with some answers, above all the report of an error in a value. */
@QuarkusTest
class PrefilledFormTest {

    private static final String NEW = "/complaints/new";

    @Inject
    CaseReader reader;

    @Test
    void anErrorReportedByTheLongFormGetsACaseNumber() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        long before = drafts();
        Browser browser = new Browser().get(NEW + "?type=other&subtype=dataError&about=" + site.name()
                + " 细颗粒物 2026年3月10日 08:00—09:00：999 μg/m³");
        assertEquals(200, browser.status());
        assertEquals("no-store", browser.answer().header("Cache-Control"));
        assertNull(browser.answer().header("Set-Cookie"), "nothing is kept by looking");
        assertEquals(before, drafts(), "nothing is stored by looking");
        assertTrue(browser.text("#prefilled").contains(site.name() + " 细颗粒物 2026年3月10日 08:00—09:00：999"),
                browser.text("#prefilled"));

        browser.post(NEW, hidden(browser)).follow();
        assertTrue(browser.page().select("input[name=types][value=other]").hasAttr("checked"));
        browser.post(NEW + "/types", "types", "other").follow();
        assertTrue(browser.page().select("input[name=subtypes][value=dataError]").hasAttr("checked"));
        browser.post(NEW + "/details", "subtypes", "dataError").follow();
        browser.post(NEW + "/place", "township", "430626111").follow();
        String typed = browser.page().getElementById("description").wholeText();
        assertTrue(typed.strip().startsWith("关于：" + site.name()), typed);
        browser.postWithPhotos(NEW + "/what", Map.of("description", typed + "那天空气很好，这个数不可能。", "occurredAt", "")).follow();
        browser.post(NEW + "/identity", "identity", "anonymous", "publicConsent", "false").follow().pastNearby();
        browser.post(NEW + "/check", "idempotencyKey", browser.page().select("[name=idempotencyKey]").val(), "website", "")
                .follow();
        String number = browser.text("#receipt-number");
        assertTrue(number.matches("PJ-W-\\d{8}-\\d{4,}"), number);
        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(List.of(PollutionType.OTHER), sheet.types());
        assertEquals(List.of("dataError"), sheet.subtypes());
        assertTrue(sheet.description().startsWith("关于：") && sheet.description().endsWith("不可能。"), sheet.description());
    }

    @Test
    void theFormOpensWithTypeTownshipAndPlace() {
        Browser browser = new Browser().get(NEW + "?type=noise&subtype=construction&township=430626111&place=伍市工业园");
        browser.post(NEW, hidden(browser)).follow();
        browser.post(NEW + "/types", "types", "noise").follow();
        browser.post(NEW + "/details", "subtypes", "construction").follow();
        assertEquals("430626111", browser.page().select("#township option[selected]").val());
        assertEquals("伍市工业园", browser.value("place"));
    }

    @Test
    void whatALinkGotWrongIsNamedAndLeftOut() {
        Browser browser = new Browser().get(NEW + "?type=weather&subtype=rain&township=123456789&about=" + "长".repeat(400));
        assertEquals(200, browser.status());
        assertEquals(3, browser.page().select(".banner:contains(不认识)").size());
        assertEquals(1, hidden(browser).length / 2, "only what it is about");
        assertEquals(300, hidden(browser)[1].length());
        Browser script = new Browser().get(NEW + "?about=<script>alert(1)</script>");
        assertTrue(script.answer().asString().contains("&lt;script&gt;"), "escaped");
        // who forges the hidden fields gets no further
        Browser forged = new Browser().post(NEW, "type", "weather", "township", "123").follow();
        assertEquals(200, forged.status());
        assertEquals(0, forged.page().select("input[checked]").size());
    }

    private static String[] hidden(Browser browser) {
        List<String> pairs = new ArrayList<>();
        browser.page().select("form[action=" + NEW + "] input[type=hidden]").forEach(i -> {
            pairs.add(i.attr("name"));
            pairs.add(i.val());
        });
        return pairs.toArray(String[]::new);
    }

    private static long drafts() {
        return QuarkusTransaction.requiringNew().call(() -> StoredDraft.count());
    }
}
