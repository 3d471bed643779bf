package org.ecobureau.monitoring.hj212;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.shared.web.ReadingLimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;

/** The devices that may send, each with the little that must be remembered between its packets; all of it is bounded. */
final class Devices {
    private static final int RECENT = 300;
    private static final int OPEN_CONTENTS = 4;
    private static final int GUESSERS = 10_000;

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final int wrongPasswordsPerHour;
    // In memory and bounded; kept longer than an empty bucket takes to fill.
    private final Cache<String, Bucket> guesses = Caffeine.newBuilder().maximumSize(GUESSERS)
            .expireAfterAccess(Duration.ofHours(2)).build();

    Devices(List<Device> devices, int packetsPerMinute, int wrongPasswordsPerHour) {
        this.wrongPasswordsPerHour = wrongPasswordsPerHour;
        devices.forEach(device -> {
            if (known.put(device.mn(), new Known(device, bucket(packetsPerMinute))) != null) {
                throw new IllegalArgumentException("eco.hj212.devices: " + device.mn() + " is listed twice");
            }
        });
    }

    static Bucket bucket(int perMinute) {
        return bucket(perMinute, Duration.ofMinutes(1));
    }

    private static Bucket bucket(int most, Duration within) {
        return Bucket.builder().addLimit(limit -> limit.capacity(most).refillGreedy(most, within)).build();
    }

    /**
     * False while an address has guessed at the password of a device too often; its packets are then not looked at, so that
     * not even the right password tells it anything. Other addresses are served: nobody can shut a logger out.
     */
    boolean mayTry(String mn, String address) {
        Bucket left = guesses.getIfPresent(guesser(mn, address));
        return left == null || left.getAvailableTokens() > 0;
    }

    void wrongPassword(String mn, String address) {
        guesses.get(guesser(mn, address), key -> bucket(wrongPasswordsPerHour, Duration.ofHours(1))).tryConsume(1);
    }

    private static String guesser(String mn, String address) {
        return mn + " " + ReadingLimit.network(address);
    }

    Optional<Known> find(String mn) {
        return Optional.ofNullable(known.get(mn));
    }

    /** A device and what it sent lately; only one packet of a device is worked on at a time, by holding this object's lock. */
    static final class Known {
        private final Device device;
        private final Bucket bucket;
        private final Set<String> taken = new LinkedHashSet<>();
        private final Deque<Parts> open = new ArrayDeque<>();

        Known(Device device, Bucket bucket) {
            this.device = device;
            this.bucket = bucket;
        }

        Device device() {
            return device;
        }

        /** False when the device sends more than it may. */
        boolean mayGoOn() {
            return bucket.tryConsume(1);
        }

        boolean hasTaken(String fingerprint) {
            return taken.contains(fingerprint);
        }

        void taken(String fingerprint) {
            taken.add(fingerprint);
            if (taken.size() > RECENT) {
                taken.remove(taken.iterator().next());
            }
        }

        /** The split content with this number, begun now when it is new; the oldest one gives way to a fifth. */
        Parts parts(Segment segment, Instant now, Duration kept) {
            open.removeIf(parts -> parts.begun.plus(kept).isBefore(now));
            for (Parts parts : open) {
                if (parts.qn.equals(segment.qn()) && parts.content.length == segment.count()) {
                    return parts;
                }
            }
            if (open.size() >= OPEN_CONTENTS) {
                open.removeFirst();
            }
            Parts parts = new Parts(segment.qn(), now, new String[segment.count()]);
            open.addLast(parts);
            return parts;
        }

        void forget(Parts parts) {
            open.remove(parts);
        }
    }

    /** The parts of one split content that have come. */
    static final class Parts {
        private final String qn;
        private final Instant begun;
        private final String[] content;

        private Parts(String qn, Instant begun, String[] content) {
            this.qn = qn;
            this.begun = begun;
            this.content = content;
        }

        /** Keeps one part; gives the whole content once all have come. */
        Optional<String> add(Segment segment) {
            content[segment.number() - 1] = segment.content();
            StringBuilder whole = new StringBuilder();
            for (String part : content) {
                if (part == null) {
                    return Optional.empty();
                }
                whole.append(whole.isEmpty() || whole.charAt(whole.length() - 1) == ';' ? "" : ";").append(part);
            }
            return Optional.of(whole.toString());
        }
    }
}
