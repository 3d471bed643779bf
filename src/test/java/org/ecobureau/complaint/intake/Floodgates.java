package org.ecobureau.complaint.intake;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;

/**
 * Tests only: the limits of production for one test. The tests are one busy address, so the limits of their application are
 * far away; here they are near, the bucket is full, and both end with {@link #close}.
 */
public final class Floodgates implements AutoCloseable {

    /** As the settings have it where nobody sets them. */
    private static final int PER_ADDRESS = 10;

    private final IntakeLimit limit = Arc.container().instance(IntakeLimit.class).get();
    private final IntakeLimit wide = ClientProxy.unwrap(limit);
    private final FloodGauge gauge = ClientProxy.unwrap(Arc.container().instance(FloodGauge.class).get());
    private final int before = gauge.perAddress;

    private Floodgates(IntakeLimit narrow) {
        gauge.perAddress = PER_ADDRESS;
        QuarkusMock.installMockForInstance(narrow, limit);
    }

    /** The site's own limits. */
    public static Floodgates asInProduction() {
        return new Floodgates(new IntakeLimit(10, 100, 30));
    }

    /** A small bucket, two places a second, that a slow machine can empty. */
    public static Floodgates ofBurst(int burst) {
        return new Floodgates(new IntakeLimit(2, burst, 15));
    }

    @Override
    public void close() {
        gauge.perAddress = before;
        QuarkusMock.installMockForInstance(wide, limit);
    }
}
