package org.ecobureau.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A bulletin as its page shows it, published or in preview.
 *
 * @param dataVersion newest observation of its figures, null for a draft
 * @param frozenAt when the figures were taken, null for a draft
 * @param changedAt when data of the period changed for the first time afterwards, or null
 * @param observations address of the values of the period as they are now
 */
public record BulletinView(String title, String period, List<String> summary, List<Part> parts, List<String> work,
        String sources, boolean provisional, boolean demonstration, Long dataVersion, Instant frozenAt, Instant changedAt,
        String observations) {

    /** A section: the editor's words and the figures. */
    public record Part(String code, String heading, String caption, List<String> paragraphs, List<Figure> figures) {
    }

    static BulletinView of(BulletinKind kind, LocalDate first, BulletinText text, Frozen frozen, Long dataVersion,
            Instant frozenAt, Instant changedAt) {
        String period = kind.words(first);
        List<Part> parts = new ArrayList<>();
        parts.add(part("air", "空气质量", period + "空气质量", text.air(), frozen));
        parts.add(part("sections", "河流水质", period + "河流断面水质", text.water(), frozen));
        parts.add(part("sources", "饮用水水源", period + "结束的季度里饮用水水源水质", text.sources(), frozen));
        return new BulletinView(period + kind.label(), period, paragraphs(text.summary()), parts, paragraphs(text.work()),
                frozen.sources(), frozen.provisional(), frozen.demonstration(), dataVersion, frozenAt, changedAt,
                "/api/v1/observations.csv?from=" + first + "&to=" + kind.end(first).minusDays(1));
    }

    private static Part part(String code, String heading, String caption, String words, Frozen frozen) {
        return new Part(code, heading, caption, paragraphs(words),
                frozen.figures().stream().filter(f -> f.of(code)).toList());
    }

    static List<String> paragraphs(String text) {
        return text == null ? List.of() : Arrays.stream(text.split("\n+")).filter(p -> !p.isBlank()).toList();
    }
}
