package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who should handle a case, and why: a pure function of what was reported, the rules in force, the grid list and the case's
 * own history. A unit that gave the case back is never proposed, nor a person who stepped back from it. The dispatcher decides.
 *
 * @param leadUnit code, null when nothing can be proposed
 * @param helping units that should help, without the leading one
 * @param person who is in charge of the place, null when the list names nobody
 * @param reasons in words, the deciding one first; why nothing can be proposed when nothing is
 */
public record AssignmentProposal(String leadUnit, List<String> helping, GridPerson person, List<String> reasons) {

    public AssignmentProposal {
        helping = List.copyOf(helping);
        reasons = List.copyOf(reasons);
    }

    /** What of a report decides; subtypes may be of any of the types. */
    public record Matter(List<PollutionType> types, List<String> subtypes, String township, String place) {
    }

    /**
     * What happened before.
     *
     * @param returnedBy units that gave this case back
     * @param recused names of people who stepped back from it
     * @param lastUnit who handled the newest earlier case at the same enterprise, null without one
     */
    public record Past(Set<String> returnedBy, Set<String> recused, String lastUnit) {

        static final Past NONE = new Past(Set.of(), Set.of(), null);

        /** Reads it from the steps of the case. */
        static Past of(List<Done> steps, String lastUnit) {
            Set<String> returnedBy = new LinkedHashSet<>();
            Set<String> recused = new LinkedHashSet<>();
            String unit = null;
            for (Done step : steps) {
                switch (step.action()) {
                    case ASSIGN -> unit = step.data().get(Datum.UNIT);
                    case RETURN_ASSIGNMENT -> {
                        if (unit != null) {
                            returnedBy.add(unit);
                        }
                    }
                    case RECUSE -> {
                        recused.add(step.actor());
                        recused.add(step.data().get(Datum.RECUSED));
                    }
                    default -> {
                        // No other step says who cannot have the case.
                    }
                }
            }
            recused.remove(null);
            return new Past(returnedBy, recused, lastUnit);
        }
    }

    /** A step as far as it matters here. */
    record Done(CaseAction action, String actor, Map<Datum, String> data) {
    }

    private record Candidate(String unit, AssignmentRule rule, String reason) {
    }

    /**
     * The proposal.
     *
     * @param rules in force
     * @param units names by code; other units are not proposed
     */
    public static AssignmentProposal of(Matter matter, Past past, List<AssignmentRule> rules, List<GridPerson> grid,
            Map<String, String> units) {
        List<GridPerson> inCharge = GridPerson.inChargeOf(grid, matter.township(), matter.place());
        GridPerson person = GridPerson.first(inCharge, past.recused()).orElse(null);
        List<String> reasons = new ArrayList<>();
        Set<String> passedOver = new HashSet<>();
        Candidate chosen = null;
        for (Candidate candidate : candidates(matter, rules, person, past)) {
            if (candidate.unit() == null || !units.containsKey(candidate.unit())) {
                continue;
            }
            if (past.returnedBy().contains(candidate.unit())) {
                if (passedOver.add(candidate.unit())) {
                    reasons.add(units.get(candidate.unit()) + "退回过这一件，不再建议。");
                }
            } else if (chosen == null) {
                chosen = candidate;
            }
        }
        if (chosen == null) {
            reasons.add(reasons.isEmpty() ? "交办规则里没有符合类型和乡镇的一条，名单里也没有写承办单位。" : "没有别的单位符合交办规则，请您决定。");
            return new AssignmentProposal(null, List.of(), person, reasons);
        }
        reasons.add(0, chosen.reason());
        if (chosen.unit().equals(past.lastUnit()) && chosen.rule() != null) {
            reasons.add("同一单位上次的投诉也由" + units.get(chosen.unit()) + "办理。");
        }
        if (person == null && !inCharge.isEmpty()) {
            reasons.add("这里的负责人已回避本件。");
        }
        return new AssignmentProposal(chosen.unit(), helping(matter, past, rules, chosen, person, units), person, reasons);
    }

    /** The rules from the one that names most, then the unit of the place, then who knows the enterprise. */
    private static List<Candidate> candidates(Matter matter, List<AssignmentRule> rules, GridPerson person, Past past) {
        List<Candidate> all = new ArrayList<>();
        applying(matter, rules).stream().sorted(Comparator.comparingInt(AssignmentRule::weight).reversed())
                .forEach(rule -> all.add(new Candidate(unitOf(rule, person), rule, words(rule))));
        if (person != null && person.unit() != null) {
            all.add(new Candidate(person.unit(), null, "网格名单里" + person.area() + "由这个单位办理。"));
        }
        if (past.lastUnit() != null) {
            all.add(new Candidate(past.lastUnit(), null, "同一单位上次的投诉由它办理。"));
        }
        return all;
    }

    /** Each rule once, in the order of the case's types. */
    private static Set<AssignmentRule> applying(Matter matter, List<AssignmentRule> rules) {
        Set<AssignmentRule> applying = new LinkedHashSet<>();
        for (PollutionType type : matter.types()) {
            rules.stream().filter(r -> r.appliesTo(type, matter.subtypes(), matter.township())).forEach(applying::add);
        }
        return applying;
    }

    /** What the deciding rule asks for, and whoever leads for another type of the same case. */
    private static List<String> helping(Matter matter, Past past, List<AssignmentRule> rules, Candidate chosen,
            GridPerson person, Map<String, String> units) {
        Set<String> helping = new LinkedHashSet<>();
        if (chosen.rule() != null) {
            helping.addAll(chosen.rule().helping());
        }
        for (PollutionType type : matter.types()) {
            strongest(type, matter, rules).map(rule -> unitOf(rule, person)).ifPresent(helping::add);
        }
        helping.removeIf(unit -> unit.equals(chosen.unit()) || past.returnedBy().contains(unit) || !units.containsKey(unit));
        return List.copyOf(helping);
    }

    private static Optional<AssignmentRule> strongest(PollutionType type, Matter matter, List<AssignmentRule> rules) {
        return rules.stream().filter(r -> r.appliesTo(type, matter.subtypes(), matter.township()))
                .max(Comparator.comparingInt(AssignmentRule::weight));
    }

    private static String unitOf(AssignmentRule rule, GridPerson person) {
        return !rule.lead().equals(AssignmentRule.GRID) ? rule.lead() : person == null ? null : person.unit();
    }

    private static String words(AssignmentRule rule) {
        return rule.reason() + (rule.verified() ? "" : "（这条规则待局里确认）");
    }
}
