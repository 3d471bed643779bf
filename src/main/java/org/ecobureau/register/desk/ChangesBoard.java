package org.ecobureau.register.desk;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.register.CellWords;
import org.ecobureau.register.Changes;
import org.ecobureau.register.RegisterColumn;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterRow;

/** Puts the differences of two lists into words. */
@ApplicationScoped
class ChangesBoard {

    /** Of each kind; whoever checks more than this many lines of a kind compares the two files. */
    private static final int SHOWN = 200;
    private static final String EMPTY = "（空）";

    @Inject
    CellWords words;

    ChangesView view(RegisterKind kind, Changes changes) {
        String sentence = "新增 " + changes.added().size() + " 行，改动 " + changes.changed().size() + " 行，删去 "
                + changes.removed().size() + " 行，其余 " + changes.unchanged() + " 行不变";
        return new ChangesView(sentence, changes.none(), lines(kind, changes.added()), more(changes.added()),
                changes.changed().stream().limit(SHOWN).map(changed -> changed(kind, changed)).toList(),
                more(changes.changed()), lines(kind, changes.removed()), more(changes.removed()));
    }

    private List<ChangesView.Line> lines(RegisterKind kind, List<RegisterRow> rows) {
        return rows.stream().limit(SHOWN).map(row -> new ChangesView.Line(key(kind, row), line(kind, row))).toList();
    }

    private static int more(List<?> all) {
        return Math.max(0, all.size() - SHOWN);
    }

    /** The key as people read it: the words of its cells. */
    String key(RegisterKind kind, RegisterRow row) {
        return kind.key().stream().map(name -> words.of(kind.column(name).orElseThrow(), row.text(name)))
                .collect(Collectors.joining("、"));
    }

    private String line(RegisterKind kind, RegisterRow row) {
        return kind.columns().stream().filter(c -> !kind.key().contains(c.name()) && row.text(c.name()) != null)
                .map(c -> c.label() + "：" + words.of(c, row.text(c.name()))).collect(Collectors.joining("；"));
    }

    private ChangesView.Changed changed(RegisterKind kind, Changes.Changed changed) {
        List<ChangesView.Difference> differences = changed.columns().stream()
                .map(name -> difference(kind.column(name).orElse(null), name, changed)).toList();
        return new ChangesView.Changed(key(kind, changed.after()), differences);
    }

    private ChangesView.Difference difference(RegisterColumn column, String name, Changes.Changed changed) {
        return new ChangesView.Difference(column == null ? name : column.label(), cell(column, changed.before().text(name)),
                cell(column, changed.after().text(name)));
    }

    private String cell(RegisterColumn column, String text) {
        if (text == null) {
            return EMPTY;
        }
        return column == null ? text : words.of(column, text);
    }
}
