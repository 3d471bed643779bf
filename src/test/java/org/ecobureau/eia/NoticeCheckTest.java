package org.ecobureau.eia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.ecobureau.calendar.OfficialCalendars;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeCheckTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 24);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 8);

    /** A notice with nothing but its name and period. */
    private static NoticeFacts bare(ReportType type, Outcome outcome, LocalDate first, LocalDate last) {
        return new NoticeFacts("项目", null, null, null, null, type, null, null, null, null, null, null, outcome, null, null,
                null, null, first, last, CountingRule.START_EXCLUDED);
    }

    private static List<String> fields(FormErrors errors) {
        return errors.all().stream().map(Violation::field).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ACCEPTANCE | BOOK |         | acceptedOn redaction fullTextFile participationFile",
            "ACCEPTANCE | FORM |         | acceptedOn redaction fullTextFile",
            "PROPOSED   | BOOK |         | summary measures participation outcome",
            "PROPOSED   | BOOK | REFUSE  | summary measures participation outcomeReason",
            "DECISION   | FORM |         | outcome documentTitle documentNumber decidedOn fullTextFile",
            "DECISION   | FORM | REFUSE  | outcomeReason documentTitle documentNumber decidedOn fullTextFile" })
    void eachStageNamesWhatIsMissing(Stage stage, ReportType type, Outcome outcome, String missing) {
        FormErrors errors = new FormErrors();
        NoticeCheck.complete(stage, bare(type, outcome, FIRST, LAST), Set.of(), errors);
        List<String> common = List.of("location", "township", "builder", "eiaAgency", "authority");
        assertEquals(common, fields(errors).subList(0, common.size()));
        assertEquals(List.of(missing.split(" ")), fields(errors).subList(common.size(), fields(errors).size()));
    }

    @Test
    void documentsSatisfyTheirFields() {
        FormErrors errors = new FormErrors();
        NoticeCheck.complete(Stage.ACCEPTANCE, bare(ReportType.BOOK, null, FIRST, LAST),
                EnumSet.of(DocumentKind.FULL_TEXT, DocumentKind.PARTICIPATION), errors);
        assertTrue(fields(errors).stream().noneMatch(field -> field.endsWith("File")), fields(errors).toString());
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-24, 2026-12-08, ''", "2026-11-24, 2026-12-31, ''", "2026-11-24, 2026-12-07, periodLast",
            "2026-11-25, 2026-12-09, periodFirst" })
    void correctionKeepsTheFirstDayAndNeverEndsEarlier(LocalDate first, LocalDate last, String field) {
        FormErrors errors = new FormErrors();
        NoticeCheck.correction(bare(ReportType.BOOK, null, FIRST, LAST), bare(ReportType.BOOK, null, first, last), errors);
        assertEquals(field.isEmpty() ? List.of() : List.of(field), fields(errors));
    }

    @Test
    void decisionIsPublicWithinSevenWorkingDays() {
        NoticeFacts facts = new NoticeFacts("项目", null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, LocalDate.of(2026, 9, 30), null, null, null);
        assertEquals(LocalDate.of(2026, 10, 15), NoticeCheck.publishBy(OfficialCalendars.stored(), facts));
        assertNull(NoticeCheck.publishBy(OfficialCalendars.stored(), bare(ReportType.BOOK, null, FIRST, LAST)));
    }

    @Test
    void fileSizesReadAsOnAPhone() {
        assertEquals("512 字节", FileSize.words(512));
        assertEquals("358 KB", FileSize.words(366_592));
        assertEquals("1.2 MB", FileSize.words(1_258_291));
    }
}
