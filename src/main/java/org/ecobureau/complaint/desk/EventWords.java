package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.BasedTerm;
import org.ecobureau.complaint.CallOutcome;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.LegalTrack;
import org.ecobureau.complaint.Rating;
import org.ecobureau.complaint.RefusalReason;
import org.ecobureau.complaint.Verified;
import org.ecobureau.complaint.desk.CaseView.Fact;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.Roles;

/** The time line in words: who did what, when and why. */
final class EventWords {

    /** Long texts are folded. */
    private static final Set<Datum> LONG = EnumSet.of(Datum.FINDING, Datum.MEASURES, Datum.ANSWER, Datum.PART);

    /** Steps whose data stand in the note for the reporter already. */
    private static final Set<CaseAction> TOLD = EnumSet.of(CaseAction.PASS_ON, CaseAction.EXTEND, CaseAction.RETURN_TO_SOURCE,
            CaseAction.STAGE_CLOSE, CaseAction.REOPEN);

    private final Map<String, String> units;

    EventWords(Map<String, String> units) {
        this.units = units;
    }

    CaseView.Event event(CaseSheet.Event e) {
        List<Fact> words = new ArrayList<>();
        List<Fact> details = new ArrayList<>();
        if (e.action() != CaseAction.CORRECT) {
            // What a correction tells the reporter stands with old and new beside it.
            add(words, "告诉投诉人", e.publicNote());
        }
        e.data().forEach((datum, value) -> {
            boolean day = e.action() == CaseAction.RECORD_VISIT && datum == Datum.VISITED_ON;
            boolean told = day || TOLD.contains(e.action()) && datum != Datum.LEGAL_BASIS || datum == Datum.UNIT
                    || datum == Datum.LEVEL || datum == Datum.REMINDED_OF;
            if (!told) {
                add(LONG.contains(datum) ? details : words, label(e.action(), datum), value(e.action(), datum, value));
            }
        });
        add(words, "内部备注", e.internalNote());
        String change = e.from() == null || e.from() == e.to() ? null : e.from().label() + " → " + e.to().label();
        return new CaseView.Event(ChinaTime.minute(e.at()), e.action().label(), who(e), change, words, details, e.isPublic());
    }

    private static String who(CaseSheet.Event e) {
        if (Actor.REPORTER.equals(e.actorRole())) {
            return "投诉人";
        }
        if (Actor.SYSTEM.equals(e.actorRole())) {
            return "系统";
        }
        if (Actor.TRANSFER.equals(e.actorRole())) {
            return "转办接口 " + e.actor();
        }
        return e.actor() + "（" + Roles.label(e.actorRole()) + "）";
    }

    private static String label(CaseAction action, Datum datum) {
        return switch (action) {
            case NOTE, CALL_BACK -> datum == Datum.TEXT ? "记录" : datum.label();
            case GIVE_OPINION -> "意见";
            case URGE, SUPERVISE -> "要求";
            case AMEND_VISIT -> datum == Datum.TEXT ? "补充了什么" : datum.label();
            default -> datum.label();
        };
    }

    private String value(CaseAction action, Datum datum, String value) {
        return switch (datum) {
            case REASON -> !RefusalReason.of(action).isEmpty()
                    ? RefusalReason.byCode(value).map(RefusalReason::label).orElse(value)
                    : value;
            case UNIT, CO_UNIT -> units.getOrDefault(value, value);
            case PROPOSED_UNIT -> units.getOrDefault(value, value) + "（没有采用）";
            case CHANNEL -> Channel.byCode(value).map(Channel::label).orElse(value);
            case OUTCOME -> CallOutcome.byCode(value).map(CallOutcome::label).orElse(value);
            case VISITORS, REPRESENTATIVES -> value + " 人";
            case VISIT -> "第 " + value + " 次";
            case BY_POST -> value.equals("yes") ? "只有通信地址，书面答复邮寄" : "不再只有通信地址";
            case VISITED_ON, REVIEW_ON, SENT_ON -> ChinaTime.day(java.time.LocalDate.parse(value));
            case VERIFIED -> Verified.byCode(value).map(Verified::label).orElse(value);
            case LEGAL_TRACK -> LegalTrack.byCode(value).map(LegalTrack::label).orElse(value);
            case RATING -> Rating.byCode(value).map(Rating::label).orElse(value);
            case RECEIVED_AT -> ChinaTime.minute(java.time.Instant.parse(value));
            case ACCEPTANCE_TERM, ANSWER_TERM, CHANNEL_TERM, RETURN_TERM, EXTENSION_TERM -> BasedTerm.parse(value).words();
            default -> value;
        };
    }

    private static void add(List<Fact> facts, String label, String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(label, value));
        }
    }
}
