package org.ecobureau.attachment.photo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rectangle that hides a face or a plate, in percent of the upright picture, so that it means the same at any size.
 *
 * @param left distance from the left edge, 0 to 100
 * @param top distance from the upper edge, 0 to 100
 */
public record CoverBox(BigDecimal left, BigDecimal top, BigDecimal width, BigDecimal height) {

    /** Smaller boxes hide nothing. */
    public static final BigDecimal SMALLEST = new BigDecimal("0.5");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    public CoverBox {
        if (left.signum() < 0 || top.signum() < 0 || width.compareTo(SMALLEST) < 0 || height.compareTo(SMALLEST) < 0
                || left.add(width).compareTo(WHOLE) > 0 || top.add(height).compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException("box outside the picture: " + left + "," + top + "," + width + "," + height);
        }
    }

    /** The first pixel that is hidden, of so many. */
    int from(BigDecimal start, int pixels) {
        return start.multiply(BigDecimal.valueOf(pixels)).divide(WHOLE, 0, RoundingMode.FLOOR).intValue();
    }

    /** The pixel after the last that is hidden, of so many. */
    int until(BigDecimal start, BigDecimal length, int pixels) {
        return start.add(length).multiply(BigDecimal.valueOf(pixels)).divide(WHOLE, 0, RoundingMode.CEILING).intValue();
    }

    /** As stored: {@code left,top,width,height}. */
    private String text() {
        return left.toPlainString() + "," + top.toPlainString() + "," + width.toPlainString() + "," + height.toPlainString();
    }

    public static String text(List<CoverBox> boxes) {
        return boxes.stream().map(CoverBox::text).collect(Collectors.joining(";"));
    }

    public static List<CoverBox> parse(String text) {
        return Arrays.stream(text.split(";")).map(box -> box.split(","))
                .map(n -> new CoverBox(new BigDecimal(n[0]), new BigDecimal(n[1]), new BigDecimal(n[2]), new BigDecimal(n[3])))
                .toList();
    }
}
