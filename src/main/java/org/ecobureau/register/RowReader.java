package org.ecobureau.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;

/** Reads the typed cells of one row by the columns of its kind. */
@ApplicationScoped
public class RowReader {

    private static final int LONGEST_KEY = 190;

    @Inject
    Townships townships;

    /**
     * The stored cells; what is wrong is added to the errors under the name of its column.
     *
     * @param typed by column name; other names are ignored
     */
    public Map<String, String> read(RegisterKind kind, UnaryOperator<String> typed, FormErrors errors) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (RegisterColumn column : kind.columns()) {
            Cell cell = Cell.read(column, typed.apply(column.name()), this::townshipOf);
            if (cell.error() != null) {
                errors.add(column.name(), cell.error());
            } else if (cell.value() != null) {
                cells.put(column.name(), cell.value());
            }
        }
        if (Nfc.length(kind.keyOf(cells)) > LONGEST_KEY) {
            errors.add(kind.key().get(0), kind.keyLabel() + "合起来最多 " + LONGEST_KEY + " 个字。");
        }
        return cells;
    }

    /** The code of a township given by code, full name, or name without 镇, 乡 or 街道 where only one is meant. */
    private String townshipOf(String text) {
        List<Townships.Place> all = townships.all();
        return all.stream().filter(p -> p.code().equals(text) || p.name().equals(text)).findFirst()
                .or(() -> {
                    List<Townships.Place> alike = all.stream().filter(p -> p.name().equals(text + p.kind())).toList();
                    return alike.size() == 1 ? java.util.Optional.of(alike.get(0)) : java.util.Optional.empty();
                }).map(Townships.Place::code).orElse(null);
    }
}
