package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/**
 * A water parameter that an import brought, with its limits.
 *
 * @param sourceLimit limit at surface sources (GB 3838-2002 tables 2 and 3), in the unit of the parameter; null without one
 * @param groundLimits upper limits of classes I to IV (GB/T 14848-2017), empty without them
 * @param standard number of the standard the limits come from, e.g. {@code GB 3838-2002}
 * @param clause where in it, e.g. {@code 表 3 第 5 项}
 */
public record AddedItem(Parameter parameter, BigDecimal sourceLimit, List<BigDecimal> groundLimits, String standard,
        String clause) {

    /** Makes exactly these items known to the parameter registry and to both evaluations, in place of those before. */
    public static void useAll(List<AddedItem> items) {
        Map<String, BigDecimal> source = new LinkedHashMap<>();
        Map<String, List<BigDecimal>> ground = new LinkedHashMap<>();
        for (AddedItem item : items) {
            if (item.sourceLimit() != null) {
                source.put(item.parameter().code(), item.sourceLimit());
            }
            if (!item.groundLimits().isEmpty()) {
                ground.put(item.parameter().code(), item.groundLimits());
            }
        }
        Parameters.extend(items.stream().map(AddedItem::parameter).toList());
        SurfaceWater.extend(source);
        GroundWater.extend(ground);
    }
}
