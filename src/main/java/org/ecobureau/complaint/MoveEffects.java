package org.ecobureau.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Unit;

/** What each step changes in the case, and the words the reporter reads about it. */
@ApplicationScoped
class MoveEffects {

    ComplaintCase fresh(NewCase made, CaseService.Origin origin, Instant received, Instant now) {
        ComplaintCase c = new ComplaintCase();
        c.channel = origin.channel();
        c.outsideReference = origin.outsideReference();
        c.flags = origin.flags();
        c.legalTrack = LegalTrack.VIOLATION;
        c.types = made.types();
        c.subtypes = made.subtypes();
        c.description = made.description();
        c.occurredAt = made.occurredAt();
        c.township = made.township();
        c.place = made.place();
        c.latitude = made.latitude();
        c.longitude = made.longitude();
        c.enterprise = made.enterprise();
        c.identityMode = made.identity();
        c.publicConsent = made.publicConsent();
        c.answers = made.answers();
        c.receivedAt = received;
        c.enter(CaseStatus.REGISTERED, now);
        return c;
    }

    /**
     * Changes the case.
     *
     * @param kept what the event row will keep; this adds the step's data
     * @return the public note of the event
     */
    String apply(ComplaintCase c, CaseMove move, Actor actor, Instant now, Map<Datum, String> kept) {
        kept.putAll(move.data());
        String note = move.publicNote();
        switch (move.action()) {
            case ACCEPT -> {
                c.acceptedAt = now;
                LegalTrack.byCode(move.get(Datum.LEGAL_TRACK)).ifPresent(track -> c.legalTrack = track);
            }
            case REFUSE -> {
                c.refusalReason = RefusalReason.byCode(move.get(Datum.REASON)).orElseThrow();
                note = join(c.refusalReason.told(), note);
            }
            case PASS_ON -> {
                c.passedTo = move.get(Datum.TARGET);
                note = join("转给：" + c.passedTo + "。" + move.get(Datum.REASON), note);
            }
            case ASSIGN -> note = join("由" + assign(c, move.get(Datum.UNIT)) + "办理。", note);
            case START_INVESTIGATION -> c.officer = actor.username();
            case RECORD_FINDING -> {
                c.finding = move.get(Datum.FINDING);
                c.verified = Verified.byCode(move.get(Datum.VERIFIED)).orElseThrow();
                c.measures = move.get(Datum.MEASURES);
            }
            case DRAFT_ANSWER -> {
                c.draftAnswer = move.get(Datum.ANSWER);
                c.draftedBy = actor.username();
            }
            case APPROVE_ANSWER -> {
                c.answer = c.draftAnswer;
                c.answeredAt = now;
                kept.put(Datum.ANSWER, c.answer);
                kept.put(Datum.VERIFIED, c.verified.code());
            }
            case EXTEND -> note = join(move.get(Datum.REASON), note);
            case MESSAGE_FROM_REPORTER, MESSAGE_TO_REPORTER -> {
                message(c, actor, now, kept.remove(Datum.TEXT));
            }
            case RATE -> {
                c.rating = Rating.byCode(move.get(Datum.RATING)).orElseThrow();
                c.ratingComment = move.get(Datum.COMMENT);
            }
            case REGISTER, SUBMIT_FOR_REVIEW, RETURN_DRAFT, CLOSE, WITHDRAW, NOTE -> {
                // Only the status changes; what was written stays in the event.
            }
        }
        return note;
    }

    private static String assign(ComplaintCase c, String unitCode) {
        Unit unit = Unit.byCode(unitCode).orElseThrow(() -> Problem.unprocessable("请检查标出的内容。",
                List.of(new Violation(Datum.UNIT.code(), "没有这个单位，请重新选择。"))));
        c.leadUnit = unit.code();
        c.officer = null;
        return unit.name();
    }

    private static void message(ComplaintCase c, Actor actor, Instant now, String text) {
        CaseMessage message = new CaseMessage();
        message.caseId = c.id;
        message.sender = actor.isReporter() ? CaseMessage.REPORTER : CaseMessage.STAFF;
        message.author = actor.username();
        message.at = now;
        message.text = text;
        message.persist();
    }

    private static String join(String first, String second) {
        return second == null ? first : first + "\n" + second;
    }
}
