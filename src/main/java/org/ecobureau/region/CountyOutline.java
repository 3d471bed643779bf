package org.ecobureau.region;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Whether a position is clearly outside the county: {@code region/county-outline.csv}, schematic and unverified. It only ever
 * leads to a hint whom else to ask; nobody is refused by it.
 */
@ApplicationScoped
public class CountyOutline {

    private static final String FILE = "region/county-outline.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setTrim(true).setIgnoreEmptyLines(true).get();

    private final List<GeoPoint> corners;

    public CountyOutline() {
        this(read());
    }

    CountyOutline(List<GeoPoint> corners) {
        this.corners = List.copyOf(corners);
    }

    /** True only when there is an outline and the position lies outside it; null is nowhere and not outside. */
    public boolean excludes(GeoPoint position) {
        return position != null && !corners.isEmpty() && !isInside(position);
    }

    /** Ray casting: a ray to the east crosses the outline of what is around it an odd number of times. */
    private boolean isInside(GeoPoint position) {
        double y = position.latitude().doubleValue();
        double x = position.longitude().doubleValue();
        boolean inside = false;
        for (int i = 0, before = corners.size() - 1; i < corners.size(); before = i++) {
            double y1 = corners.get(i).latitude().doubleValue();
            double y2 = corners.get(before).latitude().doubleValue();
            double x1 = corners.get(i).longitude().doubleValue();
            double x2 = corners.get(before).longitude().doubleValue();
            if (y1 > y != y2 > y && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static List<GeoPoint> read() {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE);
        if (in == null) {
            return List.of();
        }
        try (CSVParser parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), FORMAT)) {
            return parser.stream().map(row -> new GeoPoint(new BigDecimal(row.get("latitude")),
                    new BigDecimal(row.get("longitude")))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
