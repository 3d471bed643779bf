package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.DISPATCHER;
import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.ecobureau.complaint.CaseFixture.OFFICER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Whoever stepped back stays out of the matter, whatever becomes of the case. */
@QuarkusTest
class CaseRecusalTest {

    private static final Actor COLLEAGUE = new Actor("officer9", "officer9", OFFICER.unit(), Set.of(Roles.OFFICER));

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseIdentities identities;

    @Inject
    Conversations conversations;

    @Inject
    CaseInbox inbox;

    private String number;

    @BeforeEach
    void steppedBack() {
        number = fixture.registered(Forms.person("named", "何来电", "13800002222", null)).number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        cases.move(number, CaseMove.of(CaseAction.RECUSE).with(Datum.REASON, "和投诉人是亲戚"), OFFICER);
    }

    private int refused(Runnable step) {
        return assertThrows(Problem.class, step::run).status();
    }

    private CaseMove start() {
        return CaseMove.of(CaseAction.START_INVESTIGATION);
    }

    @Test
    void aPartSplitOffIsNotTheirsEither() {
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "另一家厂夜里排的废水有怪味，也要查。"), INTAKE);
        String part = fixture.part(number);
        cases.move(part, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, OFFICER.unit()), DISPATCHER);
        assertEquals(403, refused(() -> cases.move(part, start(), OFFICER)));
        assertEquals(403, refused(() -> identities.view(part, OFFICER)));
        assertFalse(reader.openTo(reader.forStaff(part, OFFICER), OFFICER).contains(CaseAction.START_INVESTIGATION));
        cases.move(part, start(), COLLEAGUE);
        assertEquals(Set.of(IdentityField.NAME, IdentityField.PHONE), identities.view(part, COLLEAGUE).keySet());
    }

    @Test
    void theCaseItIsMergedIntoIsNotTheirsWhileItHangsThere() {
        String main = fixture.registered(Forms.person("named", "周主件", "13800003333", null)).number();
        fixture.bring(main, CaseStatus.INVESTIGATING);
        long own = inbox.counts(OFFICER).get(Box.OWN);
        cases.move(number, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), INTAKE);
        CaseMove finding = CaseMove.of(CaseAction.RECORD_FINDING).with(Datum.FINDING, "现场没有发现异味。").with(Datum.VERIFIED,
                "false");
        assertEquals(403, refused(() -> cases.move(main, finding, OFFICER)));
        assertEquals(403, refused(() -> identities.view(main, OFFICER)));
        assertEquals(own - 1, inbox.counts(OFFICER).get(Box.OWN));
        Filter all = new Filter(Box.OWN, null, null, null, main, null, null, null);
        assertTrue(inbox.page(all, OFFICER, null, 10).rows().isEmpty());
        cases.move(main, CaseMove.of(CaseAction.TAKE_OVER), COLLEAGUE);
        cases.move(main, finding, COLLEAGUE);
        cases.move(number, CaseMove.of(CaseAction.UNMERGE).with(Datum.REASON, "不是同一家"), INTAKE);
        cases.move(main, CaseMove.of(CaseAction.TAKE_OVER), OFFICER);
        assertEquals(403, refused(() -> cases.move(number, start(), OFFICER)));
    }

    @Test
    void whatTheReporterSaysWaitsForAColleague() {
        cases.move(number, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, "今天又冒烟了"), Actor.reporter());
        Filter said = new Filter(Box.SAID, null, null, null, number, null, null, null);
        assertTrue(inbox.page(said, OFFICER, null, 10).rows().isEmpty());
        assertEquals(1, inbox.page(said, COLLEAGUE, null, 10).rows().size());
        assertEquals(409, refused(() -> conversations.heard(number, () -> TestClock.now().plusSeconds(60), OFFICER)));
        conversations.heard(number, () -> TestClock.now().plusSeconds(60), COLLEAGUE);
        assertTrue(inbox.page(said, COLLEAGUE, null, 10).rows().isEmpty());
    }
}
