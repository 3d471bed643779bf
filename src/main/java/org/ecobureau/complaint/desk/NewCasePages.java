package org.ecobureau.complaint.desk;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.complaint.CallBackWish;
import org.ecobureau.complaint.CallBacks;
import org.ecobureau.complaint.CallNotes;
import org.ecobureau.complaint.CaseLetters;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.Receipts;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import io.quarkus.qute.TemplateInstance;

/** Entry of calls, letters, visits and transferred matters on one screen. */
@Path("/staff/cases/new")
@NoStore
@RolesAllowed(Roles.INTAKE)
public class NewCasePages {

    private static final String CALLER = "caller";
    private static final String KEEP = "keep";
    private static final String NOTE = "note:";
    private static final String NOTE_BY_CODE = "note-by-code";
    private static final String REMOVE = "remove:";

    @Inject
    DeskPerson person;

    @Inject
    CaseService cases;

    @Inject
    CallNotes notes;

    @Inject
    Receipts receiptCodes;

    @Inject
    CallBacks callBacks;

    @Inject
    CaseLetters letters;

    @Inject
    EntryScans scans;

    @Inject
    EntryViews views;

    @Inject
    EntryDraftViews draftViews;

    @Inject
    EntrySaved saved;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    @Inject
    Idempotency idempotency;

    @Inject
    EntryReceipt receipts;

    @Inject
    Clock clock;

    /** An empty form, or the kept one that was asked for. */
    @GET
    public TemplateInstance entry(@RestQuery String channel, @RestQuery String draft, @RestQuery String done) {
        EntryDraftViews.Opened opened = draftViews.open(EntryForm.fresh(clock, channel), Nfc.clean(draft), done, clerk());
        return views.page(opened.form(), new FormErrors(), CallerView.NONE, scans.of(opened.form().scansToken(), clerk()),
                idempotency.newKey(), opened.kept());
    }

    /** Earlier cases of a caller as a piece of the page, for the script; the phone travels in the body. */
    @POST
    @Path("caller")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance caller(@RestForm String phone) {
        return views.fragment(views.caller(phone, person.actor()));
    }

    /** Saves, or does what the pressed button says and shows the page again with everything typed. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response save(MultipartFormDataInput posted) {
        EntryPost post = EntryPost.of(posted);
        EntryForm form = EntryForm.of(post.typed());
        PreparedFiles files = letters.check(post.scans(), scans.of(form.scansToken(), clerk()));
        String pressed = Nfc.clean(form.get(EntryForm.DO));
        if (CALLER.equals(pressed)) {
            return again(form, files, errors(files), 200, views.caller(form.get("phone"), person.actor()));
        }
        if (KEEP.equals(pressed)) {
            return again(form, files, errors(files), 200, CallerView.NONE);
        }
        if (pressed != null && pressed.startsWith(REMOVE)) {
            scans.remove(form.scansToken(), clerk(), uuid(pressed.substring(REMOVE.length())));
            return again(form, files, errors(files), 200, CallerView.NONE);
        }
        return pressed != null && (pressed.startsWith(NOTE) || pressed.equals(NOTE_BY_CODE)) ? addTo(pressed, form, files)
                : register(form, files);
    }

    private Response register(EntryForm form, PreparedFiles files) {
        FormErrors errors = errors(files);
        Channel channel = form.channel(errors);
        Instant receivedAt = form.receivedAt(clock.instant(), errors);
        ComplaintRules.Outcome checked = ComplaintRules.check(form.complaint(questions, views.places(), errors),
                form.get("address"), questions,
                townships::isKnown, clock.instant());
        if (Nfc.clean(form.get(EntryForm.CODE)) != null) {
            errors.add(EntryForm.CODE, "填了查询码：是补充以前那一件的，请按“补充到这一件”；是新的事，请清空查询码。");
        }
        String outsideReference = form.outsideReference(channel, errors);
        checked.violations().forEach(v -> errors.add(v.field().replaceFirst("\\[.*", ""), v.message()));
        IdentityMode mode = IdentityMode.byCode(form.get("identity")).orElse(null);
        CallBackWish wish = wish(form, mode, errors);
        CaseMove urgent = form.urgent(errors);
        Map<Datum, String> told = form.party(channel, errors);
        if (wish != null) {
            told.put(Datum.CALL_BACK, wish.when() == null ? "尽快" : wish.when());
        }
        boolean scanned = !files.files().isEmpty() || !scans.of(form.scansToken(), clerk()).isEmpty();
        if (mode == IdentityMode.ANONYMOUS && scanned && !form.ticked("scansChecked")) {
            errors.add("scansChecked", "匿名的扫描件办理人员都能打开。请先看一遍，确认看不出写信人是谁，再勾选；看得出的，请删除扫描件，或者改选保密。");
        }
        if (!errors.isEmpty()) {
            return again(form, files, errors, 422, CallerView.NONE);
        }
        return once("case entry " + clerk(), form, files, errors, () -> {
            CaseService.Registered registered = cases.register(checked.newCase(),
                    new CaseService.Origin(channel, outsideReference, List.of(), receivedAt, told), person.actor());
            saved.with(registered.number(), form, files, urgent, person.actor());
            if (wish != null) {
                callBacks.ask(registered.number(), wish, person.actor());
            }
            return Response.seeOther(URI.create(EntryReceipt.PAGE))
                    .cookie(receipts.cookie(registered, person.actor().username())).build();
        });
    }

    /** What the caller said belongs to a case that exists: one of their phone's, or the one whose code they read out. */
    private Response addTo(String pressed, EntryForm form, PreparedFiles files) {
        boolean byCode = pressed.equals(NOTE_BY_CODE);
        FormErrors errors = errors(files);
        Channel channel = form.channel(errors);
        Instant receivedAt = form.receivedAt(clock.instant(), errors);
        CallBackWish wish = wish(form, byCode ? IdentityMode.ANONYMOUS : IdentityMode.NAMED, errors);
        CaseMove urgent = form.urgent(errors);
        if (Nfc.clean(form.get("description")) == null) {
            errors.add("description", "请先写下对方补充了什么，再记到那一件上。");
        }
        String number = byCode ? heard(form, errors) : pressed.substring(NOTE.length());
        if (!errors.isEmpty()) {
            return again(form, files, errors, 422,
                    byCode ? CallerView.NONE : views.caller(form.get("phone"), person.actor()));
        }
        CallNotes.Note note = new CallNotes.Note(number, form.get("phone"), channel, receivedAt, form.get("description"), wish);
        return once("case addition " + clerk(), form, files, errors, () -> {
            if (byCode) {
                notes.addByReceipt(note, person.actor());
            } else {
                notes.add(note, person.actor());
            }
            saved.with(number, form, files, urgent, person.actor());
            return Response.seeOther(URI.create("/staff/cases/" + number + "?done=call-note")).build();
        });
    }

