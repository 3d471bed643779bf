package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;

import org.ecobureau.region.Gcj02;
import org.ecobureau.region.GeoPoint;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Violation;

/**
 * Degrees as somebody typed them, turned into WGS-84; one half alone is kept, so that {@link ComplaintRules} asks for the
 * other.
 */
public record TypedPosition(BigDecimal latitude, BigDecimal longitude) {

    public static final String WGS84 = "wgs84";
    /** The choice "from a Chinese map": degrees are converted by {@link Gcj02}. */
    public static final String GCJ02 = "gcj02";

    /** What to choose between. */
    public static final List<Option> SYSTEMS = List.of(
            new Option(WGS84, "手机定位、GPS、天地图", null),
            new Option(GCJ02, "高德、腾讯等地图上抄来的", "这类地图的坐标有几百米的偏移，我们替您换算。"));

    /** Reads both fields; what is no number is reported at its field. */
    public static TypedPosition of(String latitude, String longitude, String coordinates, List<Violation> notNumbers) {
        BigDecimal north = degrees("latitude", latitude, notNumbers);
        BigDecimal east = degrees("longitude", longitude, notNumbers);
        GeoPoint position = GeoPoint.of(north, east);
        if (position == null || !GCJ02.equals(coordinates)) {
            return new TypedPosition(north, east);
        }
        GeoPoint converted = Gcj02.toWgs84(position);
        return new TypedPosition(converted.latitude(), converted.longitude());
    }

    private static BigDecimal degrees(String field, String typed, List<Violation> notNumbers) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        // Chinese keyboards write digits and the dot in full width.
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (!text.matches("[-+]?\\d{1,3}(\\.\\d{1,12})?")) {
            notNumbers
                    .add(new Violation(field, "请填写数字，例如 " + (field.equals("latitude") ? "28.7013" : "113.5812") + "；不知道可以不填。"));
            return null;
        }
        return new BigDecimal(text);
    }
}
