package org.ecobureau.complaint.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.ecobureau.complaint.TextModules;
import org.ecobureau.shared.text.Nfc;
import org.jboss.resteasy.reactive.RestForm;

/** The form of a text that is written often, as typed. */
public class TextForm {

    @RestForm
    public String idempotencyKey;
    @RestForm
    public String version;
    @RestForm
    public String title;
    @RestForm
    public String body;
    @RestForm
    public List<String> steps = List.of();
    @RestForm
    public List<String> types = List.of();
    @RestForm
    public List<String> reasons = List.of();
    /** {@code true} or {@code false}. */
    @RestForm
    public String active;

    static TextForm of(TextModules.Text text) {
        TextForm form = new TextForm();
        form.version = String.valueOf(text.version());
        form.title = text.title();
        form.body = text.body();
        form.steps = text.steps();
        form.types = text.types();
        form.reasons = text.reasons();
        form.active = String.valueOf(text.active());
        return form;
    }

    static TextForm empty() {
        TextForm form = new TextForm();
        form.active = "true";
        return form;
    }

    TextModules.Wanted wanted() {
        return new TextModules.Wanted(title, body, steps, types, reasons, !"false".equals(active));
    }

    long seen() {
        String clean = Nfc.clean(version);
        return clean != null && clean.matches("[0-9]{1,15}") ? Long.parseLong(clean) : -1;
    }

    byte[] canonical() {
        return String.join("\n", List.of(String.valueOf(version), String.valueOf(title), String.valueOf(body), steps.toString(),
                types.toString(), reasons.toString(), String.valueOf(active))).getBytes(StandardCharsets.UTF_8);
    }
}
