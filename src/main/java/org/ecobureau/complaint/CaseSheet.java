package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.shared.time.ChinaTime;

/**
 * A whole case as read, without the reporter's identity and receipt. The desk shows all of it; the reporter's page only
 * what {@link Event#isPublic} and the approved answers allow. Of the messages it has those that {@link CaseReader} says.
 */
public record CaseSheet(String number, Channel channel, String outsideReference, CaseStatus status, LegalTrack legalTrack,
        List<PollutionType> types, List<String> subtypes, String description, Instant occurredAt, String township,
        String place, BigDecimal latitude, BigDecimal longitude, String enterprise, IdentityMode identityMode,
        boolean publicConsent, Map<String, String> answers, List<String> flags, String leadUnit, String officer,
        RefusalReason refusalReason, String passedTo, String finding, Verified verified, String measures,
        String draftAnswer, String draftedBy, String answer, Rating rating, String ratingComment, Instant receivedAt,
        long version, List<Event> events, List<Message> messages, List<ClockReading> clocks, List<String> coUnits,
        List<Related> related, boolean supervised, boolean extensionAsked, int urges, int returns, LocalDate nextCheckOn,
        boolean reporterLeft, Instant nextDue, boolean identityKept, Instant urgentAt, String urgentBy, boolean byPost,
        Instant postSince, Set<String> recused) {

    /**
     * Another case that has to do with this one.
     *
     * @param kind main (this one was merged into it), merged (into this one), origin (this one was split from it), part
     *        (split from this one) or linked
     * @param urgent whether an emergency goes on there
     */
    public record Related(String number, CaseStatus status, String kind, boolean urgent) {

        static Related of(String number, CaseStatus status, String kind, boolean marked) {
            return new Related(number, status, kind, marked && !status.isFinal());
        }
    }

    /** One step as it happened. */
    public record Event(CaseAction action, CaseStatus from, CaseStatus to, Instant at, String actor, String actorRole,
            String publicNote, String internalNote, Map<Datum, String> data) {

        /**
         * The step for people to whom its words were not written: with what it says by itself (who handles it, where it
         * went, why it takes longer, when it is looked at again), without what a colleague added for one reporter.
         */
        public Event forOthers() {
            String note = switch (action) {
                case RECORD_VISIT -> publicNote;
                case ASSIGN -> publicNote == null ? null : publicNote.lines().findFirst().orElse(null);
                case PASS_ON -> data.containsKey(Datum.TARGET) ? "转给：" + data.get(Datum.TARGET) + "。" : null;
                case EXTEND -> data.get(Datum.REASON);
                case STAGE_CLOSE -> !data.containsKey(Datum.NEXT_CHECK_ON) ? null
                        : "下次核查：" + ChinaTime.day(LocalDate.parse(data.get(Datum.NEXT_CHECK_ON))) + "。";
                default -> null;
            };
            return new Event(action, from, to, at, actor, actorRole, note, null, data);
        }

        /** Something that is of this very report alone: nothing to tell to those who hang on it. */
        boolean isOwnDoing() {
            return action == CaseAction.RATE || action == CaseAction.LEAVE || action == CaseAction.WITHDRAW
                    || action == CaseAction.CORRECT || action == CaseAction.POST_LETTER;
        }

        public boolean isPublic() {
            return action.publicCode() != null;
        }
    }

    /** One message; {@code via} is the number of the merged case whose reporter wrote it, else null. */
    public record Message(long id, Instant at, boolean fromReporter, String author, String text, String via) {

        static Message of(CaseMessage m) {
            return new Message(m.id, m.at, m.sender.equals(CaseMessage.REPORTER), m.author, m.text, m.via);
        }
    }

    /**
     * The messages between the bureau and this case's own reporter: what others wrote in merged cases is not theirs to read.
     */
    public List<Message> ownMessages() {
        return messages.stream().filter(m -> m.via() == null).toList();
    }

    /** What its reporter sees: who withdrew sees that, also where the case goes on for others. */
    public PublicStatus shown() {
        return reporterLeft ? PublicStatus.WITHDRAWN : status.shown();
    }

    /** Where the case stood before it was merged; null when it is not. */
    CaseStatus mergedFrom() {
        return status != CaseStatus.MERGED ? null
                : events.stream().filter(e -> e.action() == CaseAction.MERGE).map(Event::from)
                        .reduce((first, second) -> second).orElse(null);
    }

    /** The number of the case this one was merged into. */
    public Optional<String> mainNumber() {
        return related.stream().filter(r -> r.kind().equals("main")).map(Related::number).findFirst();
    }

    static CaseSheet of(ComplaintCase c, List<CaseEvent> events, List<CaseMessage> messages, List<ClockReading> clocks,
            List<String> coUnits, List<Related> related, Set<String> recused) {
        return new CaseSheet(c.number, c.channel, c.outsideReference, c.status(), c.legalTrack, c.types, c.subtypes,
                c.description, c.occurredAt, c.township, c.place, c.latitude, c.longitude, c.enterprise, c.identityMode,
                c.publicConsent, c.answers, c.flags, c.leadUnit, c.officer, c.refusalReason, c.passedTo, c.finding,
                c.verified, c.measures, c.draftAnswer, c.draftedBy, c.answer, c.rating, c.ratingComment, c.receivedAt,
                c.version, VisitDays.told(events.stream().map(CaseSheet::event).toList()),
                messages.stream().map(Message::of).toList(),
                clocks, coUnits, related, c.supervised, c.extensionAsked, c.urges, c.returns, c.nextCheckOn,
                c.reporterLeft != null, c.nextDue, c.keepsIdentity(), c.urgentAt, c.urgentBy, c.byPost, c.postSince,
                recused);
    }

    private static Event event(CaseEvent e) {
        return new Event(e.action, e.fromStatus, e.toStatus, e.at, e.actor, e.actorRole, e.publicNote, e.internalNote,
                e.payload);
    }
}
