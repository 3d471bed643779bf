package org.ecobureau.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The demonstration goes through the real forms; this notices when a form changes. */
@QuarkusTest
class DemoCaseWorkTest {

    @TestHTTPResource("/")
    String address;

    private StaffSession person(String account) {
        return StaffSession.known(address.replaceAll("/$", ""), Map.of(TestIdentityMechanism.HEADER, account));
    }

    @Test
    void demonstrationCasesStandInEveryState() {
        DemoCaseWork.load(this::person);
        for (String state : List.of("REGISTERED", "REFUSED", "PASSED_ON", "ACCEPTED", "ASSIGNED", "INVESTIGATING", "IN_REVIEW",
                "ANSWERED", "STAGE_CLOSED", "MERGED", "CLOSED")) {
            Document list = person("leader1").get("/staff/cases?box=all&status=" + state);
            assertTrue(list.text().contains("PJ-"), state);
        }
        assertTrue(person("leader1").get("/staff/cases?box=overdue").text().contains("已超期"));
        assertTrue(person("leader1").get("/staff/cases?box=extension").text().contains("等批延期"));
        assertTrue(person("officer1").get("/staff/cases").text().contains("催办"));
    }
}
