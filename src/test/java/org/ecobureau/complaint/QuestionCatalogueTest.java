package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** The data files of the form: questions by type and subtype, and whom to call at once. */
class QuestionCatalogueTest {

    /** The subtypes of the public contract. */
    private static final Map<String, String> CONTRACT = Map.of("air",
            "odour dust smoke cookingFume strawBurning openBurning vehicle", "water",
            "industrial domestic livestock blackOdorous tailings", "noise", "construction industry socialLife traffic",
            "solidWaste", "hazardous industrial domestic construction agriculturalFilm", "soil", "", "ecology",
            "mining sandMining protectedArea", "radiation", "", "other", "dataError website");

    private final QuestionCatalogue questions = new QuestionCatalogue();

    private static PollutionType type(String code) {
        return PollutionType.byCode(code).orElseThrow();
    }

    @Test
    void everySubtypeOfTheContractAsksSomethingOfItsOwn() {
        CONTRACT.forEach((type, subtypes) -> {
            List<String> expected = subtypes.isEmpty() ? List.of() : List.of(subtypes.split(" "));
            assertEquals(expected, questions.of(type(type)).subtypes().stream().map(o -> o.value()).toList());
            expected.forEach(s -> assertFalse(questions.of(type(type)).of(s).isEmpty(), type + " " + s));
            assertEquals(Set.copyOf(expected), questions.of(type(type)).bySubtype().keySet());
        });
    }

    @Test
    void aQuestionHasOneNameOneKindAndItsWords() {
        Set<String> names = new HashSet<>();
        Set<String> fields = Set.of("types", "subtypes", "township", "place", "enterprise", "latitude", "longitude",
                "coordinates",
                "description", "occurredAt", "photos", "identity", "name", "phone", "email", "publicConsent");
        for (PollutionType type : PollutionType.values()) {
            questions.of(type).all().forEach(q -> {
                assertTrue(names.add(q.name()) && !fields.contains(q.name()) && q.name().matches("[a-z][A-Za-z0-9]{2,39}"),
                        q.name());
                assertTrue(Set.of("radios", "checkboxes", "text").contains(q.kind()), q.name());
                assertEquals(q.kind().equals("text"), q.options() == null, q.name());
                assertFalse(q.label().isBlank());
            });
        }
        assertTrue(names.size() <= 40, "the form may ask at most what the rules take: " + names.size());
    }

    @Test
    void whoeverChoseASubtypeIsAskedItsQuestions() {
        List<PollutionType> air = List.of(PollutionType.AIR);
        List<String> names = questions.asked(air, List.of("dust", "piling")).stream().map(Question::name).toList();
        assertTrue(names.containsAll(List.of("airSmell", "airWhen", "dustFrom")), names.toString());
        assertFalse(names.contains("odourStrength"));
        assertTrue(questions.asked(List.of(), List.of("dust")).isEmpty());
        assertEquals("工地", questions.question("dustFrom").orElseThrow().answerLabel("site"));
    }

    @Test
    void theNumbersToCallAreData() {
        Stoppers stoppers = new Stoppers();
        assertTrue(stoppers.getNumbers().stream().map(o -> o.value()).toList().containsAll(List.of("119", "110", "12345")));
        assertFalse(stoppers.getText().isBlank());
        assertTrue(stoppers.of(PollutionType.RADIATION).contains("110"));
        assertTrue(Arrays.stream(PollutionType.values()).anyMatch(t -> stoppers.of(t) == null));
        for (Map<String, List<String>> sign : stoppers.signs()) {
            sign.forEach((name, values) -> assertTrue(new QuestionCatalogue().question(name).orElseThrow().options().stream()
                    .map(o -> o.value()).toList().containsAll(values), name));
        }
    }

    @Test
    void answersThatTellOfAnEmergencyAreFoundAmongTheOthers() {
        Stoppers stoppers = new Stoppers();
        assertEquals(Map.of(), stoppers.signs(Map.of()));
        assertEquals(Map.of(), stoppers.signs(Map.of("odourStrength", "closed", "waterSigns", "smell,foam")));
        assertEquals(Map.of("odourStrength", "sick"), stoppers.signs(Map.of("odourStrength", "sick", "airSmell", "burnt")));
        assertEquals(Map.of("waterSigns", "deadFish"), stoppers.signs(Map.of("waterSigns", "smell,deadFish")),
                "the telling value alone");
        assertEquals(Map.of(), stoppers.signs(Map.of("wasteStill", "yes")), "waste that is still tipped, of any kind");
        assertEquals(Map.of("wasteStill", "yes", "hazardousKind", "acid"),
                stoppers.signs(Map.of("wasteStill", "yes", "hazardousKind", "acid", "wasteAmount", "三车")));
    }
}
