package org.ecobureau.publication;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.StaffMember;

/** The only one who moves versions. Every call belongs to the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PublicationService {

    private static final int REASON_MOST = 500;

    private final Clock clock;
    private final StaffMember member;
    private final AuditLog audit;

    @Inject
    public PublicationService(Clock clock, StaffMember member, AuditLog audit) {
        this.clock = clock;
        this.member = member;
        this.audit = audit;
    }

    /**
     * Opens the draft of a first version, also where earlier ones were discarded or taken down.
     *
     * @throws Problem 409 when the thing is published now or a draft exists already
     */
    public Publication create(String kind, String subject) {
        List<Publication> versions = Publication.versions(kind, subject);
        if (versions.stream().anyMatch(v -> v.state().shown())) {
            throw Problem.conflict("这项内容已经发布，请用“更正”起草新的一版。");
        }
        requireNoDraft(versions);
        return open(kind, subject, versions.isEmpty() ? 1 : versions.get(0).versionNo + 1, null);
    }

    /**
     * Opens the draft that shall replace the published version.
     *
     * @param reason what was wrong, for the public; blank is a 422
     * @throws Problem 409 when the thing is not published now or a newer draft exists already
     */
    public Publication correct(String kind, String subject, String reason) {
        List<Publication> versions = Publication.versions(kind, subject);
        if (versions.stream().noneMatch(v -> v.state() == State.PUBLISHED)) {
            throw Problem.conflict("这项内容现在不是已发布状态，不能更正。");
        }
        requireNoDraft(versions);
        return open(kind, subject, versions.get(0).versionNo + 1, reason(reason));
    }

    private static void requireNoDraft(List<Publication> versions) {
        if (versions.stream().anyMatch(v -> v.state() == State.DRAFT || v.state() == State.SUBMITTED)) {
            throw Problem.conflict("这项内容已经有一份更正正在起草或待审核，请先处理那一份。");
        }
    }

    /**
     * Says that the signed-in person changes the text now; from here on they cannot approve this version.
     *
     * @param lockVersion the count of the row the person read
     * @throws Problem 409 when it is no draft any more or somebody else changed it meanwhile
     */
    public Publication edit(long id, int lockVersion) {
        Publication publication = locked(id, lockVersion);
        if (!publication.state().editable()) {
            throw Problem.conflict("这一版现在是“" + publication.state().label() + "”，不能修改。");
        }
        publication.addDrafter(member.username());
        Publication.getEntityManager().lock(publication, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return publication;
    }

    /**
     * Makes one move and leaves one event row.
     *
     * @param lockVersion the count of the row the person read
     * @throws Problem 403 for the wrong person, 409 when the state does not allow the move or the text has changed, 422
     *         when the reason is missing
     */
    public Publication move(long id, int lockVersion, Move move, String reason) {
        Publication publication = locked(id, lockVersion);
        Transitions row = Transitions.find(publication.state(), move).orElseThrow(() -> Problem.conflict(
                "这一版现在是“" + publication.state().label() + "”，不能“" + move.label() + "”。"));
        String refusal = row.refusal(member.username(), publication.drafters(), publication.withdrawalAskedBy());
        if (refusal != null) {
            throw Problem.forbidden(refusal);
        }
        String why = row.reasonNeeded() ? reason(reason) : null;
        if (move == Move.SUBMIT) {
            publication.addDrafter(member.username());
        }
        if (move == Move.APPROVE) {
            Publication.versions(publication.kind, publication.subject).stream()
                    .filter(v -> v.state().shown())
                    .forEach(v -> enter(v, replaceable(v), publication.reason));
        }
        enter(publication, row, why);
        return publication;
    }

    private static Transitions replaceable(Publication shown) {
        return Transitions.find(shown.state(), Move.SUPERSEDE).orElseThrow(() -> Problem.conflict(
                "上一版正在申请撤回，请先处理撤回申请。"));
    }

    private void enter(Publication publication, Transitions row, String why) {
        State from = publication.state();
        publication.enter(row.to(), row.move(), member.username(), why, clock.instant());
        leaveRow(publication, row.move(), from, why);
    }

    private Publication open(String kind, String subject, int versionNo, String reason) {
        Publication publication = new Publication();
        publication.kind = kind;
        publication.subject = subject;
        publication.versionNo = versionNo;
        publication.reason = reason;
        publication.addDrafter(member.username());
        publication.persist();
        leaveRow(publication, Move.CREATE, null, reason);
        return publication;
    }

    private void leaveRow(Publication publication, Move move, State from, String why) {
        PublicationEvent event = new PublicationEvent();
        event.publicationId = publication.id;
        event.at = clock.instant();
        event.move = move;
        event.fromState = from;
        event.toState = publication.state();
        event.actor = member.username();
        event.actorName = member.displayName();
        event.reason = why;
        event.persist();
        audit.record("publication." + move.name().toLowerCase().replace('_', '-'),
                publication.kind + ":" + publication.subject + " v" + publication.versionNo, why);
    }

    private static Publication locked(long id, int lockVersion) {
        Publication publication = Publication.locked(id).orElseThrow(Problem::notFound);
        if (publication.lockVersion() != lockVersion) {
            throw Problem.conflict("您打开页面之后，内容已被别人改动。请刷新页面看过最新内容再操作。");
        }
        return publication;
    }

    private static String reason(String typed) {
        String reason = Nfc.clean(typed);
        if (reason == null) {
            throw reasonProblem("请写明原因。");
        }
        if (Nfc.length(reason) > REASON_MOST) {
            throw reasonProblem("原因最多 " + REASON_MOST + " 个字。");
        }
        return reason;
    }

    private static Problem reasonProblem(String message) {
        return Problem.unprocessable(message, List.of(new Violation("reason", message)));
    }
}
