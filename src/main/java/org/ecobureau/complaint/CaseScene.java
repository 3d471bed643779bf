package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.util.List;

/** What is registered of a matter beside the reporter's own words: what it is about, where, and by whom. */
record CaseScene(List<PollutionType> types, List<String> subtypes, String township, String place, BigDecimal latitude,
        BigDecimal longitude, String enterprise) {

    static CaseScene of(ComplaintCase c) {
        return new CaseScene(c.types, c.subtypes, c.township, c.place, c.latitude, c.longitude, c.enterprise);
    }

    /** Whether it is about an error of this site and nothing else. */
    boolean isErrorOfSite() {
        return ErrorKind.of(types, subtypes).isPresent();
    }

    /** Writes it into the case with everything that is computed from it and stored. */
    void writeTo(ComplaintCase c) {
        c.types = types;
        c.subtypes = subtypes;
        c.township = township;
        c.place = place;
        c.latitude = latitude;
        c.longitude = longitude;
        c.enterprise = enterprise;
        c.enterpriseKey = Likeness.enterpriseKey(enterprise);
        c.placeKey = Likeness.placeKey(place);
        CaseWords.rewrite(c);
    }
}
