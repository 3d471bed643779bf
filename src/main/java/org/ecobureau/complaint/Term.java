package org.ecobureau.complaint;

import java.util.Locale;

/** A legal term: an amount of natural or working days. As text: {@code 15 natural}, {@code 2 working}. */
public record Term(int amount, Unit unit) {

    /** How the days are counted. */
    public enum Unit {
        NATURAL("天"),
        WORKING("个工作日");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Term {
        if (amount < 1) {
            throw new IllegalArgumentException("a term has at least one day: " + amount);
        }
    }

    public static Term natural(int days) {
        return new Term(days, Unit.NATURAL);
    }

    public static Term working(int days) {
        return new Term(days, Unit.WORKING);
    }

    /**
     * Reads a setting or what an event row keeps.
     *
     * @throws IllegalArgumentException if it is not an amount and a unit
     */
    public static Term parse(CharSequence text) {
        String[] parts = text.toString().strip().split("\\s+");
        if (parts.length != 2 || !parts[0].matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("a term is written like '15 natural' or '2 working', not '" + text + "'");
        }
        return new Term(Integer.parseInt(parts[0]), Unit.valueOf(parts[1].toUpperCase(Locale.ROOT)));
    }

    /** The form {@link #parse} reads. */
    @Override
    public String toString() {
        return amount + " " + unit.name().toLowerCase(Locale.ROOT);
    }

    /** In words: 15 天, 2 个工作日. */
    public String words() {
        return amount + " " + unit.label();
    }
}
