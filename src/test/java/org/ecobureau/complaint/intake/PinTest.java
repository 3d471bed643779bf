package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.region.BaseMap;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;

/** Pointing at an approved picture of the county, with the page as it comes without script. */
@QuarkusTest
class PinTest {

    private static final String NEW = "/complaints/new";

    /** One degree each way, made up: one pixel is 0.00347 degrees east and 0.00305 north. */
    private static final BaseMap.Picture PICTURE = new BaseMap.Picture("/assets/made-up.png", "试S(2026)001号",
            List.of(new BigDecimal("113"), new BigDecimal("28.2"), new BigDecimal("114"), new BigDecimal("29.2")));

    @Inject
    CaseReader reader;

    private static Browser atThePlace() {
        Browser browser = new Browser().post(NEW).follow();
        browser.post(NEW + "/types", "types", "soil").follow();
        browser.post(NEW + "/details").follow();
        return browser.get(NEW + "/place");
    }

    @Test
    void onePressFillsInTheDegreesAndKeepsWhatWasTyped() {
        QuarkusMock.installMockForType(new BaseMap(PICTURE), BaseMap.class);
        Browser browser = atThePlace();
        Element map = browser.page().selectFirst("input[type=image][name=pin]");
        assertEquals(PICTURE.image(), map.attr("src"));
        assertEquals("288", map.attr("width"));
        assertEquals(String.valueOf(PICTURE.height()), map.attr("height"));
        assertTrue(browser.text("#position").contains("审图号：试S(2026)001号"), browser.text("#position"));
        assertNull(browser.page().selectFirst(".pin-mark"));

        browser.post(NEW + "/place", "place", "砖厂后面", "coordinates", "gcj02", "pin.x", "144", "pin.y", "100");
        assertEquals(NEW + "/place#position", browser.location(), "nothing is asked for yet");
        browser.get(NEW + "/place");
        assertEquals("砖厂后面", browser.value("place"));
        assertEquals("113.5017", browser.value("longitude"));
        assertEquals(28.2 + (1 - 100.5 / PICTURE.height()), Double.parseDouble(browser.value("latitude")), 0.0001);
        assertEquals("wgs84", browser.page().select("[name=coordinates][checked]").val());
        Element mark = browser.page().selectFirst(".pin-mark circle");
        assertEquals("144", mark.attr("cx"));
        assertEquals("100", mark.attr("cy"));
        assertNotNull(browser.page().selectFirst("details[open] #position"));

        browser.post(NEW + "/place", "township", "430626111", "place", "砖厂后面", "coordinates", "wgs84", "latitude",
                browser.value("latitude"), "longitude", browser.value("longitude")).follow();
        browser.postWithPhotos(NEW + "/what", Map.of("description", "砖厂后面倒了很多废渣，庄稼长不好。", "occurredAt", "")).follow();
        browser.post(NEW + "/identity", "identity", "anonymous").follow().pastNearby();
        browser.post(NEW + "/check", "idempotencyKey", browser.page().select("[name=idempotencyKey]").val(), "website", "")
                .follow();
        CaseSheet sheet = reader.forReceipt(browser.text("#receipt-number"));
        assertEquals(0, new BigDecimal("113.5017").compareTo(sheet.longitude()));
    }

    @Test
    void aPressByKeyboardOrBesideThePictureIsNoPlace() {
        QuarkusMock.installMockForType(new BaseMap(PICTURE), BaseMap.class);
        for (String[] at : new String[][] { { "0", "0" }, { "288", "5" }, { "5", "9999" }, { "-1", "5" }, { "x", "5" } }) {
            Browser browser = atThePlace();
            browser.post(NEW + "/place", "place", "砖厂", "latitude", "28.7", "longitude", "113.5", "pin.x", at[0], "pin.y",
                    at[1]);
            browser.get(NEW + "/place");
            assertEquals("28.7", browser.value("latitude"), String.join(",", at));
            assertEquals("砖厂", browser.value("place"));
        }
    }

    @Test
    void withoutAnApprovedPictureWithEdgesThePageSaysSo() {
        Browser browser = atThePlace();
        assertNull(browser.page().selectFirst("[name=pin]"));
        assertTrue(browser.text("#position").contains("还没有可以公开使用的地图"), browser.text("#position"));
        QuarkusMock.installMockForType(new BaseMap(new BaseMap.Picture("/assets/made-up.png", "试S(2026)001号", List.of())),
                BaseMap.class);
        assertNull(browser.get(NEW + "/place").page().selectFirst("[name=pin]"));
    }
}
