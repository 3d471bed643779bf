package org.ecobureau.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;

/** The approved picture of the county, where there is one, and what a point of it means on the ground. */
@ApplicationScoped
public class BaseMap {

    private static final double METRES_A_DEGREE = 111_195;

    private final Picture picture;

    /**
     * A picture whose edges are meridians and parallels.
     *
     * @param bounds west, south, east, north in degrees; empty when the edges are not known and nobody can point at it
     */
    public record Picture(String image, String approval, List<BigDecimal> bounds) {

        /** Shown that many pixels wide wherever somebody points at it: narrow enough for a telephone. */
        public static final int WIDTH = 288;

        public Picture {
            boolean edges = bounds.size() == 4 && bounds.get(0).compareTo(bounds.get(2)) < 0
                    && bounds.get(1).compareTo(bounds.get(3)) < 0
                    && new GeoPoint(bounds.get(1), bounds.get(0)).onEarth()
                    && new GeoPoint(bounds.get(3), bounds.get(2)).onEarth();
            if (!bounds.isEmpty() && !edges) {
                throw new IllegalArgumentException("eco.map.base-bounds: west,south,east,north in degrees, not " + bounds);
            }
        }

        public boolean pointable() {
            return !bounds.isEmpty();
        }

        /** Pixels high, so that a metre is as long northwards as eastwards. */
        public int height() {
            return (int) Math.round(WIDTH * degrees(1, 3) / (degrees(0, 2) * shrink()));
        }

        /** Metres on the ground to one pixel. */
        public long metres() {
            return Math.round(degrees(0, 2) * METRES_A_DEGREE * shrink() / WIDTH);
        }

        /** What lies at a pixel counted from the upper left corner, four decimals; empty beside the picture. */
        public Optional<GeoPoint> at(int x, int y) {
            if (!pointable() || x < 0 || y < 0 || x >= WIDTH || y >= height()) {
                return Optional.empty();
            }
            return Optional.of(new GeoPoint(decimals(bounds.get(3).doubleValue() - (y + 0.5) * degrees(1, 3) / height()),
                    decimals(bounds.get(0).doubleValue() + (x + 0.5) * degrees(0, 2) / WIDTH)));
        }

        /** The pixel of a position; empty for null and beside the picture. */
        public Optional<Pixel> of(GeoPoint position) {
            if (!pointable() || position == null) {
                return Optional.empty();
            }
            double x = (position.longitude().doubleValue() - bounds.get(0).doubleValue()) / degrees(0, 2) * WIDTH;
            double y = (bounds.get(3).doubleValue() - position.latitude().doubleValue()) / degrees(1, 3) * height();
            return x < 0 || y < 0 || x >= WIDTH || y >= height() ? Optional.empty()
                    : Optional.of(new Pixel((int) x, (int) y));
        }

        private double degrees(int from, int to) {
            return bounds.get(to).doubleValue() - bounds.get(from).doubleValue();
        }

        private double shrink() {
            return Math.cos(Math.toRadians((bounds.get(1).doubleValue() + bounds.get(3).doubleValue()) / 2));
        }

        private static BigDecimal decimals(double degrees) {
            return BigDecimal.valueOf(degrees).setScale(4, RoundingMode.HALF_UP);
        }
    }

    /** Counted from the upper left corner. */
    public record Pixel(int x, int y) {
    }

    @Inject
    BaseMap(BaseMapConfig config) {
        this(config.baseImage().isEmpty() || config.baseApproval().isEmpty() ? null
                : new Picture(config.baseImage().get(), config.baseApproval().get(), config.baseBounds().orElse(List.of())));
    }

    /** @param picture null for none */
    public BaseMap(Picture picture) {
        this.picture = picture;
    }

    /** Bounds that cannot be stop the start. */
    void atStart(@Observes StartupEvent event) {
        picture();
    }

    /** Empty while there is no approved one. */
    public Optional<Picture> picture() {
        return Optional.ofNullable(picture);
    }
}
