package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;

/** Calls that named reporters asked for: the pile of intake, the number on purpose and logged, each try on the time line. */
@ApplicationScoped
public class CallBacks {

    /** One call on the pile; {@code done} ones are found by id only. */
    public record Row(long id, String number, CaseStatus status, List<PollutionType> types, String township, String wished,
            Instant askedAt, int tries, Instant lastTryAt, boolean done, Instant urgentAt) {
    }

    private static final String ROW = "select b.id, c.number, c.status, c.types, c.township, b.wished, b.askedAt, b.tries,"
            + " b.lastTryAt, case when b.doneAt is null then false else true end, c.urgentAt from CallBack b"
            + " join ComplaintCase c on c.id = b.caseId where ";

    @Inject
    EntityManager database;

    @Inject
    Sealing sealing;

    @Inject
    CaseIdentities identities;

    @Inject
    IdentityLog log;

    @Inject
    CaseService cases;

    @Inject
    Clock clock;

    /** Puts a call on the pile, in the running transaction; the wish was checked with {@link CallBackWish#check}. */
    void ask(ComplaintCase c, CallBackWish wish, Actor actor) {
        if (c.identityMode != IdentityMode.NAMED) {
            throw new IllegalArgumentException("no call without a name");
        }
        CallBack call = new CallBack();
        call.caseId = c.id;
        call.wished = wish.when();
        call.phone = sealing.sealText(wish.phone(), CallBack.place(c.number));
        call.askedAt = clock.instant();
        call.askedBy = actor.username();
        call.persist();
    }

    /** The same for a case that was just registered. */
    public void ask(String number, CallBackWish wish, Actor actor) {
        Retrying.inTransaction(() -> {
            ask(ComplaintCase.byNumber(number).orElseThrow(Problem::notFound), wish, actor);
            return null;
        });
    }

    /** How many people wait for a call. */
    @Transactional
    public long waiting() {
        return CallBack.count("doneAt is null");
    }

    /** Who waits the longest first, one statement. */
    @Transactional
    public List<Row> page(Long after, int most) {
        return database.createQuery(ROW + "b.doneAt is null and b.id > :after order by b.id", Row.class)
                .setParameter("after", after == null ? 0L : after).setMaxResults(most).getResultList();
    }

    @Transactional
    public Row one(long id) {
        return database.createQuery(ROW + "b.id = :id", Row.class).setParameter("id", id).getResultStream().findFirst()
                .orElseThrow(Problem::notFound);
    }

    /**
     * Name and number to call; each time is logged and told to the reporter.
     *
     * @return an empty map when the identity was erased
     * @throws Problem 403 for people who take no calls, 404, 409 when the call is done
     */
    public Map<IdentityField, String> number(long id, Actor actor) {
        requireIntake(actor);
        return Retrying.inTransaction(() -> {
            CallBack call = open(id);
            ComplaintCase c = ComplaintCase.findById(call.caseId);
            Map<IdentityField, String> clear = new EnumMap<>(IdentityField.class);
            clear.putAll(identities.unsealed(c, EnumSet.of(IdentityField.NAME, IdentityField.PHONE)));
            String other = sealing.openText(call.phone, CallBack.place(c.number));
            if (other != null) {
                clear.put(IdentityField.PHONE, other);
            }
            log.record(c, IdentityAct.VIEWED, Roles.INTAKE, "按您的要求给您回电",
                    "by " + actor.username() + ": call " + id + " " + clear.keySet());
            return clear;
        });
    }

    /**
     * Notes a call: on the case's time line, and when nobody answered in a message to the reporter. A call that is done
     * leaves the pile, and the number that was kept for it is erased.
     *
     * @throws Problem 403, 404, 409 when it is done already, 422 field by field
     */
    public CallOutcome tried(long id, String typedOutcome, String note, Actor actor) {
        requireIntake(actor);
        return Retrying.inTransaction(() -> {
            CallBack call = open(id);
            CallOutcome outcome = CallOutcome.byCode(typedOutcome)
                    .orElseThrow(() -> wrong("outcome", "请选择结果。"));
            if (!outcome.allowedAfter(call.tries)) {
                throw wrong("outcome", "至少打过 " + CallOutcome.TRIES_LEAST + " 次，才能不再打。这是第 " + (call.tries + 1) + " 次。");
            }
            ComplaintCase c = ComplaintCase.findById(call.caseId);
            cases.move(c.number, CaseMove.of(CaseAction.CALL_BACK).with(Datum.OUTCOME, outcome.code()).with(Datum.TEXT, note),
                    actor);
            Instant now = clock.instant();
            call.tries++;
            call.lastTryAt = now;
            call.outcome = outcome;
            if (outcome.ends()) {
                call.doneAt = now;
                call.phone = null;
            }
            return outcome;
        });
    }

    private static CallBack open(long id) {
        CallBack call = CallBack.locked(id);
        if (call == null) {
            throw Problem.notFound();
        }
        if (call.doneAt != null) {
            throw Problem.conflict("这个回电已经办完：" + call.outcome.label() + "。");
        }
        return call;
    }

    private static void requireIntake(Actor actor) {
        if (!actor.roles().contains(Roles.INTAKE)) {
            throw Problem.forbidden("只有受理员给投诉人回电。");
        }
    }

    private static Problem wrong(String field, String message) {
        return Problem.unprocessable("请检查标出的内容。", List.of(new Violation(field, message)));
    }
}
