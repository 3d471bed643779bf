package org.ecobureau.complaint.intake;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.shared.web.Problem;

import io.github.bucket4j.Bucket;

/**
 * The one limit that refuses: all reporters of a node together, so that a machine cannot fill the database. A single address
 * or phone is never refused (a village may share one), see {@link FloodGauge}.
 */
@Singleton
public class IntakeLimit {

    /** When to come back. */
    static final int WAIT_SECONDS = 10;

    static final String BUSY = "现在提交的人太多，请十秒后再提交一次，您填写的内容还在。紧急情况请拨打 110、119 或 12345。";

    private final Bucket everybody;

    IntakeLimit(@ConfigProperty(name = "eco.limits.complaints-per-second", defaultValue = "10") int perSecond,
            @ConfigProperty(name = "eco.limits.complaints-burst", defaultValue = "100") int burst) {
        everybody = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1))).build();
    }

    /** Counts one request that stores something; false when all together send more than the bucket holds. */
    boolean admits() {
        return everybody.tryConsume(1);
    }

    /**
     * Counts one request that stores something.
     *
     * @throws Problem 429 when all together send more than the bucket holds
     */
    void take() {
        if (!admits()) {
            throw Problem.tooMany(BUSY, WAIT_SECONDS);
        }
    }
}
