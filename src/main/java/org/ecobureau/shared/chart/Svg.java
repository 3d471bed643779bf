package org.ecobureau.shared.chart;

import io.quarkus.qute.RawString;

/**
 * SVG markup made by this package: every text in it is escaped already, so a template prints it as it is with
 * {@code {svg.raw}}.
 *
 * @param markup the complete {@code <svg>} element
 */
public record Svg(String markup) {

    /** The markup for a template; nothing else may be printed unescaped. */
    public RawString raw() {
        return new RawString(markup);
    }

    @Override
    public String toString() {
        return markup;
    }

    /** Escapes text for an XML text node or a double-quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
