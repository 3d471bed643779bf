package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.staff.Roles;

/**
 * What a report of an error in this site is about, and who can mend it. Whoever mends handles exactly the cases of that kind
 * that their unit leads, whatever unit the person is in otherwise.
 */
public enum ErrorKind {
    /** A published value is wrong: the people who keep the values. */
    DATA("dataError", "monitoring", Roles.MONITOR, "网站上的数据不对"),
    /** A page is wrong or does not work: the people who publish. */
    WEBSITE("website", "publicity", Roles.PUBLISHER, "网站有毛病");

    /** The roles that mend. */
    public static final Set<String> ROLES = Set.of(Roles.MONITOR, Roles.PUBLISHER);

    private final String subtype;
    private final String unit;
    private final String role;
    private final String label;

    ErrorKind(String subtype, String unit, String role, String label) {
        this.subtype = subtype;
        this.unit = unit;
        this.role = role;
        this.label = label;
    }

    /** The subtype of type "other" in {@code questions.json}. */
    public String subtype() {
        return subtype;
    }

    /** The unit that mends. */
    public String unit() {
        return unit;
    }

    public String label() {
        return label;
    }

    /**
     * What a report is about when it is about the site and nothing else; a wrong value comes before a broken page. A report
     * that
     * also names pollution is no report of an error.
     */
    public static Optional<ErrorKind> of(List<PollutionType> types, List<String> subtypes) {
        boolean siteAlone = types.equals(List.of(PollutionType.OTHER)) && !subtypes.isEmpty()
                && subtypes.stream().allMatch(s -> bySubtype(s).isPresent());
        return siteAlone ? Arrays.stream(values()).filter(k -> subtypes.contains(k.subtype)).findFirst() : Optional.empty();
    }

    public static Optional<ErrorKind> bySubtype(String subtype) {
        return Arrays.stream(values()).filter(k -> k.subtype.equals(subtype)).findFirst();
    }

    /** The units whose cases people with these roles mend. */
    static List<String> units(Set<String> roles) {
        return Arrays.stream(values()).filter(k -> roles.contains(k.role)).map(ErrorKind::unit).toList();
    }

    /** Whether people with these roles mend a case of that track that this unit leads. */
    static boolean mends(LegalTrack track, String leadUnit, Set<String> roles) {
        return track == LegalTrack.CORRECTION && leadUnit != null && units(roles).contains(leadUnit);
    }
}
