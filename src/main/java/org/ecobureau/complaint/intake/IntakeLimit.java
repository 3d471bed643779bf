package org.ecobureau.complaint.intake;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.ReadingLimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;

/**
 * The one limit that refuses: all reporters of a node together, so that a machine cannot fill the database. No address is
 * refused for what it sent itself (a village may share one, see {@link FloodGauge}); but the addresses that send more than
 * their share have a quarter of the whole between them, so that one machine cannot close the form for the county.
 */
@ApplicationScoped
public class IntakeLimit {

    /** When to come back. */
    static final int WAIT_SECONDS = 10;

    static final String BUSY = "现在提交的人太多，请十秒后再提交一次，您填写的内容还在。紧急情况请拨打 110、119 或 12345。";

    private static final int PART_OF_THE_BUSY = 4;

    private final Bucket everybody;
    private final Bucket busy;
    private final int share;
    // In memory and short: no address is stored, and a flood of addresses cannot fill the heap.
    private final Cache<String, Bucket> shares = Caffeine.newBuilder().maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(2)).build();

    IntakeLimit(@ConfigProperty(name = "eco.limits.complaints-per-second", defaultValue = "10") int perSecond,
            @ConfigProperty(name = "eco.limits.complaints-burst", defaultValue = "100") int burst,
            @ConfigProperty(name = "eco.limits.complaints-share-per-minute", defaultValue = "30") int share) {
        this.share = share;
        everybody = bucket(burst, perSecond);
        busy = bucket(Math.max(1, burst / PART_OF_THE_BUSY), Math.max(1, perSecond / PART_OF_THE_BUSY));
    }

    private static Bucket bucket(int burst, int perSecond) {
        return Bucket.builder().addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1))).build();
    }

    /**
     * Counts one request that stores something; false when all together send more than the bucket holds, or the busy
     * addresses more than their part of it.
     */
    boolean admits(String address) {
        return admitsDraft(address) && everybody.tryConsume(1);
    }

    /** Counts the beginning of a draft: it stores little, and takes from nobody but the address itself and the busy ones. */
    boolean admitsDraft(String address) {
        return shares.get(ReadingLimit.network(address), network -> Bucket.builder()
                .addLimit(limit -> limit.capacity(share).refillGreedy(share, Duration.ofMinutes(1))).build()).tryConsume(1)
                || busy.tryConsume(1);
    }

    /**
     * Counts one request that stores something.
     *
     * @throws Problem 429 as {@link #admits}
     */
    void take(String address) {
        if (!admits(address)) {
            throw Problem.tooMany(BUSY, WAIT_SECONDS);
        }
    }
}
