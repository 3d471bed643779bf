package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.Forms;
import org.junit.jupiter.api.Test;

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

    private List<String> flagsAfterSending(ComplaintForm form, String address) {
        String number = QuarkusTransaction.requiringNew()
                .call(() -> intake.submit(fixture.checked(form), List.of(), address, false, n -> {
                }).registered().number());
        return reader.forReceipt(number).flags();
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
