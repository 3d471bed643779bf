package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.ecobureau.complaint.AssignmentProposal.Done;
import org.ecobureau.complaint.AssignmentProposal.Matter;
import org.ecobureau.complaint.AssignmentProposal.Past;
import org.ecobureau.complaint.GridPerson.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Who is proposed, as a table of cases and as what must hold of all of them. */
class AssignmentProposalTest {

    private static final Map<String, String> UNITS = Map.of("bureau", "局机关", "enforcement", "执法大队", "wushi-station", "伍市环保站");
    private static final String WUSHI = "430626111";
    private static final String CHANGSHOU = "430626104";
    private static final String ELSEWHERE = "430626200";
    private static final List<GridPerson> GRID = List.of(
            new GridPerson(Level.TOWNSHIP, WUSHI, "伍市镇", "甲", "0730-1", "wushi-station", null),
            new GridPerson(Level.VILLAGE, WUSHI, "秀野村", "乙", "0730-2", "wushi-station", null),
            new GridPerson(Level.GRID, WUSHI, "工业园网格", "丙", "0730-3", "enforcement", null),
            new GridPerson(Level.TOWNSHIP, CHANGSHOU, "长寿镇", "丁", "0730-4", null, null));
    private static final List<AssignmentRule> RULES = List.of(rule(null, null, null, AssignmentRule.GRID),
            rule(null, null, WUSHI, "wushi-station"), rule(PollutionType.NOISE, null, null, "enforcement"),
            rule(PollutionType.WATER, "tailings", null, "enforcement", "bureau"),
            rule(PollutionType.SOIL, null, null, "bureau", "enforcement"));

    private static AssignmentRule rule(PollutionType type, String subtype, String township, String lead, String... helping) {
        return new AssignmentRule(type, subtype, township, lead, List.of(helping), "由" + lead + "办理。", null, null, true);
    }

    private static List<PollutionType> types(String codes) {
        return Arrays.stream(codes.split("\\+")).map(c -> PollutionType.byCode(c).orElseThrow()).toList();
    }

