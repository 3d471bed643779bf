package org.ecobureau.complaint.desk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.ReceivedAt;
import org.ecobureau.complaint.RewardWish;
import org.ecobureau.complaint.TypedPosition;
import org.ecobureau.complaint.VisitParty;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Violation;

/** What a clerk typed on the entry screen, kept as typed. */
public final class EntryForm {

    static final String KEY = "idempotencyKey";
    /** The secret of scans that were sent before. */
    static final String SCANS = "scansToken";
    /** Which button was pressed. */
    static final String DO = "do";
    /** Under which key the form is kept, see {@link EntryDrafts}. */
    static final String DRAFT = "draftKey";
    private static final String FROM = "draftFrom";
    private static final String STAMP = "draftStamp";
    /** What a reporter reads out; it is kept nowhere. */
    static final String CODE = "receiptCode";
    /** Ticked when what was handed on carries no number. */
    private static final String NO_REFERENCE = "noOutsideReference";
    private static final int REFERENCE_MOST = 64;
    /** What is no part of the matter: what the page itself carries, and the code. */
    private static final Set<String> CARRIED = Set.of(KEY, DO, DRAFT, FROM, STAMP, CODE);
    /** What stands in an empty form already. */
    private static final Set<String> GIVEN = Set.of("channel", "receivedAt", "identity", "publicConsent", "coordinates");
    /** Channels a clerk registers; the web has its own form and old 12369 records come by import. */
    static final List<Channel> CHANNELS = List.of(Channel.PHONE, Channel.LETTER, Channel.VISIT, Channel.HOTLINE12345,
            Channel.NATIONAL_PLATFORM, Channel.SUPERIOR, Channel.MEDIA);

    private static final List<String> ORDER = List.of("phone", "caseNumber", CODE, "identity", "name", "email", "address",
            "rewardWish",
            "callBack", "callBackWhen", "callBackPhone", "description", "urgent", "urgentReason", "township", "place",
            "enterprise", "latitude", "longitude", "occurredAt", "types", "subtypes", "channel", "receivedAt",
            "outsideReference", NO_REFERENCE, "visitors", "representatives", "scans", "scansChecked");

    private final MultivaluedMap<String, String> typed;
    private final boolean fresh;

    private EntryForm(MultivaluedMap<String, String> typed, boolean fresh) {
        this.typed = typed;
        this.fresh = fresh;
    }

    static EntryForm of(MultivaluedMap<String, String> posted) {
        return new EntryForm(posted == null ? new MultivaluedHashMap<>() : posted, false);
    }

    /** Something that just came in; a call unless another way is named. */
    static EntryForm fresh(Clock clock, String channel) {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        typed.add("channel", Channel.byCode(channel).filter(CHANNELS::contains).orElse(Channel.PHONE).code());
        typed.add("receivedAt", ChinaTime.local(clock.instant()).truncatedTo(ChronoUnit.MINUTES).toString());
        typed.add("identity", "named");
        typed.add("publicConsent", "false");
        typed.add("coordinates", TypedPosition.WGS84);
        return new EntryForm(typed, true);
    }

    /** Nothing was sent yet: the first field has the focus. */
    public boolean isFresh() {
        return fresh;
    }

    /** One field as typed, null when empty. */
    public String get(String field) {
        return typed.getFirst(field);
    }

    /** All ticked values of a field. */
    public List<String> all(String field) {
        return typed.getOrDefault(field, List.of());
    }

    /** Whether a type is ticked, so that its questions stand open. */
    public boolean has(String type) {
        return all("types").contains(type);
    }

    /** Whether a lone box is ticked. */
    public boolean ticked(String field) {
        return "true".equals(get(field));
    }

    /** The same errors in the order of the screen. */
    static FormErrors inOrder(FormErrors errors) {
        FormErrors sorted = new FormErrors();
        ORDER.stream().filter(errors::has).forEach(field -> sorted.add(field, errors.get(field)));
        return sorted.addAll(errors.all());
    }

    Channel channel(FormErrors errors) {
        Channel channel = Channel.byCode(get("channel")).filter(CHANNELS::contains).orElse(null);
        if (channel == null) {
            errors.add("channel", "请选择来件方式。");
        }
        return channel;
    }

    /** Null when it is no time, which is an error as a time that cannot be is. */
    Instant receivedAt(Instant now, FormErrors errors) {
        LocalDateTime local = local("receivedAt");
        if (local == null) {
            errors.add("receivedAt", "请填写收到的日期和时间，例如 2026-11-23 14:05。");
            return null;
        }
        Instant at = local.atZone(ChinaTime.ZONE).toInstant();
        ReceivedAt.against(at, now).ifPresent(message -> errors.add("receivedAt", message));
        return at;
    }

    /** How many came, for the time line; only a visit has visitors. */
    Map<Datum, String> party(Channel channel, FormErrors errors) {
        Map<Datum, String> told = new EnumMap<>(Datum.class);
        if (channel == Channel.VISIT) {
            VisitParty.Outcome outcome = VisitParty.check(get("visitors"), get("representatives"));
            errors.addAll(outcome.violations());
            if (outcome.party() != null) {
                told.put(Datum.VISITORS, Integer.toString(outcome.party().visitors()));
                if (outcome.party().representatives() != null) {
                    told.put(Datum.REPRESENTATIVES, outcome.party().representatives().toString());
                }
            }
        }
        return told;
    }

