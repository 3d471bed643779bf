package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One current value as pages, rules and the API use it.
 *
 * @param value the number, the detection limit when {@code belowDetection}, or null with a {@code reason}
 * @param reason null for a number; {@code NA} missing, {@code /} not monitored, or words
 * @param belowDetection true when the laboratory found nothing above {@code value}
 * @param flags codes of {@link QualityFlag} joined by {@code ;}, or null
 */
public record Reading(long id, long siteId, String site, String parameter, PeriodKind period, Instant start, Instant end,
        BigDecimal value, String reason, boolean belowDetection, String flags, String unit, ObservationState state, int version,
        String source,
        Instant receivedAt, String note) {

    public Reading {
        value = plain(value);
    }

    /** The same number without trailing zeros and without an exponent. */
    public static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The source every demonstration row carries. */
    public static final String DEMONSTRATION = "demonstration";

    /** The note on a version that changed a published value without words from whoever sent it. */
    static final String SENT_AGAIN = "数据来源重新报送";
    /** How the note of an undone batch begins. */
    static final String UNDONE = "撤销第 ";

    /** True for a value that two persons corrected: no delivery replaces it, only another correction. */
    public boolean reviewed() {
        return state == ObservationState.CORRECTED && note != null && !note.equals(SENT_AGAIN) && !note.startsWith(UNDONE);
    }

    /** True for a plain number. */
    public boolean measured() {
        return value != null && !belowDetection;
    }

    /** The value as it is written in files: {@code 12.5}, {@code 0.01L}, {@code NA}, {@code /} or the reason in words. */
    public String written() {
        if (value == null) {
            return reason == null ? "NA" : reason;
        }
        return value.toPlainString() + (belowDetection ? "L" : "");
    }

    /** The quality flags in words, empty without any. */
    public String flagWords() {
        return QualityFlag.words(flags);
    }

    public boolean demonstration() {
        return DEMONSTRATION.equals(source);
    }
}
