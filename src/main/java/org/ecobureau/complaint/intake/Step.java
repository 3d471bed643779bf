package org.ecobureau.complaint.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.shared.web.Violation;

/** The questions of the form in their order, one a page. */
enum Step {
    TYPES("哪一类污染？", Set.of("types")),
    DETAILS("具体是什么情况？", Set.of("subtypes", "answers")),
    PLACE("在什么地方？", Set.of("township", "place", "coordinates", "latitude", "longitude", "enterprise")),
    WHAT("发生了什么？", Set.of("description", "occurredAt", "photos")),
    IDENTITY("您想怎样投诉？", Set.of("identity", "name", "phone", "email")),
    CHECK("请核对，然后提交", Set.of());

    private final String title;
    private final Set<String> fields;

    Step(String title, Set<String> fields) {
        this.title = title;
        this.fields = fields;
    }

    String title() {
        return title;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String address() {
        return ComplaintFormPages.ROOT + "/" + path();
    }

    int number() {
        return ordinal() + 1;
    }

    Step next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    /** Where "back" leads; the first question leads to the notice before it. */
    String back() {
        return ordinal() == 0 ? ComplaintFormPages.ROOT : values()[ordinal() - 1].address();
    }

    /** The part of the violations that this page can mend. */
    List<Violation> own(List<Violation> all) {
        return all.stream().filter(v -> fields.contains(root(v.field()))).toList();
    }

    static Step of(Violation violation) {
        return Arrays.stream(values()).filter(s -> s.fields.contains(root(violation.field()))).findFirst().orElse(CHECK);
    }

    static Optional<Step> byPath(String path) {
        return Arrays.stream(values()).filter(s -> s.path().equals(path)).findFirst();
    }

    /** {@code types[1]} and {@code answers.airSmell} belong to the fields types and answers. */
    static String root(String field) {
        return field.replaceFirst("[.\\[].*", "");
    }
}
