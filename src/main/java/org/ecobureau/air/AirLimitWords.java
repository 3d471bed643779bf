package org.ecobureau.air;

import java.time.LocalDate;
import java.util.Optional;

import org.ecobureau.standard.air.AirLimits;

/** The limit beside a value, and its words. */
final class AirLimitWords {
    private AirLimitWords() {
    }

    /** The grade-2 limit a value is held against: of the hour, or for particles, which have none, of the day. */
    static Optional<AirLimits.Limit> on(LocalDate day, String code, boolean hour) {
        Optional<AirLimits.Limit> own = hour ? AirLimits.on(day, code, "hour") : Optional.empty();
        return own.or(() -> AirLimits.on(day, code, "day"));
    }

    /** What kind of limit it is, in words. */
    static String kind(AirLimits.Limit limit) {
        return limit.average().equals("hour") ? "二级小时限值" : limit.parameter().equals("o3") ? "二级日 8 小时限值" : "二级日均限值";
    }

    static String words(AirLimits.Limit limit, String unit) {
        return kind(limit) + " " + limit.grade2().toPlainString() + " " + unit + "（" + limit.standard() + "）";
    }
}
