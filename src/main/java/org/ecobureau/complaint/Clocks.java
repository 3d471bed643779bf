package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.shared.time.ChinaTime;

/**
 * The clocks of a case as a pure function of its events, the calendar and the present moment. The day of the event is
 * not counted; a term ends at 23:59:59 China time of its last day. Waiting for the reporter stops no clock; what a reporter
 * hears of by post ends its clock with the letter ({@link ByPost}).
 */
public final class Clocks {

    private static final Set<CaseAction> ENDS_ACCEPTANCE = EnumSet.of(CaseAction.ACCEPT, CaseAction.REFUSE,
            CaseAction.MARK_SPAM, CaseAction.PASS_ON,
            CaseAction.RETURN_TO_SOURCE, CaseAction.MERGE, CaseAction.WITHDRAW);
    private static final Set<CaseAction> ENDS_ANSWER = EnumSet.of(CaseAction.APPROVE_ANSWER, CaseAction.REFUSE,
            CaseAction.MARK_SPAM, CaseAction.PASS_ON, CaseAction.RETURN_TO_SOURCE, CaseAction.WITHDRAW);

    /** What is done in the main case for everybody who hangs on it. */
    private static final Set<CaseAction> SHARED = EnumSet.of(CaseAction.APPROVE_ANSWER, CaseAction.PASS_ON, CaseAction.EXTEND);

    private static final Map<CaseAction, CaseAction> UNDONE_BY = Map.of(CaseAction.MERGE, CaseAction.UNMERGE,
            CaseAction.MARK_SPAM, CaseAction.UNMARK_SPAM);

    private Clocks() {
    }

    /**
     * The clocks that run or ran, in the order acceptance, answer, return. The channel's answer clock and the legal one may
     * run side by side. Each time a matter is handled anew clocks of its own follow. A merge ends the duty to decide,
     * never
     * the duty to answer: that ends with the main case's answer ({@link #withMain}). One that was taken back, or a
     * finding of spam that was, ended nothing.
     *
     * @param facts in the order they happened; the terms are read from them
     */
    public static List<ClockReading> of(List<CaseFact> history, WorkingDays calendar, Instant now) {
        List<ClockReading> clocks = new ArrayList<>();
        List<List<CaseFact>> rounds = rounds(history);
        List<CaseFact> facts = rounds.get(0);
        CaseFact received = first(facts, CaseAction.REGISTER);
        if (received == null) {
            return clocks;
        }
        CaseFact accepted = first(facts, CaseAction.ACCEPT);
        add(clocks, ClockReading.Kind.ACCEPTANCE, received, Datum.ACCEPTANCE_TERM, null, told(facts, ENDS_ACCEPTANCE, history),
                calendar, now);
        // Rows written before the channel's term had a key of its own hold it under the key of the legal one.
        Datum channel = received.term(Datum.ANSWER_TERM) != null ? Datum.ANSWER_TERM : Datum.CHANNEL_TERM;
        answers(clocks, facts, received, channel, accepted, history, calendar, now);
        for (List<CaseFact> round : rounds.subList(1, rounds.size())) {
            CaseFact anew = round.get(0);
            add(clocks, ClockReading.Kind.ACCEPTANCE, anew, Datum.ACCEPTANCE_TERM, null, told(round, ENDS_ACCEPTANCE, history),
                    calendar, now);
            answers(clocks, round, anew, Datum.CHANNEL_TERM, accepted(round), history, calendar, now);
        }
        // A right of the bureau ends with its decision, whenever the reporter hears of it.
        add(clocks, ClockReading.Kind.RETURN, received, Datum.RETURN_TERM, null, firstOf(facts, ENDS_ACCEPTANCE), calendar,
                now);
        return clocks;
    }

    /** What the channel asks for and what the law asks for, side by side; only the legal term can be extended. */
    private static void answers(List<ClockReading> clocks, List<CaseFact> round, CaseFact channelFrom, Datum channelKey,
            CaseFact legalFrom, List<CaseFact> history, WorkingDays calendar, Instant now) {
        Instant done = told(round, ENDS_ANSWER, history);
        add(clocks, ClockReading.Kind.ANSWER, channelFrom, channelKey, null, done, calendar, now);
        if (legalFrom != null) {
            add(clocks, ClockReading.Kind.ANSWER, legalFrom, Datum.ANSWER_TERM, first(round, CaseAction.EXTEND), done, calendar,
                    now);
        }
    }

