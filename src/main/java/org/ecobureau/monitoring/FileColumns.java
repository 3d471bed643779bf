package org.ecobureau.monitoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableRow;

/**
 * What must be known of a file to say what its columns mean, however long it is.
 *
 * @param header the headings
 * @param rows lines below the headings
 * @param words the different values of each column in their order; of a crowded column only the first
 * @param crowded columns with more different values than somebody could go through
 */
public record FileColumns(List<String> header, int rows, List<List<String>> words, Set<Integer> crowded) {
    /** More sites than this are no list to choose from. */
    static final int MOST_WORDS = 300;
    private static final int WORD = 200;
    private static final int ALL_CHARACTERS = 200_000;
    private static final int SAMPLES = 3;

    /** Looks at one line after the other. */
    public static final class Collector {
        private final List<String> header;
        private final List<Set<String>> words = new ArrayList<>();
        private final Set<Integer> crowded = new HashSet<>();
        private int characters;
        private int rows;

        public Collector(List<String> header) {
            this.header = header;
            header.forEach(h -> words.add(new LinkedHashSet<>()));
        }

        public void add(TableRow row) {
            rows++;
            for (int i = 0; i < words.size(); i++) {
                String word = row.cell(i);
                if (!crowded.contains(i) && words.get(i).add(word)) {
                    characters += word.length();
                    if (words.get(i).size() > MOST_WORDS || word.length() > WORD || characters > ALL_CHARACTERS) {
                        crowd(i);
                    }
                }
            }
        }

        private void crowd(int column) {
            crowded.add(column);
            Set<String> first = new LinkedHashSet<>();
            words.get(column).stream().limit(SAMPLES)
                    .forEach(word -> first.add(word.length() > WORD ? word.substring(0, WORD) : word));
            words.get(column).forEach(word -> characters -= word.length());
            words.set(column, first);
        }

        public FileColumns done() {
            return new FileColumns(List.copyOf(header), rows, words.stream().map(List::copyOf).toList(), Set.copyOf(crowded));
        }
    }

    /** The columns of a table that is in memory. */
    public static FileColumns of(Table table) {
        Collector collector = new Collector(table.header());
        table.rows().forEach(collector::add);
        return collector.done();
    }

    /** The first values of a column. */
    public List<String> samples(int column) {
        return words.get(column).stream().limit(SAMPLES).toList();
    }
}
