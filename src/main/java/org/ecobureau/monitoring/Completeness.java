package org.ecobureau.monitoring;

/**
 * How many of the values a mean should rest on were there, told beside every mean.
 *
 * @param valid values that count
 * @param expected values a whole period has
 * @param unit what they are: 小时, 天, 月, 次
 */
public record Completeness(int valid, int expected, String unit) {

    /** "23/24 小时". */
    public String words() {
        return valid + "/" + expected + " " + unit;
    }

    public boolean whole() {
        return valid >= expected;
    }
}
