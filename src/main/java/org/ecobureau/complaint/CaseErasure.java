package org.ecobureau.complaint;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.notify.Outbox;
import org.ecobureau.shared.web.Problem;

/** Erases a part of a case for good, in the running transaction; what statistics need of it stays. */
@ApplicationScoped
class CaseErasure {

    /** Stands where words were that a reader looks for. */
    static final String GONE = "（已按规定删除）";

    /** What steps brought that tells nothing a person wrote: codes, days, terms, numbers of cases. All else goes. */
    private static final Set<Datum> KEPT = EnumSet.of(Datum.UNIT, Datum.CO_UNIT, Datum.LEGAL_TRACK, Datum.VERIFIED,
            Datum.VISITED_ON, Datum.VISIT, Datum.CHANNEL, Datum.VISITORS,
            Datum.REPRESENTATIVES, Datum.OUTCOME, Datum.OTHER_NUMBER, Datum.NEXT_CHECK_ON, Datum.REVIEW_ON, Datum.LEVEL,
            Datum.PHOTOS,
            Datum.RATING, Datum.BY_POST, Datum.SENT_ON,
            Datum.RECEIVED_AT, Datum.REMINDED, Datum.ACCEPTANCE_TERM, Datum.CHANNEL_TERM, Datum.ANSWER_TERM,
            Datum.RETURN_TERM, Datum.EXTENSION_TERM);

    @Inject
    Outbox outbox;

    @Inject
    AttachmentService attachments;

    @Inject
    EntityManager database;

    @Inject
    Event<CaseErased> erased;

    void erase(RetentionClass kind, ComplaintCase c, Instant now) {
        switch (kind) {
            case IDENTITY -> {
                CaseIdentity.deleteById(c.id);
                CallBack.delete("caseId", c.id);
                attachments.delete(CaseLetters.owner(c.number));
                outbox.forget(c.number);
                c.identityErasedAt = now;
                forgetPost(c);
            }
            case PHOTOS -> {
                attachments.delete(CasePhotos.owner(c.number));
                c.photosErasedAt = now;
            }
            case TEXT -> {
                text(c);
                c.textErasedAt = now;
            }
        }
        erased.fire(new CaseErased(kind, c.id, c.number));
    }

    /**
     * The reporter wants to be known no more: the case is anonymous from now on, and a wish that only a name can have ends.
     *
     * @throws Problem 409 while a legal hold keeps it
     */
    void identityOnRequest(ComplaintCase c, Instant now) {
        LegalHold.over(c).ifPresent(hold -> {
            throw Problem.conflict(hold.againstErasing());
        });
        CaseIdentity.deleteById(c.id);
        CallBack.delete("caseId", c.id);
        attachments.delete(CaseLetters.owner(c.number));
        // Mail to units and calls to platforms are not the reporter's: they go on.
        outbox.forget(c.number, CaseNotices.TEMPLATES);
        c.identityMode = IdentityMode.ANONYMOUS;
        c.answers = RewardWish.kept(c.answers, IdentityMode.ANONYMOUS);
        c.identityErasedAt = now;
        forgetPost(c);
        erased.fire(new CaseErased(RetentionClass.IDENTITY, c.id, c.number));
    }

    /** Nobody is left to write to; the number of a letter leads to who got it. */
    private void forgetPost(ComplaintCase c) {
        c.byPost = false;
        c.postSince = null;
        sql("UPDATE case_event SET payload = JSON_REMOVE(payload, '$.postNumber') WHERE case_id = ?1 AND action = 'POST_LETTER'",
                c.id);
    }

    private void text(ComplaintCase c) {
        c.description = "";
        c.place = null;
        c.placeKey = null;
        c.latitude = null;
        c.longitude = null;
        c.enterprise = null;
        c.enterpriseKey = null;
        c.answers = Map.of();
        c.finding = null;
        c.measures = null;
        c.draftAnswer = null;
        c.answer = null;
        c.ratingComment = null;
        c.passedTo = null;
        CaseEvent.of(c.id).forEach(this::event);
        StepDraft.delete("caseId", c.id);
        visits(c);
        sql("DELETE FROM case_message WHERE case_id = ?1", c.id);
        sql("UPDATE identity_event SET reason = ?2 WHERE case_id = ?1", c.id, GONE);
        sql("UPDATE identity_request SET reason = ?2, words = IF(words IS NULL, NULL, ?2) WHERE case_id = ?1", c.id, GONE);
        // An anonymous letter had no identity to go with; photos that came after the others went are as old as the words.
        attachments.delete(CaseLetters.owner(c.number));
        attachments.delete(CasePhotos.owner(c.number));
        CallBack.delete("caseId", c.id);
        CaseWords.rewrite(c);
    }

    /** What was found on site goes with its evidence; the steps that say when stay. */
    private void visits(ComplaintCase c) {
        SiteVisit.<SiteVisit> list("caseId", c.id).stream().map(v -> v.no).distinct()
                .forEach(no -> attachments.delete(VisitReader.owner(c.number, no)));
        sql("DELETE r FROM sample_result r JOIN visit_sample s ON s.id = r.sample_id WHERE s.case_id = ?1", c.id);
        sql("DELETE FROM visit_sample WHERE case_id = ?1", c.id);
        sql("DELETE FROM site_visit WHERE case_id = ?1", c.id);
    }

    /** Rows of steps are never changed by a step; only the end of their time takes their words. */
    private void event(CaseEvent event) {
        Map<Datum, String> kept = new EnumMap<>(Datum.class);
        event.payload.forEach((datum, value) -> {
            boolean code = datum == Datum.REASON && event.action == CaseAction.REFUSE;
            if (KEPT.contains(datum) || code) {
                kept.put(datum, value);
            } else if (datum == Datum.ANSWER) {
                kept.put(datum, GONE);
            }
        });
        sql("UPDATE case_event SET public_note = NULL, internal_note = NULL, payload = ?2 WHERE id = ?1", event.id,
                new Codes.Payload().convertToDatabaseColumn(kept));
        database.detach(event);
    }

    private void sql(String statement, Object... values) {
        var query = database.createNativeQuery(statement);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        query.executeUpdate();
    }
}
