package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

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

    /** Edges of the cells in which a stranger's pin is compared: 1.1 km north to south, 1.2 km west to east at 28.7° N. */
    private static final BigDecimal CELL_NORTH = new BigDecimal("0.010");
    private static final BigDecimal CELL_EAST = new BigDecimal("0.012");

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
        return alike(one, other, (here, there) -> here.metresTo(there) <= METRES);
    }

    /**
     * The same as far as a stranger may be told. Whoever moves a pin about and looks each time learns in which cell another
     * report lies and never where in it: the answer depends on both cells only. Whatever is alike is told.
     */
    static Optional<Ground> told(Report one, Report other) {
        return alike(one, other, Likeness::inCellsSideBySide);
    }

    private static Optional<Ground> alike(Report one, Report other, BiPredicate<GeoPoint, GeoPoint> near) {
        if (Collections.disjoint(one.types(), other.types())
                || Duration.between(one.at(), other.at()).abs().compareTo(WITHIN) > 0) {
            return Optional.empty();
        }
        if (same(enterpriseKey(one.enterprise()), enterpriseKey(other.enterprise()))) {
            return Optional.of(Ground.ENTERPRISE);
        }
        if (one.position() != null && other.position() != null) {
            return near.test(one.position(), other.position()) ? Optional.of(Ground.DISTANCE) : Optional.empty();
        }
        boolean here = same(one.township(), other.township()) && !Townships.OUTSIDE.equals(one.township());
        return here && same(placeKey(one.place()), placeKey(other.place())) ? Optional.of(Ground.PLACE_WORDS)
                : Optional.empty();
    }

    private static boolean inCellsSideBySide(GeoPoint one, GeoPoint other) {
        return apart(one.latitude(), other.latitude(), CELL_NORTH) <= 1
                && apart(one.longitude(), other.longitude(), CELL_EAST) <= 1;
    }

    private static long apart(BigDecimal one, BigDecimal other, BigDecimal edge) {
        return Math.abs(cell(one, edge) - cell(other, edge));
    }

    private static long cell(BigDecimal degrees, BigDecimal edge) {
        return degrees.divide(edge, 0, RoundingMode.FLOOR).longValueExact();
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
