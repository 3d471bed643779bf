package org.ecobureau.noise;

import java.util.Locale;
import java.util.Optional;

import org.ecobureau.standard.noise.NoiseKind;

/** What a noise point stands for. */
public enum PointKind {
    /** A grid point of the area survey. */
    AREA("区域声环境"),
    /** A stretch of road. */
    ROAD("道路交通噪声"),
    /** A point that watches one functional zone. */
    ZONE("功能区");

    private final String label;

    PointKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What HJ 640 grades of it; a zone is judged by the limits of its class instead. */
    NoiseKind graded() {
        return switch (this) {
            case AREA -> NoiseKind.AREA;
            case ROAD -> NoiseKind.ROAD;
            case ZONE -> throw new IllegalStateException("HJ 640 grades no single zone");
        };
    }

    public static Optional<PointKind> byCode(String code) {
        for (PointKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
