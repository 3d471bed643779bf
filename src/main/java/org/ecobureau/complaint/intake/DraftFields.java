package org.ecobureau.complaint.intake;

import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.complaint.Question;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.shared.web.Option;

/** Takes what one page of the form posted into the draft, as typed. */
final class DraftFields {

    /** Longer than any field may be, so that "too long" can still be told, and short enough to keep. */
    private static final int MOST = 6000;
    /** The same for the boxes ticked below one question together, and for a code: a flood of drafts fills no disk. */
    private static final int MOST_ANSWER = 1000;
    private static final int MOST_CODE = 60;

    private DraftFields() {
    }

    static void take(Step step, ComplaintDraft draft, MultivaluedMap<String, String> posted, QuestionCatalogue questions) {
        switch (step) {
            case TYPES -> {
                draft.types = new ArrayList<>(codes(posted, "types"));
                draft.prune(questions);
                draft.nearby = null;
                draft.nearbyTicked = null;
            }
            case DETAILS -> details(draft, posted, questions);
            case PLACE -> {
                draft.township = one(posted, "township");
                draft.place = one(posted, "place");
                draft.coordinates = one(posted, "coordinates");
                draft.latitude = one(posted, "latitude");
                draft.longitude = one(posted, "longitude");
                draft.enterprise = one(posted, "enterprise");
                draft.nearby = null;
                draft.nearbyTicked = null;
            }
            case WHAT -> {
                String description = one(posted, "description");
                draft.otherDescription = writtenElsewhere(draft, posted, description) ? draft.description : null;
                draft.description = description;
                draft.occurredAt = one(posted, "occurredAt");
            }
            case IDENTITY -> identity(draft, posted);
            case CHECK -> {
                // Nothing is typed there.
            }
        }
    }

    /** Another page kept other words since this one was opened. */
    private static boolean writtenElsewhere(ComplaintDraft draft, MultivaluedMap<String, String> posted, String description) {
        String seen = posted.getFirst("was");
        return seen != null && !seen.equals(draft.mark()) && draft.description != null && !draft.description.isBlank()
                && !draft.description.equals(description);
    }

    /** Whoever answers a question below a kind means that kind, also when the box above was not ticked. */
    private static List<String> meant(ComplaintDraft draft, MultivaluedMap<String, String> posted,
            QuestionCatalogue questions) {
        List<String> meant = new ArrayList<>(codes(posted, "subtypes").stream().distinct().toList());
        draft.pollutionTypes().stream().map(questions::of).forEach(entry -> entry.subtypes().stream().map(Option::value)
                // A tick that was taken away is meant as well.
                .filter(s -> !meant.contains(s) && !draft.subtypes.contains(s))
                .filter(s -> entry.of(s).stream().anyMatch(q -> all(posted, q.name()).stream().anyMatch(v -> !v.isBlank())))
                .forEach(meant::add));
        return meant;
    }

    private static void details(ComplaintDraft draft, MultivaluedMap<String, String> posted, QuestionCatalogue questions) {
        draft.subtypes = meant(draft, posted, questions);
        draft.answers.clear();
        for (Question question : questions.asked(draft.pollutionTypes(), draft.subtypes)) {
            String joined = String.join(",", all(posted, question.name()).stream().filter(v -> !v.isBlank()).toList());
            if (!joined.isEmpty()) {
                draft.answers.put(question.name(), cut(joined, MOST_ANSWER));
            }
        }
    }

    /** Who stays anonymous leaves nothing behind, not even in the draft. */
    private static void identity(ComplaintDraft draft, MultivaluedMap<String, String> posted) {
        draft.identity = one(posted, "identity");
        boolean anonymous = "anonymous".equals(draft.identity);
        draft.name = anonymous ? null : one(posted, "name");
        draft.phone = anonymous ? null : one(posted, "phone");
        draft.email = anonymous ? null : one(posted, "email");
        draft.publicConsent = one(posted, "publicConsent");
        draft.rewardWish = anonymous ? null : one(posted, "rewardWish");
    }

    private static String one(MultivaluedMap<String, String> posted, String field) {
        return cut(posted.getFirst(field), MOST);
    }

    private static String cut(String value, int most) {
        return value == null || value.length() <= most ? value : value.substring(0, most);
    }

    private static List<String> codes(MultivaluedMap<String, String> posted, String field) {
        return all(posted, field).stream().map(v -> cut(v, MOST_CODE)).toList();
    }

    private static List<String> all(MultivaluedMap<String, String> posted, String field) {
        return posted.getOrDefault(field, List.of()).stream().limit(50).map(v -> cut(v, 500)).toList();
    }
}
