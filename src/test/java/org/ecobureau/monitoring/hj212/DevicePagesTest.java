package org.ecobureau.monitoring.hj212;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DevicePagesTest {
    @Inject
    Listeners listeners;
    @Inject
    Tallies tallies;
    @Inject
    MeterRegistry metrics;

    @Test
    void staffSeeWhoSendsAndWhatWasRefused() {
        Device device = listeners.devices().get(0);
        try (Listener listener = listeners.listener(List.of(device), SmallLimits.usual())) {
            int port = listener.listen("127.0.0.1", 0);
            Document before = page();
            assertTrue(before.text().contains("接收现在没有开启"));
            try (SimulatedLogger logger = new SimulatedLogger(port, device.mn(), device.password());
                    SimulatedLogger guesser = new SimulatedLogger(port, device.mn(), "000000");
                    SimulatedLogger stranger = new SimulatedLogger(port, "<b>x", "000000");
                    SimulatedLogger other = new SimulatedLogger(port, "STRANGER7", "000000")) {
                guesser.send(guesser.packet("20260801090003123", "2061", "DataTime=20260801080000")).silentFor(300);
                stranger.send(stranger.packet("20260801090003123", "2061", "DataTime=20260801080000")).silentFor(300);
                other.send(other.packet("20260801090003123", "2061", "DataTime=20260801080000")).silentFor(300);
                logger.send(logger.packet("20260801090003123", "2011",
                        "DataTime=20260801085930;a21026-Rtd=0.013,a21026-Flag=N;<script>-Rtd=1")).answer();
            }
            Document page = page();
            String card = page.select("section.card").text();
            assertTrue(card.contains(device.mn()) && card.contains("刚刚") && card.contains("正常"), card);
            assertTrue(card.contains("二氧化硫 0.013 N"), card);
            assertTrue(card.contains("实时数据") && card.contains("密码（PW）不对"), card);
            assertTrue(page.text().contains("MN STRANGER7"), page.text());
            assertTrue(page.select("main script").isEmpty());
            assertTrue(!page.html().contains(device.password()), "no password on a page");
        }
    }

    @Test
    void theMetricsCountPackets() {
        tallies.count(Tallies.NOBODY, Outcome.CHECKSUM, null);
        assertTrue(metrics.counter("hj212.packets", "outcome", "checksum").count() >= 1);
    }

    @Test
    void theWayThereStandsOnTheStaffHomePage() {
        given().header(TestIdentityMechanism.HEADER, "monitor1").get("/staff").then().statusCode(200)
                .body(org.hamcrest.Matchers.containsString("/staff/observations/devices"));
        given().header(TestIdentityMechanism.HEADER, "intake1").get(DevicePages.PATH).then().statusCode(403);
    }

    private static Document page() {
        return Jsoup.parse(given().header(TestIdentityMechanism.HEADER, "monitor1").get(DevicePages.PATH).then().statusCode(200)
                .extract().asString());
    }
}
