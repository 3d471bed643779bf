package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where a complaint may be shown in public (feature C11): its township, or a cell of about 100 m at a known enterprise.
 * What the reporter pinned exactly never comes out of here; of an anonymous report not even its cell.
 *
 * @param enterprise name of a known enterprise, null without
 * @param latitude centre of the cell, degrees WGS-84, null when only the township is public
 * @param longitude centre of the cell, null when only the township is public
 */
public record PublicPlace(String township, String enterprise, BigDecimal latitude, BigDecimal longitude) {

    /** Edge of a cell in degrees: 111 m north to south, 98 m west to east at 28.7° N. */
    static final BigDecimal CELL = new BigDecimal("0.001");

    private static final BigDecimal HALF = CELL.divide(new BigDecimal(2));

    /** A point in degrees WGS-84. */
    public record Point(BigDecimal latitude, BigDecimal longitude) {
    }

    /**
     * An enterprise of the register.
     *
     * @param point its registered place, null when the register has none
     */
    public record KnownEnterprise(String name, Point point) {
    }

    /**
     * @param pinned where the reporter said it is, null without
     * @param known the enterprise of the register the case is linked with; null when there is none, also when the reporter
     *        only typed a name
     */
    public static PublicPlace of(String township, IdentityMode mode, Point pinned, KnownEnterprise known) {
        if (known == null) {
            return new PublicPlace(township, null, null, null);
        }
        // Beside the factory a pin may be the reporter's own door, so the register's point goes first.
        Point shown = known.point() != null ? known.point() : mode == IdentityMode.ANONYMOUS ? null : pinned;
        return shown == null ? new PublicPlace(township, known.name(), null, null)
                : new PublicPlace(township, known.name(), centre(shown.latitude()), centre(shown.longitude()));
    }

    /** The centre of the cell a coordinate lies in. */
    private static BigDecimal centre(BigDecimal degrees) {
        return degrees.divide(CELL, 0, RoundingMode.FLOOR).multiply(CELL).add(HALF);
    }
}
