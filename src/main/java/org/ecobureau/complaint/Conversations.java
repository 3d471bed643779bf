package org.ecobureau.complaint;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;

/**
 * Keeps what a reporter said until somebody has taken note of it, and what the bureau asked until it is answered. While a unit
 * works
 * on a case its officers are to listen, before and afterwards intake.
 */
@ApplicationScoped
public class Conversations {

    /** A unit has the case in hand. */
    static final Set<CaseStatus> WORKED_ON = EnumSet.of(CaseStatus.ASSIGNED, CaseStatus.INVESTIGATING, CaseStatus.DRAFTED);
    private static final Set<CaseAction> SAID = EnumSet.of(CaseAction.MESSAGE_FROM_REPORTER, CaseAction.ADD_PHOTOS,
            CaseAction.RATE, CaseAction.CALL_NOTE);

    @Inject
    EntityManager database;

    @Inject
    CaseReader reader;

    @Inject
    AuditLog audit;

    /** How a conversation stands; null where nothing is waited for. */
    public record Standing(Instant saidAt, Instant askedAt) {
    }

    /**
     * Notes a step of somebody who spoke, in its transaction. What is said in a merged case is said in the main case too, what
     * is
     * said of a matter that was split to every unit that works on a part of it.
     */
    void note(ComplaintCase c, CaseAction action, Instant at) {
        if (SAID.contains(action)) {
            said(c.id, at);
            for (ComplaintCase other : CaseTalk.handledIn(c)) {
                if (other.id.equals(c.mainId) || action != CaseAction.RATE && WORKED_ON.contains(other.status())) {
                    said(other.id, at);
                } else if (action != CaseAction.RATE) {
                    // Intake hears of it in the case itself; what the part asked is answered all the same.
                    answered(other.id);
                }
            }
        } else if (action == CaseAction.MESSAGE_TO_REPORTER) {
            database.createNativeQuery("INSERT INTO case_conversation (case_id, asked_at) VALUES (?1, ?2)"
                    + " ON DUPLICATE KEY UPDATE said_at = NULL, asked_at = VALUES(asked_at)").setParameter(1, c.id)
                    .setParameter(2, at).executeUpdate();
        }
    }

    private void said(Long caseId, Instant at) {
        database.createNativeQuery("INSERT INTO case_conversation (case_id, said_at) VALUES (?1, ?2)"
                + " ON DUPLICATE KEY UPDATE said_at = VALUES(said_at), asked_at = NULL").setParameter(1, caseId)
                .setParameter(2, at).executeUpdate();
    }

    private void answered(Long caseId) {
        database.createNativeQuery("UPDATE case_conversation SET asked_at = NULL WHERE case_id = ?1").setParameter(1, caseId)
                .executeUpdate();
    }

    /** How it stands in a case. */
    @Transactional
    public Standing standing(String number) {
        return ComplaintCase.byNumber(number)
                .flatMap(c -> Optional.ofNullable((CaseConversation) CaseConversation.findById(c.id)))
                .map(v -> new Standing(v.saidAt, v.askedAt)).orElse(new Standing(null, null));
    }

    /** Whether it is for this person to take note of what the reporter said. */
    public static boolean listens(CaseSheet sheet, Actor actor) {
        if (!WORKED_ON.contains(sheet.status())) {
            return actor.roles().contains(Roles.INTAKE);
        }
        return actor.roles().contains(Roles.OFFICER) && sheet.leadUnit() != null && sheet.leadUnit().equals(actor.unit())
                && !sheet.recused().contains(actor.username())
                || ErrorKind.mends(sheet.legalTrack(), sheet.leadUnit(), actor.roles());
    }

    /**
     * Somebody has taken note of what was said until then; what came later stays.
     *
     * @param asked until when, read after the rights were looked at
     * @throws Problem 404 for an unknown number, 403 for people who may not read the case, 409 for those who are not to listen
     *         now
     */
    public void heard(String number, Supplier<Instant> asked, Actor actor) {
        Retrying.inTransaction(() -> {
            takeNote(number, asked, actor);
            return null;
        });
    }

    private void takeNote(String number, Supplier<Instant> asked, Actor actor) {
        if (!listens(reader.forStaff(number, actor), actor)) {
            throw Problem.conflict("投诉人的话由现在办理的人看：交办以后是承办单位，其他时候是受理员。");
        }
        Instant until = asked.get();
        int changed = database.createNativeQuery("UPDATE case_conversation SET said_at = NULL WHERE said_at <= ?1 AND case_id ="
                + " (SELECT id FROM complaint_case WHERE number = ?2)").setParameter(1, until).setParameter(2, number)
                .executeUpdate();
        if (changed > 0) {
            audit.record("case.heard", number, "until " + until);
        }
    }
}
