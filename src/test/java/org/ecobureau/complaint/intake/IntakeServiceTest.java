package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.Solver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class IntakeServiceTest {

    @Inject
    IntakeService intake;

    @Inject
    CaseFixture fixture;

    @Inject
    CaseReader reader;

    @Inject
    FloodGauge gauge;

    @Inject
    ProofOfWork proofs;

    private int usual;

    @BeforeEach
    void asInProduction() {
        usual = ClientProxy.unwrap(gauge).perAddress;
        ClientProxy.unwrap(gauge).perAddress = 10;
    }

    @AfterEach
    void asInTests() {
        ClientProxy.unwrap(gauge).perAddress = usual;
    }

    private IntakeService.Taken send(ComplaintForm form, String address, String proof) {
        return QuarkusTransaction.requiringNew().call(() -> intake.submit(fixture.checked(form),
                new IntakeService.Sending(List.of(), address, false, "draft of " + address, proof), n -> {
                }));
    }

    private List<String> flagsAfterSending(ComplaintForm form, String address) {
        return reader.forReceipt(send(form, address, null).registered().number()).flags();
    }

    @Test
    void overTheLimitASolvedOneGoesItsUsualWayAndAnUnsolvedOneWaits() {
        String address = someAddress() + "1";
        for (int i = 1; i <= 10; i++) {
            assertFalse(send(Forms.anonymous(), address, null).held());
        }
        ProofOfWork.Challenge challenge = proofs.challenge("draft of " + address, 0);
        String solution = Solver.solve(challenge.text(), challenge.bits(), challenge.parts());
        IntakeService.Taken solved = send(Forms.anonymous(), address, solution);
        assertFalse(solved.held());
        assertEquals(List.of("addressLimit", "solved"), reader.forReceipt(solved.registered().number()).flags());
        assertTrue(send(Forms.anonymous(), address, solution).held(), "a solution counts once");
        assertTrue(send(Forms.anonymous(), address, null).held());
    }

    private static String someAddress() {
        UUID random = UUID.randomUUID();
        return "2001:db8:" + Integer.toHexString((int) random.getMostSignificantBits() & 0xffff) + ":"
                + Integer.toHexString((int) random.getLeastSignificantBits() & 0xffff) + "::";
    }

    @Test
    void theEleventhComplaintOfANetworkIsLookedAtAndNotRefused() {
        String network = someAddress();
        List<List<String>> flags = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            flags.add(flagsAfterSending(Forms.anonymous(), network + i));
        }
        assertEquals(10, flags.stream().filter(List::isEmpty).count());
        assertEquals(List.of("addressLimit"), flags.get(10));
        assertEquals(List.of(), flagsAfterSending(Forms.anonymous(), someAddress() + "1"));
    }

    @Test
    void theSixthComplaintWithOnePhoneInADayIsLookedAtHoweverThePhoneIsTyped() {
        String phone = "134" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        for (int i = 1; i <= 5; i++) {
            assertEquals(List.of(), flagsAfterSending(Forms.person("named", "测试", phone, null), someAddress() + "1"));
        }
        assertEquals(List.of("phoneLimit"),
                flagsAfterSending(Forms.person("confidential", null, "+86 " + phone, null), someAddress() + "1"));
    }
}
