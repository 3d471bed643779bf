package org.ecobureau.region;

import java.math.BigDecimal;

/** A position in degrees, WGS-84. */
public record GeoPoint(BigDecimal latitude, BigDecimal longitude) {

    /** Mean radius of the earth in metres (IUGG). */
    private static final double EARTH = 6_371_008.8;

    /** The point, or null when one of both degrees is missing. */
    public static GeoPoint of(BigDecimal latitude, BigDecimal longitude) {
        return latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
    }

    public boolean onEarth() {
        return latitude.abs().compareTo(BigDecimal.valueOf(90)) <= 0 && longitude.abs().compareTo(BigDecimal.valueOf(180)) <= 0;
    }

    /** Metres along the surface of a sphere (haversine); within 0.6 % of the ellipsoid. */
    public double metresTo(GeoPoint other) {
        double from = Math.toRadians(latitude.doubleValue());
        double to = Math.toRadians(other.latitude.doubleValue());
        double north = Math.sin((to - from) / 2);
        double east = Math.sin(Math.toRadians(other.longitude.doubleValue() - longitude.doubleValue()) / 2);
        double half = north * north + Math.cos(from) * Math.cos(to) * east * east;
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    /** How far in words: 约 350 米, 约 3.2 公里. */
    public static String words(double metres) {
        return metres < 950 ? "约 " + Math.max(10, Math.round(metres / 10) * 10) + " 米"
                : "约 " + Math.round(metres / 100) / 10.0 + " 公里";
    }
}