    /**
     * The history of a merged case with what ended or lengthened its duty to answer since: the main case's answer, passing on
     * and extension. An answer that stood when it was merged counts from the merge on.
     */
    static List<CaseFact> withMain(List<CaseFact> own, List<CaseFact> main) {
        Instant merged = own.stream().filter(f -> f.action() == CaseAction.MERGE).map(CaseFact::at)
                .reduce((first, second) -> second).orElseThrow();
        List<CaseFact> all = new ArrayList<>(own);
        List<CaseFact> before = main.stream().filter(f -> !f.at().isAfter(merged)).toList();
        List<List<CaseFact>> rounds = rounds(before);
        if (first(rounds.get(rounds.size() - 1), CaseAction.APPROVE_ANSWER) != null) {
            all.add(new CaseFact(CaseAction.APPROVE_ANSWER, merged));
        }
        main.stream().filter(f -> f.at().isAfter(merged) && SHARED.contains(f.action())).forEach(all::add);
        return all;
    }

    /**
     * What the legal clock that runs started from, for a part that is split off: acceptance or handling anew, with its term
     * and its extension; empty before the case was accepted.
     */
    static Optional<CaseFact> legalStart(List<CaseFact> history) {
        List<List<CaseFact>> rounds = rounds(history);
        List<CaseFact> round = rounds.get(rounds.size() - 1);
        CaseFact start = accepted(round);
        if (start == null) {
            return Optional.empty();
        }
        Map<Datum, String> kept = new EnumMap<>(Datum.class);
        keep(kept, Datum.ANSWER_TERM, start);
        keep(kept, Datum.EXTENSION_TERM, start);
        CaseFact extension = first(round, CaseAction.EXTEND);
        if (extension != null) {
            keep(kept, Datum.EXTENSION_TERM, extension);
        }
        kept.put(Datum.RECEIVED_AT, start.startsAt().toString());
        return Optional.of(new CaseFact(CaseAction.ACCEPT, start.at(), kept));
    }

    /** From when the law asks for an answer: handled anew as accepted before, or accepted in this round; null before that. */
    private static CaseFact accepted(List<CaseFact> round) {
        CaseFact start = round.get(0);
        return start.action() == CaseAction.REOPEN && start.term(Datum.ANSWER_TERM) != null ? start
                : first(round, CaseAction.ACCEPT);
    }

    /** The start of the round that runs, where the matter is to be decided on again; empty in the first round. */
    static Optional<CaseFact> undecided(List<CaseFact> history) {
        List<List<CaseFact>> rounds = rounds(history);
        CaseFact start = rounds.get(rounds.size() - 1).get(0);
        return rounds.size() > 1 && start.term(Datum.ANSWER_TERM) == null ? Optional.of(start) : Optional.empty();
    }

    private static void keep(Map<Datum, String> kept, Datum key, CaseFact from) {
        if (from.data().get(key) != null) {
            kept.put(key, from.data().get(key));
        }
    }

    /** The history cut where the matter was handled anew; merges and findings of spam that were taken back are left out. */
    static List<List<CaseFact>> rounds(List<CaseFact> history) {
        List<List<CaseFact>> rounds = new ArrayList<>();
        rounds.add(new ArrayList<>());
        for (int i = 0; i < history.size(); i++) {
            CaseFact fact = history.get(i);
            CaseAction undone = UNDONE_BY.get(fact.action());
            if (undone != null && first(history.subList(i, history.size()), undone) != null) {
                continue;
            }
            if (fact.action() == CaseAction.REOPEN) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(rounds.size() - 1).add(fact);
        }
        return rounds;
    }

    /**
     * When the next duty that still stands is due, over all clocks but the right to return; empty when none stands or its
     * calendar is missing.
     */
    public static Optional<Instant> nextDue(List<ClockReading> clocks) {
        return dues(clocks).stream().min(Instant::compareTo);
    }

