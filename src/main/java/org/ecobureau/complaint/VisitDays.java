package org.ecobureau.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.ecobureau.shared.time.ChinaTime;

/** What the reporter is told of a visit: the day, as it stands after corrections, and nothing else. */
final class VisitDays {

    private VisitDays() {
    }

    /** The events with the day as the public note of each visit; none where the words of the case were erased. */
    static List<CaseSheet.Event> told(List<CaseSheet.Event> events) {
        return events.stream().map(e -> e.action() == CaseAction.RECORD_VISIT
                ? new CaseSheet.Event(e.action(), e.from(), e.to(), e.at(), e.actor(), e.actorRole(), day(e, events),
                        e.internalNote(), e.data())
                : e).toList();
    }

    private static String day(CaseSheet.Event visit, List<CaseSheet.Event> events) {
        String first = visit.data().get(Datum.VISITED_ON);
        if (first == null) {
            return null;
        }
        String last = events.stream().filter(e -> e.action() == CaseAction.AMEND_VISIT)
                .filter(e -> Objects.equals(visit.data().get(Datum.VISIT), e.data().get(Datum.VISIT)))
                .map(e -> e.data().get(Datum.VISITED_ON)).filter(Objects::nonNull).reduce(first, (a, b) -> b);
        return "检查日期：" + ChinaTime.day(LocalDate.parse(last)) + (last.equals(first) ? "。" : "（日期作过更正）。");
    }
}
