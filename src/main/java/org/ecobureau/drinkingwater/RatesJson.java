package org.ecobureau.drinkingwater;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rates of a quarter for one group of sources as the API gives them.
 *
 * @param group county, rural (township sources and the "千人以上" ones) or all
 * @param sourceRate compliant ÷ monitored in percent, volumeRate compliant intake ÷ intake in percent, volumes in 10,000 m³
 */
public record RatesJson(String quarter, String group, int sources, int monitored, int compliant, int unclear,
        BigDecimal sourceRate, int withVolume, BigDecimal volume, BigDecimal compliantVolume, BigDecimal volumeRate) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = List.of("quarter", "group", "sources", "monitored", "compliant", "unclear",
            "sourceRate", "withVolume", "volume", "compliantVolume", "volumeRate");

    static Stream<RatesJson> of(SourceFigures figures) {
        String quarter = QuarterText.of(figures.start());
        return Stream.of(of(quarter, "county", figures.county()), of(quarter, "rural", figures.rural()),
                of(quarter, "all", figures.all()));
    }

    private static RatesJson of(String quarter, String group, Rates r) {
        return new RatesJson(quarter, group, r.sources(), r.monitored(), r.compliant(), r.unclear(), r.sourceRate(),
                r.volumes(), r.volumes() == 0 ? null : r.volume(), r.volumes() == 0 ? null : r.compliantVolume(),
                r.volumeRate());
    }

    String key() {
        return quarter + "." + group;
    }

    List<Object> cells() {
        return Arrays.asList(quarter, group, sources, monitored, compliant, unclear, sourceRate, withVolume, volume,
                compliantVolume, volumeRate);
    }
}