    /** The case whose number and code were read out; a code that is not right is a mistake in its field. */
    private String heard(EntryForm form, FormErrors errors) {
        try {
            return errors.isEmpty() ? receiptCodes.heard(form.get("caseNumber"), form.get(EntryForm.CODE), person.actor())
                    : null;
        } catch (Problem notTheirs) {
            errors.add(EntryForm.CODE, notTheirs.getMessage());
            return null;
        }
    }

    private Response once(String scope, EntryForm form, PreparedFiles files, FormErrors errors, Supplier<Response> work) {
        try {
            return idempotency.once(scope, form.get(EntryForm.KEY), form.canonical(files.files()), work);
        } catch (Problem problem) {
            if (problem.status() != 409 && problem.status() != 422) {
                throw problem;
            }
            problem.violations().forEach(v -> errors.add(v.field().equals("text") ? "description" : v.field(), v.message()));
            if (errors.isEmpty()) {
                errors.add(problem.status() == 409 && scope.startsWith("case entry") ? "outsideReference" : "",
                        problem.getMessage());
            }
            return again(form, files, errors, problem.status(), CallerView.NONE);
        }
    }

    private static CallBackWish wish(EntryForm form, IdentityMode mode, FormErrors errors) {
        CallBackWish.Outcome outcome = CallBackWish.check(form.ticked("callBack"), mode, form.get("callBackWhen"),
                form.get("callBackPhone"));
        errors.addAll(outcome.violations());
        if (outcome.wish() != null && outcome.wish().phone() == null && Nfc.clean(form.get("phone")) == null) {
            errors.add("callBackPhone", "没有留电话，不能约回电。请填写回电号码，或者去掉“要求回电”。");
        }
        return outcome.wish();
    }

    private static FormErrors errors(PreparedFiles files) {
        FormErrors errors = new FormErrors();
        files.violations().forEach(v -> errors.add(v.field().replaceFirst("\\[.*", ""), v.message()));
        return errors;
    }

    /** The page with everything typed, which is kept besides; scans that are in order stay with it. */
    private Response again(EntryForm form, PreparedFiles files, FormErrors errors, int status, CallerView caller) {
        if (!files.files().isEmpty()) {
            form.keepScans(scans.keep(form.scansToken(), clerk(), files.files()));
        }
        return Html.page(status, views.page(form, EntryForm.inOrder(errors), caller, scans.of(form.scansToken(), clerk()),
                idempotency.newKey(),
                draftViews.again(form, KEEP.equals(form.get(EntryForm.DO)), clerk())));
    }

    private String clerk() {
        return person.actor().username();
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound();
        }
    }
}
