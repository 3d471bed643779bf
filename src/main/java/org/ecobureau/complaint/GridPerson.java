package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.register.RegisterRow;

/**
 * Who is in charge of a township, a village or a part of one, as the published list says: office phone only.
 *
 * @param area how people call the place: 伍市镇, 秀野村, 秀野村第三网格
 * @param unit code of the unit that handles cases there, null when the list does not say
 * @param remark null without one
 */
public record GridPerson(Level level, String township, String area, String name, String phone, String unit,
        String remark) {

    private static final String KIND_OF_PLACE = "(村|社区|居委会|网格|组|镇|乡|街道)$";

    /** How small the area is; the smaller wins. */
    public enum Level {
        TOWNSHIP("township", "乡镇"),
        VILLAGE("village", "村（社区）"),
        GRID("grid", "网格");

        private final String code;
        private final String label;

        Level(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        static Optional<Level> byCode(String code) {
            return Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
        }
    }

    static GridPerson of(RegisterRow row) {
        return new GridPerson(Level.byCode(row.text("level")).orElse(Level.TOWNSHIP), row.text("township"), row.text("area"),
                row.text("name"), row.text("phone"), row.text("unit"), row.text("remark"));
    }

    /** Those in charge of a place, the smallest area first, else in the order of the list. */
    static List<GridPerson> inChargeOf(List<GridPerson> grid, String township, String place) {
        return grid.stream().filter(p -> p.covers(township, place))
                .sorted(Comparator.comparing(GridPerson::level).reversed()).toList();
    }

    /** The first of them who has not stepped back from the case. */
    static Optional<GridPerson> first(List<GridPerson> inCharge, Set<String> recused) {
        return inCharge.stream().filter(p -> !recused.contains(p.name())).findFirst();
    }

    /** A village or a part of one is found by its name in the words for the place. */
    private boolean covers(String askedTownship, String place) {
        if (!township.equals(askedTownship)) {
            return false;
        }
        if (level == Level.TOWNSHIP) {
            return true;
        }
        String name = area.replaceFirst("^【演示】", "").replaceFirst(KIND_OF_PLACE, "");
        return place != null && name.length() > 1 && place.contains(name);
    }
}
