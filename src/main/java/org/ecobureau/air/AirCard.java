package org.ecobureau.air;

import java.time.Instant;

import org.ecobureau.shared.chart.Svg;

/**
 * The air of one place in one period, as home, /air and the site pages show it.
 *
 * @param href page of the place
 * @param index the AQI as text, or NA
 * @param level 1 to 6, 0 without a class
 * @param roman level in words, such as 二级
 * @param primary names of the primary pollutants, or 无
 * @param sentence one sentence for everybody; null when the value is too old to go by
 * @param explanation why there is no AQI, or null
 * @param at end of the period; with {@code empty} the end of the last one that came in, or null
 * @param when the period in words: the end of an hour, or a whole day
 * @param age how long ago in words, null for a day
 * @param coverage how many points the county value is made of, or null
 * @param late how late it came or what is overdue, in words, or null
 * @param svg small line of the last 24 hours, or null
 */
public record AirCard(String name, String href, String index, int level, String roman, String category, String primary,
        String sentence,
        String explanation, Instant at, String when, String age, String period, String source, String publisher,
        String state, String standard,
        String coverage, String late,
        boolean stale,
        boolean demonstration, boolean empty, Svg svg) {

    /** The card in words, for who reports an error in it. */
    public String about() {
        return name + " AQI " + index + (when == null ? "" : "（" + when + "）");
    }

    public boolean withAqi() {
        return level > 0;
    }
}
