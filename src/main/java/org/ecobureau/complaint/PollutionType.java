package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Optional;

/** The eight types of the national monthly bulletin; one report may carry several. */
public enum PollutionType {
    AIR("air", "大气"),
    WATER("water", "水"),
    NOISE("noise", "噪声"),
    SOLID_WASTE("solidWaste", "固体废物"),
    SOIL("soil", "土壤"),
    ECOLOGY("ecology", "生态破坏"),
    RADIATION("radiation", "辐射"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    PollutionType(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<PollutionType> byCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
