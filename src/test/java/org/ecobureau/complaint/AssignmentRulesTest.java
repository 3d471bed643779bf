package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentRulesTest {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final QuestionCatalogue QUESTIONS = new QuestionCatalogue();
    static final AssignmentRules.Known KNOWN = new AssignmentRules.Known(Set.of("bureau", "enforcement", "wushi-station",
            "monitoring", "publicity"),
            Set.of("430626111", "430626104"), (type, subtype) -> QUESTIONS.hasSubtype(List.of(type), subtype));
    private static final String HEAD = "type,subtype,township,lead,co,reason,valid_from,valid_to,verified\n";

    private static AssignmentRules read(String text) {
        return AssignmentRules.read(new StringReader(HEAD + text), "rules.csv", KNOWN);
    }

    @Test
    void theFileOfTheSiteIsUnderstoodAndHasALineForEveryType() {
        List<AssignmentRule> own = AssignmentRuleBook.own(KNOWN).on(TODAY);
        for (PollutionType type : PollutionType.values()) {
            assertTrue(own.stream().anyMatch(r -> r.appliesTo(type, List.of(), "430626104")), type.name());
        }
        assertFalse(own.stream().anyMatch(AssignmentRule::verified), "nothing of ours pretends to be confirmed");
    }

    @Test
    void aLineCountsOnItsDaysOnly() {
        AssignmentRules rules = read("noise,*,*,bureau,,旧规定,,2026-12-31,V\nnoise,*,*,enforcement,bureau,新规定,2027-01-01,,V\n");
        assertEquals("bureau", rules.on(LocalDate.of(2026, 12, 31)).get(0).lead());
        AssignmentRule next = rules.on(LocalDate.of(2027, 1, 1)).get(0);
        assertEquals("enforcement", next.lead());
        assertEquals(List.of("bureau"), next.helping());
        assertEquals(1, rules.on(TODAY).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "smell,*,*,bureau,,x,,,V;no type 'smell'",
            "*,odour,*,bureau,,x,,,V;no subtype 'odour' of that type",
            "water,odour,*,bureau,,x,,,V;no subtype 'odour' of that type",
            "*,*,430626999,bureau,,x,,,V;no township '430626999'", "*,*,*,police,,x,,,V;no unit 'police'",
            "*,*,*,bureau,police,x,,,V;no unit 'police'", "*,*,*,bureau,bureau,x,,,V;the leading unit cannot help itself",
            "*,*,*,bureau,enforcement|enforcement,x,,,V;a helping unit stands twice",
            "*,*,*,bureau,,,,,V;column reason is empty",
            "*,*,*,bureau,,x,2026-12-01,2026-11-01,V;valid_to is before valid_from", "*,*,*,bureau,,x,,,;verified is V or U",
            "*,*,*,bureau,,x,1 May,,V;Text '1 May' could not be parsed", })
    void aLineThatCannotBeUnderstoodIsNamed(String line, String what) {
        String message = assertThrows(IllegalStateException.class, () -> read("air,*,*,bureau,,x,,,V\n" + line + "\n"))
                .getMessage();
        assertTrue(message.startsWith("assignment rules rules.csv, line 3: "), message);
        assertTrue(message.contains(what), message);
    }

    @Test
    void twoLinesForTheSameMatterOnTheSameDayContradictEachOther() {
        String message = assertThrows(IllegalStateException.class,
                () -> read("noise,*,*,bureau,,甲,,2027-06-30,V\nnoise,*,*,enforcement,,乙,2027-06-30,,V\n")).getMessage();
        assertTrue(message.contains("line 3") && message.contains("a line above"), message);
    }

    @Test
    void aFileOfTheBureauTakesThePlaceOfOursAndAMissingOneStopsTheStart(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ours.csv"), HEAD + "*,*,*,grid,,按网格,,,V\n");
        assertEquals(1, AssignmentRuleBook.external(file, KNOWN).on(TODAY).size());
        String message = assertThrows(IllegalStateException.class,
                () -> AssignmentRuleBook.external(folder.resolve("none.csv"), KNOWN)).getMessage();
        assertTrue(message.contains("eco.assignment.file"), message);
    }
}
