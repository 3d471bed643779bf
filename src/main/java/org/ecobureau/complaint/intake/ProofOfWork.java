package org.ecobureau.complaint.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.RandomCodes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Challenges for devices that send more than a limit: signed, so that nothing is stored when one is given out, bound to one
 * draft
 * or one key, valid for minutes, counted once.
 */
@ApplicationScoped
public class ProofOfWork {

    private static final String PURPOSE = "proof of work";
    /** The longest solution: 64 parts of up to ten digits, and the challenge. */
    private static final int LONGEST = 1_000;
    /** bits.parts.end.random.signature;number,number,… */
    private static final Pattern SOLUTION = Pattern
            .compile("((\\d{1,2})\\.(\\d{1,2})\\.(\\d{1,12})\\.[A-Za-z0-9_-]{43})\\.([0-9a-f]{64});(\\d{1,10}(?:,\\d{1,10})*)");

    @Inject
    ProofConfig config;

    @Inject
    Macs macs;

    @Inject
    RandomCodes codes;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** What a device is asked to solve. */
    public record Challenge(String text, int bits, int parts, Instant validUntil) {
    }

    /**
     * A new challenge.
     *
     * @param subject what it is for; it counts for nothing else
     * @param steps how many times the limit it is above the limit: each doubles the work
     */
    Challenge challenge(String subject, int steps) {
        int bits = Math.min(config.mostBits(), config.bits() + steps);
        Instant end = clock.instant().plus(config.validFor());
        String unsigned = bits + "." + config.parts() + "." + end.getEpochSecond() + "." + codes.token();
        return new Challenge(unsigned + "." + macs.mac(PURPOSE, subject + "\n" + unsigned), bits, config.parts(), end);
    }

    /** Whether this solves a challenge of ours for this subject that is still valid and not spent. */
    boolean valid(String subject, String solution) {
        return solved(subject, solution).filter(key -> QuarkusTransaction.joiningExisting().call(() -> unspent(key)))
                .isPresent();
    }

    /** Like {@link #valid}, and the challenge counts never again. Needs a transaction: undone with it. */
    boolean spend(String subject, String solution) {
        return solved(subject, solution).filter(key -> database
                .createNativeQuery("INSERT IGNORE INTO spent_challenge (challenge_key, until) VALUES (?1, ?2)")
                .setParameter(1, key).setParameter(2, clock.instant().plus(config.validFor())).executeUpdate() == 1)
                .isPresent();
    }

    private boolean unspent(String key) {
        return database.createNativeQuery("SELECT 1 FROM spent_challenge WHERE challenge_key = ?1").setParameter(1, key)
                .getResultList().isEmpty();
    }

    /** The key under which a solved challenge is spent, or nothing when it is not solved, not ours or over. */
    private Optional<String> solved(String subject, String solution) {
        if (solution == null || solution.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher read = SOLUTION.matcher(solution);
        if (!read.matches() || !macs.matches(PURPOSE, subject + "\n" + read.group(1), read.group(5))
                || clock.instant().getEpochSecond() > Long.parseLong(read.group(4))) {
            return Optional.empty();
        }
        String[] numbers = read.group(6).split(",");
        int bits = Integer.parseInt(read.group(2));
        byte[] seed = Puzzle.seed(read.group(1) + "." + read.group(5));
        if (numbers.length != Integer.parseInt(read.group(3))) {
            return Optional.empty();
        }
        for (int part = 0; part < numbers.length; part++) {
            long number = Long.parseLong(numbers[part]);
            if (number >>> Integer.SIZE != 0 || !Puzzle.solves(seed, part, (int) number, bits)) {
                return Optional.empty();
            }
        }
        return Optional.of(macs.mac(PURPOSE + " spent", read.group(5)));
    }

    /** What can no longer be answered needs no memory. */
    @Scheduled(every = "1h", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("DELETE FROM spent_challenge WHERE until < ?1")
                .setParameter(1, clock.instant()).executeUpdate());
    }
}
