package org.ecobureau.noise;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import org.ecobureau.standard.Rounding;

/** Means of equivalent levels by HJ 640-2012, in dB(A) with one decimal (formulas unverified, domain §4). */
final class NoiseMeans {

    private static final int DECIMALS = 1;

    private NoiseMeans() {
    }

    /** A level with the metres of road it stands for. */
    record Weighted(BigDecimal level, BigDecimal length) {
    }

    /** Area: the arithmetic mean of the grid points; null without any. */
    static BigDecimal area(List<BigDecimal> levels) {
        if (levels.isEmpty()) {
            return null;
        }
        BigDecimal sum = levels.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Rounding.halfEven(sum.divide(BigDecimal.valueOf(levels.size()), MathContext.DECIMAL128), DECIMALS);
    }

    /** Road traffic: the mean weighted by the length of the stretches; null without any length. */
    static BigDecimal road(List<Weighted> stretches) {
        BigDecimal length = stretches.stream().map(Weighted::length).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (length.signum() == 0) {
            return null;
        }
        BigDecimal sum = stretches.stream().map(s -> s.level().multiply(s.length())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Rounding.halfEven(sum.divide(length, MathContext.DECIMAL128), DECIMALS);
    }
}