    /** When each duty that still stands is due. */
    static List<Instant> dues(List<ClockReading> clocks) {
        return clocks.stream().filter(ClockReading::open).filter(c -> c.kind() != ClockReading.Kind.RETURN)
                .map(ClockReading::due).filter(d -> d != null).toList();
    }

    /** Until when the case may go back to its source: a right that lapses, no duty (decision 034). */
    public static Optional<Instant> returnBy(List<ClockReading> clocks) {
        return clocks.stream().filter(c -> c.kind() == ClockReading.Kind.RETURN).filter(ClockReading::open)
                .map(ClockReading::due).filter(d -> d != null).findFirst();
    }

    /** The last moment of a term that starts with this event; empty when a needed calendar year is missing. */
    public static Optional<Instant> due(Instant start, Term term, WorkingDays calendar) {
        return lastDay(ChinaTime.dayOf(start), term, calendar).map(ChinaTime::endOf);
    }

    private static void add(List<ClockReading> clocks, ClockReading.Kind kind, CaseFact start, Datum key, CaseFact extension,
            Instant done, WorkingDays calendar, Instant now) {
        BasedTerm term = start.term(key);
        if (term == null) {
            return;
        }
        Optional<LocalDate> day = lastDay(ChinaTime.dayOf(start.startsAt()), term.term(), calendar);
        // A part that was split off keeps the extension it was born with.
        BasedTerm more = extension == null ? start.term(Datum.EXTENSION_TERM)
                : tooLate(extension, day) ? null : extension.term(Datum.EXTENSION_TERM);
        if (more != null) {
            day = day.flatMap(d -> lastDay(d, more.term(), calendar));
        }
        Instant due = day.map(ChinaTime::endOf).orElse(null);
        if (kind == ClockReading.Kind.RETURN && due != null && state(due, done, false, now) == ClockReading.State.LATE) {
            // Nobody had to return it: the right fell away, and the case is ours.
            clocks.add(new ClockReading(kind, term.basis(), due, ClockReading.State.MET, due, false));
            return;
        }
        clocks.add(new ClockReading(kind, term.basis(), due, state(due, done, more != null, now), done, due == null));
    }

    /** Whoever extends a term that is over makes nothing on time. */
    private static boolean tooLate(CaseFact extension, Optional<LocalDate> day) {
        return day.filter(d -> state(ChinaTime.endOf(d), null, false, extension.at()) == ClockReading.State.LATE).isPresent();
    }

    private static Optional<LocalDate> lastDay(LocalDate first, Term term, WorkingDays calendar) {
        return term.unit() == Term.Unit.NATURAL ? Optional.of(first.plusDays(term.amount()))
                : calendar.end(first, term.amount());
    }

    private static ClockReading.State state(Instant due, Instant done, boolean extended, Instant now) {
        Instant judged = done == null ? now : done;
        // The last second belongs to the term as a whole, also its milliseconds.
        if (due != null && !judged.isBefore(due.plusSeconds(1))) {
            return ClockReading.State.LATE;
        }
        if (done != null && due != null) {
            return ClockReading.State.MET;
        }
        return extended ? ClockReading.State.EXTENDED : ClockReading.State.RUNNING;
    }

    private static CaseFact first(List<CaseFact> facts, CaseAction action) {
        return facts.stream().filter(f -> f.action() == action).findFirst().orElse(null);
    }

    /** When the reporter heard of the first of these steps; null while they did not. */
    private static Instant told(List<CaseFact> round, Set<CaseAction> actions, List<CaseFact> history) {
        return round.stream().filter(f -> actions.contains(f.action())).findFirst().map(f -> ByPost.told(f, history))
                .orElse(null);
    }

    private static Instant firstOf(List<CaseFact> facts, Set<CaseAction> actions) {
        return facts.stream().filter(f -> actions.contains(f.action()))
                .map(f -> f.action() == CaseAction.ACCEPT ? f.startsAt() : f.at()).findFirst().orElse(null);
    }
}
