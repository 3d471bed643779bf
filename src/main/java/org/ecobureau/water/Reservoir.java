package org.ecobureau.water;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.water.TrophicIndex;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A reservoir in one period with its trophic index, as the API gives it.
 *
 * @param index TLI(Σ) with one decimal, null when an item is missing
 * @param trophicState 贫营养 to 重度富营养, null without an index
 * @param inputs the five items by code, null where there is no measured value
 * @param parts the TLI of each item; empty without an index
 */
public record Reservoir(String site, String period, OffsetDateTime start, OffsetDateTime end,
        @JsonProperty("class") String waterClass, String target, Boolean compliant, BigDecimal index, String trophicState,
        Map<String, BigDecimal> inputs, Map<String, BigDecimal> parts, String completeness, String source, String state) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = header();

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("site", "period", "start", "end", "class", "target", "compliant", "index",
                "trophicState"));
        TrophicIndex.parameters().forEach(p -> header.add("inputs." + p));
        TrophicIndex.parameters().forEach(p -> header.add("parts." + p));
        header.addAll(List.of("completeness", "source", "state"));
        return List.copyOf(header);
    }

    static Reservoir of(WaterEvaluation e) {
        Map<String, BigDecimal> inputs = new LinkedHashMap<>();
        TrophicIndex.parameters().forEach(p -> inputs.put(p, e.readings().stream()
                .filter(r -> r.parameter().equals(p) && r.measured()).map(Reading::value).findFirst().orElse(null)));
        Optional<TrophicIndex.Result> trophic = TrophicIndex.evaluate(inputs);
        return new Reservoir(e.site().code(), e.period().code(), ChinaTime.offset(e.start()), ChinaTime.offset(e.end()),
                e.result().waterClass() == null ? null : e.result().waterClass().code(),
                e.result().target() == null ? null : e.result().target().code(), e.result().compliant(),
                trophic.map(TrophicIndex.Result::value).orElse(null), trophic.map(TrophicIndex.Result::state).orElse(null),
                inputs,
                trophic.map(TrophicIndex.Result::parts).orElse(Map.of()), e.completeness(), String.join("、", e.sources()),
                e.state().code());
    }

    List<String> key() {
        return List.of(start.toString(), site);
    }

    List<Object> cells() {
        List<Object> cells = new ArrayList<>(
                Arrays.asList(site, period, start, end, waterClass, target, compliant, index, trophicState));
        TrophicIndex.parameters().forEach(p -> cells.add(inputs.get(p)));
        TrophicIndex.parameters().forEach(p -> cells.add(parts.get(p)));
        cells.addAll(Arrays.asList(completeness, source, state));
        return cells;
    }
}
