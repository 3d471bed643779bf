package org.ecobureau.complaint.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.CallBacks;
import org.ecobureau.complaint.CallOutcome;
import org.ecobureau.complaint.IdentityField;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pile of people who asked to be called, and each of those calls. */
@Path(CallBackPages.PATH)
@NoStore
@RolesAllowed(Roles.INTAKE)
public class CallBackPages {

    static final String PATH = "/staff/cases/callbacks";
    private static final int PAGE = 50;

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance callbacks(List<Call> calls, long waiting, String done, String next, String first);

        static native TemplateInstance callback(Call call, Shown shown, List<Option> outcomes, String outcome, String note,
                FormErrors errors, String key, FormDraft kept, String told);
    }

    /** One call in words. */
    public record Call(long id, String number, String status, String colour, String types, String township, String wished,
            Instant askedAt, int tries, Instant lastTryAt, boolean done, boolean urgent) {
    }

    /** What was just opened; both null when the identity was erased. */
    public record Shown(String name, String phone) {
    }

    @Inject
    DeskPerson person;

    @Inject
    CallBacks callBacks;

    @Inject
    Townships townships;

    @Inject
    OwnDrafts own;

    @Inject
    Idempotency idempotency;

    @GET
    public TemplateInstance list(@RestQuery Long after, @RestQuery String done) {
        List<CallBacks.Row> found = callBacks.page(after, PAGE + 1);
        List<Call> calls = found.stream().limit(PAGE).map(this::call).toList();
        return Templates.callbacks(calls, callBacks.waiting(), CallOutcome.byCode(done).map(CallOutcome::label).orElse(null),
                found.size() > PAGE ? PATH + "?after=" + calls.get(PAGE - 1).id() : null, after == null ? null : PATH);
    }

    @GET
    @Path("{id}")
    public TemplateInstance one(@RestPath long id, @RestQuery String draft) {
        CallBacks.Row row = callBacks.one(id);
        FormDraft kept = own.of(row.number(), OwnForm.call(id), person.actor());
        return page(row, null, kept.typed(), new FormErrors(), kept, DraftView.told(draft));
    }

    /** Whoever sent something after their session had ended comes back here from signing in. */
    @GET
    @Path("{id}/{step}")
    public Response signedInAgain(@RestPath long id, @RestPath String step) {
        callBacks.one(id);
        if (!List.of("number", "tries").contains(step)) {
            throw Problem.notFound();
        }
        return Response.seeOther(URI.create(PATH + "/" + id + (step.equals("tries") ? "?draft=again" : ""))).build();
    }

    /** Name and number in this one answer; each time is logged and told. What was typed below stays. */
    @POST
    @Path("{id}/number")
    public Response number(@RestPath long id, @RestForm String outcome, @RestForm String note, @RestForm String draftStamp) {
        Map<String, String> typed = typed(outcome, note, draftStamp);
        try {
            Map<IdentityField, String> clear = callBacks.number(id, person.actor());
            CallBacks.Row row = callBacks.one(id);
            FormDraft kept = OwnForm.facts(typed).isEmpty() ? own.of(row.number(), OwnForm.call(id), person.actor())
                    : own.keep(row.number(), OwnForm.call(id), person.actor(), typed);
            return Html.page(200, page(row, new Shown(clear.get(IdentityField.NAME), clear.get(IdentityField.PHONE)),
                    kept.typed(), new FormErrors(), kept, null));
        } catch (Problem problem) {
            return again(problem, id, typed);
        }
    }

    @POST
    @Path("{id}/tries")
    public Response tried(@RestPath long id, @RestForm String outcome, @RestForm String note, @RestForm String draftStamp,
            @RestForm String idempotencyKey) {
        CallBacks.Row row = callBacks.one(id);
        try {
            return idempotency.once("call back " + id, idempotencyKey, (outcome + "\n" + note).getBytes(StandardCharsets.UTF_8),
                    () -> {
                        CallOutcome done = callBacks.tried(id, outcome, note, person.actor());
                        Map<String, String> sent = typed(outcome, note, draftStamp);
                        sent.put(VisitForm.KEY, idempotencyKey);
                        own.forget(row.number(), OwnForm.call(id), person.actor(), sent);
                        return Response.seeOther(URI.create(PATH + "?done=" + done.code())).build();
                    });
        } catch (Problem problem) {
            return again(problem, id, typed(outcome, note, draftStamp));
        }
    }

    /** What was typed stays: in the form, kept as a draft, or to be copied where the call is done or the case is lost. */
    private Response again(Problem problem, long id, Map<String, String> typed) {
        if (problem.status() != 422 && problem.status() != 409) {
            return LostWords.answer(problem, OwnForm.call(id).label(), OwnForm.facts(typed));
        }
        FormErrors errors = new FormErrors();
        problem.violations().forEach(v -> errors.add(v.field().equals("text") ? "note" : v.field(), v.message()));
        if (errors.isEmpty()) {
            errors.add("", problem.getMessage());
        }
        CallBacks.Row row = callBacks.one(id);
        FormDraft kept = OwnForm.facts(typed).isEmpty() ? own.of(row.number(), OwnForm.call(id), person.actor())
                : own.keep(row.number(), OwnForm.call(id), person.actor(), typed);
        return Html.page(problem.status(), page(row, null, typed, errors, kept, null));
    }

    private static Map<String, String> typed(String outcome, String note, String draftStamp) {
        Map<String, String> typed = new HashMap<>();
        typed.put("outcome", outcome);
        typed.put("note", note);
        typed.put("draftStamp", draftStamp);
        return typed;
    }

    private TemplateInstance page(CallBacks.Row row, Shown shown, Map<String, String> typed, FormErrors errors, FormDraft kept,
            String told) {
        List<Option> outcomes = new ArrayList<>();
        Arrays.stream(CallOutcome.values()).filter(o -> o.allowedAfter(row.tries()))
                .forEach(o -> outcomes.add(Option.of(o.code(), o.label())));
        return Templates.callback(call(row), shown, outcomes, typed.get("outcome"), typed.get("note"), errors,
                idempotency.newKey(), kept, told);
    }

    private Call call(CallBacks.Row row) {
        return new Call(row.id(), row.number(), row.status().label(), StatusColours.of(row.status()),
                row.types().stream().map(PollutionType::label).collect(Collectors.joining("、")),
                townships.nameOf(row.township()), row.wished() == null ? "尽快" : row.wished(), row.askedAt(), row.tries(),
                row.lastTryAt(), row.done(), row.urgentAt() != null && !row.status().isFinal());
    }
}
