package org.ecobureau.region;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Converts positions of Chinese maps (GCJ-02) to WGS-84. The forward formula is the one known from open source; the standard
 * itself
 * is not public. The way back is found by repetition, to a centimetre of the formula.
 */
public final class Gcj02 {

    /** Krasovsky 1940: semi-major axis in metres, square of the eccentricity. */
    private static final double AXIS = 6_378_245.0;
    private static final double ECCENTRICITY = 0.006_693_421_622_965_943;
    private static final int ROUNDS = 10;
    private static final double CENTIMETRE = 1e-7;

    private Gcj02() {
    }

    /** The WGS-84 position, six decimals; unchanged outside the area in which the maps are shifted. */
    public static GeoPoint toWgs84(GeoPoint shifted) {
        double latitude = shifted.latitude().doubleValue();
        double longitude = shifted.longitude().doubleValue();
        if (!isShifted(latitude, longitude)) {
            return shifted;
        }
        double north = latitude;
        double east = longitude;
        for (int i = 0; i < ROUNDS; i++) {
            double[] there = shift(north, east);
            double missingNorth = latitude - there[0];
            double missingEast = longitude - there[1];
            north += missingNorth;
            east += missingEast;
            if (Math.abs(missingNorth) < CENTIMETRE && Math.abs(missingEast) < CENTIMETRE) {
                break;
            }
        }
        return new GeoPoint(decimals(north), decimals(east));
    }

    /** The position as a Chinese map draws it, six decimals. */
    static GeoPoint fromWgs84(GeoPoint real) {
        double latitude = real.latitude().doubleValue();
        double longitude = real.longitude().doubleValue();
        if (!isShifted(latitude, longitude)) {
            return real;
        }
        double[] there = shift(latitude, longitude);
        return new GeoPoint(decimals(there[0]), decimals(there[1]));
    }

    private static BigDecimal decimals(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(6, RoundingMode.HALF_UP);
    }

    private static boolean isShifted(double latitude, double longitude) {
        return latitude >= 0.8293 && latitude <= 55.8271 && longitude >= 72.004 && longitude <= 137.8347;
    }

    private static double[] shift(double latitude, double longitude) {
        double x = longitude - 105;
        double y = latitude - 35;
        double waves = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
        double root = Math.sqrt(Math.abs(x));
        double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves
                + (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3
                + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
        double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves
                + (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3
                + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
        double radians = Math.toRadians(latitude);
        double magic = 1 - ECCENTRICITY * Math.sin(radians) * Math.sin(radians);
        double metres = AXIS * (1 - ECCENTRICITY) / (magic * Math.sqrt(magic));
        return new double[] { latitude + Math.toDegrees(north / metres),
                longitude + Math.toDegrees(east / (AXIS / Math.sqrt(magic) * Math.cos(radians))) };
    }
}
