package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Complaints with valid defaults; each test changes one thing. */
public final class Forms {

    private static final String TEXT = "每天晚上九点以后有很浓的焦糊味，窗户都不敢开。";

    private Forms() {
    }

    public static ComplaintForm anonymous() {
        return form(List.of("air"), List.of("odour"), TEXT, null, null, null, "anonymous", null, null, null, Map.of());
    }

    static ComplaintForm anonymous(List<String> types, List<String> subtypes) {
        return form(types, subtypes, TEXT, null, null, null, "anonymous", null, null, null, Map.of());
    }

    /** An error of the site, reported with a name. */
    public static ComplaintForm error(String subtype) {
        return form(List.of("other"), List.of(subtype), TEXT, null, null, null, "named", "吴测试", "13873015678", null, Map.of());
    }

    /** An error of the site that somebody without a telephone writes about. */
    static ComplaintForm errorByLetter() {
        return form(List.of("other"), List.of("website"), TEXT, null, null, null, "named", "何来信", null, null, Map.of());
    }

    public static ComplaintForm person(String mode, String name, String phone, String email) {
        return form(List.of("air"), List.of("odour"), TEXT, null, null, null, mode, name, phone, email, Map.of());
    }

    static ComplaintForm occurred(String at) {
        return form(List.of("air"), List.of(), TEXT, at, null, null, "anonymous", null, null, null, Map.of());
    }

    static ComplaintForm at(BigDecimal latitude, BigDecimal longitude) {
        return form(List.of("air"), List.of(), TEXT, null, latitude, longitude, "anonymous", null, null, null, Map.of());
    }

    static ComplaintForm description(String text) {
        return form(List.of("air"), List.of(), text, null, null, null, "anonymous", null, null, null, Map.of());
    }

    public static ComplaintForm answers(Map<String, String> answers) {
        return form(List.of("air"), List.of(), TEXT, null, null, null, "anonymous", null, null, null, answers);
    }

    private static ComplaintForm form(List<String> types, List<String> subtypes, String description, String occurredAt,
            BigDecimal latitude, BigDecimal longitude, String identity, String name, String phone, String email,
            Map<String, String> answers) {
        return new ComplaintForm(types, subtypes, description, occurredAt, "430626111", "伍市工业园东门", latitude, longitude,
                null, identity, name, phone, email, answers, null);
    }
}
