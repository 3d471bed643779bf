package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which procedure the matter follows: reports of violations are not petitions (信访工作条例 Art. 31). */
public enum LegalTrack {
    VIOLATION("violation", "举报查处"),
    PETITION("petition", "信访事项"),
    SUGGESTION("suggestion", "建议"),
    ENQUIRY("enquiry", "咨询"),
    /** An error in this site itself: a wrong value, a broken page. */
    CORRECTION("correction", "网站纠错"),
    NOT_OURS("notOurs", "非职责");

    private final String code;
    private final String label;

    LegalTrack(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The track a report begins with; whoever accepts it may choose another. */
    static LegalTrack of(List<PollutionType> types, List<String> subtypes) {
        return ErrorKind.of(types, subtypes).isPresent() ? CORRECTION : VIOLATION;
    }

    public static Optional<LegalTrack> byCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
