package org.ecobureau.complaint.desk;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.NewVisit;
import org.ecobureau.complaint.SampleMedium;
import org.ecobureau.complaint.SiteVisits;
import org.ecobureau.complaint.VisitConfig;
import org.ecobureau.complaint.VisitReader;
import org.ecobureau.complaint.VisitRules;
import org.ecobureau.complaint.VisitSheet;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Records of visits: written by officers of the units that handle the case, read and printed by all who handle it. */
@Path("/staff/cases/{number}/visits")
@NoStore
public class VisitPages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        /** The form of a new record (visit 0) or of a correction; newer is the record as others corrected it meanwhile. */
        static native TemplateInstance visitForm(String number, int visit, VisitForm form, FormErrors errors, Choices choices,
                String officersHint, String key, FormDraft kept, String told, List<CaseView.Fact> newer);

        static native TemplateInstance visit(String number, VisitView view, boolean mayAmend, boolean officer, VisitForm form,
                FormErrors errors, Choices choices, String done, Later later);
    }

    /** Media and the names of the parameters of the registry. */
    public record Choices(List<Option> media, List<String> items) {

        static Choices now() {
            return new Choices(Arrays.stream(SampleMedium.values()).map(m -> Option.of(m.code(), m.label())).toList(),
                    Parameters.all().stream().map(Parameter::name).toList());
        }
    }

    /** The forms for what comes later: the key of each and what is kept of it. */
    public record Later(String sampleKey, FormDraft sample, String resultKey, FormDraft result, String evidenceKey) {

        /** What waits there unsent. */
        public List<DraftView.Draft> kept() {
            return Stream.of(sample, result).map(FormDraft::draft).filter(d -> d != null && !d.discarded()).toList();
        }
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    VisitReader visits;

    @Inject
    SiteVisits writer;

    @Inject
    OwnDrafts own;

    @Inject
    VisitConfig config;

    @Inject
    Idempotency idempotency;

    @Inject
    ListWalk walk;

    @Inject
    Clock clock;

    @GET
    @Path("new")
    @RolesAllowed(Roles.OFFICER)
    public Response form(@RestPath String number, @RestQuery String draft) {
        CaseSheet sheet = forWork(number);
        if (!reader.openTo(sheet, person.actor()).contains(CaseAction.RECORD_VISIT)) {
            if (DraftView.told(draft) != null) {
                // Kept all the same: the page of the case shows it, to be copied.
                return Response.seeOther(URI.create("/staff/cases/" + number + "?draft=" + draft + walk.more())).build();
            }
            throw Problem.conflict("这件投诉现在是“" + sheet.status().label() + "”，不能记录现场检查。");
        }
        FormDraft kept = own.of(number, OwnForm.newVisit(), person.actor());
        VisitForm beginning = VisitForm.fresh(sheet, person.actor().displayName(), clock.instant());
        return Response.ok(form(number, 0, VisitForm.of(kept.typed(), beginning), new FormErrors(), kept, draft)).build();
    }

    /** Whoever sent a record after their session had ended comes back here from signing in. */
    @GET
    @RolesAllowed(Roles.OFFICER)
    public Response signedInAgain(@RestPath String number) {
        forWork(number);
        return Response.seeOther(URI.create("/staff/cases/" + number + "/visits/new?draft=again" + walk.more())).build();
    }

    /** Stores the record, or shows the form again: with one more row, or with what has to be mended. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OFFICER)
    public Response record(@RestPath String number, MultivaluedMap<String, String> posted) {
        VisitForm form = VisitForm.of(posted);
        try {
            return recorded(number, form);
        } catch (Problem problem) {
            return again(problem, number, 0, form);
        }
    }

    private Response recorded(String number, VisitForm form) {
        CaseSheet sheet = forWork(number);
        if (form.wants("more")) {
            return again(200, number, 0, form, new FormErrors());
        }
        VisitRules.Outcome<NewVisit> checked = VisitRules.check(form.input(true), clock.instant(),
                ChinaTime.dayOf(sheet.receivedAt()), config.officers());
        if (!checked.ok()) {
            return again(422, number, 0, form, VisitForm.errors(checked.violations()));
        }
        return idempotency.once("visit " + number, form.key(), form.canonical(), () -> {
            int no = writer.record(number, checked.made(), person.actor());
            own.forget(number, OwnForm.newVisit(), person.actor(), form.typed());
            return Response.seeOther(URI.create(address(number, no) + "?done=recorded" + walk.more() + "#evidence")).build();
        });
    }

    @GET
    @Path("{visit}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public TemplateInstance shown(@RestPath String number, @RestPath int visit, @RestQuery String done,
            @RestQuery String draft) {
        CaseSheet sheet = reader.forStaff(number, person.actor());
        return page(sheet, visit, VisitForm.empty(), new FormErrors(), null, DraftView.told(draft) == null ? done(done)
                : DraftView.told(draft));
    }

    @GET
    @Path("{visit}/correction")
    @RolesAllowed(Roles.OFFICER)
    public TemplateInstance correction(@RestPath String number, @RestPath int visit, @RestQuery String draft) {
        forWork(number);
        FormDraft kept = own.of(number, OwnForm.correction(visit), person.actor());
        VisitForm record = VisitForm.of(visits.one(number, visit).latest());
        return form(number, visit, VisitForm.of(kept.typed(), record), new FormErrors(), kept, draft);
    }

    @POST
    @Path("{visit}/correction")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OFFICER)
    public Response correct(@RestPath String number, @RestPath int visit, MultivaluedMap<String, String> posted) {
        VisitForm form = VisitForm.of(posted);
        try {
            return corrected(number, visit, form);
        } catch (Problem problem) {
            return again(problem, number, visit, form);
        }
    }

    private Response corrected(String number, int visit, VisitForm form) {
        CaseSheet sheet = forWork(number);
        visits.one(number, visit);
        VisitRules.Outcome<NewVisit> checked = VisitRules.check(form.input(false), clock.instant(),
                ChinaTime.dayOf(sheet.receivedAt()), config.officers());
        List<Violation> violations = new ArrayList<>(checked.violations());
        String reason = Nfc.clean(form.get("reason"));
        if (reason == null || Nfc.length(reason) > 500) {
            violations.add(new Violation("reason", reason == null ? "请写明更正了什么、为什么。" : "最多 500 个字。"));
        }
        if (!violations.isEmpty()) {
            return again(422, number, visit, form, VisitForm.errors(violations));
        }
        return idempotency.once("visit " + number, form.key(), form.canonical(), () -> {
            writer.correct(number, visit, form.number("version", 0), checked.made(), reason, person.actor());
            own.forget(number, OwnForm.correction(visit), person.actor(), form.typed());
            return Response.seeOther(URI.create(address(number, visit) + "?done=corrected" + walk.more())).build();
        });
    }

    static String address(String number, int visit) {
        return "/staff/cases/" + number + "/visits/" + visit;
    }

    /** The case for an officer of the units that handle it: other roles of the account do not count. */
    CaseSheet forWork(String number) {
        Actor me = person.actor();
        return reader.forStaff(number, new Actor(me.username(), me.displayName(), me.unit(), Set.of(Roles.OFFICER)));
    }

    private static String done(String code) {
        return switch (code == null ? "" : code) {
            case "recorded" -> "检查记录已保存。现在可以上传照片和文件。";
            case "corrected" -> "更正已保存，原来的记录仍然看得到。";
            case "sample" -> "样品已补充。";
            case "result" -> "结果已保存。";
            case "evidence" -> "已经收到。安全检查通过以后就能打开，通常一两分钟。";
            default -> null;
        };
    }

    /**
     * A visit with the forms for what comes later, filled from their drafts.
     *
     * @param form what was just sent, empty otherwise
     * @param sent which form that was, null otherwise: its words were kept by this very request
     */
    TemplateInstance page(CaseSheet sheet, int visit, VisitForm form, FormErrors errors, FormDraft sent, String told) {
        Actor actor = person.actor();
        FormDraft sample = draft(sheet.number(), OwnForm.sample(visit), sent);
        FormDraft result = draft(sheet.number(), OwnForm.result(visit), sent);
        return Templates.visit(sheet.number(), VisitViews.view(visits.one(sheet.number(), visit), sheet.number()),
                reader.openTo(sheet, actor).contains(CaseAction.AMEND_VISIT), actor.roles().contains(Roles.OFFICER),
                form.over(sample.typed()).over(result.typed()), errors, Choices.now(), told,
                new Later(idempotency.newKey(), sample, idempotency.newKey(), result, idempotency.newKey()));
    }

    private FormDraft draft(String number, OwnForm form, FormDraft sent) {
        return sent != null && sent.code().equals(form.code()) ? sent : own.of(number, form, person.actor());
    }

    /** What was typed stays, whatever went wrong: in the form and kept, or to be copied by whoever lost the case. */
    private Response again(Problem problem, String number, int visit, VisitForm form) {
        if (problem.status() != 409 && problem.status() != 422) {
            return LostWords.answer(problem, which(visit).label(), OwnForm.facts(form.typed()));
        }
        return again(problem.status(), number, visit, form, new FormErrors().add("", problem.getMessage()));
    }

    private Response again(int status, String number, int visit, VisitForm form, FormErrors errors) {
        FormDraft kept = own.keep(number, which(visit), person.actor(), form.typed());
        return Html.page(status, form(number, visit, form, errors, kept, null));
    }

    private static OwnForm which(int visit) {
        return visit == 0 ? OwnForm.newVisit() : OwnForm.correction(visit);
    }

    private TemplateInstance form(String number, int visit, VisitForm form, FormErrors errors, FormDraft kept, String draft) {
        VisitSheet record = visit == 0 ? null : visits.one(number, visit);
        boolean older = record != null && form.number("version", 0) != record.latest().version();
        // Whoever sees the newer record and saves once more means it.
        return Templates.visitForm(number, visit, older ? form.at(record.latest().version()) : form, errors, Choices.now(),
                "一行一人，写姓名，可以加执法证号。至少 " + config.officers() + " 人。", idempotency.newKey(), kept, DraftView.told(draft),
                older ? OwnForm.facts(VisitForm.of(record.latest()).typed()) : List.of());
    }
}
