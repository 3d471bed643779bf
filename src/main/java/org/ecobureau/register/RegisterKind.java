package org.ecobureau.register;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kind of list: {@code register/<code>.json} and its line in {@code register/index.csv}.
 *
 * @param page where the public reads it, null where no page shows it
 * @param purpose one sentence for the people who keep it and who read it
 * @param law the articles that ask for the list, or null
 * @param key the columns that together name a row; the first column when the file does not say
 */
public record RegisterKind(String code, String page, String title, String purpose, String law, List<String> key,
        List<RegisterColumn> columns) {

    private static final String CODE = "[a-z][a-z0-9-]{1,39}";
    private static final String NAME = "[a-z][A-Za-z0-9]{0,39}";

    /**
     * Checks the whole file.
     *
     * @throws IllegalStateException when anything is missing or contradicts itself
     */
    public RegisterKind {
        columns = columns == null ? List.of() : List.copyOf(columns);
        require(code.matches(CODE), code, "a code is lower-case letters, digits and dashes");
        require(title != null && !title.isBlank(), code, "title is missing");
        require(purpose != null && !purpose.isBlank(), code, "purpose is missing");
        require(!columns.isEmpty(), code, "columns are missing");
        Set<String> names = new HashSet<>();
        for (RegisterColumn column : columns) {
            String at = code + "." + column.name();
            require(column.name() != null && column.name().matches(NAME), at, "a name starts with a small letter");
            require(names.add(column.name()), at, "this name stands twice");
            require(!column.name().equals("key"), at, "this name is the API's own");
            require(column.label() != null && !column.label().isBlank(), at, "label is missing");
            require(column.type() != null, at, "type is missing");
            require((column.type() == ColumnType.CHOICE) != column.options().isEmpty(), at,
                    "options belong to a choice column and to no other");
        }
        key = key == null || key.isEmpty() ? List.of(columns.get(0).name()) : List.copyOf(key);
        for (String name : key) {
            RegisterColumn column = columns.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
            require(column != null && column.required() && column.open(), code + "." + name,
                    "a key column exists, is required and public");
        }
    }

    private static void require(boolean holds, String where, String what) {
        if (!holds) {
            throw new IllegalStateException("register kind " + where + ": " + what);
        }
    }

    /** The columns the public sees. */
    public List<RegisterColumn> openColumns() {
        return columns.stream().filter(RegisterColumn::open).toList();
    }

    public Optional<RegisterColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** What names a row with these cells: the key cells joined by {@code |}. */
    public String keyOf(Map<String, String> cells) {
        return key.stream().map(name -> cells.getOrDefault(name, "")).collect(Collectors.joining("|"));
    }

    /** The key columns as people read them: 证书编号. */
    public String keyLabel() {
        return key.stream().map(name -> column(name).orElseThrow().label()).collect(Collectors.joining("、"));
    }
}
