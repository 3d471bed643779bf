package org.ecobureau.complaint.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentServing;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.attachment.Upload;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.Suspicion;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;

/** What happens between two pages of the form: take, keep, check, and at the end send. */
@ApplicationScoped
class FormFlow {

    /** Nobody reads the notice and answers five questions faster; it only flags. */
    private static final Duration TOO_FAST = Duration.ofSeconds(10);

    @Inject
    DraftService drafts;

    @Inject
    IntakeService intake;

    @Inject
    FloodGauge gauge;

    @Inject
    ProofOfWork proofs;

    @Inject
    QuestionCatalogue questions;

    @Inject
    DraftPhotos draftPhotos;

    @Inject
    AttachmentService attachments;

    @Inject
    AttachmentServing serving;

    @Inject
    CasePhotos casePhotos;

    @Inject
    Clock clock;

    /** The draft after a page; null when its time was over. */
    record Taken(ComplaintDraft draft, FormErrors errors, Step next) {
    }

    Taken take(Step step, String token, MultivaluedMap<String, String> posted) {
        return keep(step, token, posted, List.of(), () -> {
        });
    }

    /**
     * The page with photos: good ones are kept even if something else has to be mended.
     *
     * @param address network address of the sender, never stored
     */
    Taken takeWithPhotos(String token, MultivaluedMap<String, String> posted, List<Upload> uploads, UUID remove,
            String address) {
        if (drafts.find(token).isEmpty()) {
            return new Taken(null, new FormErrors(), null);
        }
        AttachmentOwner owner = drafts.photos(token);
        PreparedFiles prepared = draftPhotos.check(owner, uploads, address);
        List<Violation> violations = new ArrayList<>();
        return keep(Step.WHAT, token, posted, violations, () -> {
            violations.clear();
            violations.addAll(prepared.violations());
            if (remove != null) {
                attachments.delete(owner, remove);
            }
            violations.addAll(draftPhotos.store(owner, prepared.files(), address));
        });
    }

    private Taken keep(Step step, String token, MultivaluedMap<String, String> posted, List<Violation> violations,
            Runnable alongside) {
        if (token == null) {
            return new Taken(null, new FormErrors(), null);
        }
        Step[] next = new Step[1];
        ComplaintDraft kept = Retrying.inTransaction(() -> drafts.change(token, draft -> {
            if (draft.receipt != null) {
                return;
            }
            DraftFields.take(step, draft, posted, questions);
            // Whoever came back from the check page to change one answer returns there.
            next[0] = draft.reached == Step.CHECK && step != Step.TYPES ? Step.CHECK : step.next();
            alongside.run();
        }).orElse(null));
        FormErrors errors = new FormErrors();
        if (kept != null && kept.receipt == null) {
            violations.forEach(v -> errors.add(Step.root(v.field()), v.message()));
            if (step == Step.WHAT && kept.otherDescription != null) {
                errors.add("description", "另一个窗口刚才也写了这一段。现在表里是您这一次写的，另一个窗口写的在下面，需要的可以复制上来。");
            }
            step.own(violations(kept)).forEach(v -> errors.add(Step.root(v.field()), v.message()));
            if (errors.isEmpty()) {
                drafts.change(token, draft -> draft.reach(next[0]));
            }
        }
        return new Taken(kept, errors, next[0]);
    }

    /** All that is still to be mended. */
    FormErrors errors(ComplaintDraft draft) {
        FormErrors errors = new FormErrors();
        violations(draft).forEach(v -> errors.add(Step.root(v.field()), v.message()));
        return errors;
    }

    List<Violation> violations(ComplaintDraft draft) {
        List<Violation> all = new ArrayList<>();
        ComplaintForm form = draft.form(all);
        all.addAll(intake.check(form).violations());
        return all;
    }

    /**
     * What this device has to solve before it sends the draft: nothing within the limits.
     *
     * @param address network address of the sender, never stored
     */
    Optional<ProofOfWork.Challenge> challenge(ComplaintDraft draft, String token, String address) {
        ComplaintRules.Outcome checked = intake.check(draft.form(new ArrayList<>()));
        Pressure ahead = gauge.ahead(address, checked.ok() ? checked.newCase().contact().phone() : null);
        return checked.ok() && ahead.over() ? Optional.of(proofs.challenge(drafts.subject(token), ahead.steps()))
                : Optional.empty();
    }

    /**
     * Whether a device that wants to solve something has to solve it anew: its solution is wrong, over or was counted before.
     */
    boolean unsolved(String token, String proof) {
        return proof != null && !proof.isBlank() && !proofs.valid(drafts.subject(token), proof);
    }

    /** Sends the draft in the running transaction; a draft that was sent already is not sent again. */
    void submit(String token, boolean trapped, String address, String proof) {
        drafts.change(token, draft -> {
            if (draft.receipt != null) {
                return;
            }
            ComplaintRules.Outcome checked = intake.check(draft.form(new ArrayList<>()));
            if (!checked.ok()) {
                throw Problem.unprocessable("请检查标出的内容。", checked.violations());
            }
            List<String> suspicions = new ArrayList<>();
            if (trapped) {
                suspicions.add(Suspicion.HONEYPOT.code());
            }
            if (clock.instant().isBefore(draft.startedAt.plus(TOO_FAST))) {
                suspicions.add(Suspicion.FAST.code());
            }
            IntakeService.Taken taken = intake.submit(checked.newCase(), new IntakeService.Sending(suspicions, address,
                    ComplaintDraft.SAME.equals(draft.nearby), drafts.subject(token), proof),
                    number -> casePhotos.adopt(drafts.photos(token), number));
            Registered sent = taken.registered();
            forget(draft);
            draft.receipt = new ComplaintDraft.Receipt(sent.number(), sent.receiptCode(), sent.dueAcceptance(),
                    taken.together(), taken.held());
        }).orElseThrow(() -> Problem.conflict("填写的内容已经超过 24 小时，请重新填写。"));
    }

    /** After sending, nothing that was typed stays in the draft. */
    private static void forget(ComplaintDraft draft) {
        ComplaintDraft empty = new ComplaintDraft();
        draft.types = empty.types;
        draft.subtypes = empty.subtypes;
        draft.answers = empty.answers;
        draft.township = null;
        draft.place = null;
        draft.coordinates = null;
        draft.latitude = null;
        draft.longitude = null;
        draft.enterprise = null;
        draft.description = null;
        draft.otherDescription = null;
        draft.occurredAt = null;
        draft.identity = null;
        draft.name = null;
        draft.phone = null;
        draft.email = null;
        draft.publicConsent = null;
        draft.rewardWish = null;
        draft.nearby = null;
        draft.nearbyTicked = null;
        draft.asideSubtypes = empty.asideSubtypes;
        draft.asideAnswers = empty.asideAnswers;
    }

    Response photo(String token, UUID id, HttpHeaders headers) {
        boolean own = token != null
                && attachments.photos(drafts.photos(token)).stream().anyMatch(p -> p.thumbnail().equals(id));
        if (!own) {
            throw Problem.notFound();
        }
        return serving.serve(id, headers);
    }
}
