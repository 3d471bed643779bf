package org.ecobureau.shared.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A schematic map: places as equal tiles on a grid, rivers as lines, what stands there as marks of different shape. It is no
 * map of borders or distances. Every tile with an address is a link.
 */
public final class TileMap {
    private static final int WIDTH = 360;
    private static final int GAP = 2;
    private static final int NAME_Y = 19;
    private static final int MARK_Y = 33;
    private static final int MARK_STEP = 11;
    private static final int LEGEND = 26;
    private static final String INK = "#14231c";

    /** What a mark stands for: its shape differs, not only its colour. */
    public enum Mark {
        CIRCLE("#0b5d42"),
        DIAMOND("#1c5f8a"),
        SQUARE("#4c2c92"),
        TRIANGLE("#8a4b00");

        private final String colour;

        Mark(String colour) {
            this.colour = colour;
        }
    }

    /**
     * A place.
     *
     * @param column position from the left, 1 for the first; the row likewise from the top
     * @param words what is there, for those who do not see it
     */
    public record Tile(String name, int column, int row, String href, String words, List<Mark> marks) {
    }

    /** A corner of a line in tiles: 1.5 is the middle of the first tile. */
    public record Corner(BigDecimal column, BigDecimal row) {
    }

    /** A river. */
    public record Line(String name, List<Corner> corners) {
    }

    /** A shape with its meaning. */
    public record Meaning(Mark mark, String words) {
    }

    private final String id;
    private final String title;
    private final String description;
    private final List<Tile> tiles = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private List<Meaning> legend = List.of();

    private TileMap(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    /** Starts a map; {@code id} must be unique on the page. */
    public static TileMap of(String id, String title, String description) {
        return new TileMap(id, title, description);
    }

    public TileMap tiles(List<Tile> list) {
        tiles.addAll(list);
        return this;
    }

    public TileMap lines(List<Line> list) {
        lines.addAll(list);
        return this;
    }

    public TileMap legend(List<Meaning> list) {
        this.legend = List.copyOf(list);
        return this;
    }

    public Svg render() {
        int columns = tiles.stream().mapToInt(Tile::column).max().orElse(1);
        int rows = tiles.stream().mapToInt(Tile::row).max().orElse(1);
        double cell = WIDTH / (double) columns;
        int height = (int) Math.ceil(rows * cell) + (legend.isEmpty() ? 0 : LEGEND);
        StringBuilder out = new StringBuilder(8192);
        out.append("<svg class=\"map\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(height)
                .append("\" role=\"group\" aria-labelledby=\"").append(id).append("-t ").append(id).append("-d\"><title id=\"")
                .append(id).append("-t\">").append(Svg.escape(title)).append("</title><desc id=\"").append(id).append("-d\">")
                .append(Svg.escape(description)).append("</desc>");
        tiles.forEach(tile -> ground(out, tile, cell));
        lines.forEach(line -> line(out, line, cell));
        tiles.forEach(tile -> words(out, tile, cell));
        legend(out, height);
        return new Svg(out.append("</svg>").toString());
    }

    private static void ground(StringBuilder out, Tile tile, double cell) {
        out.append("<rect class=\"map-tile\" x=\"").append(number((tile.column() - 1) * cell + GAP / 2.0)).append("\" y=\"")
                .append(number((tile.row() - 1) * cell + GAP / 2.0)).append("\" width=\"").append(number(cell - GAP))
                .append("\" height=\"").append(number(cell - GAP))
                .append("\" rx=\"4\" fill=\"#f3f7f5\" stroke=\"#c9d5ce\"/>");
    }

    private static void line(StringBuilder out, Line line, double cell) {
        StringBuilder path = new StringBuilder();
        for (Corner corner : line.corners()) {
            path.append(path.isEmpty() ? 'M' : 'L').append(number((corner.column().doubleValue() - 1) * cell)).append(' ')
                    .append(number((corner.row().doubleValue() - 1) * cell));
        }
        out.append("<path class=\"map-river\" d=\"").append(path)
                .append("\" fill=\"none\" stroke=\"#8fbbd8\" stroke-width=\"5\" stroke-linecap=\"round\" stroke-linejoin=\"round\">")
                .append("<title>").append(Svg.escape(line.name())).append("</title></path>");
    }

    private static void words(StringBuilder out, Tile tile, double cell) {
        double x = (tile.column() - 1) * cell;
        double y = (tile.row() - 1) * cell;
        boolean link = tile.href() != null;
        if (link) {
            out.append("<a href=\"").append(Svg.escape(tile.href())).append("\" aria-label=\"").append(Svg.escape(tile.words()))
                    .append("\">");
        }
        out.append("<rect class=\"map-touch\" x=\"").append(number(x + GAP / 2.0)).append("\" y=\"")
                .append(number(y + GAP / 2.0))
                .append("\" width=\"").append(number(cell - GAP)).append("\" height=\"").append(number(cell - GAP))
                .append("\" rx=\"4\" fill=\"#ffffff\" fill-opacity=\"0\"/>");
        out.append("<text x=\"").append(number(x + cell / 2)).append("\" y=\"").append(number(y + NAME_Y))
                .append("\" text-anchor=\"middle\" font-size=\"12.5\" fill=\"").append(INK)
                .append("\" stroke=\"#ffffff\" stroke-width=\"2.5\" paint-order=\"stroke\">").append(Svg.escape(tile.name()))
                .append("</text>");
        double start = x + cell / 2 - (tile.marks().size() - 1) * MARK_STEP / 2.0;
        for (int i = 0; i < tile.marks().size(); i++) {
            mark(out, tile.marks().get(i), start + i * MARK_STEP, y + MARK_Y);
        }
        out.append(link ? "</a>" : "");
    }

    private static void mark(StringBuilder out, Mark mark, double x, double y) {
        String path = switch (mark) {
            case CIRCLE -> "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z";
            case DIAMOND -> "m0 -5l5 5l-5 5l-5 -5z";
            case SQUARE -> "m-4 -4h8v8h-8z";
            case TRIANGLE -> "m0 -5l5 9h-10z";
        };
        out.append("<path d=\"M").append(number(x)).append(' ').append(number(y)).append(path).append("\" fill=\"")
                .append(mark.colour).append("\" stroke=\"#ffffff\"/>");
    }

    private void legend(StringBuilder out, int height) {
        for (int i = 0; i < legend.size(); i++) {
            double x = 10 + i * (WIDTH / (double) legend.size());
            mark(out, legend.get(i).mark(), x, height - 11.0);
            out.append("<text x=\"").append(number(x + 9)).append("\" y=\"").append(height - 7)
                    .append("\" font-size=\"11.5\" fill=\"").append(INK).append("\">").append(Svg.escape(legend.get(i).words()))
                    .append("</text>");
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
