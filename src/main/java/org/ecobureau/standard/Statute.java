package org.ecobureau.standard;

import java.time.LocalDate;
import java.util.List;

/**
 * One article of a law as it was in force in a period.
 *
 * @param paragraphs what the article says, summed up in our own words; never shown as a quotation
 * @param source what to compare with before the article itself is quoted
 */
public record Statute(String id, String law, String article, List<String> paragraphs, Validity validity, String source,
        Verification verification) {

    /** The way an article is quoted: 《中华人民共和国行政复议法》第二十条. */
    public String label() {
        return "《" + law + "》" + article;
    }

    /** The summary, paragraphs separated by a line feed. */
    public String text() {
        return String.join("\n", paragraphs);
    }

    public boolean inForce(LocalDate day) {
        return validity.contains(day);
    }
}