    /** The mark of an emergency with its reason, null when it is none; a reason without the tick is asked about. */
    CaseMove urgent(FormErrors errors) {
        String reason = Nfc.clean(get("urgentReason"));
        if (!ticked("urgent")) {
            if (reason != null) {
                errors.add("urgent", "写了为什么紧急，请勾选“紧急”；不紧急的，请删掉原因。");
            }
            return null;
        }
        if (reason == null) {
            errors.add("urgentReason", "请填写为什么紧急。");
        } else if (Nfc.length(reason) > Datum.REASON.maxLength()) {
            errors.add("urgentReason", "最多 " + Datum.REASON.maxLength() + " 个字。");
        }
        return CaseMove.of(CaseAction.MARK_URGENT).with(Datum.REASON, reason);
    }

    private LocalDateTime local(String field) {
        String clean = Nfc.clean(get(field));
        if (clean == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(clean.replace(' ', 'T'));
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    /** What was typed, for the rules of every complaint; degrees that are no numbers are errors at once. */
    ComplaintForm complaint(QuestionCatalogue questions, List<Option> townships, FormErrors errors) {
        List<String> subtypes = new ArrayList<>();
        List<PollutionType> types = all("types").stream().flatMap(code -> PollutionType.byCode(code).stream()).toList();
        // Ticks below a type that was not chosen are leftovers of a correction.
        types.forEach(type -> subtypes.addAll(all("subtypes." + type.code())));
        Map<String, String> answers = new LinkedHashMap<>();
        questions.asked(types, subtypes).forEach(q -> {
            String answer = Nfc.clean(String.join(",", all(q.name())));
            if (answer != null) {
                answers.put(q.name(), answer);
            }
        });
        if (ticked(RewardWish.ANSWER)) {
            answers.put(RewardWish.ANSWER, RewardWish.YES);
        }
        List<Violation> notNumbers = new ArrayList<>();
        TypedPosition at = TypedPosition.of(get("latitude"), get("longitude"), get("coordinates"), notNumbers);
        errors.addAll(notNumbers);
        return new ComplaintForm(all("types"), subtypes, get("description"), occurredAt(),
                TypedTownship.code(get("township"), townships).orElse(null), get("place"), at.latitude(),
                at.longitude(), get("enterprise"),
                get("identity"), get("name"), get("phone"), get("email"), answers, "true".equals(get("publicConsent")));
    }

    /** As the contract writes it; what is no time is passed on and refused by the rules. */
    private String occurredAt() {
        LocalDateTime local = local("occurredAt");
        return local == null ? get("occurredAt")
                : OffsetDateTime.of(local, ChinaTime.ZONE.getRules().getOffset(local)).toString();
    }

    /**
     * The number the source gave, null without one. A hotline, platform or superior gives one, and only the number shows that
     * the same matter came before: without it the clerk says that there is none. What came in directly has none.
     */
    String outsideReference(Channel channel, FormErrors errors) {
        if (channel == null || !channel.numbersWhatItHandsOn() && channel != Channel.MEDIA) {
            return null;
        }
        String reference = Nfc.clean(get("outsideReference"));
        if (Nfc.length(reference) > REFERENCE_MOST) {
            errors.add("outsideReference", "来源编号最多 " + REFERENCE_MOST + " 个字。");
        } else if (reference == null && channel.numbersWhatItHandsOn() && !ticked(NO_REFERENCE)) {
            errors.add("outsideReference", "请填写来源编号，同一件才不会登记两次；来件上没有编号的，请勾选“来件没有编号”。");
        } else if (reference != null && ticked(NO_REFERENCE)) {
            errors.add("outsideReference", "写了编号，又勾选了“来件没有编号”：请去掉一个。");
        }
        return reference;
    }

    String scansToken() {
        return Nfc.clean(get(SCANS));
    }

    static boolean isDraftKey(String key) {
        return key != null && key.matches("[A-Za-z0-9_-]{43}");
    }

    /** Null for a form that names none. */
    String draftKey() {
        return isDraftKey(get(DRAFT)) ? get(DRAFT) : null;
    }

    String draftFrom() {
        return isDraftKey(get(FROM)) ? get(FROM) : null;
    }

    Long draftStamp() {
        String stamp = get(STAMP);
        return stamp != null && stamp.matches("[0-9]{1,15}") ? Long.valueOf(stamp) : null;
    }

    /** Everything typed and chosen, without the receipt code. */
    Map<String, List<String>> typed() {
        Map<String, List<String>> all = new TreeMap<>(typed);
        all.keySet().removeAll(CARRIED);
        return all;
    }

    /** Whether somebody wrote or chose anything. */
    boolean holdsWords() {
        return typed().entrySet().stream().filter(e -> !GIVEN.contains(e.getKey()))
                .anyMatch(e -> e.getValue().stream().anyMatch(v -> v != null && !v.isBlank()));
    }

    /** Remembers where the scans are until the form is saved. */
    void keepScans(String token) {
        typed.putSingle(SCANS, token);
    }

    /** Everything but the key and the place of kept scans, so that a repeated post is recognised. */
    byte[] canonical(List<PreparedFile> files) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(typed).forEach((name, values) -> {
            if (!CARRIED.contains(name) || name.equals(DO)) {
                values.forEach(
                        value -> all.append(name).append('=').append(value.length()).append(':').append(value).append('\n'));
            }
        });
        files.forEach(file -> all.append("scan ").append(file.sha256()).append('\n'));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }
}
