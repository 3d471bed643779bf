package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.local.DemoComplaints;
import org.ecobureau.local.DemoComplaints.Receipt;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DemoComplaintsTest {

    @TestHTTPResource("/")
    String site;

    @Inject
    CaseReader reader;

    @Test
    void demonstrationComplaintsAreTakenOnceAndSayWhatTheyAre() {
        DemoComplaints demo = new DemoComplaints(site.replaceAll("/$", ""));
        List<Receipt> receipts = demo.load();
        assertEquals(receipts, demo.load());
        for (Receipt receipt : receipts) {
            assertTrue(reader.forReceipt(receipt.number()).description().startsWith("【演示数据】"), receipt.number());
        }
    }
}
