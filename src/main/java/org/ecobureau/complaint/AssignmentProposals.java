package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.complaint.AssignmentProposal.Done;
import org.ecobureau.complaint.AssignmentProposal.Matter;
import org.ecobureau.complaint.AssignmentProposal.Past;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.Unit;

/** Joins the pure {@link AssignmentProposal} with the rules, the published grid list and what is stored of the cases. */
@ApplicationScoped
public class AssignmentProposals {

    private static final Set<CaseAction> TELLING = EnumSet.of(CaseAction.ASSIGN, CaseAction.RETURN_ASSIGNMENT,
            CaseAction.RECUSE);

    @Inject
    AssignmentRuleBook rules;

    @Inject
    GridRegister grid;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** A case as the preview of several shows it. */
    public record Proposed(String number, long version, CaseStatus status, String leadUnit, List<PollutionType> types,
            String township, String place, AssignmentProposal proposal, Instant urgentAt) {

        /** Whether it waits for a unit. */
        public boolean waiting() {
            return status == CaseStatus.ACCEPTED;
        }
    }

    /** The proposal for one case that was read. */
    @Transactional
    public AssignmentProposal of(CaseSheet sheet) {
        List<Done> steps = sheet.events().stream().filter(e -> TELLING.contains(e.action()))
                .map(e -> new Done(e.action(), e.actor(), e.data())).toList();
        String key = Likeness.enterpriseKey(sheet.enterprise());
        return basis().propose(new Matter(sheet.types(), sheet.subtypes(), sheet.township(), sheet.place()),
                Past.of(steps, lastUnits(key == null ? List.of() : List.of(key), sheet.number()).get(key)));
    }

    /** The proposals for several cases, in the order asked for; unknown numbers are left out. Five statements however many. */
    @Transactional
    public List<Proposed> of(List<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Basis basis = basis();
        List<ComplaintCase> cases = ComplaintCase.list("number in ?1", numbers);
        Map<Long, List<Done>> steps = new HashMap<>();
        CaseEvent.<CaseEvent> list("caseId in ?1 and action in ?2 order by id", cases.stream().map(c -> c.id).toList(), TELLING)
                .forEach(e -> steps.computeIfAbsent(e.caseId, id -> new ArrayList<>())
                        .add(new Done(e.action, e.actor, e.payload)));
        Map<String, String> lastUnits = lastUnits(
                cases.stream().map(c -> c.enterpriseKey).filter(Objects::nonNull).distinct().toList(), "");
        Map<String, Proposed> byNumber = cases.stream().map(c -> new Proposed(c.number, c.version, c.status(), c.leadUnit,
                c.types, c.township, c.place, basis.propose(new Matter(c.types, c.subtypes, c.township, c.place),
                        Past.of(steps.getOrDefault(c.id, List.of()), lastUnits.get(c.enterpriseKey))),
                c.urgentAt))
                .collect(Collectors.toMap(Proposed::number, p -> p));
        return numbers.stream().map(byNumber::get).filter(Objects::nonNull).toList();
    }

    /** A unit other than the proposed one is allowed, and stands in the event of 交办. */
    void keepDeviation(ComplaintCase c, CaseMove move, Actor actor, Map<Datum, String> kept) {
        if (move.action() != CaseAction.ASSIGN || actor.roles().contains(Actor.SYSTEM)) {
            return;
        }
        String proposed = unitFor(c);
        if (proposed != null && !proposed.equals(move.get(Datum.UNIT))) {
            kept.put(Datum.PROPOSED_UNIT, proposed);
        }
    }

    private String unitFor(ComplaintCase c) {
        List<Done> steps = CaseEvent.of(c.id).stream().map(e -> new Done(e.action, e.actor, e.payload)).toList();
        return basis().propose(new Matter(c.types, c.subtypes, c.township, c.place), Past.of(steps,
                c.enterpriseKey == null ? null : lastUnits(List.of(c.enterpriseKey), c.number).get(c.enterpriseKey)))
                .leadUnit();
    }

    /** What all proposals of one moment stand on. */
    private record Basis(List<AssignmentRule> rules, List<GridPerson> grid, Map<String, String> units) {
        AssignmentProposal propose(Matter matter, Past past) {
            return AssignmentProposal.of(matter, past, rules, grid, units);
        }
    }

    private Basis basis() {
        return new Basis(rules.on(ChinaTime.today(clock)), grid.persons(),
                Unit.all().stream().collect(Collectors.toMap(Unit::code, Unit::name)));
    }

    /** Who answered the newest case at each enterprise. */
    private Map<String, String> lastUnits(Collection<String> keys, String exceptFor) {
        Map<String, String> units = new HashMap<>();
        if (!keys.isEmpty()) {
            database.createQuery("select c.enterpriseKey, c.leadUnit from ComplaintCase c where c.enterpriseKey in :keys and"
                    + " c.number <> :number and c.answeredAt is not null and c.leadUnit is not null order by c.receivedAt",
                    Object[].class).setParameter("keys", keys).setParameter("number", exceptFor).getResultList()
                    .forEach(row -> units.put((String) row[0], (String) row[1]));
        }
        return units;
    }
}
