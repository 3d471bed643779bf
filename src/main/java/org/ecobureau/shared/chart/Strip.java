package org.ecobureau.shared.chart;

import java.util.List;

/** A row of cells that says how much of each period came in: full, part (by height) or none (a cross); colour never alone. */
public final class Strip {
    private static final int STEP = 12;
    private static final int HEIGHT = 24;
    private static final int BASE = 22;

    private Strip() {
    }

    /** One period: how many of the expected values are there. */
    public record Cell(String label, int present, int expected) {
    }

    /**
     * Draws the cells from left to right.
     *
     * @param words what the strip says, for those who do not see it
     */
    public static Svg of(List<Cell> cells, String words) {
        StringBuilder svg = new StringBuilder("<svg class=\"strip\" width=\"").append(cells.size() * STEP)
                .append("\" height=\"").append(HEIGHT).append("\" viewBox=\"0 0 ").append(cells.size() * STEP).append(' ')
                .append(HEIGHT).append("\" role=\"img\" aria-label=\"").append(Svg.escape(words)).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            cell(svg, i * STEP + 1, cells.get(i));
        }
        return new Svg(svg.append("</svg>").toString());
    }

    private static void cell(StringBuilder svg, int x, Cell cell) {
        svg.append("<g><title>").append(Svg.escape(cell.label() + "：" + cell.present() + "/" + cell.expected()))
                .append("</title><rect x=\"").append(x)
                .append("\" y=\"2\" width=\"10\" height=\"20\" fill=\"#ffffff\" stroke=\"#54675c\" stroke-width=\"0.8\"/>");
        int height = cell.expected() == 0 ? 0 : Math.min(20, Math.max(0, 20 * cell.present() / cell.expected()));
        if (cell.present() > 0) {
            int drawn = Math.max(2, height);
            svg.append("<rect x=\"").append(x).append("\" y=\"").append(BASE - drawn).append("\" width=\"10\" height=\"")
                    .append(drawn).append("\" fill=\"#0b5d42\"/>");
        } else {
            svg.append("<path d=\"M").append(x + 2).append(" 7l6 10m0-10l-6 10\" stroke=\"#a4161a\" stroke-width=\"1.6\"/>");
        }
        svg.append("</g>");
    }
}
