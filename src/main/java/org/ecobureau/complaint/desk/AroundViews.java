package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.AssignmentProposal;
import org.ecobureau.complaint.AssignmentProposals;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.EarlierCases;
import org.ecobureau.complaint.GridRegister;
import org.ecobureau.complaint.Likeness;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.desk.AroundView.Before;
import org.ecobureau.complaint.desk.AroundView.Contact;
import org.ecobureau.complaint.desk.AroundView.Proposal;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Option;

/** Puts into words what stands around a case. */
@ApplicationScoped
class AroundViews {

    /** Of earlier reports; the others are counted. */
    private static final int SHOWN = 20;

    @Inject
    AssignmentProposals proposals;

    @Inject
    GridRegister grid;

    @Inject
    EarlierCases earlier;

    /**
     * @param assigning whether the form of 交办 is open
     * @param units names by code, in their order
     */
    AroundView of(CaseSheet sheet, Actor actor, boolean assigning, Map<String, String> units) {
        return new AroundView(assigning ? proposal(sheet, units) : null, contacts(sheet), before(sheet, actor));
    }

    private Proposal proposal(CaseSheet sheet, Map<String, String> units) {
        AssignmentProposal proposal = proposals.of(sheet);
        String lead = proposal.leadUnit();
        Stream<Option> others = units.entrySet().stream().filter(u -> !u.getKey().equals(lead))
                .map(u -> Option.of(u.getKey(), u.getValue()));
        Stream<Option> first = lead == null ? Stream.of() : Stream.of(Option.of(lead, units.get(lead) + "（建议）"));
        List<Option> helping = proposal.helping().stream().filter(u -> !sheet.coUnits().contains(u))
                .map(u -> Option.of(u, units.get(u))).toList();
        return new Proposal(lead, lead == null ? null : units.get(lead), proposal.reasons(),
                Stream.concat(first, others).toList(), helping);
    }

    private List<Contact> contacts(CaseSheet sheet) {
        GridRegister.InCharge inCharge = grid.of(sheet.township(), sheet.place(), sheet.types().contains(PollutionType.WATER));
        return Stream.concat(
                inCharge.persons().stream()
                        .map(p -> new Contact(p.area() + "（" + p.level().label() + "）", p.name(), p.phone(), p.remark())),
                inCharge.chiefs().stream()
                        .map(c -> new Contact(c.river() + "（" + c.position() + "）", c.name(), c.phone(), null)))
                .toList();
    }

    private Before before(CaseSheet sheet, Actor actor) {
        EarlierCases.Found found = earlier.before(sheet, actor);
        if (found.rows().isEmpty()) {
            return null;
        }
        List<String> summary = new ArrayList<>();
        found.byGround().forEach((ground, count) -> summary.add(switch (ground) {
            case ENTERPRISE -> "同一单位近一年被反映 " + (count + 1) + " 次（含本件）。";
            case DISTANCE -> "500 米内近一年还有 " + count + " 件。";
            case PLACE_WORDS -> "同一地点（写法相同）近一年还有 " + count + " 件。";
        }));
        List<EarlierCases.Earlier> open = found.open();
        List<AroundView.Row> rows = open.stream().limit(SHOWN).map(AroundViews::row).toList();
        List<String> more = new ArrayList<>();
        if (open.size() > SHOWN) {
            more.add("更早的 " + (open.size() - SHOWN) + " 件没有列出。");
        }
        if (found.foreign() > 0) {
            more.add("另有 " + found.foreign() + " 件由别的单位办理，您打不开。");
        }
        return new Before(summary, rows, more.isEmpty() ? null : String.join("", more));
    }

    private static AroundView.Row row(EarlierCases.Earlier e) {
        return new AroundView.Row(e.number(), ChinaTime.day(e.receivedOn()),
                e.types().stream().map(PollutionType::label).collect(Collectors.joining("、")), e.status().label(),
                e.verified() == null ? "还没有结论" : e.verified().label(), ground(e.ground()), e.urgent());
    }

    private static String ground(Likeness.Ground ground) {
        return switch (ground) {
            case ENTERPRISE -> "同一单位";
            case DISTANCE -> "500 米内";
            case PLACE_WORDS -> "同一地点";
        };
    }
}
