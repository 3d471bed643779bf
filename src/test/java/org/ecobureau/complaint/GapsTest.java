package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.ecobureau.complaint.Gaps.Gap;
import org.junit.jupiter.api.Test;

class GapsTest {

    /** Text, then what is still open in it with its place, counted in characters from 1. */
    private static final Map<String, List<Gap>> TABLE = Map.ofEntries(
            Map.entry("您反映的问题属实。", List.of()),
            Map.entry("《〔2026〕3号》（属实）[附件]", List.of()),
            Map.entry("{enterprise}已停产", List.of(new Gap("{enterprise}", 1))),
            Map.entry("我们于【检查日期】到{place}检查", List.of(new Gap("【检查日期】", 4), new Gap("{place}", 11))),
            Map.entry("😀【日期】", List.of(new Gap("【日期】", 2))),
            Map.entry("｛ number ｝", List.of(new Gap("｛ number ｝", 1))),
            Map.entry("第一行\n【第二\n行】", List.of(new Gap("【第二\n行】", 5))),
            Map.entry("【】和{}", List.of(new Gap("【】", 1), new Gap("{}", 4))),
            Map.entry("只开了【没有关", List.of(new Gap("【", 4))),
            Map.entry("只关了}一半】", List.of(new Gap("}", 4), new Gap("】", 7))),
            Map.entry("【外{number}】", List.of(new Gap("【", 1), new Gap("{number}", 3), new Gap("】", 11))));

    @Test
    void everyOpenPlaceIsFoundWithItsPosition() {
        TABLE.forEach((text, gaps) -> assertEquals(gaps, Gaps.in(text), text));
        assertEquals(List.of(), Gaps.in(null));
    }

    @Test
    void theMessageNamesEachGapAndWhereItIs() {
        assertEquals("还有没填的地方：第 4 个字起“【检查日期】”，第 11 个字起“{place}”。填好或删去后再提交。",
                Gaps.told("我们于【检查日期】到{place}检查"));
        assertNull(Gaps.told("没有空"));
        String long40 = "【" + "很".repeat(60) + "】";
        assertTrue(Gaps.told(long40).length() < 70, "a long gap is cut short");
    }

    @Test
    void whatReportersReadIsCheckedAndWhatStaysInsideIsNot() {
        String gap = "去过【地点】";
        for (CaseAction told : List.of(CaseAction.PASS_ON, CaseAction.RETURN_TO_SOURCE, CaseAction.EXTEND,
                CaseAction.STAGE_CLOSE, CaseAction.REOPEN)) {
            assertEquals(Set.of("reason"), fields(CaseMove.of(told).with(Datum.REASON, gap)), told.name());
        }
        for (CaseAction any : CaseAction.values()) {
            assertEquals(Set.of("publicNote"), fields(CaseMove.of(any).publicNote(gap)), any.name());
            assertEquals(Set.of(), fields(CaseMove.of(any).internalNote(gap)), any.name());
        }
        assertEquals(Set.of("text"), fields(CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, gap)));
        assertEquals(Set.of("part"), fields(CaseMove.of(CaseAction.SPLIT).with(Datum.PART, gap)));
        assertEquals(Set.of("target"), fields(CaseMove.of(CaseAction.PASS_ON).with(Datum.TARGET, gap)));
        assertEquals(Set.of(), fields(CaseMove.of(CaseAction.NOTE).with(Datum.TEXT, gap)));
        assertEquals(Set.of(), fields(CaseMove.of(CaseAction.RETURN_DRAFT).with(Datum.REASON, gap)));
        assertEquals(Set.of(), fields(CaseMove.of(CaseAction.DRAFT_ANSWER).with(Datum.ANSWER, gap)), "a draft may hold gaps");
        assertEquals(Set.of(), fields(CaseMove.of(CaseAction.RECORD_FINDING).with(Datum.FINDING, gap)));
    }

    @Test
    void anAnswerWithAGapIsNeitherSubmittedNorApproved() {
        for (CaseAction step : List.of(CaseAction.SUBMIT_FOR_REVIEW, CaseAction.APPROVE_ANSWER)) {
            assertEquals(1, GapRule.violations(CaseMove.of(step), "见【附件】", "", CaseFixture.OFFICER).size(), step.name());
            assertEquals(0, GapRule.violations(CaseMove.of(step), "见附件", "", CaseFixture.OFFICER).size());
        }
        assertEquals(0, GapRule.violations(CaseMove.of(CaseAction.RETURN_DRAFT), "见【附件】", "", CaseFixture.REVIEWER).size());
    }

    @Test
    void reportersWriteAsTheyLike() {
        CaseMove said = CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, "【急】{看这里}");
        assertEquals(0, GapRule.violations(said, null, "", Actor.reporter()).size());
        CaseMove away = CaseMove.of(CaseAction.WITHDRAW).with(Datum.REASON, "【已解决】");
        assertEquals(0, GapRule.violations(away, null, "", Actor.reporter()).size());
    }

    @Test
    void aPartMayQuoteTheReportersOwnBrackets() {
        String described = "【急】夜里有噪声，门口写着【XX加工厂】";
        CaseMove quotes = CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "门口写着【XX加工厂】，夜里有噪声");
        assertEquals(List.of(), GapRule.violations(quotes, null, described, CaseFixture.INTAKE));
        CaseMove open = CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "【XX加工厂】在【地点】");
        String told = GapRule.violations(open, null, described, CaseFixture.INTAKE).get(0).message();
        assertTrue(told.contains("【地点】") && !told.contains("加工厂"), told);
        CaseMove message = CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, "您说的【XX加工厂】");
        assertEquals(1, GapRule.violations(message, null, described, CaseFixture.INTAKE).size(), "only a part is a quotation");
    }

    private static Set<String> fields(CaseMove move) {
        return Set.copyOf(GapRule.violations(move, null, "", CaseFixture.INTAKE).stream().map(v -> v.field()).toList());
    }
}
