package org.ecobureau.shared.chart;

/**
 * SVG markup made by this package: every text in it is escaped already, so a template may print {@code raw} as it is.
 *
 * @param raw the complete {@code <svg>} element
 */
public record Svg(String raw) {

    /** Escapes text for an XML text node or a double-quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
