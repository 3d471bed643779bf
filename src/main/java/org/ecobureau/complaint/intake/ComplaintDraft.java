package org.ecobureau.complaint.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.RewardWish;
import org.ecobureau.complaint.TypedPosition;
import org.ecobureau.region.GeoPoint;
import org.ecobureau.shared.web.Violation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

/** What somebody typed so far, right or wrong, as they typed it. Kept sealed; after submission only the receipt is left. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
public class ComplaintDraft {

    /** Where typed degrees come from: a receiver of satellites, or a Chinese map with its offset. */
    static final String WGS84 = TypedPosition.WGS84;
    static final String GCJ02 = TypedPosition.GCJ02;

    /** The answers to "is it the same thing?": a case of its own, or together with an earlier one. */
    static final String OWN = "own";
    static final String SAME = "same";

    public List<String> types = new ArrayList<>();
    public List<String> subtypes = new ArrayList<>();
    public Map<String, String> answers = new LinkedHashMap<>();
    public String township;
    public String place;
    /** {@link #WGS84} (also when nothing was said) or {@link #GCJ02}. */
    public String coordinates;
    public String latitude;
    public String longitude;
    public String enterprise;
    public String description;
    /** What another page of the same browser had written there before, until somebody has seen both. */
    public String otherDescription;
    public String occurredAt;
    public String identity;
    public String name;
    public String phone;
    public String email;
    public String publicConsent;
    /** {@code true}: a named reporter asks for the reward. */
    public String rewardWish;
    /** {@link #OWN}, {@link #SAME}, or null while the page about the surroundings was not answered for this place and type. */
    public String nearby;
    /** What was ticked there when somebody went back without answering. */
    public String nearbyTicked;
    /** Answers below types that are not chosen any more: back when the type is chosen again, never sent. */
    public List<String> asideSubtypes = new ArrayList<>();
    public Map<String, String> asideAnswers = new LinkedHashMap<>();
    public Instant startedAt;
    /** The furthest question answered, so that one may go on later. */
    public Step reached = Step.TYPES;
    public Receipt receipt;
    /** Receipts of what was sent before from this browser, each until its own time is over. */
    public List<Earlier> earlier = new ArrayList<>();

    /**
     * What is left after submission.
     *
     * @param together handled with an earlier report about the same thing
     * @param held looked at by intake first
     */
    public record Receipt(String number, String code, Instant dueAcceptance, boolean together, boolean held) {
    }

    /** A receipt of before and until when this browser may look at it. */
    public record Earlier(Receipt receipt, Instant until) {
    }

    /** Somebody got beyond the first question and would lose something if all began anew. */
    boolean inProgress() {
        return receipt == null && reached != Step.TYPES;
    }

    /** The receipts to take along into a new draft. */
    List<Earlier> receipts(Instant now, Instant until) {
        List<Earlier> all = new ArrayList<>(earlier.stream().filter(e -> e.until().isAfter(now)).toList());
        if (receipt != null) {
            all.add(new Earlier(receipt, until));
        }
        return all;
    }

    /** The receipt with this number; without one the newest. */
    Optional<Receipt> receipt(String number, Instant now) {
        return receipts(now, Instant.MAX).stream().map(Earlier::receipt)
                .filter(r -> number == null || r.number().equals(number)).reduce((older, newer) -> newer);
    }

    /** The stored answer to a question, or null. */
    public String answer(String question) {
        return answers.get(question);
    }

    /** The stored answers to a question with several choices. */
    public List<String> answerList(String question) {
        String stored = answers.get(question);
        return stored == null ? List.of() : Arrays.asList(stored.split(","));
    }

    List<PollutionType> pollutionTypes() {
        return types.stream().flatMap(code -> PollutionType.byCode(code).stream()).toList();
    }

    /** Puts aside what belongs to types that were chosen before and are not any more, and takes back what does now. */
    void prune(QuestionCatalogue questions) {
        List<PollutionType> chosen = pollutionTypes();
        asideSubtypes.stream().filter(s -> !subtypes.contains(s)).forEach(subtypes::add);
        asideAnswers.forEach(answers::putIfAbsent);
        asideSubtypes = new ArrayList<>(subtypes.stream().filter(s -> !questions.hasSubtype(chosen, s)).toList());
        subtypes.removeAll(asideSubtypes);
        asideAnswers = new LinkedHashMap<>(answers);
        answers.keySet().retainAll(questions.asked(chosen, subtypes).stream().map(q -> q.name()).toList());
        asideAnswers.keySet().removeAll(answers.keySet());
    }

    /** Tells one state of the description from another, so that two pages do not write over each other unseen. */
    public String mark() {
        return description == null ? "none" : Integer.toHexString(description.hashCode());
    }

    void reach(Step step) {
        if (step.compareTo(reached) > 0) {
            reached = step;
        }
    }

    /** The form to check; what is no number is reported here because a form of the API cannot contain it. */
    ComplaintForm form(List<Violation> notNumbers) {
        TypedPosition at = TypedPosition.of(latitude, longitude, coordinates, notNumbers);
        return new ComplaintForm(types, subtypes, description, instant(), township, place, at.latitude(),
                at.longitude(), enterprise, identity, name, phone, email, answersWithWish(), "true".equals(publicConsent));
    }

    private Map<String, String> answersWithWish() {
        if (!RewardWish.YES.equals(rewardWish)) {
            return answers;
        }
        Map<String, String> all = new LinkedHashMap<>(answers);
        all.put(RewardWish.ANSWER, RewardWish.YES);
        return all;
    }

    /** The position in WGS-84, or null when it is not given, not complete or not on earth. */
    GeoPoint position() {
        ComplaintForm form = form(new ArrayList<>());
        GeoPoint position = GeoPoint.of(form.latitude(), form.longitude());
        return position != null && position.onEarth() ? position : null;
    }

    /** The browser's local time is China's time. */
    private String instant() {
        if (occurredAt == null || occurredAt.isBlank()) {
            return null;
        }
        String text = occurredAt.strip().replace(' ', 'T');
        return text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?") ? text + "+08:00" : text;
    }

    @Override
    public String toString() {
        return "ComplaintDraft[" + reached + "]";
    }
}
