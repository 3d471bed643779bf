package org.ecobureau.complaint;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reporter follows under one receipt: the case, the one it was merged into, and the parts split off it, each again with
 * its main case and parts.
 *
 * @param identityLog what was done with the reporter's identity, in the case and all its parts; empty in a part
 */
public record Followed(CaseSheet own, CaseSheet main, List<Followed> parts, List<IdentityLog.Entry> identityLog) {

    /** The parts and the parts of parts. */
    public Stream<Followed> allParts() {
        return parts.stream().flatMap(p -> Stream.concat(Stream.of(p), p.allParts()));
    }

    /**
     * The steps of the case that its reporter may know, in the order they happened; those of the main case without what was
     * written to others. Each part has its own.
     */
    public Stream<CaseSheet.Event> steps() {
        Stream<CaseSheet.Event> mine = untilLeft(own).filter(CaseSheet.Event::isPublic);
        if (main == null) {
            return mine;
        }
        Instant merged = own.events().stream().filter(e -> e.action() == CaseAction.MERGE).map(CaseSheet.Event::at)
                .reduce((first, second) -> second).orElseThrow();
        return Stream.concat(mine, main.events().stream()
                .filter(e -> e.isPublic() && !e.isOwnDoing() && e.at().isAfter(merged)).map(CaseSheet.Event::forOthers))
                .sorted(Comparator.comparing(CaseSheet.Event::at));
    }

    /** The approved answers of the case, of the main case it was merged into and of its parts, each once. */
    public Stream<CaseSheet.Event> answered() {
        Stream<CaseSheet.Event> here = Stream.concat(untilLeft(own), main == null ? Stream.of() : main.events().stream())
                .filter(e -> e.action() == CaseAction.APPROVE_ANSWER);
        return Stream.concat(here, parts.stream().flatMap(Followed::answered)).distinct()
                .sorted(Comparator.comparing(CaseSheet.Event::at));
    }

    /** What happened while it was the reporter's: a case that goes on for others is theirs no more. */
    private static Stream<CaseSheet.Event> untilLeft(CaseSheet sheet) {
        List<CaseSheet.Event> events = sheet.events();
        int left = events.stream().map(CaseSheet.Event::action).toList().indexOf(CaseAction.LEAVE);
        return (left < 0 ? events : events.subList(0, left + 1)).stream();
    }

    /**
     * What the bureau owes this reporter: an answer clock of one's own runs on after a merge, else those of the main case
     * count; nothing is owed to who withdrew.
     */
    public List<ClockReading> clocks() {
        if (own.reporterLeft()) {
            return List.of();
        }
        boolean accepted = own.clocks().stream().anyMatch(c -> c.kind() == ClockReading.Kind.ANSWER);
        return main == null || accepted ? own.clocks() : main.clocks();
    }

    /** Whether nothing more comes. */
    public boolean ended() {
        return own.reporterLeft() || handled().isFinal();
    }

    /** Where the matter stands: the main case's state, if it was merged. */
    public CaseStatus handled() {
        return main == null ? own.status() : main.status();
    }

    /** The duty due next, if one stands; the next thing a reporter may wait for. */
    public Optional<ClockReading> nextDuty() {
        return clocks().stream().filter(ClockReading::open).filter(c -> c.kind() != ClockReading.Kind.RETURN)
                .filter(c -> c.due() != null).min(Comparator.comparing(ClockReading::due));
    }
}
