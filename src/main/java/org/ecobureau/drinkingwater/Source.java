package org.ecobureau.drinkingwater;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.ecobureau.monitoring.SiteView;

/**
 * A drinking-water source: the site and what the register of sources adds; anything the register does not say is null.
 *
 * @param zone1 first-grade protection zone in words, zone2 second grade, zone3 the quasi zone (准保护区)
 * @param statedItems how many items the source is to be tested for: 61, 108 or 28
 * @param volume water taken in a quarter, 10,000 m³
 */
public record Source(SiteView site, SourceLevel level, Integer population, String works, String served, String zone1,
        String zone2, String zone3, String frequency, Integer statedItems, BigDecimal volume, LocalDate listDate,
        String listSource) {

    private static final int TEN_THOUSAND = 10_000;
    private static final int HUNDRED = 100;

    /** A source of which no register says anything. */
    static Source of(SiteView site) {
        return new Source(site, SourceLevel.ofControlLevel(site.controlLevel()), null, null, null, null, null, null, null,
                null, null, null, null);
    }

    /** The type as the report names it. */
    public String type() {
        return site.groundwater() ? "地下水" : "lake".equals(site.bodyType()) ? "地表水（湖库）" : "地表水（河流）";
    }

    /** The population as people say it: 12.3 万人, or 860 人; null when unknown. */
    public String people() {
        if (population == null) {
            return null;
        }
        return population < TEN_THOUSAND || population % HUNDRED != 0 ? population + " 人"
                : BigDecimal.valueOf(population).movePointLeft(4).stripTrailingZeros().toPlainString() + " 万人";
    }

    /** The intake of a quarter, or that it was not reported. */
    public String volumeWords() {
        return volume == null ? "未报" : volume.toPlainString() + " 万立方米";
    }

    public boolean hasZones() {
        return zone1 != null || zone2 != null || zone3 != null;
    }
}
