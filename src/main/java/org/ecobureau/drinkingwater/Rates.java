package org.ecobureau.drinkingwater;

import java.math.BigDecimal;
import java.util.List;

import org.ecobureau.standard.Rounding;

/**
 * How many sources comply and how much of the water: 水源达标率 = compliant ÷ monitored, 水量达标率 = compliant intake ÷ total
 * intake of the monitored sources whose intake is known. In percent with one decimal, null when there is nothing to divide by.
 *
 * @param sources sources in use
 * @param monitored sources with a result
 * @param unclear monitored sources whose compliance cannot be told; they do not count as compliant
 * @param volumes monitored sources whose intake is known
 * @param volume their intake, 10,000 m³
 */
public record Rates(int sources, int monitored, int compliant, int unclear, BigDecimal sourceRate, int volumes,
        BigDecimal volume, BigDecimal compliantVolume, BigDecimal volumeRate) {

    /**
     * One source in a quarter.
     *
     * @param compliant null when it cannot be told
     * @param volume null when not known
     */
    public record Part(boolean monitored, Boolean compliant, BigDecimal volume) {
    }

    public static Rates of(List<Part> parts) {
        List<Part> monitored = parts.stream().filter(Part::monitored).toList();
        List<Part> good = monitored.stream().filter(p -> Boolean.TRUE.equals(p.compliant())).toList();
        int unclear = (int) monitored.stream().filter(p -> p.compliant() == null).count();
        BigDecimal total = sum(monitored);
        BigDecimal kept = sum(good);
        return new Rates(parts.size(), monitored.size(), good.size(), unclear,
                Rounding.percent(good.size(), monitored.size()),
                (int) monitored.stream().filter(p -> p.volume() != null).count(), total, kept, Rounding.percent(kept, total));
    }

    /** The rate of sources with its sign; a rate of zero is a number, only a missing one is said in words. */
    public String sourceWords() {
        return sourceRate == null ? "没有结果" : sourceRate.toPlainString() + "%";
    }

    /** The rate of volume with its sign, or why there is none. */
    public String volumeWords() {
        return volumeRate == null ? "没有报取水量" : volumeRate.toPlainString() + "%";
    }

    private static BigDecimal sum(List<Part> parts) {
        return parts.stream().map(Part::volume).filter(v -> v != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
