package org.ecobureau.complaint.desk;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

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
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;
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
        /** The form of a new record (visit 0) or of a correction. */
        static native TemplateInstance visitForm(String number, int visit, VisitForm form, FormErrors errors, Choices choices,
                String officersHint, String key);

        static native TemplateInstance visit(String number, VisitView view, boolean mayAmend, boolean officer, VisitForm form,
                FormErrors errors, Choices choices, String done, Keys keys);

        static native TemplateInstance visitSheet(CaseSheetHead head, VisitView view);
    }

    /** Media and the names of the parameters of the registry. */
    public record Choices(List<Option> media, List<String> items) {

        static Choices now() {
            return new Choices(Arrays.stream(SampleMedium.values()).map(m -> Option.of(m.code(), m.label())).toList(),
                    Parameters.all().stream().map(Parameter::name).toList());
        }
    }

    /** One for each form of the page. */
    public record Keys(String sample, String result, String evidence) {
    }

    /** What stands on top of the printed record. */
    public record CaseSheetHead(String number, String unit, String enterprise, String received) {
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
    public TemplateInstance form(@RestPath String number) {
        CaseSheet sheet = forWork(number);
        requireOpen(sheet);
        return form(number, 0, VisitForm.fresh(sheet, person.actor().displayName(), clock.instant()), new FormErrors());
    }

    /** Stores the record, or shows the form again: with one more row, or with what has to be mended. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OFFICER)
    public Response record(@RestPath String number, MultivaluedMap<String, String> posted) {
        CaseSheet sheet = forWork(number);
        VisitForm form = VisitForm.of(posted);
        if (form.wants("more")) {
            return html(200, form(number, 0, form, new FormErrors()));
        }
        VisitRules.Outcome<NewVisit> checked = VisitRules.check(form.input(true), clock.instant(),
                ChinaTime.dayOf(sheet.receivedAt()), config.officers());
        if (!checked.ok()) {
            return html(422, form(number, 0, form, VisitForm.errors(checked.violations())));
        }
        try {
            return idempotency.once("visit " + number, form.key(), form.canonical(), () -> {
                int no = writer.record(number, checked.made(), person.actor());
                return Response.seeOther(URI.create(address(number, no) + "?done=recorded" + walk.more() + "#evidence"))
                        .build();
            });
        } catch (Problem problem) {
            return again(problem, number, 0, form);
        }
    }

    @GET
    @Path("{visit}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public TemplateInstance shown(@RestPath String number, @RestPath int visit, @RestQuery String done) {
        CaseSheet sheet = reader.forStaff(number, person.actor());
        return page(sheet, visit, VisitForm.empty(), new FormErrors(), done);
    }

    /** The record on paper, with lines to sign. */
    @GET
    @Path("{visit}/sheet")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public TemplateInstance paper(@RestPath String number, @RestPath int visit) {
        CaseSheet sheet = reader.forStaff(number, person.actor());
        VisitSheet found = visits.one(number, visit);
        String unit = Unit.byCode(found.latest().unit()).map(Unit::name)
                .orElse(found.latest().unit());
        return Templates.visitSheet(
                new CaseSheetHead(number, unit, sheet.enterprise(), ChinaTime.day(ChinaTime.dayOf(sheet.receivedAt()))),
                VisitViews.view(found, number));
    }

    @GET
    @Path("{visit}/correction")
    @RolesAllowed(Roles.OFFICER)
    public TemplateInstance correction(@RestPath String number, @RestPath int visit) {
        forWork(number);
        return form(number, visit, VisitForm.of(visits.one(number, visit).latest()), new FormErrors());
    }

    @POST
    @Path("{visit}/correction")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OFFICER)
    public Response correct(@RestPath String number, @RestPath int visit, MultivaluedMap<String, String> posted) {
        CaseSheet sheet = forWork(number);
        VisitForm form = VisitForm.of(posted);
        visits.one(number, visit);
        VisitRules.Outcome<NewVisit> checked = VisitRules.check(form.input(false), clock.instant(),
                ChinaTime.dayOf(sheet.receivedAt()), config.officers());
        List<Violation> violations = new ArrayList<>(checked.violations());
        String reason = Nfc.clean(form.get("reason"));
        if (reason == null || Nfc.length(reason) > 500) {
            violations.add(new Violation("reason", reason == null ? "请写明更正了什么、为什么。" : "最多 500 个字。"));
        }
        if (!violations.isEmpty()) {
            return html(422, form(number, visit, form, VisitForm.errors(violations)));
        }
        try {
            return idempotency.once("visit " + number, form.key(), form.canonical(), () -> {
                writer.correct(number, visit, form.number("version", 0), checked.made(), reason, person.actor());
                return Response.seeOther(URI.create(address(number, visit) + "?done=corrected" + walk.more())).build();
            });
        } catch (Problem problem) {
            return again(problem, number, visit, form);
        }
    }

    static String address(String number, int visit) {
        return "/staff/cases/" + number + "/visits/" + visit;
    }

    /** The case for an officer of the units that handle it: other roles of the account do not count. */
    CaseSheet forWork(String number) {
        Actor me = person.actor();
        return reader.forStaff(number, new Actor(me.username(), me.displayName(), me.unit(), Set.of(Roles.OFFICER)));
    }

    private void requireOpen(CaseSheet sheet) {
        if (!reader.openTo(sheet, person.actor()).contains(CaseAction.RECORD_VISIT)) {
            throw Problem.conflict("这件投诉现在是“" + sheet.status().label() + "”，不能记录现场检查。");
        }
    }

    TemplateInstance page(CaseSheet sheet, int visit, VisitForm form, FormErrors errors, String done) {
        Actor actor = person.actor();
        String words = done == null ? null : switch (done) {
            case "recorded" -> "检查记录已保存。现在可以上传照片和文件。";
            case "corrected" -> "更正已保存，原来的记录仍然看得到。";
            case "sample" -> "样品已补充。";
            case "result" -> "结果已保存。";
            case "evidence" -> "已经收到。安全检查通过以后就能打开，通常一两分钟。";
            default -> null;
        };
        return Templates.visit(sheet.number(), VisitViews.view(visits.one(sheet.number(), visit), sheet.number()),
                reader.openTo(sheet, actor).contains(CaseAction.AMEND_VISIT), actor.roles().contains(Roles.OFFICER), form,
                errors,
                Choices.now(), words, new Keys(idempotency.newKey(), idempotency.newKey(), idempotency.newKey()));
    }

    /** What was typed stays, whatever went wrong; who may not at all is told by the usual page. */
    private Response again(Problem problem, String number, int visit, VisitForm form) {
        if (problem.status() != 409 && problem.status() != 422) {
            throw problem;
        }
        return html(problem.status(), form(number, visit, form, new FormErrors().add("", problem.getMessage())));
    }

    private TemplateInstance form(String number, int visit, VisitForm form, FormErrors errors) {
        return Templates.visitForm(number, visit, form, errors, Choices.now(),
                "一行一人，写姓名，可以加执法证号。至少 " + config.officers() + " 人。", idempotency.newKey());
    }

    static Response html(int status, TemplateInstance page) {
        return Response.status(status).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")).entity(page.render()).build();
    }
}
