package org.ecobureau.shared.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A line with stops from top to bottom, like the map of a metro line: a river with its stations. Each stop carries a colour, a
 * mark and words, so that none of them is needed alone; a stop with an address is a link. 340 units wide, so that its letters
 * are readable on a phone without zooming.
 */
public final class StopLine {
    private static final int WIDTH = 340;
    private static final int LINE_X = 34;
    private static final int LAKE_X = 52;
    private static final int TEXT_X = 84;
    private static final int END_ROW = 48;
    private static final int NAME_AT = 20;
    private static final int WORDS_AT = 42;
    private static final int WORDS_STEP = 20;
    private static final int MOST_NAME = 15;
    private static final int MOST_WORDS = 18;
    private static final String INK = "#14231c";
    private static final String WATER = "#1c5f8a";

    /** What stands at a place of the line. */
    public enum Kind {
        /** The line begins or ends here. */
        END,
        /** A stop on the line. */
        STOP,
        /** A lake that flows into the line. */
        LAKE,
        /** Behind the end of the line, for orientation only. */
        BEYOND
    }

    /**
     * One place.
     *
     * @param href address of its page, or null
     * @param mark one or two letters inside the stop, such as Ⅲ
     * @param fill colour of the stop as #RRGGBB, null for a stop without a result
     * @param ink colour of the mark
     * @param words lines below the name
     */
    public record Place(Kind kind, String name, String href, String mark, String fill, String ink, List<String> words) {

        /** A place without a result of its own. */
        public static Place bare(Kind kind, String name, List<String> words) {
            return new Place(kind, name, null, "", null, INK, words);
        }
    }

    private StopLine() {
    }

    /**
     * Draws the line.
     *
     * @param id unique on the page; ties title and description to the drawing
     * @param title what the drawing is
     * @param description what it says, for those who do not see it
     */
    public static Svg of(String id, String title, String description, List<Place> places) {
        List<Integer> tops = new ArrayList<>();
        int height = 0;
        for (Place place : places) {
            tops.add(height);
            height += rowOf(place);
        }
        StringBuilder out = new StringBuilder(4096);
        out.append("<svg class=\"stop-line\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(height)
                .append("\" role=\"group\" aria-labelledby=\"").append(id).append("-t ").append(id).append("-d\"><title id=\"")
                .append(id).append("-t\">").append(Svg.escape(title)).append("</title><desc id=\"").append(id).append("-d\">")
                .append(Svg.escape(description)).append("</desc>");
        trunk(out, places, tops);
        for (int i = 0; i < places.size(); i++) {
            place(out, places.get(i), tops.get(i));
        }
        return new Svg(out.append("</svg>").toString());
    }

    private static int rowOf(Place place) {
        return Math.max(END_ROW, WORDS_AT + place.words().size() * WORDS_STEP);
    }

    private static void trunk(StringBuilder out, List<Place> places, List<Integer> tops) {
        int first = -1;
        int last = 0;
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).kind() != Kind.BEYOND) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first >= 0) {
            line(out, tops.get(first) + NAME_AT, tops.get(last) + NAME_AT, "");
            if (last < places.size() - 1) {
                line(out, tops.get(last) + NAME_AT, tops.get(places.size() - 1) + NAME_AT, " stroke-dasharray=\"2 9\"");
            }
        }
    }

    private static void line(StringBuilder out, int from, int to, String dash) {
        out.append("<line x1=\"").append(LINE_X).append("\" x2=\"").append(LINE_X).append("\" y1=\"").append(from)
                .append("\" y2=\"").append(to).append("\" stroke=\"").append(WATER)
                .append("\" stroke-width=\"8\" stroke-linecap=\"round\"").append(dash).append("/>");
    }

    private static void place(StringBuilder out, Place place, int top) {
        if (place.href() != null) {
            out.append("<a href=\"").append(Svg.escape(place.href())).append("\">");
        }
        int y = top + NAME_AT;
        switch (place.kind()) {
            case END -> out.append("<rect x=\"").append(LINE_X - 14).append("\" y=\"").append(y - 5)
                    .append("\" width=\"28\" height=\"10\" rx=\"3\" fill=\"").append(INK).append("\"/>");
            case BEYOND -> circle(out, LINE_X, y, 9, "#ffffff", " stroke-dasharray=\"3 3\"");
            case STOP -> {
                circle(out, LINE_X, y, 17, place.fill() == null ? "#ffffff" : place.fill(),
                        place.fill() == null ? " stroke-dasharray=\"4 3\"" : "");
                mark(out, LINE_X, y, place);
            }
            case LAKE -> {
                out.append("<path d=\"M").append(LAKE_X - 18).append(' ').append(y + 8).append("Q").append(LINE_X).append(' ')
                        .append(y + 14).append(' ').append(LINE_X).append(' ').append(y + 26)
                        .append("\" fill=\"none\" stroke=\"")
                        .append(WATER).append("\" stroke-width=\"5\"/><ellipse cx=\"").append(LAKE_X).append("\" cy=\"")
                        .append(y)
                        .append("\" rx=\"26\" ry=\"15\" fill=\"").append(place.fill() == null ? "#ffffff" : place.fill())
                        .append("\" stroke=\"").append(WATER).append("\" stroke-width=\"3\"")
                        .append(place.fill() == null ? " stroke-dasharray=\"4 3\"" : "").append("/>");
                mark(out, LAKE_X, y, place);
            }
        }
        text(out, TEXT_X, top + NAME_AT + 5, "start", 16, INK, shorten(place.name(), MOST_NAME), place.href() != null
                ? " font-weight=\"700\" text-decoration=\"underline\""
                : " font-weight=\"700\"");
        int at = top + WORDS_AT + 4;
        for (String words : place.words()) {
            text(out, TEXT_X, at, "start", 14, INK, shorten(words, MOST_WORDS), "");
            at += WORDS_STEP;
        }
        if (place.href() != null) {
            out.append("<title>").append(Svg.escape(place.name() + "：" + String.join("，", place.words())))
                    .append("</title></a>");
        }
    }

    private static void circle(StringBuilder out, int x, int y, int r, String fill, String dash) {
        out.append("<circle cx=\"").append(x).append("\" cy=\"").append(y).append("\" r=\"").append(r).append("\" fill=\"")
                .append(Svg.escape(fill)).append("\" stroke=\"").append(INK).append("\" stroke-width=\"2.5\"").append(dash)
                .append("/>");
    }

    private static void mark(StringBuilder out, int x, int y, Place place) {
        text(out, x, y + 6, "middle", 16, place.ink(), place.mark(), " font-weight=\"700\"");
    }

    private static void text(StringBuilder out, int x, int y, String anchor, int size, String colour, String words,
            String more) {
        out.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" text-anchor=\"").append(anchor)
                .append("\" font-size=\"").append(size).append("\" fill=\"").append(colour).append('"').append(more).append('>')
                .append(Svg.escape(words)).append("</text>");
    }

    /** Counts a Latin letter, digit or space as half a Chinese one. */
    static String shorten(String text, int most) {
        int halves = 0;
        for (int i = 0; i < text.length(); i++) {
            halves += text.charAt(i) < 0x2000 ? 1 : 2;
            if (halves > 2 * most + 2) {
                return text.substring(0, i - 1) + "…";
            }
        }
        return text;
    }
}
