package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Rounding;

/**
 * Trophic state of lakes and reservoirs by the comprehensive index TLI(Σ) of 环办〔2011〕22号. Units matter: chlorophyll a in
 * mg/m³, total phosphorus, total nitrogen and permanganate index in mg/L, Secchi depth in m. A logarithm has no exact
 * decimal value: it is computed in binary and rounded to one decimal at the end, like the published figures.
 */
public final class TrophicIndex {

    private static final int DECIMALS = 1;
    private static final double SCALE = 10;

    private record Term(String parameter, double a, double b, double weight) {
    }

    private record State(BigDecimal upTo, boolean included, String word) {

        boolean holds(BigDecimal index) {
            return upTo == null || index.compareTo(upTo) < (included ? 1 : 0);
        }
    }

    /**
     * An index with its state.
     *
     * @param value TLI(Σ) with one decimal
     * @param state 贫营养, 中营养, 轻度富营养, 中度富营养 or 重度富营养
     * @param parts the TLI of each of the five items, one decimal
     */
    public record Result(BigDecimal value, String state, Map<String, BigDecimal> parts) {
    }

    private static final List<Term> TERMS = DataFile.csv("trophic-index.csv").stream()
            .map(row -> new Term(row.text("parameter"), row.number("a").doubleValue(), row.number("b").doubleValue(),
                    row.number("weight").doubleValue()))
            .toList();

    private static final List<State> STATES = DataFile.csv("trophic-states.csv").stream()
            .map(row -> new State(row.number("up_to"), row.text("included").equals("yes"), row.text("state"))).toList();

    private TrophicIndex() {
    }

    /** The five items, in the order of the formula. */
    public static List<String> parameters() {
        return TERMS.stream().map(Term::parameter).toList();
    }

    /** The formula of one item in words, such as {@code 10 × (2.5 + 1.086 ln x)}. */
    public static String formula(String parameter) {
        Term term = term(parameter);
        return "10 × (" + plain(term.a()) + (term.b() < 0 ? " − " : " + ") + plain(Math.abs(term.b())) + " ln x)";
    }

    /** The weight of one item in the sum. */
    public static BigDecimal weight(String parameter) {
        return BigDecimal.valueOf(term(parameter).weight());
    }

    private static Term term(String parameter) {
        return TERMS.stream().filter(t -> t.parameter().equals(parameter)).findFirst().orElseThrow();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /**
     * The index of a lake.
     *
     * @param values the five items by parameter code
     * @return empty when one of the five is missing or not above zero
     */
    public static Optional<Result> evaluate(Map<String, BigDecimal> values) {
        double sum = 0;
        double weights = 0;
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        for (Term term : TERMS) {
            BigDecimal value = values.get(term.parameter());
            if (value == null || value.signum() <= 0) {
                return Optional.empty();
            }
            double part = SCALE * (term.a() + term.b() * Math.log(value.doubleValue()));
            parts.put(term.parameter(), rounded(part));
            sum += term.weight() * part;
            weights += term.weight();
        }
        // The printed weights add up to exactly 1; dividing keeps the index right should a version print fewer digits.
        BigDecimal index = rounded(sum / weights);
        String state = STATES.stream().filter(s -> s.holds(index)).findFirst().orElseThrow().word();
        return Optional.of(new Result(index, state, parts));
    }

    private static BigDecimal rounded(double value) {
        return Rounding.halfEven(BigDecimal.valueOf(value), DECIMALS);
    }
}
