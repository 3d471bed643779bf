package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** What each step changes in the case, and the words the reporter reads about it. */
@ApplicationScoped
class MoveEffects {

    @Inject
    CaseCorrections corrections;

    @Inject
    CaseErasure erasure;

    @Inject
    DutyMail duty;

    ComplaintCase fresh(NewCase made, CaseService.Origin origin, Instant now) {
        ComplaintCase c = new ComplaintCase();
        c.channel = origin.channel();
        c.outsideReference = origin.outsideReference();
        c.flags = origin.flags();
        c.flagged = !c.flags.isEmpty();
        c.legalTrack = LegalTrack.of(made.types(), made.subtypes());
        c.types = made.types();
        c.subtypes = made.subtypes();
        c.description = made.description();
        c.occurredAt = made.occurredAt();
        c.township = made.township();
        c.place = made.place();
        c.latitude = made.latitude();
        c.longitude = made.longitude();
        c.enterprise = made.enterprise();
        c.enterpriseKey = Likeness.enterpriseKey(c.enterprise);
        c.placeKey = Likeness.placeKey(c.place);
        c.identityMode = made.identity();
        c.byPost = made.contact().onlyByPost();
        c.publicConsent = made.publicConsent();
        c.answers = made.answers();
        c.receivedAt = received(origin, now);
        c.enter(Suspicion.holds(c.flags) ? CaseStatus.HELD : CaseStatus.REGISTERED, now);
        return c;
    }

    private static Instant received(CaseService.Origin origin, Instant now) {
        Instant received = origin.receivedAt() == null ? now : origin.receivedAt().truncatedTo(ChronoUnit.MILLIS);
        if (received.isAfter(now)) {
            throw Problem.unprocessable("请检查标出的内容。", List.of(new Violation("receivedAt", "收到时间不能晚于现在。")));
        }
        return received;
    }

