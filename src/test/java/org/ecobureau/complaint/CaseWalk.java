package org.ecobureau.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.ecobureau.staff.Roles;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A random history a case can have. Each step is drawn from those that are open at that moment to somebody, guards included;
 * the way to the answer weighs more than what only talks, and that more than what ends the matter, so that long histories
 * come to their answers.
 */
record CaseWalk(ClockTerms terms, List<CaseFact> facts, List<CaseStatus> states) {

    static final ClockTerms OWN = new ClockTerms(based("15 natural"), null, based("60 natural"), based("2 working"),
            based("30 natural"));
    static final ClockTerms HOTLINE = new ClockTerms(null, based("7 natural"), based("60 natural"), based("1 working"),
            based("30 natural"));
    static final ClockTerms WORKING = new ClockTerms(based("15 working"), based("7 working"), based("60 working"),
            based("5 working"), based("20 working"));

    private static final Instant START = OffsetDateTime.parse("2026-03-02T09:00:00+08:00").toInstant();
    private static final List<CaseStatus> WAY = List.of(CaseStatus.HELD, CaseStatus.REGISTERED, CaseStatus.ACCEPTED,
            CaseStatus.ASSIGNED, CaseStatus.INVESTIGATING, CaseStatus.DRAFTED, CaseStatus.IN_REVIEW, CaseStatus.ANSWERED,
            CaseStatus.STAGE_CLOSED, CaseStatus.CLOSED);
    static final List<Actor> PEOPLE = List.of(actor("intake1", "bureau", Roles.INTAKE),
            actor("dispatcher1", "bureau", Roles.DISPATCHER), actor("officer1", "enforcement", Roles.OFFICER),
            actor("officer9", "enforcement", Roles.OFFICER), actor("officer2", "wushi-station", Roles.OFFICER),
            actor("officer8", "wushi-station", Roles.OFFICER), actor("reviewer1", "bureau", Roles.REVIEWER),
            actor("leader1", "bureau", Roles.LEADER), Actor.reporter(), Actor.system());

    private static final Map<CaseStatus, List<Transition>> ROWS = CaseTransitions.all().stream()
            .collect(Collectors.groupingBy(Transition::from));

    private static BasedTerm based(String term) {
        return BasedTerm.parse(term + " 某条例第一条");
    }

    private static Actor actor(String name, String unit, String role) {
        return new Actor(name, name, unit, Set.of(role));
    }

    /** Which of the open steps, and how long after the one before. */
    record Draw(int pick, Duration pause) {
    }

    /** One step that is open to this person. */
    private record Open(Transition row, Actor actor, int weight) {
    }

    /** Any walk under any of the terms. */
    static Arbitrary<CaseWalk> any() {
        return any(Set.of(), OWN, HOTLINE, WORKING);
    }

    /** @param unguarded guards that do not hold somebody back here, as before they existed */
    static Arbitrary<CaseWalk> any(Set<Guard> unguarded, ClockTerms... terms) {
        Arbitrary<Draw> draws = Combinators.combine(Arbitraries.integers().between(0, 1_000_000).withoutEdgeCases(),
                Arbitraries.longs().between(1, 12L * 24 * 3600)).as((p, s) -> new Draw(p, Duration.ofSeconds(s)));
        return Combinators.combine(Arbitraries.of(terms), Arbitraries.integers().between(0, 4),
                draws.list().ofMinSize(20).ofMaxSize(60))
                .as((term, flag, list) -> walk(term, flag == 0, list, unguarded));
    }

    private static CaseWalk walk(ClockTerms terms, boolean flagged, List<Draw> draws, Set<Guard> unguarded) {
        CaseWalk walk = new CaseWalk(terms, new ArrayList<>(), new ArrayList<>());
        CaseStatus first = flagged ? CaseStatus.HELD : CaseStatus.REGISTERED;
        walk.facts.add(new CaseFact(CaseAction.REGISTER, START, terms.keptBy(CaseAction.REGISTER, first)));
        walk.states.add(first);
        Known known = new Known(flagged);
        for (Draw draw : draws) {
            walk.step(draw, known, unguarded);
        }
        return walk;
    }

    private void step(Draw draw, Known known, Set<Guard> unguarded) {
        Instant now = end().plus(draw.pause());
        known.worldGoesOn(draw.pick(), last());
        MoveGuards.State state = known.state(facts, Clocks.of(facts, ClocksTest.WEEKDAYS, now));
        Map<String, Boolean> passes = new HashMap<>();
        List<Open> open = new ArrayList<>();
        for (Transition row : ROWS.get(last())) {
            PEOPLE.stream().filter(p -> p.roles().stream().anyMatch(row.roles()::contains))
                    .filter(p -> row.guards().stream().allMatch(g -> unguarded.contains(g)
                            || passes.computeIfAbsent(g + p.displayName(),
                                    key -> MoveGuards.objection(g, state, p).isEmpty())))
                    .findFirst().ifPresent(p -> open.add(new Open(row, p, weight(row, known))));
        }
        int at = draw.pick() % open.stream().mapToInt(Open::weight).sum();
        for (Open one : open) {
            at -= one.weight();
            if (at < 0) {
                Map<Datum, String> kept = new EnumMap<>(Datum.class);
                kept.putAll(terms.keptBy(one.row().action(), one.row().to()));
                facts.add(new CaseFact(one.row().action(), now, kept));
                states.add(one.row().to());
                known.after(one.row(), one.actor(), draw.pick());
                return;
            }
        }
    }

