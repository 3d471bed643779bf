package org.ecobureau.complaint.desk;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.TypedPosition;
import org.ecobureau.shared.text.Nfc;
import org.jboss.resteasy.reactive.RestForm;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a step's form posts; fields that a step does not have stay null. As JSON it is what was typed and nothing else. */
@JsonAutoDetect(fieldVisibility = Visibility.PUBLIC_ONLY, getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
@JsonIgnoreProperties(value = { "idempotencyKey", "version", "seen", "then", "draftStamp",
        "coUnits", "types", "subtypes" }, ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public class StepForm {

    @RestForm
    public String idempotencyKey;
    /** The version the person saw. */
    @RestForm
    public String version;
    /** Which kept draft the form was opened with, see {@link org.ecobureau.complaint.StepDrafts}. */
    @RestForm
    public String draftStamp;
    /** How many events the person saw, so that a conflict can say what came since. */
    @RestForm
    public String seen;
    @RestForm
    public String legalTrack;
    @RestForm
    public String reason;
    @RestForm
    public String target;
    @RestForm
    public String unit;
    @RestForm
    public String visitedOn;
    @RestForm
    public String present;
    @RestForm
    public String finding;
    @RestForm
    public String verified;
    @RestForm
    public String measures;
    @RestForm
    public String answer;
    @RestForm
    public String coUnit;
    /** Helping units that are asked together with the leading one. */
    @RestForm
    public List<String> coUnits;
    @RestForm
    public String otherNumber;
    @RestForm
    public String legalBasis;
    @RestForm
    public String nextCheckOn;
    @RestForm
    public String part;
    /** What is registered of the matter. */
    @RestForm
    public List<String> types;
    /** {@code air:odour}: codes of subtypes repeat between types. */
    @RestForm
    public List<String> subtypes;
    @RestForm
    public String township;
    @RestForm
    public String place;
    @RestForm
    public String enterprise;
    @RestForm
    public String latitude;
    @RestForm
    public String longitude;
    @RestForm
    public String coordinates;
    /** When a legal hold is looked at again. */
    @RestForm
    public String reviewOn;
    /** When a letter was handed to the post, and its number there. */
    @RestForm
    public String sentOn;
    @RestForm
    public String postNumber;
    /** What is said to colleagues: an opinion, an urging, an instruction. */
    @RestForm
    public String said;
    /** What to do after saving a draft: {@code submit} sends it to review. */
    @RestForm
    public String then;
    @RestForm
    public String publicNote;
    @RestForm
    public String internalNote;
    /** A message to the reporter. */
    @RestForm
    public String text;
    /** A note for colleagues. */
    @RestForm
    public String note;

    /** The form as it first stands: what is recorded already can be corrected. */
    static StepForm of(CaseSheet sheet) {
        StepForm form = new StepForm();
        form.legalTrack = sheet.legalTrack().code();
        form.finding = sheet.finding();
        form.verified = sheet.verified() == null ? null : sheet.verified().code();
        form.measures = sheet.measures();
        form.answer = sheet.draftAnswer();
        form.visitedOn = latest(sheet, Datum.VISITED_ON);
        form.present = latest(sheet, Datum.PRESENT);
        form.types = sheet.types().stream().map(PollutionType::code).toList();
        form.subtypes = sheet.types().stream().flatMap(t -> sheet.subtypes().stream().map(s -> t.code() + ":" + s)).toList();
        form.township = sheet.township();
        form.place = sheet.place();
        form.enterprise = sheet.enterprise();
        form.latitude = degrees(sheet.latitude());
        form.longitude = degrees(sheet.longitude());
        form.coordinates = TypedPosition.WGS84;
        return form;
    }

    /** Begins the answer with what became of the value an error was reported in, while nobody has written any. */
    StepForm proposing(CaseView.Reported reported) {
        if (answer == null && reported != null) {
            answer = reported.proposal();
        }
        return this;
    }

    /** A finding begins with the last visit, where nothing was written about one yet: the name of who was met stays behind. */
    StepForm after(CaseVisits visits) {
        if (visitedOn == null && present == null && !visits.none()) {
            VisitView last = visits.list().get(visits.list().size() - 1);
            visitedOn = last.iso();
            present = last.who() + "；" + last.metRole();
        }
        return this;
    }

    private static String latest(CaseSheet sheet, Datum datum) {
        return sheet.events().stream().filter(e -> e.action() == CaseAction.RECORD_FINDING).map(e -> e.data().get(datum))
                .filter(Objects::nonNull).reduce((first, second) -> second).orElse(null);
    }

    private static String degrees(BigDecimal degrees) {
        return degrees == null ? null : degrees.stripTrailingZeros().toPlainString();
    }

    /** Ticks of a draft; null where there are none, as in every form without these boxes. */
    @JsonProperty("ticked")
    String ticked() {
        String ticks = joined(types) + ";" + joined(subtypes);
        return ticks.equals(";") ? null : ticks;
    }

    @JsonProperty("ticked")
    void ticked(String kept) {
        String[] lists = kept.split(";", -1);
        types = List.of(lists[0].split(","));
        subtypes = lists.length < 2 ? List.of() : List.of(lists[1].split(","));
    }

    private static String joined(List<String> list) {
        return list == null ? "" : String.join(",", list);
    }

    /** What was unticked stays so. */
    void takeTicks(CaseAction step, StepForm sent) {
        if (step == CaseAction.CORRECT) {
            types = sent.types == null ? List.of() : sent.types;
            subtypes = sent.subtypes == null ? List.of() : sent.subtypes;
        }
    }

    /** Subtypes below types that are not ticked are leftovers. */
    private String chosenSubtypes() {
        return subtypes == null || types == null ? null
                : subtypes.stream().filter(s -> types.stream().anyMatch(t -> s.startsWith(t + ":")))
                        .map(s -> s.substring(s.indexOf(':') + 1)).distinct().collect(Collectors.joining(","));
    }

    CaseMove move(CaseAction action) {
        CaseMove move = CaseMove.of(action);
        return switch (action) {
            case MESSAGE_TO_REPORTER -> move.with(Datum.TEXT, text);
            case NOTE -> move.with(Datum.TEXT, note);
            default -> step(move);
        };
    }

    private CaseMove step(CaseMove move) {
        CaseMove full = switch (move.action()) {
            case ACCEPT -> move.with(Datum.LEGAL_TRACK, legalTrack);
            case REFUSE, MARK_SPAM, UNMARK_SPAM, RETURN_DRAFT, EXTEND, DECLINE_EXTENSION, ASK_EXTENSION, RETURN_ASSIGNMENT,
                    RECUSE, UNMERGE, REOPEN, MARK_URGENT,
                    RELEASE ->
                move
                        .with(Datum.REASON, reason);
            case HOLD -> move.with(Datum.REASON, reason).with(Datum.REVIEW_ON, reviewOn);
            case CORRECT -> move.with(Datum.TYPES, types == null ? null : joined(types)).with(Datum.SUBTYPES, chosenSubtypes())
                    .with(Datum.TOWNSHIP, township).with(Datum.PLACE, place).with(Datum.ENTERPRISE, enterprise)
                    .with(Datum.LATITUDE, latitude).with(Datum.LONGITUDE, longitude).with(Datum.COORDINATES, coordinates)
                    .with(Datum.REASON, reason);
            case RETURN_TO_SOURCE -> move.with(Datum.REASON, reason).with(Datum.LEGAL_BASIS, legalBasis);
            case STAGE_CLOSE -> move.with(Datum.REASON, reason).with(Datum.NEXT_CHECK_ON, nextCheckOn);
            case MERGE, LINK, UNLINK -> move.with(Datum.OTHER_NUMBER, otherNumber);
            case SPLIT -> move.with(Datum.PART, part);
            case ADD_CO_UNIT, REMOVE_CO_UNIT -> move.with(Datum.CO_UNIT, coUnit);
            case GIVE_OPINION, URGE, SUPERVISE -> move.with(Datum.TEXT, said);
            case PASS_ON -> move.with(Datum.TARGET, target).with(Datum.REASON, reason);
            case ASSIGN -> move.with(Datum.UNIT, unit);
            case RECORD_FINDING -> move.with(Datum.VISITED_ON, visitedOn).with(Datum.PRESENT, present)
                    .with(Datum.FINDING, finding).with(Datum.VERIFIED, verified).with(Datum.MEASURES, measures);
            case DRAFT_ANSWER -> move.with(Datum.ANSWER, answer);
            case POST_LETTER -> move.with(Datum.SENT_ON, sentOn).with(Datum.POST_NUMBER, postNumber);
            default -> move;
        };
        return full.publicNote(publicNote).internalNote(internalNote).seenVersion(number(version));
    }

    /** Saving a draft may send it to review in the same transaction. */
    boolean sendsToReview(CaseAction action) {
        return action == CaseAction.DRAFT_ANSWER && "submit".equals(then);
    }

    Long stamp() {
        return stamp(draftStamp);
    }

    static Long stamp(String typed) {
        String clean = Nfc.clean(typed);
        return clean != null && clean.matches("[0-9]{1,18}") ? Long.valueOf(clean) : null;
    }

    /** The proposal stands in the form at first; what somebody typed comes over it. */
    StepForm assigning(AroundView.Proposal proposal) {
        if (proposal != null) {
            unit = proposal.lead();
            coUnits = proposal.helpingCodes();
        }
        return this;
    }

    /** The helping units that 交办 asks for beside the leading one and beside those that help already. */
    List<String> moreUnits(CaseAction action, CaseSheet sheet) {
        return action != CaseAction.ASSIGN || coUnits == null ? List.of()
                : coUnits.stream().distinct().filter(u -> !u.equals(unit) && !sheet.coUnits().contains(u)).toList();
    }

    int seenEvents() {
        Long events = number(seen);
        return events == null ? Integer.MAX_VALUE : events.intValue();
    }

    /** Everything that was asked for, so that a repeated post is recognised. */
    byte[] canonical(CaseAction action) {
        return Stream.of(action.name(), version, legalTrack, reason, target, unit, visitedOn, present, finding, verified,
                measures, answer, coUnit, otherNumber, legalBasis, nextCheckOn, part, said, then, publicNote, internalNote,
                text, note, coUnits == null ? null : String.join(",", coUnits), ticked(), township, place, enterprise, latitude,
                longitude, coordinates, reviewOn, sentOn, postNumber).map(v -> v == null ? "-" : v.length() + ":" + v)
                .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    }

    private static Long number(String typed) {
        String clean = Nfc.clean(typed);
        return clean != null && clean.matches("[0-9]{1,9}") ? Long.valueOf(clean) : null;
    }
}
