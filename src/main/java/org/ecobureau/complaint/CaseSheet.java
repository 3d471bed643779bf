package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole case as read, without the reporter's identity and receipt. The desk shows all of it; the reporter's page only
 * what {@link Event#isPublic} and the approved answers allow.
 */
public record CaseSheet(String number, Channel channel, String outsideReference, CaseStatus status, LegalTrack legalTrack,
        List<PollutionType> types, List<String> subtypes, String description, Instant occurredAt, String township,
        String place, BigDecimal latitude, BigDecimal longitude, String enterprise, IdentityMode identityMode,
        boolean publicConsent, Map<String, String> answers, List<String> flags, String leadUnit, String officer,
        RefusalReason refusalReason, String passedTo, String finding, Verified verified, String measures,
        String draftAnswer, String draftedBy, String answer, Rating rating, String ratingComment, Instant receivedAt,
        long version, List<Event> events, List<Message> messages, List<ClockReading> clocks) {

    /** One step as it happened. */
    public record Event(CaseAction action, CaseStatus from, CaseStatus to, Instant at, String actor, String actorRole,
            String publicNote, String internalNote, Map<Datum, String> data) {

        public boolean isPublic() {
            return action.publicCode() != null;
        }
    }

    /** One message. */
    public record Message(Instant at, boolean fromReporter, String author, String text) {
    }

    public PublicStatus shown() {
        return status.shown();
    }

    /** The duty due next, if one stands; the next thing a reporter may wait for. */
    public Optional<ClockReading> nextDuty() {
        return clocks.stream().filter(ClockReading::open).filter(c -> c.kind() != ClockReading.Kind.RETURN)
                .filter(c -> c.due() != null).findFirst();
    }

    static CaseSheet of(ComplaintCase c, List<CaseEvent> events, List<CaseMessage> messages, List<ClockReading> clocks) {
        return new CaseSheet(c.number, c.channel, c.outsideReference, c.status(), c.legalTrack, c.types, c.subtypes,
                c.description, c.occurredAt, c.township, c.place, c.latitude, c.longitude, c.enterprise, c.identityMode,
                c.publicConsent, c.answers, c.flags, c.leadUnit, c.officer, c.refusalReason, c.passedTo, c.finding,
                c.verified, c.measures, c.draftAnswer, c.draftedBy, c.answer, c.rating, c.ratingComment, c.receivedAt,
                c.version, events.stream().map(CaseSheet::event).toList(),
                messages.stream()
                        .map(m -> new Message(m.at, m.sender.equals(CaseMessage.REPORTER), m.author, m.text)).toList(),
                clocks);
    }

    private static Event event(CaseEvent e) {
        return new Event(e.action, e.fromStatus, e.toStatus, e.at, e.actor, e.actorRole, e.publicNote, e.internalNote,
                e.payload);
    }
}
