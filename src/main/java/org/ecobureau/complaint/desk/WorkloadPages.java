package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        static native TemplateInstance workload(List<UnitLoad> units, Line all);
    }

    /** One line of figures; href leads to the cases, null without a list of its own. */
    public record Line(String name, long open, long late, long week, String href) {
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
        List<UnitLoad> units = new ArrayList<>();
        byUnit.forEach((code, rows) -> units.add(new UnitLoad(
                sum(code == null ? "还没有交办" : names.getOrDefault(code, code), rows,
                        code == null ? null : "/staff/cases?box=all&unit=" + code),
                code == null ? List.of()
                        : rows.stream().map(r -> new Line(r.officer() == null ? "还没有承办人" : r.officer(), r.open(), r.late(),
                                r.week(), null)).toList())));
        return Templates.workload(units, sum("合计", loads, null));
    }

    private static Line sum(String name, List<CaseWorkload.Load> rows, String href) {
        return new Line(name, rows.stream().mapToLong(CaseWorkload.Load::open).sum(),
                rows.stream().mapToLong(CaseWorkload.Load::late).sum(), rows.stream().mapToLong(CaseWorkload.Load::week).sum(),
                href);
    }
}
