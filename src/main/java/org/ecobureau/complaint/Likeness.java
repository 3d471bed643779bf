package org.ecobureau.complaint;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.region.GeoPoint;
import org.ecobureau.region.Townships;

/**
 * Whether two reports may be about the same thing: a pollution type in common, seven days apart at most, and one of: the same
 * enterprise; 500 metres apart at most; where one has no position, the same words for the place in the same township. Two
 * reports without any field to compare are never alike. The numbers are ours (product.md C16), not a standard's.
 */
public final class Likeness {

    public static final int METRES = 500;
    public static final Duration WITHIN = Duration.ofDays(7);

    /** Shorter words say no place: 家里, 河边. */
    private static final int PLACE_LEAST = 3;
    private static final int ENTERPRISE_LEAST = 2;
    private static final Set<String> NO_NAME = Set.of("不知道", "不清楚", "不详", "未知", "没有", "匿名", "个人", "不知", "工厂", "工地", "养猪场",
            "养殖场", "砖厂", "化工厂");
    private static final String LEGAL_FORM = "(股份有限公司|有限责任公司|集团有限公司|有限公司|总公司|分公司|公司|集团)$";

    /** Why two reports look alike, the surest first. */
    public enum Ground {
        ENTERPRISE,
        DISTANCE,
        PLACE_WORDS
    }

    /** What of a report is compared; anything may be missing but its types and its time. */
    public record Report(List<PollutionType> types, String township, String place, GeoPoint position, String enterprise,
            Instant at) {

        static Report of(NewCase made, Instant at) {
            return new Report(made.types(), made.township(), made.place(), GeoPoint.of(made.latitude(), made.longitude()),
                    made.enterprise(), at);
        }
    }

    private Likeness() {
    }

    /** The surest ground on which both look alike, or nothing. */
    public static Optional<Ground> of(Report one, Report other) {
        if (Collections.disjoint(one.types(), other.types())
                || Duration.between(one.at(), other.at()).abs().compareTo(WITHIN) > 0) {
            return Optional.empty();
        }
        if (same(enterpriseKey(one.enterprise()), enterpriseKey(other.enterprise()))) {
            return Optional.of(Ground.ENTERPRISE);
        }
        if (one.position() != null && other.position() != null) {
            return one.position().metresTo(other.position()) <= METRES ? Optional.of(Ground.DISTANCE) : Optional.empty();
        }
        boolean here = same(one.township(), other.township()) && !Townships.OUTSIDE.equals(one.township());
        return here && same(placeKey(one.place()), placeKey(other.place())) ? Optional.of(Ground.PLACE_WORDS)
                : Optional.empty();
    }

    /** What is missing on either side is like nothing. */
    private static boolean same(String one, String other) {
        return one != null && one.equals(other);
    }

    /** A name without spaces, punctuation and legal form; null when it names nobody: {@code 伟业建材有限公司 → 伟业建材}. */
    public static String enterpriseKey(String typed) {
        String letters = letters(typed);
        String name = letters.replaceFirst(LEGAL_FORM, "");
        return name.length() < ENTERPRISE_LEAST || NO_NAME.contains(letters) || NO_NAME.contains(name) ? null : name;
    }

    /** The words of a place without spaces and punctuation; null when they are too few to mean one place. */
    public static String placeKey(String typed) {
        String words = letters(typed);
        return words.length() < PLACE_LEAST || NO_NAME.contains(words) ? null : words;
    }

    private static String letters(String typed) {
        return typed == null ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
