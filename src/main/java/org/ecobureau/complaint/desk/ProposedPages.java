package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.AssignmentProposals;
import org.ecobureau.complaint.AssignmentProposals.Proposed;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.desk.ManyCasesPages.Outcome;
import org.ecobureau.complaint.desk.ManyCasesPages.Outcomes;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Assigns several cases, each to the unit proposed for it: first a preview, then what was seen in it. */
@Path("/staff/cases")
@NoStore
public class ProposedPages {

    /** {@code PJ-W-20261125-0001@3@enforcement@bureau,wushi-station}; the helping units may be missing. */
    private static final String CHOSEN = "[A-Z0-9-]{1,32}@[0-9]{1,9}@[a-z0-9-]{1,40}(@[a-z0-9,-]{0,200})?";
    private static final String STEP = "按建议交办";

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance manyProposal(Preview preview);
    }

    /** A case with its own proposal; value is what the form sends for it. */
    public record Line(String number, String value, String place, String types, String unit, String helping,
            List<String> reasons, boolean urgent) {
    }

    /** A case that is left, and why. */
    public record Left(String number, String why) {
    }

    /** What would be done. */
    public record Preview(List<Line> lines, List<Left> left, String back) {
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseService cases;

    @Inject
    AssignmentProposals proposals;

    @Inject
    Townships townships;

    /** Shows what would be done; changes nothing. */
    @POST
    @Path("many/proposal")
    @RolesAllowed(Roles.DISPATCHER)
    public Response preview(@RestForm List<String> chosen, @RestForm String back) {
        String home = ManyCasesPages.home(back);
        String wrong = ManyCasesPages.wrong(chosen);
        if (wrong != null) {
            return ManyCasesPages.answer(422, new Outcomes(STEP, List.of(), 0, 0, wrong, home));
        }
        Map<String, String> seen = new LinkedHashMap<>();
        chosen.forEach(one -> seen.put(one.split("@", 2)[0], one));
        Map<String, String> units = Unit.all().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Map<String, Proposed> found = proposals.of(List.copyOf(seen.keySet())).stream()
                .collect(Collectors.toMap(Proposed::number, p -> p));
        List<Line> lines = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        seen.forEach((number, value) -> {
            Proposed p = found.get(number);
            String why = why(p, value, units);
            if (why == null) {
                lines.add(line(p, units));
            } else {
                left.add(new Left(number, why));
            }
        });
        return Html.page(200, Templates.manyProposal(new Preview(lines, left, home)));
    }

    /** Why a case is left, null when it is not. */
    private static String why(Proposed p, String value, Map<String, String> units) {
        if (p == null) {
            return "没有这个编号。";
        }
        if (!p.waiting()) {
            return "现在是“" + p.status().label() + "”" + (p.leadUnit() == null ? ""
                    : "，由" + units.getOrDefault(p.leadUnit(),
                            p.leadUnit()) + "办理")
                    + "，不在待交办的里面。";
        }
        if (!value.equals(p.number() + "@" + p.version())) {
            return "这件投诉刚刚被别人更新过，请回到列表再看一遍。";
        }
        return p.proposal().leadUnit() == null ? String.join("", p.proposal().reasons()) : null;
    }

    private Line line(Proposed p, Map<String, String> units) {
        List<String> helping = p.proposal().helping();
        return new Line(p.number(), p.number() + "@" + p.version() + "@" + p.proposal().leadUnit() + "@"
                + String.join(",", helping),
                townships.nameOf(p.township()) + (p.place() == null ? "" : " " + p.place()),
                p.types().stream().map(PollutionType::label).collect(Collectors.joining("、")),
                units.get(p.proposal().leadUnit()),
                helping.isEmpty() ? null : helping.stream().map(units::get).collect(Collectors.joining("、")),
                p.proposal().reasons(), p.urgentAt() != null);
    }

    /** Assigns what the preview showed, each case in a transaction of its own with the version that was seen. */
    @POST
    @Path("many/proposed")
    @RolesAllowed(Roles.DISPATCHER)
    public Response assign(@RestForm List<String> chosen, @RestForm String back) {
        String home = ManyCasesPages.home(back);
        String wrong = ManyCasesPages.wrong(chosen);
        if (wrong != null) {
            return ManyCasesPages.answer(422, new Outcomes(STEP, List.of(), 0, 0, wrong, home));
        }
        Actor actor = person.actor();
        List<Outcome> rows = chosen.stream().map(one -> take(one, actor)).toList();
        long done = rows.stream().filter(Outcome::done).count();
        return ManyCasesPages.answer(200, new Outcomes(STEP, rows, done, rows.size() - done, null, home));
    }

    private Outcome take(String one, Actor actor) {
        String[] parts = one.split("@", 4);
        if (!one.matches(CHOSEN)) {
            return new Outcome(parts[0], false, "没有这个编号。");
        }
        List<String> helping = parts.length < 4 || parts[3].isEmpty() ? List.of() : Arrays.asList(parts[3].split(","));
        try {
            return Retrying.inTransaction(() -> {
                cases.move(parts[0], CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, parts[2])
                        .seenVersion(Long.valueOf(parts[1])), actor);
                helping.forEach(
                        unit -> cases.move(parts[0], CaseMove.of(CaseAction.ADD_CO_UNIT).with(Datum.CO_UNIT, unit), actor));
                return new Outcome(parts[0], true, "现在由" + Unit.byCode(parts[2]).map(Unit::name).orElse(parts[2]) + "办理");
            });
        } catch (Problem problem) {
            return new Outcome(parts[0], false, ManyCasesPages.words(problem));
        }
    }
}