    private static int weight(Transition row, Known known) {
        if (row.action() == CaseAction.RECORD_FINDING && !known.finding) {
            return 12;
        }
        if (row.action() == CaseAction.EXTEND || row.action() == CaseAction.DECLINE_EXTENSION) {
            return known.asked ? 8 : 1;
        }
        if (row.action() == CaseAction.ASSIGN && row.roles().contains(Actor.SYSTEM)) {
            // Of errors of the site alone.
            return 0;
        }
        return weight(row);
    }

    /** How likely a step is by where it leads. */
    static int weight(Transition row) {
        int from = WAY.indexOf(row.from());
        int to = WAY.indexOf(row.to());
        return from == to ? 1 : to < 0 ? 2 : from < 0 ? 6 : to > from ? 20 : 2;
    }

    CaseStatus last() {
        return states.get(states.size() - 1);
    }

    Instant end() {
        return facts.get(facts.size() - 1).at();
    }

    /** The walk as far as its step of that number. */
    CaseWalk until(int step) {
        return new CaseWalk(terms, facts.subList(0, step + 1), states.subList(0, step + 1));
    }

    List<ClockReading> clocks(Instant now) {
        return Clocks.of(facts, ClocksTest.WEEKDAYS, now);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < facts.size(); i++) {
            text.append('\n').append(facts.get(i).at()).append(' ').append(facts.get(i).action())
                    .append(" > ").append(states.get(i));
        }
        return text.toString();
    }

    /** What the guards look at beside the history. */
    private static final class Known {
        private final boolean flagged;
        private final List<String> coUnits = new ArrayList<>();
        private final Set<String> recused = new HashSet<>();
        private String unit;
        private String officer;
        private String draftedBy;
        private boolean finding;
        private boolean asked;
        private boolean others;
        private boolean left;
        private boolean linked;
        private boolean supervised;
        private String urgentBy;
        private boolean letterOwed;
        private CaseStatus main;
        private CaseStatus mergedFrom;

        Known(boolean flagged) {
            this.flagged = flagged;
        }

        /** Other reports are merged into this one and taken out again, and the main case is handled. */
        void worldGoesOn(int pick, CaseStatus status) {
            if (pick % 13 == 0 && !status.isFinal()) {
                others = !others;
            }
            if (main == CaseStatus.INVESTIGATING && pick % 3 == 0) {
                main = CaseStatus.ANSWERED;
            }
        }

        void after(Transition row, Actor actor, int pick) {
            switch (row.action()) {
                case ASSIGN -> {
                    unit = pick % 2 == 0 ? "enforcement" : "wushi-station";
                    coUnits.remove(unit);
                    officer = null;
                }
                case RETURN_ASSIGNMENT -> unit = null;
                case ADD_CO_UNIT -> coUnits.add("enforcement".equals(unit) ? "wushi-station" : "enforcement");
                case REMOVE_CO_UNIT -> coUnits.remove(0);
                case RECUSE -> {
                    officer = null;
                    recused.add(actor.username());
                }
                case START_INVESTIGATION, TAKE_OVER -> officer = actor.username();
                case RECORD_FINDING -> finding = true;
                case DRAFT_ANSWER -> draftedBy = actor.username();
                case ASK_EXTENSION -> asked = true;
                case EXTEND, DECLINE_EXTENSION -> asked = false;
                case SUPERVISE, END_SUPERVISION -> supervised = row.action() == CaseAction.SUPERVISE;
                case MARK_URGENT -> urgentBy = actor.username();
                case END_URGENT -> urgentBy = null;
                // As of who can only be written to; the clocks of these walks know nothing of it ({@link ByPostTest} does).
                case ACCEPT, POST_LETTER -> letterOwed = flagged && row.action() == CaseAction.ACCEPT;
                case LINK, UNLINK -> linked = row.action() == CaseAction.LINK;
                case MERGE -> {
                    main = CaseStatus.INVESTIGATING;
                    mergedFrom = row.from();
                }
                case UNMERGE -> main = null;
                case LEAVE -> left = true;
                case REOPEN -> {
                    officer = null;
                    draftedBy = null;
                }
                default -> {
                    // The history says it, or no guard looks at it.
                }
            }
            asked &= !row.to().isFinal() && row.to() != CaseStatus.ANSWERED;
        }

        MoveGuards.State state(List<CaseFact> facts, List<ClockReading> clocks) {
            List<CaseFact> round = Clocks.rounds(facts).get(Clocks.rounds(facts).size() - 1);
            Set<CaseAction> done = EnumSet.noneOf(CaseAction.class);
            facts.forEach(f -> done.add(f.action()));
            boolean returnable = clocks.stream().anyMatch(c -> c.kind() == ClockReading.Kind.RETURN && c.open());
            return new MoveGuards.State(LegalTrack.VIOLATION, unit, coUnits, finding, draftedBy,
                    round.stream().anyMatch(f -> f.action() == CaseAction.EXTEND), asked, returnable, others,
                    Retention.held(facts), recused, left, main, MoveGuards.termRuns(clocks), flagged,
                    done.contains(CaseAction.ACCEPT), officer, linked, supervised, mergedFrom,
                    !done.contains(CaseAction.ERASE_IDENTITY), urgentBy, letterOwed);
        }
    }
}
