package org.ecobureau.complaint.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.VisitInput;
import org.ecobureau.complaint.VisitSheet;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Violation;

/** What an officer typed about a visit, kept as typed. */
public final class VisitForm {

    static final String KEY = "idempotencyKey";
    static final int MOST_ROWS = 20;
    private static final int ROWS_AT_FIRST = 2;
    private static final List<String> ORDER = List.of("startedAt", "endedAt", "officers", "place", "metRole", "metName", "seen",
            "ordered", "reason");

    private final MultivaluedMap<String, String> typed;

    private VisitForm(MultivaluedMap<String, String> typed) {
        this.typed = typed;
    }

    static VisitForm of(MultivaluedMap<String, String> posted) {
        return new VisitForm(posted == null ? new MultivaluedHashMap<>() : posted);
    }

    static VisitForm empty() {
        return of((MultivaluedMap<String, String>) null);
    }

    /** A visit from which somebody just comes back. */
    static VisitForm fresh(CaseSheet sheet, String displayName, Instant now) {
        VisitForm form = empty();
        form.typed.add("startedAt", VisitViews.typed(now));
        form.typed.add("officers", displayName + "\n");
        form.typed.add("place", sheet.place());
        return form;
    }

    /** The record as it stands, to be corrected. */
    static VisitForm of(VisitSheet.Version v) {
        VisitForm form = empty();
        form.typed.add("startedAt", VisitViews.typed(v.startedAt()));
        form.typed.add("endedAt", VisitViews.typed(v.endedAt()));
        form.typed.add("officers", String.join("\n", v.officers()));
        form.typed.add("place", v.place());
        form.typed.add("metRole", v.metRole());
        form.typed.add("metName", v.metName());
        form.typed.add("seen", v.seen());
        form.typed.add("ordered", v.ordered());
        form.typed.add("version", Integer.toString(v.version()));
        return form;
    }

    /** Fields that were not posted, as they were kept before. */
    VisitForm over(Map<String, String> kept) {
        VisitForm form = empty();
        form.typed.putAll(typed);
        kept.forEach((name, value) -> form.typed.computeIfAbsent(name, n -> new ArrayList<>(List.of(value))));
        return form;
    }

    /** A draft goes over what the form begins with. */
    static VisitForm of(Map<String, String> kept, VisitForm beginning) {
        return kept.isEmpty() ? beginning : empty().over(kept);
    }

    /** The same, now about this version of the record. */
    VisitForm at(int version) {
        VisitForm form = over(Map.of());
        form.typed.putSingle("version", Integer.toString(version));
        return form;
    }

    /** Each field with what was typed, and how many rows there are now. */
    Map<String, String> typed() {
        Map<String, String> all = OwnDrafts.flat(typed);
        all.computeIfPresent("rows", (name, before) -> Integer.toString(rows()));
        return all;
    }

    /** One field as typed, null when empty. */
    public String get(String field) {
        return typed.getFirst(field);
    }

    String key() {
        return get(KEY);
    }

    /** Whether this button was pressed. */
    boolean wants(String then) {
        return then.equals(get("then"));
    }

    /** How many rows for samples the form has. */
    public int rows() {
        int rows = number("rows", ROWS_AT_FIRST) + (wants("more") ? 1 : 0);
        return Math.min(Math.max(rows, 1), MOST_ROWS);
    }

    /** The rows, by the beginning of the names of their fields. */
    public List<Row> sampleRows() {
        return IntStream.rangeClosed(1, rows()).mapToObj(n -> new Row(n, "sample" + n)).toList();
    }

    public boolean mayHaveMore() {
        return rows() < MOST_ROWS;
    }

    /** One row. */
    public record Row(int no, String field) {

        public String name(String part) {
            return field + "." + part;
        }
    }

    int number(String field, int otherwise) {
        String clean = Nfc.clean(get(field));
        return clean != null && clean.matches("[0-9]{1,4}") ? Integer.parseInt(clean) : otherwise;
    }

    VisitInput input(boolean withSamples) {
        List<VisitInput.Sample> samples = new ArrayList<>();
        if (withSamples) {
            sampleRows().forEach(row -> samples.add(sample(row.field())));
        }
        return new VisitInput(get("startedAt"), get("endedAt"), get("officers"), get("place"), get("metRole"), get("metName"),
                get("seen"), get("ordered"), samples);
    }

    VisitInput.Sample sample(String field) {
        return new VisitInput.Sample(field, get(field + ".medium"), get(field + ".point"), get(field + ".item"),
                get(field + ".takenAt"), get(field + ".laboratory"), result(field));
    }

    VisitInput.Result result(String field) {
        return new VisitInput.Result(field, get(field + ".value"), get(field + ".unit"), get(field + ".laboratory"),
                get(field + ".measuredOn"), get(field + ".reason"));
    }

    /** Errors in the order of the screen. */
    static FormErrors errors(List<Violation> violations) {
        FormErrors found = new FormErrors().addAll(violations);
        FormErrors sorted = new FormErrors();
        ORDER.stream().filter(found::has).forEach(field -> sorted.add(field, found.get(field)));
        return sorted.addAll(found.all());
    }

    /** Everything but the key and the draft, so that a repeated post is recognised. */
    byte[] canonical() {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(typed).forEach((name, values) -> {
            if (!name.equals(KEY) && !name.equals("draftStamp")) {
                values.forEach(v -> all.append(name).append('=').append(v.length()).append(':').append(v).append('\n'));
            }
        });
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }
}
