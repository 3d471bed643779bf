package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.ecobureau.complaint.CaseWorkload;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Who has how much to do, for those who share the work out. */
@Path("/staff/cases/workload")
@NoStore
public class WorkloadPages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance workload(List<UnitLoad> units, Line all, int paceDays);
    }

    /** How far back the answers are looked at. */
    static final int PACE_DAYS = 90;

    /**
     * One line of figures.
     *
     * @param answers given in the last {@link #PACE_DAYS} days, null where nobody answers
     * @param median days of them, null without answers
     * @param href leads to the cases, null without a list of its own
     */
    public record Line(String name, long open, long late, long week, Long answers, String median, String href) {
    }

    /** A unit, then its officers. */
    public record UnitLoad(Line unit, List<Line> officers) {
    }

    @Inject
    CaseWorkload workload;

    @GET
    @Transactional
    @RolesAllowed({ Roles.DISPATCHER, Roles.LEADER })
    public TemplateInstance workload() {
        Map<String, String> names = Unit.all().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Map<String, List<CaseWorkload.Load>> byUnit = new LinkedHashMap<>();
        List<CaseWorkload.Load> loads = workload.loads();
        loads.forEach(l -> byUnit.computeIfAbsent(l.unit(), u -> new ArrayList<>()).add(l));
        List<CaseWorkload.Pace> paces = workload.pace(PACE_DAYS);
        // Who answered and has nothing open now stands in the list too.
        paces.stream().filter(p -> p.officer() != null).filter(p -> !has(byUnit.getOrDefault(p.unit(), List.of()), p.officer()))
                .forEach(p -> byUnit.computeIfAbsent(p.unit(), u -> new ArrayList<>())
                        .add(new CaseWorkload.Load(p.unit(), p.officer(), 0, 0, 0)));
        List<UnitLoad> units = new ArrayList<>();
        byUnit.forEach((code, rows) -> units.add(new UnitLoad(
                sum(code == null ? "还没有交办" : names.getOrDefault(code, code), rows, pace(paces, code, null),
                        code == null ? null : "/staff/cases?box=all&unit=" + code),
                code == null ? List.of() : rows.stream().map(r -> officer(r, pace(paces, code, r.officer()))).toList())));
        return Templates.workload(units, sum("合计", loads, null, null), PACE_DAYS);
    }

    private static boolean has(List<CaseWorkload.Load> rows, String officer) {
        return rows.stream().anyMatch(r -> officer.equals(r.officer()));
    }

    private static CaseWorkload.Pace pace(List<CaseWorkload.Pace> paces, String unit, String officer) {
        return paces.stream().filter(p -> p.unit().equals(unit) && Objects.equals(p.officer(), officer)).findFirst()
                .orElse(null);
    }

    private static Line officer(CaseWorkload.Load r, CaseWorkload.Pace pace) {
        boolean nobody = r.officer() == null;
        return new Line(nobody ? "还没有承办人" : r.officer(), r.open(), r.late(), r.week(), nobody ? null : answers(pace),
                nobody ? null : median(pace), null);
    }

    private static Long answers(CaseWorkload.Pace pace) {
        return pace == null ? 0L : pace.answers();
    }

    private static String median(CaseWorkload.Pace pace) {
        return pace == null ? null : pace.medianDays().toPlainString() + " 天";
    }

    private static Line sum(String name, List<CaseWorkload.Load> rows, CaseWorkload.Pace pace, String href) {
        return new Line(name, rows.stream().mapToLong(CaseWorkload.Load::open).sum(),
                rows.stream().mapToLong(CaseWorkload.Load::late).sum(), rows.stream().mapToLong(CaseWorkload.Load::week).sum(),
                href == null ? null : answers(pace), median(pace), href);
    }
}
