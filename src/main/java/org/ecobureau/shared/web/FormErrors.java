package org.ecobureau.shared.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a form, one message a field, in the order of the page. An empty field name is about the whole form. */
public final class FormErrors {

    private final Map<String, String> messages = new LinkedHashMap<>();

    /** The first message of a field stays. */
    public FormErrors add(String field, String message) {
        messages.putIfAbsent(field, message);
        return this;
    }

    public FormErrors addAll(List<Violation> violations) {
        violations.forEach(v -> add(v.field(), v.message()));
        return this;
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public boolean has(String field) {
        return messages.containsKey(field);
    }

    public String get(String field) {
        return messages.get(field);
    }

    public List<Violation> all() {
        List<Violation> all = new ArrayList<>();
        messages.forEach((field, message) -> all.add(new Violation(field, message)));
        return all;
    }
}
