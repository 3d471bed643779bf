package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintRulesTest {

    private static final Instant NOW = OffsetDateTime.parse("2026-11-23T10:00:00+08:00").toInstant();
    private static final QuestionCatalogue QUESTIONS = new QuestionCatalogue();

    private static ComplaintRules.Outcome check(ComplaintForm form) {
        return ComplaintRules.check(form, QUESTIONS, code -> code.equals("430626111") || code.equals("000000000"), NOW);
    }

    private static List<String> fields(ComplaintForm form) {
        return check(form).violations().stream().map(Violation::field).sorted().toList();
    }

    @Test
    void aPlainAnonymousComplaintIsTaken() {
        ComplaintRules.Outcome outcome = check(Forms.anonymous());
        assertTrue(outcome.ok(), outcome.violations().toString());
        assertEquals(List.of(PollutionType.AIR), outcome.newCase().types());
        assertFalse(outcome.newCase().publicConsent(), "nobody said yes");
    }

    @Test
    void anEmptyComplaintNamesEveryRequiredField() {
        assertEquals(List.of("description", "identity", "township", "types"), fields(new ComplaintForm(null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null)));
    }

    @Test
    void unknownTypesAndSubtypesAreNamedByPosition() {
        assertEquals(List.of("subtypes[1]", "types[1]"), fields(Forms.anonymous(List.of("air", "light"),
                List.of("odour", "tailings"))));
    }

    @Test
    void whatAnAnonymousReporterTypedAboutThemselvesIsDropped() {
        NewCase made = check(Forms.person("anonymous", "王小明", "13812345678", "a@b.cn")).newCase();
        assertEquals(NewCase.Contact.NONE, made.contact());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "named,-,-,-,name;phone", "named,王小明,-,-,phone", "named,王小明,123,-,phone",
            "named,王小明,1381234567,-,phone", "named,王小明,13812345678,-,-", "confidential,-,-,-,phone",
            "confidential,-,-,wang@example.com,-",
            "confidential,-,0730-6222222,-,-", "confidential,-,-,nonsense,email", "anonymous,-,-,-,-",
            "secret,-,-,-,identity" })
    void eachIdentityModeAsksForItsContact(String mode, String name, String phone, String email, String expected) {
        List<String> wrong = expected == null ? List.of() : List.of(expected.split(";"));
        assertEquals(wrong, fields(Forms.person(mode, name, phone, email)));
    }

    /** At the desk a letter may come from somebody without a phone; the public form never asks for an address. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "named,王小明,-,-,-", "named,-,-,-,name", "confidential,-,-,-,-",
            "confidential,-,-,wang@example.com,-", "named,王小明,13812345678,-,-" })
    void aPostalAddressIsContactEnoughAtTheDesk(String mode, String name, String phone, String email, String wrong) {
        ComplaintRules.Outcome outcome = byPost(mode, name, phone, email, " 三市镇大众村\u3000三组 ");
        assertEquals(wrong == null ? List.of() : List.of(wrong), outcome.violations().stream().map(Violation::field).toList());
        if (outcome.ok()) {
            assertEquals(phone == null && email == null, outcome.newCase().contact().onlyByPost());
            assertEquals("Contact[sealed]", outcome.newCase().contact().toString());
        }
    }

    @Test
    void anAddressIsDroppedOfAnonymousReportersAndNeverLongerThanTwoHundredCharacters() {
        assertEquals(NewCase.Contact.NONE, byPost("anonymous", null, null, null, "三市镇大众村三组").newCase().contact());
        assertEquals("address", byPost("confidential", null, null, null, "村".repeat(201)).violations().get(0).field());
        assertTrue(byPost("confidential", null, null, null, "村".repeat(200)).ok());
    }

    private static ComplaintRules.Outcome byPost(String mode, String name, String phone, String email, String address) {
        return ComplaintRules.check(Forms.person(mode, name, phone, email), address, QUESTIONS, code -> true, NOW);
    }

    @ParameterizedTest
    @CsvSource({ "+86 138-1234-5678,13812345678", "0086 13812345678,13812345678", "１３８１２３４５６７８,13812345678",
            "(0730) 622 2222,07306222222", "8613812345678,13812345678", "86 138 1234 5678,13812345678",
            "013812345678,13812345678", "+86 013812345678,13812345678", "0861234567,0861234567",
            "8612345678901,8612345678901" })
    void theSamePhoneIsOneNumberHoweverTyped(String typed, String expected) {
        assertEquals(expected, Phone.normalise(typed));
    }

    @Test
    void contactNeverPrintsItself() {
        NewCase made = check(Forms.person("named", "王小明", "13812345678", null)).newCase();
        assertTrue(!made.toString().contains("王小明") && !made.toString().contains("13812345678"), made.toString());
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-20T21:30:00+08:00,true", "2026-11-23T10:05:00+08:00,true", "2026-11-24T00:00:00+08:00,false",
            "1999-01-01T00:00:00+08:00,false", "yesterday,false" })
    void theTimeLiesInThePast(String occurredAt, boolean ok) {
        assertEquals(ok ? List.of() : List.of("occurredAt"), fields(Forms.occurred(occurredAt)));
    }

    @ParameterizedTest
    @CsvSource({ "昨天晚上,2026-11-20 21:30。", "2026-11-20T21:30,2026-11-20T21:30:00+08:00。" })
    void theExampleOfATimeIsAsPeopleOrProgramsWriteIt(String typed, String example) {
        String message = check(Forms.occurred(typed)).violations().get(0).message();
        assertTrue(message.endsWith("例如 " + example), message);
    }

    @Test
    void degreesMayBeTypedInFullWidth() {
        List<Violation> wrong = new ArrayList<>();
        TypedPosition typed = TypedPosition.of("２８．７０１３", " 113.5812", TypedPosition.WGS84, wrong);
        assertEquals(List.of(), wrong);
        assertEquals(new BigDecimal("28.7013"), typed.latitude());
        assertEquals(new BigDecimal("113.5812"), typed.longitude());
    }

    @Test
    void positionNeedsBothNumbersInRange() {
        assertEquals(List.of("longitude"), fields(Forms.at(new BigDecimal("28.8"), null)));
        assertEquals(List.of("latitude"), fields(Forms.at(new BigDecimal("128.8"), new BigDecimal("113.2"))));
        assertEquals(new BigDecimal("28.800000"),
                check(Forms.at(new BigDecimal("28.8"), new BigDecimal("113.2"))).newCase().latitude());
    }

    @Test
    void descriptionIsCountedInCharactersAPersonSees() {
        assertEquals(List.of(), fields(Forms.description("😀".repeat(10))));
        assertEquals(List.of("description"), fields(Forms.description("😀".repeat(9) + "   ")));
        assertEquals(List.of(), fields(Forms.description("长".repeat(4000))));
        assertEquals(List.of("description"), fields(Forms.description("长".repeat(4001))));
    }

    @Test
    void answersKeepTheirWordsAndNoStrangeNames() {
        assertEquals(Map.of("airSmell", "burnt"), check(Forms.answers(Map.of("airSmell", " burnt "))).newCase().answers());
        assertEquals(List.of("answers"), fields(Forms.answers(Map.of("<b>", "x"))));
    }

    @Test
    void everySubtypeOfTheContractIsInTheCatalogue() {
        Map<PollutionType, String> contract = Map.of(PollutionType.AIR,
                "odour dust smoke cookingFume strawBurning openBurning vehicle", PollutionType.WATER,
                "industrial domestic livestock blackOdorous tailings", PollutionType.NOISE,
                "construction industry socialLife traffic", PollutionType.SOLID_WASTE,
                "hazardous industrial domestic construction agriculturalFilm", PollutionType.ECOLOGY,
                "mining sandMining protectedArea", PollutionType.OTHER, "dataError website");
        contract.forEach((type, codes) -> assertEquals(List.of(codes.split(" ")),
                QUESTIONS.of(type).subtypes().stream().map(Option::value).toList(), type.name()));
        assertEquals("恶臭、异味", QUESTIONS.subtypeLabel(List.of(PollutionType.AIR), "odour"));
        assertEquals("早上、夜里", QUESTIONS.question("airWhen").orElseThrow().answerLabel("morning,night"));
    }

    @ParameterizedTest
    @CsvSource({ "1E-999999999", "1E+999999999", "0E-999999999", "0E+999999999", "28.1234567890123456" })
    void aPositionOfEndlessDigitsIsRefusedAtOnce(String latitude) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals(List.of("latitude"),
                fields(new ComplaintForm(List.of("air"), null, "夜里闻到焦糊味，持续两个小时。", null, "430626111", null,
                        new BigDecimal(latitude), BigDecimal.valueOf(113), null, "anonymous", null, null, null, null, true))));
    }

    @Test
    void endlessTextAndListsAreRefusedAtOnce() {
        String email = "a@" + ".".repeat(300_000) + "@";
        List<String> types = Collections.nCopies(100_000, "light");
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals(List.of("email", "subtypes", "types"),
                fields(new ComplaintForm(types, types, "夜里闻到焦糊味，持续两个小时。", null, "430626111", null, null, null, null,
                        "confidential", null, "13812345678", email, null, true)).stream().distinct().toList()));
    }
}
