package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.Question;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.shared.web.Option;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

class DraftFieldsTest {

    private static final int MOST_BYTES = 600 * 1024;

    private final QuestionCatalogue questions = new QuestionCatalogue();
    private final ComplaintDraft draft = new ComplaintDraft();

    /** Who may begin thirty drafts a minute fills the disk with them when each may hold megabytes. */
    @Test
    void aDraftStaysSmallWhateverIsPosted() throws Exception {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        String flood = "气".repeat(100_000);
        for (String field : List.of("township", "place", "coordinates", "latitude", "longitude", "enterprise", "description",
                "was", "occurredAt", "name", "phone", "email", "publicConsent", "rewardWish")) {
            posted.putSingle(field, flood);
        }
        posted.putSingle("identity", "named");
        List<PollutionType> all = Arrays.asList(PollutionType.values());
        posted.addAll("types", all.stream().map(PollutionType::code).toList());
        all.forEach(type -> posted.addAll("subtypes",
                questions.of(type).subtypes().stream().map(Option::value).toArray(String[]::new)));
        posted.addAll("types", Collections.nCopies(100, flood));
        DraftFields.take(Step.TYPES, draft, posted, questions);
        DraftFields.take(Step.DETAILS, draft, posted, questions);
        List<Question> asked = questions.asked(draft.pollutionTypes(), draft.subtypes);
        assertTrue(asked.size() > 20, "asked: " + asked.size());
        asked.forEach(question -> posted.put(question.name(), Collections.nCopies(50, flood)));
        for (Step step : Step.values()) {
            DraftFields.take(step, draft, posted, questions);
        }
        int bytes = new ObjectMapper().registerModule(new JavaTimeModule()).writeValueAsBytes(draft).length;
        assertTrue(bytes < MOST_BYTES, "bytes: " + bytes);
        assertEquals(1000, draft.answers.get(asked.get(0).name()).length());
    }

    @Test
    void everyBoxThatCanBeTickedIsKept() {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        List<PollutionType> all = Arrays.asList(PollutionType.values());
        posted.addAll("types", all.stream().map(PollutionType::code).toList());
        all.forEach(type -> posted.addAll("subtypes",
                questions.of(type).subtypes().stream().map(Option::value).toArray(String[]::new)));
        DraftFields.take(Step.TYPES, draft, posted, questions);
        DraftFields.take(Step.DETAILS, draft, posted, questions);
        assertEquals(posted.get("types"), draft.types);
        assertEquals(posted.get("subtypes").stream().distinct().toList(), draft.subtypes);
        for (Question question : questions.asked(draft.pollutionTypes(), draft.subtypes)) {
            List<String> options = question.options() == null ? List.of()
                    : question.options().stream().map(Option::value).toList();
            posted.put(question.name(), options);
            DraftFields.take(Step.DETAILS, draft, posted, questions);
            assertEquals(options.isEmpty() ? null : String.join(",", options), draft.answers.get(question.name()));
        }
    }
}
