package org.ecobureau.monitoring.desk;

import java.util.Arrays;
import java.util.List;

import org.ecobureau.monitoring.QualityFlag;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Option;
import org.jboss.resteasy.reactive.RestForm;

/** What the entry and the correction of one value post, as typed. */
public class ValueForm {
    @RestForm
    public String site;
    @RestForm
    public String parameter;
    @RestForm
    public String period;
    @RestForm
    public String start;
    @RestForm
    public String value;
    @RestForm
    public List<String> flags;
    /** Why a value is missing, in words. */
    @RestForm
    public String missing;
    @RestForm
    public String source;
    @RestForm
    public String note;

    /** The marks to choose from. */
    public static List<Option> flagOptions() {
        return Arrays.stream(QualityFlag.values()).map(f -> Option.of(f.code(), f.label())).toList();
    }

    /**
     * The marks as a file writes them. A missing value carries one reason: the words typed, or one mark; several marks beside
     * it
     * are an error.
     */
    String flag(FormErrors errors) {
        String words = missing == null ? "" : missing.strip();
        List<String> marks = flags == null ? List.of() : flags.stream().filter(f -> !f.isBlank()).toList();
        boolean none = value == null || value.isBlank() || value.strip().equalsIgnoreCase("NA");
        if (!none && !words.isEmpty()) {
            errors.add("missing", "填了数值就不要再填缺测原因");
        }
        if (none && (marks.size() > 1 || marks.size() == 1 && !words.isEmpty())) {
            errors.add("flags", "缺测只说一个原因：选一个标记，或者用文字写");
        }
        return none && !words.isEmpty() ? words : String.join(";", marks);
    }

    /** Everything asked for, to tell a repeated request from another one. */
    String canonical() {
        return String.join("\n", Arrays.asList(site, parameter, period, start, value, String.valueOf(flags), missing, source,
                note).stream().map(String::valueOf).toList());
    }
}
