package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.ecobureau.staff.Roles;
import org.junit.jupiter.api.Test;

class VisitDaysTest {

    private static CaseSheet.Event event(CaseAction action, Map<Datum, String> data) {
        return new CaseSheet.Event(action, CaseStatus.ASSIGNED, CaseStatus.ASSIGNED, Instant.EPOCH, "officer1", Roles.OFFICER,
                null, null, data);
    }

    private static CaseSheet.Event visit(String no, String day) {
        return event(CaseAction.RECORD_VISIT, Map.of(Datum.VISIT, no, Datum.VISITED_ON, day));
    }

    private static CaseSheet.Event amended(String no, String day) {
        return event(CaseAction.AMEND_VISIT, day == null ? Map.of(Datum.VISIT, no, Datum.TEXT, "补充 1 张照片")
                : Map.of(Datum.VISIT, no, Datum.TEXT, "更正", Datum.VISITED_ON, day));
    }

    private static List<String> notes(CaseSheet.Event... events) {
        return VisitDays.told(List.of(events)).stream().filter(e -> e.action() == CaseAction.RECORD_VISIT)
                .map(CaseSheet.Event::publicNote).toList();
    }

    @Test
    void theDayIsToldAndNothingElse() {
        assertEquals(List.of("检查日期：2026年11月23日。"), notes(visit("1", "2026-11-23"), amended("1", null)));
    }

    @Test
    void aCorrectedDayIsToldCorrectedAndOnlyOfItsVisit() {
        assertEquals(List.of("检查日期：2026年11月22日（日期作过更正）。", "检查日期：2026年11月24日。"), notes(visit("1", "2026-11-23"),
                visit("2", "2026-11-24"), amended("1", "2026-11-21"), amended("1", "2026-11-22")));
    }

    @Test
    void whatWasErasedIsNotToldAgain() {
        assertNull(VisitDays.told(List.of(event(CaseAction.RECORD_VISIT, Map.of()))).get(0).publicNote());
    }

    @Test
    void aMergedReceiptReadsTheDayAndNoWords() {
        CaseSheet.Event visit = VisitDays.told(List.of(visit("1", "2026-11-23"))).get(0);
        assertEquals("检查日期：2026年11月23日。", visit.forOthers().publicNote());
    }
}
