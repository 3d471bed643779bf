package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;

/**
 * The only door to a confidential identity (promise L2): one custodian asks with a reason, another consents, and only who
 * asked looks, for a limited time and a limited number of times. Each step is an audit entry and a line the reporter reads.
 */
@ApplicationScoped
public class IdentityOpenings {

    static final int MOST_WORDS = 500;

    /** What was opened; lives for one answer and never prints itself. */
    public record Opened(String number, Map<IdentityField, String> fields) {

        @Override
        public String toString() {
            return "Opened[" + number + "]";
        }
    }

    @Inject
    CaseIdentities identities;

    @Inject
    CaseLetters letters;

    @Inject
    IdentityLog log;

    @Inject
    IdentityConfig config;

    @Inject
    Clock clock;

    /**
     * Asks for the identity behind a number.
     *
     * @return the id of the request
     * @throws Problem 403 who is no custodian, 422 field by field: no such confidential case, no purpose, no words
     */
    public long ask(String typedNumber, String purposeCode, String typedReason, Actor actor) {
        requireCustodian(actor);
        return Retrying.inTransaction(() -> doAsk(typedNumber, purposeCode, typedReason, actor));
    }

    private long doAsk(String typedNumber, String purposeCode, String typedReason, Actor actor) {
        List<Violation> violations = new ArrayList<>();
        String clean = Nfc.clean(typedNumber);
        Optional<ComplaintCase> found = clean == null ? Optional.empty()
                : ComplaintCase.locked(clean.toUpperCase(Locale.ROOT)).filter(c -> !closed(c));
        if (found.isEmpty()) {
            // One answer for what does not exist, is not confidential or has ended: a custodian learns nothing else of a case.
            violations.add(new Violation("number", "没有这个编号的保密投诉件，或者它已经撤回、身份已经删除。请核对编号。"));
        } else if (standing(found.get(), actor)) {
            violations.add(new Violation("number", "您对这件投诉已经有一个请求还没有结束，请用那一个。"));
        }
        Optional<OpeningPurpose> purpose = OpeningPurpose.byCode(purposeCode);
        if (purpose.isEmpty()) {
            violations.add(new Violation("purpose", "请选择用途。"));
        }
        String reason = words("reason", typedReason, violations);
        refuse(violations);
        Instant now = clock.instant();
        IdentityRequest request = new IdentityRequest();
        request.caseId = found.get().id;
        request.purpose = purpose.get();
        request.reason = reason;
        request.askedBy = actor.username();
        request.askedAt = now;
        request.validUntil = now.plus(config.decideWithin());
        request.persist();
        log.record(found.get(), IdentityAct.ASKED, Roles.CUSTODIAN, told(request),
                "request " + request.id + " " + request.purpose);
        return request.id;
    }

    private boolean standing(ComplaintCase c, Actor actor) {
        Instant now = clock.instant();
        return IdentityRequest.<IdentityRequest> list("caseId = ?1 and askedBy = ?2 and validUntil > ?3", c.id,
                actor.username(), now).stream().anyMatch(r -> r.opening(false).standing(now));
    }

    /**
     * Consents or refuses, with words.
     *
     * @throws Problem 403 for the one who asked and who is no custodian, 404, 409 when there is nothing to decide any more,
     *         422 without words
     */
    public void decide(long id, Opening.Decision decision, String typedWords, Actor actor) {
        requireCustodian(actor);
        Retrying.inTransaction(() -> {
            ComplaintCase c = lockedCaseOf(id);
            IdentityRequest request = IdentityRequest.locked(id);
            Instant now = clock.instant();
            request.opening(closed(c)).againstDeciding(actor.username(), now).ifPresent(IdentityOpenings::raise);
            List<Violation> violations = new ArrayList<>();
            request.words = words("words", typedWords, violations);
            refuse(violations);
            request.decision = decision;
            request.decidedBy = actor.username();
            request.decidedAt = now;
            if (decision == Opening.Decision.CONSENTED) {
                request.validUntil = now.plus(config.openFor());
                request.viewsAllowed = config.views();
            }
            log.record(c, decision == Opening.Decision.CONSENTED ? IdentityAct.CONSENTED : IdentityAct.REFUSED,
                    Roles.CUSTODIAN, request.words, "request " + id + " of " + request.askedBy);
            return null;
        });
    }

