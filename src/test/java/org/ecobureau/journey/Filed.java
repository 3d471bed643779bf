package org.ecobureau.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Complaints for a journey to begin with, filed as other programs file them. */
final class Filed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Filed() {
    }

    /** A complaint of nobody about the air at a place of 伍市镇; gives its number. */
    static String anonymous(String place, String description) {
        return number(Map.of("place", place, "description", description, "identity", "anonymous"));
    }

    /** The same with a name and a phone the desk may look at. */
    static String named(String place, String description, String name, String phone) {
        return number(Map.of("place", place, "description", description, "identity", "named", "name", name, "phone", phone));
    }

    private static String number(Map<String, Object> said) {
        Map<String, Object> body = new LinkedHashMap<>(said);
        body.put("types", List.of("air"));
        body.put("township", "430626111");
        return SiteApi.complaint(JSON.valueToTree(body).toString()).get("number").asText();
    }
}
