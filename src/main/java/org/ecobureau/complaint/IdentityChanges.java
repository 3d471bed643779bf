package org.ecobureau.complaint;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.notify.Outbox;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;

/**
 * What reporters may ask of what they gave of themselves (个人信息保护法 Art. 46, 47): to have it put right, better protected, or
 * erased. By themselves with the receipt, or by a clerk who writes down how they know who asks. It counts for the case and all
 * parts
 * split off it, and nobody reads anything of the old values on the way.
 */
@ApplicationScoped
public class IdentityChanges {

    static final int REASON_MOST = 300;

    @Inject
    CaseService cases;

    @Inject
    CaseIdentities identities;

    @Inject
    ReporterSteps reporters;

    @Inject
    IdentityLog log;

    @Inject
    Outbox outbox;

    /**
     * What a page says before somebody changes or erases anything.
     *
     * @param kept whether there is an identity at all
     * @param fields which fields are stored
     * @param held why it cannot be erased now, null when it can
     */
    public record Standing(String number, IdentityMode mode, boolean kept, Set<IdentityField> fields, String held,
            boolean reward, boolean calls) {

        /** Whether this field is stored. */
        public boolean has(String field) {
            return fields.stream().anyMatch(f -> f.code().equals(field));
        }

        public boolean isNamed() {
            return mode == IdentityMode.NAMED;
        }
    }

    /** How it stands; 404 for an unknown number. Opens nothing. */
    @Transactional
    public Standing standing(String number) {
        ComplaintCase c = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound);
        List<ComplaintCase> all = CaseTree.under(number).stream().map(id -> (ComplaintCase) ComplaintCase.findById(id))
                .toList();
        return new Standing(number, c.identityMode, c.keepsIdentity(), identities.fields(c),
                all.stream().flatMap(one -> LegalHold.over(one).stream()).reduce(LegalHold::later)
                        .map(LegalHold::againstErasing).orElse(null),
                c.answers.containsKey(RewardWish.ANSWER), CallBack.count("caseId = ?1 and doneAt is null", c.id) > 0);
    }

    /** The number on the receipt of whoever reported this case: that of the whole where it was split off. */
    @Transactional
    public String receiptOf(String number) {
        return ComplaintCase.<ComplaintCase> findById(CaseTree.root(number)).number;
    }

    /** What is wrong with what is typed, field by field, before anybody is asked for a code; changes nothing. */
    public List<Violation> mistakes(Standing of, TypedIdentity typed, Actor actor) {
        return IdentityChange.check(typed, of.mode(), of.fields(), actor.isReporter()).violations();
    }

    /**
     * Puts right what is typed; the rest stays.
     *
     * @param reason how the clerk knows who asks, in words the reporter reads; null by the reporter
     * @throws Problem 404, 403 who takes nothing in, 409 when nothing is kept, 422 field by field, 429 a reporter too often
     */
    public void correct(String number, TypedIdentity typed, String reason, Actor actor) {
        Retrying.inTransaction(() -> {
            List<ComplaintCase> kept = kept(number, actor);
            String why = reason(reason, actor);
            ComplaintCase first = kept.get(0);
            IdentityMode before = first.identityMode;
            IdentityChange.Outcome outcome = IdentityChange.check(typed, before, identities.fields(first), actor.isReporter());
            if (!outcome.ok()) {
                throw Problem.unprocessable("请检查标出的内容。", outcome.violations());
            }
            if (actor.isReporter()) {
                reporters.count(first.number);
            }
            IdentityChange change = outcome.change();
            String words = change.words(before);
            for (ComplaintCase c : kept) {
                boolean byPost = c.byPost;
                identities.change(c, change);
                if (change.mode() != IdentityMode.NAMED) {
                    // Only who gives a name can be called or paid.
                    c.answers = RewardWish.kept(c.answers, change.mode());
                    CallBack.delete("caseId = ?1 and doneAt is null", c.id);
                }
                if (change.gone().contains(IdentityField.PHONE)) {
                    CallBack.delete("caseId = ?1 and doneAt is null and phone is null", c.id);
                }
                outbox.forget(c.number, CaseNotices.TEMPLATES);
                cases.move(c.number,
                        CaseMove.of(CaseAction.CORRECT_IDENTITY).with(Datum.CORRECTED, words).with(Datum.REASON, why)
                                .with(Datum.BY_POST, c.byPost == byPost ? null : c.byPost ? ByPost.YES : ByPost.NO),
                        actor);
            }
            log.record(first, IdentityAct.CORRECTED, role(actor), words + (why == null ? "" : "。" + why),
                    "by " + by(actor) + ": " + change);
            return null;
        });
    }

    /**
     * Erases name and addresses for good; the case goes on as an anonymous one.
     *
     * @param reason as for {@link #correct}
     * @throws Problem 404, 403, 409 when nothing is kept or a legal hold keeps it, 422 a clerk without a reason
     */
    public void erase(String number, String reason, Actor actor) {
        Retrying.inTransaction(() -> {
            List<ComplaintCase> kept = kept(number, actor);
            String why = reason(reason, actor);
            for (ComplaintCase c : kept) {
                cases.move(c.number, CaseMove.of(CaseAction.ERASE_IDENTITY).with(Datum.REASON, why), actor);
            }
            log.record(kept.get(0), IdentityAct.ERASED, role(actor), why == null ? "" : why,
                    "by " + by(actor) + ": " + kept.stream().map(c -> c.number).toList());
            return null;
        });
    }

    /** The cases under one receipt whose identity is kept, locked, the whole before its parts. */
    private static List<ComplaintCase> kept(String number, Actor actor) {
        if (!actor.isReporter() && !actor.roles().contains(Roles.INTAKE)) {
            throw Problem.forbidden("只有受理员可以按投诉人的要求更正或者删除身份信息。");
        }
        List<ComplaintCase> kept = CaseTree.under(number).stream().map(ComplaintCase::locked)
                .filter(ComplaintCase::keepsIdentity).toList();
        if (kept.isEmpty()) {
            throw Problem.conflict("这件没有留姓名和联系方式，或者已经删除。");
        }
        return kept;
    }

    private static String reason(String typed, Actor actor) {
        if (actor.isReporter()) {
            return null;
        }
        List<Violation> wrong = wrongReason(typed);
        if (!wrong.isEmpty()) {
            throw Problem.unprocessable("请检查标出的内容。", wrong);
        }
        return Nfc.clean(typed);
    }

    /** What is wrong with the words of a clerk about who asks; empty when nothing is. */
    public static List<Violation> wrongReason(String typed) {
        String clean = Nfc.clean(typed);
        return clean == null ? List.of(new Violation("reason", "请写明投诉人怎么提出的、怎么核对是本人。投诉人会看到。"))
                : Nfc.length(clean) > REASON_MOST ? List.of(Violation.tooLong("reason", REASON_MOST, clean)) : List.of();
    }

    private static String role(Actor actor) {
        return actor.isReporter() ? Actor.REPORTER : Roles.INTAKE;
    }

    private static String by(Actor actor) {
        return actor.isReporter() ? "the reporter" : actor.username();
    }
}
