package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A checked complaint, ready to be registered. */
public record NewCase(List<PollutionType> types, List<String> subtypes, String description, Instant occurredAt,
        String township, String place, BigDecimal latitude, BigDecimal longitude, String enterprise, IdentityMode identity,
        Contact contact, Map<String, String> answers, boolean publicConsent) {

    /** The reporter in clear; lives in memory only and never prints itself. */
    public record Contact(String name, String phone, String email, String address) {

        public static final Contact NONE = new Contact(null, null, null, null);

        /** Whether nothing but the post reaches the reporter. */
        boolean onlyByPost() {
            return address != null && phone == null && email == null;
        }

        @Override
        public String toString() {
            return "Contact[sealed]";
        }
    }
}
