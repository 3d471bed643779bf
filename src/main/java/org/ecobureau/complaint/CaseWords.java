package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * By which pairs of characters a case is found: number, place, enterprise, description and outside reference. A pair is one
 * token ({@code 平江} is {@code w5e73z6c5f}), which the word index of the database takes for a word.
 */
@Entity
@Table(name = "case_words")
class CaseWords extends PanacheEntityBase {

    /** In characters: fewer make no pair. */
    static final int SHORTEST = 2;

    @Id
    @Column(name = "case_id")
    Long caseId;
    String words;

    /** Stores the words of a case that was just registered. */
    static void store(ComplaintCase c) {
        CaseWords row = new CaseWords();
        row.caseId = c.id;
        row.words = words(c);
        row.persist();
    }

    /** Leaves the words that the case still has, when others were erased. */
    static void rewrite(ComplaintCase c) {
        update("words = ?1 where caseId = ?2", words(c), c.id);
    }

    private static String words(ComplaintCase c) {
        return Stream.of(c.number, c.place, c.enterprise, c.description, c.outsideReference).filter(Objects::nonNull)
                .flatMap(text -> pairs(text).stream()).distinct().collect(Collectors.joining(" "));
    }

    /** Cases that have no words yet: those from before there was this table. */
    static List<ComplaintCase> missing(int most) {
        return getEntityManager().createQuery("select c from ComplaintCase c where not exists"
                + " (select 1 from CaseWords w where w.caseId = c.id) order by c.id", ComplaintCase.class).setMaxResults(most)
                .getResultList();
    }

    /** The words of a search, in small letters. */
    static List<String> asked(String typed) {
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+")).filter(w -> !w.isEmpty()).toList();
    }

    /** What the word index is asked for, or null when no word is long enough. */
    static String condition(List<String> words) {
        Set<String> all = new LinkedHashSet<>();
        words.forEach(word -> all.addAll(pairs(word)));
        return all.isEmpty() ? null : all.stream().map(pair -> "+" + pair).collect(Collectors.joining(" "));
    }

    static Set<String> pairs(String text) {
        Set<String> pairs = new LinkedHashSet<>();
        for (String word : asked(text)) {
            List<Integer> points = new ArrayList<>(word.codePoints().boxed().toList());
            for (int i = 1; i < points.size(); i++) {
                pairs.add("w" + Integer.toHexString(points.get(i - 1)) + "z" + Integer.toHexString(points.get(i)));
            }
        }
        return pairs;
    }
}
