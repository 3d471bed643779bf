package org.ecobureau.complaint.intake;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.complaint.CaseIdentities;
import org.ecobureau.complaint.KeyedCounts;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Counts complaints by address and phone. A village may share one address: nobody is turned away by what is counted here. */
@ApplicationScoped
public class FloodGauge {

    @ConfigProperty(name = "eco.complaints.per-address-and-hour", defaultValue = "10")
    int perAddress;

    @ConfigProperty(name = "eco.complaints.per-phone-and-day", defaultValue = "5")
    int perPhone;

    @ConfigProperty(name = "eco.complaints.together-per-address-and-hour", defaultValue = "5")
    int together;

    @Inject
    CaseIdentities identities;

    @Inject
    KeyedCounts counts;

    @Inject
    Clock clock;

    /** Counts one more. Needs a transaction. */
    Pressure count(String address, String phone) {
        return pressure(counts.add(key(address)), phone);
    }

    /** What it would be with one more; nothing is counted. */
    Pressure ahead(String address, String phone) {
        return QuarkusTransaction.joiningExisting().call(() -> pressure(counts.used(key(address)) + 1, phone));
    }

    /**
     * Counts one more that wants to be handled with an earlier report. Above the limit it stands alone: whether two pins are
     * near each other is told by what becomes of it, and nobody shall try that again and again. Needs a transaction.
     */
    boolean mayJoin(String address) {
        return counts.add(counts.addressKey("together", address)) <= together;
    }

    private Pressure pressure(int address, String phone) {
        long withPhone = phone == null ? 0 : identities.countByPhone(phone, clock.instant().minus(Duration.ofDays(1))) + 1;
        return new Pressure(address, perAddress, withPhone, perPhone);
    }

    private String key(String address) {
        return counts.addressKey("complaint", address);
    }
}