    /**
     * Opens the identity for the one who asked; counts and tells the reporter.
     *
     * @throws Problem 403 for anybody else, 404, 409 when nobody consented, time or number of views is over, or the case was
     *         withdrawn or its identity erased
     */
    public Opened open(long id, Actor actor) {
        requireCustodian(actor);
        return Retrying.inTransaction(() -> {
            ComplaintCase c = lockedCaseOf(id);
            IdentityRequest request = IdentityRequest.locked(id);
            request.opening(closed(c)).againstOpening(actor.username(), clock.instant()).ifPresent(IdentityOpenings::raise);
            request.views++;
            Opened opened = new Opened(c.number, identities.unsealed(c, EnumSet.allOf(IdentityField.class)));
            log.record(c, IdentityAct.OPENED, Roles.CUSTODIAN, told(request),
                    "request " + id + " consented by " + request.decidedBy + ", view " + request.views);
            return opened;
        });
    }

    /**
     * Opens the scan of a letter for the one who may look at the identity now; each time is logged and told, the number of
     * looks stays as it is.
     *
     * @throws Problem as {@link #open}; 404 when it is no scan of that case
     */
    public Response letter(long id, UUID scan, Actor actor, HttpHeaders headers) {
        requireCustodian(actor);
        return Retrying.inTransaction(() -> {
            ComplaintCase c = lockedCaseOf(id);
            IdentityRequest request = IdentityRequest.locked(id);
            request.opening(closed(c)).againstOpening(actor.username(), clock.instant()).ifPresent(IdentityOpenings::raise);
            Response response = letters.serve(c.number, scan, headers);
            log.record(c, IdentityAct.OPENED, Roles.CUSTODIAN, "来信扫描件。" + told(request),
                    "request " + id + " consented by " + request.decidedBy + ", scan " + scan);
            return response;
        });
    }

    /** No confidential identity can be opened here: there is none, or the reporter withdrew. */
    private static boolean closed(ComplaintCase c) {
        return c.identityMode != IdentityMode.CONFIDENTIAL || withdrawn(c)
                || CaseIdentity.findByIdOptional(c.id, LockModeType.PESSIMISTIC_READ).isEmpty();
    }

    /** Also a part that ended before its reporter withdrew what it was split from. */
    private static boolean withdrawn(ComplaintCase c) {
        return c.status() == CaseStatus.WITHDRAWN || c.reporterLeft != null
                || c.splitFrom != null && withdrawn(ComplaintCase.findById(c.splitFrom));
    }

    private static ComplaintCase lockedCaseOf(long id) {
        Long caseId = IdentityRequest.caseOf(id).orElseThrow(Problem::notFound);
        return ComplaintCase.<ComplaintCase> find("id", caseId).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }

    private static String told(IdentityRequest request) {
        return request.purpose.label() + "。" + request.reason;
    }

    private static String words(String field, String typed, List<Violation> violations) {
        String clean = Nfc.clean(typed);
        if (clean == null) {
            violations.add(new Violation(field, "请写明理由，投诉人会看到。"));
        } else if (Nfc.length(clean) > MOST_WORDS) {
            violations.add(Violation.tooLong(field, MOST_WORDS, clean));
        }
        return clean;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("请检查标出的内容。", violations);
        }
    }

    private static void requireCustodian(Actor actor) {
        if (!actor.roles().contains(Roles.CUSTODIAN)) {
            throw Problem.forbidden("只有身份保管人可以办理身份请求。");
        }
    }

    private static void raise(Problem problem) {
        throw problem;
    }
}
