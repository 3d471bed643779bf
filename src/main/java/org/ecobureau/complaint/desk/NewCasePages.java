package org.ecobureau.complaint.desk;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.Question;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestCookie;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Entry of calls, letters, visits and transferred matters on one screen. */
@Path("/staff/cases/new")
@NoStore
@RolesAllowed(Roles.INTAKE)
public class NewCasePages {

    private static final int OUTSIDE_REFERENCE_MOST = 64;

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance entry(EntryForm form, FormErrors errors, Choices choices, String key);

        static native TemplateInstance receipt(String number, String code, String due);
    }

    /** What one pollution type asks. */
    public record TypeGroup(String code, String label, List<Option> subtypes, List<Question> questions) {

        /** The field of the subtypes; their codes repeat between types. */
        public String field() {
            return "subtypes." + code;
        }
    }

    /** The choices of the screen. */
    public record Choices(List<Option> channels, List<Option> identities, List<Option> townships, List<Option> types,
            List<TypeGroup> groups, List<Option> consents) {
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseService cases;

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

    @GET
    public TemplateInstance entry() {
        return page(EntryForm.fresh(clock), new FormErrors());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> posted) {
        EntryForm form = EntryForm.of(posted);
        FormErrors errors = new FormErrors();
        Channel channel = form.channel(errors);
        Instant receivedAt = form.receivedAt(errors);
        ComplaintRules.Outcome checked = ComplaintRules.check(form.complaint(questions), questions, townships::isKnown,
                clock.instant());
        if (Nfc.length(form.outsideReference()) > OUTSIDE_REFERENCE_MOST) {
            errors.add("outsideReference", "来源编号最多 " + OUTSIDE_REFERENCE_MOST + " 个字。");
        }
        checked.violations().forEach(v -> errors.add(v.field().replaceFirst("\\[.*", ""), v.message()));
        if (!errors.isEmpty()) {
            return again(form, errors, 422);
        }
        try {
            return idempotency.once("case entry " + person.actor().username(), form.get(EntryForm.KEY), form.canonical(),
                    () -> register(checked, new CaseService.Origin(channel, form.outsideReference(), List.of(), receivedAt)));
        } catch (Problem problem) {
            if (problem.status() != 409 && problem.status() != 422) {
                throw problem;
            }
            problem.violations().forEach(v -> errors.add(v.field(), v.message()));
            if (errors.isEmpty()) {
                errors.add(problem.status() == 409 ? "outsideReference" : "", problem.getMessage());
            }
            return again(form, errors, problem.status());
        }
    }

    private Response register(ComplaintRules.Outcome checked, CaseService.Origin origin) {
        CaseService.Registered registered = cases.register(checked.newCase(), origin, person.actor());
        return Response.seeOther(URI.create(EntryReceipt.PAGE))
                .cookie(receipts.cookie(registered, person.actor().username())).build();
    }

    /** Number and code to read out or print, for ten minutes in this browser. */
    @GET
    @Path("receipt")
    public TemplateInstance receipt(@RestCookie(EntryReceipt.COOKIE) String cookie) {
        EntryReceipt.Slip slip = receipts.read(cookie, person.actor().username())
                .orElseThrow(() -> Problem.notFound("回执只显示十分钟，现在已经看不到了。查询码没有保存，不能再次显示。"));
        return Templates.receipt(slip.number(), RandomCodes.grouped(slip.code()).replace('-', ' '),
                slip.due() == null ? null : ChinaTime.day(ChinaTime.dayOf(slip.due())));
    }

    private Response again(EntryForm form, FormErrors errors, int status) {
        return Response.status(status).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page(form, EntryForm.inOrder(errors)).render()).build();
    }

    private TemplateInstance page(EntryForm form, FormErrors errors) {
        List<Option> places = new ArrayList<>(townships.options());
        places.add(Option.of(Townships.OUTSIDE, townships.nameOf(Townships.OUTSIDE)));
        List<TypeGroup> groups = Arrays.stream(PollutionType.values()).map(type -> {
            QuestionCatalogue.Entry entry = questions.of(type);
            return new TypeGroup(type.code(), type.label(), entry.subtypes(), entry.questions());
        }).toList();
        Choices choices = new Choices(EntryForm.CHANNELS.stream().map(c -> Option.of(c.code(), c.label())).toList(),
                Arrays.stream(IdentityMode.values()).map(m -> Option.of(m.code(), m.label())).toList(), places,
                CaseListViews.types(), groups, Option.list("true", "同意办结后公开（不含个人信息）", "false", "不同意公开"));
        return Templates.entry(form, errors, choices, idempotency.newKey());
    }
}
