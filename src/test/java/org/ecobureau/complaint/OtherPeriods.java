package org.ecobureau.complaint;

import java.time.Period;

import io.quarkus.test.junit.QuarkusMock;

/** Tests only: as if the periods of the settings had been changed, until the end of the test. */
public final class OtherPeriods {

    private OtherPeriods() {
    }

    public static void identity(Period identity) {
        QuarkusMock.installMockForType(new RetentionRules() {
            @Override
            Retention now() {
                return new Retention(new RetentionPolicy(identity, Period.ofYears(3), Period.ofYears(10), Period.ofDays(90)));
            }
        }, RetentionRules.class);
    }
}
