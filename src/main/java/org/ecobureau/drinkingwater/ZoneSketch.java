package org.ecobureau.drinkingwater;

import org.ecobureau.shared.chart.Svg;

/**
 * The protection zones of a source as rings around a drop of water. A drawing of the idea only: no scale, no direction, no
 * position, so that nobody can read an intake from it.
 */
final class ZoneSketch {
    private static final String INK = "#14231c";

    private record Ring(String name, int rx, int ry, String fill, String dash) {
    }

    private ZoneSketch() {
    }

    static Svg of(Source source) {
        StringBuilder out = new StringBuilder(1500);
        StringBuilder zones = new StringBuilder();
        StringBuilder rings = new StringBuilder();
        if (source.zone3() != null) {
            ring(rings, new Ring("准保护区", 168, 98, "#f3f7f5", "2 4"));
            zones.append("准保护区");
        }
        if (source.zone2() != null) {
            ring(rings, new Ring("二级保护区", 124, 70, "#e3f1e8", "8 4"));
            zones.insert(0, zones.isEmpty() ? "二级保护区" : "二级保护区、");
        }
        if (source.zone1() != null) {
            ring(rings, new Ring("一级保护区", 80, 42, "#d5e8f3", ""));
            zones.insert(0, zones.isEmpty() ? "一级保护区" : "一级保护区、");
        }
        out.append("<svg class=\"chart sketch\" viewBox=\"0 0 360 236\" role=\"img\" aria-labelledby=\"sketch-t sketch-d\">")
                .append("<title id=\"sketch-t\">保护区示意图，不是地图</title><desc id=\"sketch-d\">由里到外：水源、").append(zones)
                .append("。不表示实际的大小、形状、方位和取水口位置，以文字为准。</desc>").append(rings)
                .append("<path d=\"M180 92 C187 103 192 109 192 116 A12 12 0 0 1 168 116 C168 109 173 103 180 92 Z\" fill=\"#1c5f8a\"/>");
        text(out, 180, 140, "水源");
        text(out, 180, 230, "示意图，不是地图");
        return new Svg(out.append("</svg>").toString());
    }

    private static void ring(StringBuilder out, Ring ring) {
        out.append("<ellipse cx=\"180\" cy=\"108\" rx=\"").append(ring.rx()).append("\" ry=\"").append(ring.ry())
                .append("\" fill=\"").append(ring.fill()).append("\" stroke=\"").append(INK)
                .append("\" stroke-width=\"1.5\" stroke-dasharray=\"").append(ring.dash()).append("\"/>");
        text(out, 180, 108 - ring.ry() + 19, ring.name());
    }

    private static void text(StringBuilder out, int x, int y, String words) {
        out.append("<text class=\"chart-text\" x=\"").append(x).append("\" y=\"").append(y)
                .append("\" text-anchor=\"middle\" font-size=\"14\" fill=\"").append(INK).append("\">").append(words)
                .append("</text>");
    }
}