    private static AssignmentProposal of(Matter matter, Past past) {
        return AssignmentProposal.of(matter, past, RULES, GRID, UNITS);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // types, subtype, township, place, given back by, last unit → lead, helping, person
            "noise,-,430626104,-,-,-,enforcement,-,丁", "noise,-,430626111,-,-,-,wushi-station,-,甲",
            "water,tailings,430626111,-,-,-,enforcement,bureau,甲", "soil,-,430626200,-,-,-,bureau,enforcement,-",
            "soil+noise,-,430626200,-,-,-,bureau,enforcement,-", "noise+soil,-,430626200,-,-,-,enforcement,bureau,-",
            "air,-,430626111,伍市工业园东门,-,-,wushi-station,-,丙", "air,-,430626111,秀野村二组,-,-,wushi-station,-,乙",
            "air,-,430626104,-,-,-,-,-,丁", "air,-,430626104,-,-,enforcement,enforcement,-,丁", "air,-,430626200,-,-,-,-,-,-",
            "noise,-,430626111,-,wushi-station,-,enforcement,-,甲", "noise,-,430626104,-,enforcement,-,-,-,丁",
            "noise,-,430626104,-,enforcement,bureau,bureau,-,丁", "air,-,430626111,工业园,wushi-station,-,enforcement,-,丙",
            "noise,-,000000000,-,-,-,enforcement,-,-" })
    void theUnitThatTheMostExactRuleNamesLeads(String types, String subtype, String township, String place, String givenBack,
            String lastUnit, String lead, String helping, String person) {
        AssignmentProposal proposal = of(
                new Matter(types(types), subtype == null ? List.of() : List.of(subtype), township, place),
                new Past(givenBack == null ? Set.of() : Set.of(givenBack), Set.of(), lastUnit));
        assertEquals(lead, proposal.leadUnit());
        assertEquals(helping == null ? List.of() : List.of(helping), proposal.helping());
        assertEquals(person, proposal.person() == null ? null : proposal.person().name());
        assertFalse(proposal.reasons().isEmpty());
    }

    @Test
    void reasonsSayWhyAndWhyNot() {
        Matter noise = new Matter(List.of(PollutionType.NOISE), List.of(), CHANGSHOU, null);
        assertEquals(List.of("由enforcement办理。", "同一单位上次的投诉也由执法大队办理。"),
                of(noise, new Past(Set.of(), Set.of(), "enforcement")).reasons());
        assertEquals(List.of("执法大队退回过这一件，不再建议。", "没有别的单位符合交办规则，请您决定。"),
                of(noise, new Past(Set.of("enforcement"), Set.of(), null)).reasons());
        assertEquals(List.of("交办规则里没有符合类型和乡镇的一条，名单里也没有写承办单位。"),
                of(new Matter(List.of(PollutionType.AIR), List.of(), ELSEWHERE, null), Past.NONE).reasons());
        AssignmentRule ours = new AssignmentRule(null, null, null, "bureau", List.of(), "都归局机关。", null, null, false);
        assertEquals(List.of("都归局机关。（这条规则待局里确认）"),
                AssignmentProposal.of(noise, Past.NONE, List.of(ours), List.of(), UNITS).reasons());
    }

    @Test
    void whoSteppedBackIsNotTheOneInCharge() {
        Matter park = new Matter(List.of(PollutionType.AIR), List.of(), WUSHI, "工业园东门");
        assertEquals("丙", of(park, Past.NONE).person().name());
        assertEquals("甲", of(park, new Past(Set.of(), Set.of("丙"), null)).person().name());
        AssignmentProposal nobody = of(park, new Past(Set.of(), Set.of("丙", "甲"), null));
        assertNull(nobody.person());
        assertTrue(nobody.reasons().contains("这里的负责人已回避本件。"), nobody.reasons().toString());
    }

    @Test
    void theHistoryNamesWhoGaveBackAndWhoSteppedBack() {
        Past past = Past.of(List.of(new Done(CaseAction.ASSIGN, "dispatcher1", Map.of(Datum.UNIT, "enforcement")),
                new Done(CaseAction.RECUSE, "officer1", Map.of(Datum.RECUSED, "李四")),
                new Done(CaseAction.RETURN_ASSIGNMENT, "officer3", Map.of()),
                new Done(CaseAction.ASSIGN, "dispatcher1", Map.of(Datum.UNIT, "bureau")),
                new Done(CaseAction.RECUSE, "officer9", Map.of())), "bureau");
        assertEquals(new Past(Set.of("enforcement"), Set.of("officer1", "李四", "officer9"), "bureau"), past);
    }

    @Provide
    Arbitrary<AssignmentRule> rules() {
        Arbitrary<PollutionType> type = Arbitraries.of(PollutionType.values()).injectNull(0.3);
        Arbitrary<String> township = Arbitraries.of(WUSHI, CHANGSHOU).injectNull(0.4);
        Arbitrary<String> lead = Arbitraries.of("bureau", "enforcement", "wushi-station", "gone", AssignmentRule.GRID);
        return net.jqwik.api.Combinators.combine(type, township, lead, Arbitraries.of("bureau", "enforcement", "gone")
                .list().ofMaxSize(2)).as((t, p, l, h) -> new AssignmentRule(t, null, p, l, h, "因为" + l, null, null, true));
    }

    @Property
    void whateverTheRulesSay(@ForAll List<PollutionType> types, @ForAll("ruleLists") List<AssignmentRule> rules,
            @ForAll("unitSets") Set<String> givenBack, @ForAll("names") Set<String> recused, @ForAll boolean wushi) {
        List<PollutionType> some = types.isEmpty() ? List.of(PollutionType.OTHER) : new ArrayList<>(new HashSet<>(types));
        Matter matter = new Matter(some, List.of(), wushi ? WUSHI : CHANGSHOU, "秀野村工业园");
        Past past = new Past(givenBack, recused, null);
        AssignmentProposal proposal = AssignmentProposal.of(matter, past, rules, GRID, UNITS);
        assertTrue(proposal.leadUnit() == null || !givenBack.contains(proposal.leadUnit()), "gave it back");
        assertTrue(proposal.helping().stream().noneMatch(givenBack::contains), "gave it back");
        assertTrue(proposal.leadUnit() == null || !proposal.helping().contains(proposal.leadUnit()), "leads and helps");
        assertTrue(proposal.leadUnit() == null || UNITS.containsKey(proposal.leadUnit()), "no such unit");
        assertTrue(UNITS.keySet().containsAll(proposal.helping()), "no such unit");
        assertTrue(proposal.person() == null || !recused.contains(proposal.person().name()), "stepped back");
        assertTrue(proposal.leadUnit() != null || proposal.helping().isEmpty(), "help without a lead");
        assertFalse(proposal.reasons().isEmpty(), "always says why");
        assertEquals(proposal, AssignmentProposal.of(matter, past, rules, GRID, UNITS), "pure");
    }

    @Provide
    Arbitrary<List<AssignmentRule>> ruleLists() {
        return rules().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Set<String>> unitSets() {
        return Arbitraries.of(UNITS.keySet()).set().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return Arbitraries.of("甲", "乙", "丙", "丁").set().ofMaxSize(4);
    }
}
