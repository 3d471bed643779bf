package org.ecobureau.noise;

import java.time.Instant;
import java.util.List;

import org.ecobureau.register.Origin;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.web.Option;
import org.ecobureau.standard.noise.NoiseLimits;

/**
 * The page of noise.
 *
 * @param quarters newest first
 * @param years newest first
 * @param demonstration true when any value or list is made up for trying out the site
 */
public record NoiseView(List<Quarter> quarters, List<Year> years, List<Figure> figures, Areas areas,
        List<NoiseLimits.Zone> limits, List<Duty> duties, List<NoiseFacts.Fact> facts, int rows, boolean demonstration) {

    /** All zones in a quarter; {@code summary} says it in one sentence. */
    public record Quarter(String words, Instant end, String age, boolean stale, String summary, List<ZoneRow> zones,
            String completeness, String source, String state, String standard, String about) {
    }

    /** A class of zones by day and by night; a side without values is null. */
    public record ZoneRow(String zone, Share day, Share night, String peaks) {
    }

    /** How many points keep a limit. */
    public record Share(String passed, String rate, String limit, boolean all) {
    }

    /** A year of the area survey and of the roads; null where nothing was measured. */
    public record Year(String words, Instant end, Mean areaDay, Mean areaNight, Mean roadDay, Mean roadNight, String source,
            String state) {
    }

    /** A mean with its grade and how many points it rests on. */
    public record Mean(String value, String grade, String completeness) {
    }

    /** A chart over the years. */
    public record Figure(String title, Svg svg) {
    }

    /** Functional areas and sensitive areas of a township or of the county. */
    public record Areas(String township, String townshipName, List<Option> townships, Origin zones, List<Area> zoneRows,
            String zonesNext, Origin sensitive, List<Area> sensitiveRows, String sensitiveNext, String law, String rule,
            String query) {
    }

    /** An area; {@code limits} is null for a sensitive area, {@code buildings} for a functional one. */
    public record Area(String name, String zone, String limits, String township, String boundary, String buildings,
            String document) {
    }

    /** Who is in charge of a kind of noise, with the way there. */
    public record Duty(String source, String office, String laws, String href) {
    }
}