    /** A copy for a part of the matter; its own words and number are still to come. */
    ComplaintCase partOf(ComplaintCase origin, String description, Instant now) {
        ComplaintCase c = new ComplaintCase();
        c.channel = origin.channel;
        c.flags = origin.flags;
        c.flagged = origin.flagged;
        c.legalTrack = origin.legalTrack;
        c.types = origin.types;
        c.subtypes = origin.subtypes;
        c.description = description;
        c.occurredAt = origin.occurredAt;
        c.township = origin.township;
        c.place = origin.place;
        c.latitude = origin.latitude;
        c.longitude = origin.longitude;
        c.enterprise = origin.enterprise;
        c.enterpriseKey = origin.enterpriseKey;
        c.placeKey = origin.placeKey;
        c.identityMode = origin.identityMode;
        c.byPost = origin.byPost;
        c.publicConsent = origin.publicConsent;
        c.answers = Map.of();
        c.receivedAt = origin.receivedAt;
        c.splitFrom = origin.id;
        c.reporterLeft = origin.reporterLeft;
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
            case REFUSE, MARK_SPAM -> {
                c.refusalReason = RefusalReason.byCode(move.get(Datum.REASON)).orElseThrow();
                note = join(c.refusalReason.told(), note);
            }
            case PASS_ON -> {
                c.passedTo = move.get(Datum.TARGET);
                note = join("转给：" + c.passedTo + "。" + move.get(Datum.REASON), note);
            }
            case RETURN_TO_SOURCE -> {
                c.passedTo = c.channel.label();
                note = join("退给转来的单位：" + c.channel.label() + "。" + move.get(Datum.REASON), note);
            }
            case MERGE -> c.mainId = CaseTies.main(move.get(Datum.OTHER_NUMBER), c, actor).id;
            case UNMERGE -> c.mainId = null;
            case LEAVE -> c.reporterLeft = now;
            case WITHDRAW -> CaseTies.leaveMain(c);
            case UNMARK_SPAM -> c.refusalReason = null;
            case LINK -> CaseLink.between(c.id, CaseTies.other(move.get(Datum.OTHER_NUMBER), c).id);
            case UNLINK -> CaseTies.unlink(c, move.get(Datum.OTHER_NUMBER));
            case ADD_CO_UNIT -> CaseTies.addCoUnit(c, move.get(Datum.CO_UNIT));
            case REMOVE_CO_UNIT -> CaseTies.removeCoUnit(c, move.get(Datum.CO_UNIT));
            case RETURN_ASSIGNMENT -> {
                c.leadUnit = null;
                c.officer = null;
                c.returns++;
            }
            case RECUSE -> {
                c.officer = null;
                CaseRecusal.add(c.id, actor.username());
                kept.put(Datum.RECUSED, actor.displayName());
            }
            case ASK_EXTENSION -> c.extensionAsked = true;
            case DECLINE_EXTENSION -> c.extensionAsked = false;
            case URGE -> c.urges++;
            case SUPERVISE -> c.supervised = true;
            case END_SUPERVISION -> c.supervised = false;
            case MARK_URGENT -> {
                c.urgentAt = now;
                c.urgentBy = actor.username();
                duty.urgent(c.number, c.leadUnit);
            }
            case END_URGENT -> {
                c.urgentAt = null;
                c.urgentBy = null;
            }
            case CORRECT -> note = corrections.apply(c, move, kept);
            case ERASE_IDENTITY -> erasure.identityOnRequest(c, now);
            case HOLD -> LegalHold.set(c, move.get(Datum.REVIEW_ON), now, kept);
            case RELEASE -> LegalHold.lift(c);
            case ESCALATE -> {
                if (c.remindDue != null) {
                    kept.put(Datum.REMINDED_OF, c.remindDue.toString());
                }
            }
            case STAGE_CLOSE -> {
                c.nextCheckOn = LocalDate.parse(move.get(Datum.NEXT_CHECK_ON));
                note = join(move.get(Datum.REASON) + " 下次核查：" + ChinaTime.day(c.nextCheckOn) + "。", note);
            }
            case REOPEN -> {
                c.answer = null;
                c.draftAnswer = null;
                c.draftedBy = null;
                c.rating = null;
                c.ratingComment = null;
                c.nextCheckOn = null;
                c.officer = null;
                c.refusalReason = null;
                c.passedTo = null;
                note = join(move.get(Datum.REASON), note);
            }
            case ASSIGN -> {
                note = join("由" + CaseTies.assign(c, move.get(Datum.UNIT)) + "办理。", note);
                if (c.urgentAt != null) {
                    // Most emergencies are marked before a unit has them: it hears of them now.
                    duty.urgent(c.number, c.leadUnit);
                }
            }
            case START_INVESTIGATION, TAKE_OVER -> c.officer = actor.username();
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
            case EXTEND -> {
                c.extensionAsked = false;
                note = join(move.get(Datum.REASON), note);
            }
            case MESSAGE_FROM_REPORTER, MESSAGE_TO_REPORTER -> {
                CaseTalk.message(c, actor, now, kept.remove(Datum.TEXT));
            }
            case CALL_NOTE -> CaseTalk.said(c, actor, now,
                    "（" + Channel.byCode(move.get(Datum.CHANNEL)).orElseThrow().label() + "，工作人员记录）\n"
                            + kept.remove(Datum.TEXT));
            case CALL_BACK -> CaseTalk.called(c, actor, now, CallOutcome.byCode(move.get(Datum.OUTCOME)).orElseThrow());
            case ADD_PHOTOS -> CaseTalk.message(c, actor, now,
                    join("补充了 " + move.get(Datum.PHOTOS) + " 张照片。", kept.remove(Datum.TEXT)));
            case POST_LETTER -> note = join(ChinaTime.day(LocalDate.parse(move.get(Datum.SENT_ON))) + "寄出，请留意查收。", note);
            case RATE -> {
                c.rating = Rating.byCode(move.get(Datum.RATING)).orElseThrow();
                c.ratingComment = move.get(Datum.COMMENT);
            }
            case REGISTER, ADMIT, RECORD_VISIT, AMEND_VISIT, SUBMIT_FOR_REVIEW, RECALL_DRAFT, RETURN_DRAFT, CLOSE, NOTE, SPLIT,
                    GIVE_OPINION, CORRECT_IDENTITY -> {
                // Only the status changes; what was written stays in the event.
            }
        }
        return note;
    }

    private static String join(String first, String second) {
        return second == null ? first : first + "\n" + second;
    }
}
