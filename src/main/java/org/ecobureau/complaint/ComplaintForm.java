package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * A complaint as it arrives, nothing checked yet: the JSON body of the API, and what the web form and the clerk's screen
 * fill in. {@link ComplaintRules} makes a {@link NewCase} of it.
 */
public record ComplaintForm(List<String> types, List<String> subtypes, String description, String occurredAt,
        String township, String place, BigDecimal latitude, BigDecimal longitude, String enterprise, String identity,
        String name, String phone, String email, @JsonDeserialize(contentUsing = AnswerText.class) Map<String, String> answers,
        Boolean publicConsent) {

    @Override
    public String toString() {
        return "ComplaintForm[" + types + ", " + township + ", " + identity + "]";
    }
}
