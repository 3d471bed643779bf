package org.ecobureau.complaint.intake;

import java.util.ArrayList;
import java.util.List;

import org.ecobureau.complaint.Suspicion;

/**
 * How many complaints came from one address in the running hour and with one phone in a day, this one included, against what is
 * usual.
 */
record Pressure(long address, int perAddress, long phone, int perPhone) {

    boolean over() {
        return address > perAddress || phone > perPhone;
    }

    /** Why the case is looked at, empty within the limits. */
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        if (address > perAddress) {
            flags.add(Suspicion.ADDRESS_LIMIT.code());
        }
        if (phone > perPhone) {
            flags.add(Suspicion.PHONE_LIMIT.code());
        }
        return flags;
    }

    /** How many times a whole limit lies between the limit and this one: 0 for the first ones above it. */
    int steps() {
        return (int) Math.min(30, Math.max(steps(address, perAddress), steps(phone, perPhone)));
    }

    private static long steps(long count, int limit) {
        return count <= limit ? 0 : (count - limit - 1) / Math.max(1, limit);
    }
}
