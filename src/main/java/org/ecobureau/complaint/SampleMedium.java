package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Optional;

/** What an officer took a sample of, or measured. */
public enum SampleMedium {
    WASTEWATER("wastewater", "废水"),
    SURFACE_WATER("surfaceWater", "地表水"),
    GROUNDWATER("groundwater", "地下水"),
    EXHAUST("exhaust", "废气"),
    AIR("air", "环境空气"),
    NOISE("noise", "噪声"),
    SOIL("soil", "土壤"),
    SOLID_WASTE("solidWaste", "固体废物"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    SampleMedium(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<SampleMedium> byCode(String code) {
        return Arrays.stream(values()).filter(m -> m.code.equals(code)).findFirst();
    }
}
