package org.ecobureau.monitoring.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.ObservationReview;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.QualityFlag;
import org.ecobureau.monitoring.RawRow;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.history.Values;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Entering one value by hand, and proposing to correct one. */
@Path("/staff/observations")
@RolesAllowed(Roles.MONITOR)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class ValueDeskPages {
    private static final String DESK = "/staff/observations";
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_SOURCE = 100;

    @Inject
    ObservationReview review;
    @Inject
    Observations observations;
    @Inject
    Values values;
    @Inject
    MonitoringConfig config;
    @Inject
    Idempotency idempotency;
    @Inject
    StaffMember me;

    /** The choices of the entry form. */
    record EntryView(List<Option> sites, List<Option> parameters, List<Option> periods, List<Option> flags, String key) {
    }

    /** The value to be corrected. */
    record CorrectionPage(String site, String parameter, String period, String unit, String now, String state, String source,
            int version, String action, String publicHref, List<Option> flags, String key) {
    }

    @CheckedTemplate(basePath = "monitoring/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance entry(EntryView view, ValueForm form, FormErrors errors);

        static native TemplateInstance correction(CorrectionPage page, ValueForm form, FormErrors errors);
    }

    @GET
    @Path("/new")
    public TemplateInstance blank() {
        ValueForm form = new ValueForm();
        form.source = config.apiSource();
        form.flags = List.of(QualityFlag.MANUAL.code());
        return entry(form, new FormErrors(), idempotency.newKey());
    }

    private TemplateInstance entry(ValueForm form, FormErrors errors, String key) {
        return Templates.entry(new EntryView(
                observations.sites(null).stream().filter(s -> s.active()).map(s -> Option.of(s.code(), s.name())).toList(),
                ObservationDeskPages.parameters(), ObservationDeskPages.periods(), ValueForm.flagOptions(), key), form, errors);
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(@BeanParam ValueForm form, @RestForm String idempotencyKey) {
        FormErrors errors = new FormErrors();
        String source = form.source == null ? "" : form.source.strip();
        if (source.isEmpty() || source.length() > LONGEST_SOURCE || source.equals(Reading.DEMONSTRATION)) {
            errors.add("source", "请填写数据来源（谁测的），最多 " + LONGEST_SOURCE + " 字，公开页面会照此显示");
        }
        String flag = form.flag(errors);
        if (errors.isEmpty()) {
            try {
                RawRow row = new RawRow(0, "row", null, form.site, form.parameter, form.period, form.start, false, form.value,
                        flag);
                return idempotency.once("entry " + me.username(), idempotencyKey,
                        form.canonical().getBytes(StandardCharsets.UTF_8),
                        () -> Response.seeOther(
                                URI.create(DESK + "/imports/" + review.enter(row, source, me.username()))).build());
            } catch (Problem problem) {
                errors.addAll(keepOrThrow(problem));
            }
        }
        return Response.status(UNPROCESSABLE).entity(entry(form, errors, idempotency.newKey()).render()).build();
    }

    @GET
    @Path("/values/{site}/{parameter}/{period}/{start}")
    public TemplateInstance value(@PathParam("site") String site, @PathParam("parameter") String parameter,
            @PathParam("period") String period, @PathParam("start") String start) {
        Values.Found found = values.find(site, parameter, period, start);
        ValueForm form = new ValueForm();
        form.flags = QualityFlag.parse(found.last().flags()).stream().map(QualityFlag::code).toList();
        return correction(found, start, form, new FormErrors());
    }

    private TemplateInstance correction(Values.Found found, String start, ValueForm form, FormErrors errors) {
        Reading last = found.last();
        String address = "/" + found.site().code() + "/" + found.parameter().code() + "/" + found.period().code() + "/" + start;
        return Templates.correction(new CorrectionPage(found.site().name(), found.parameter().name(),
                found.period().words(found.start()), found.parameter().unit(), last.written(), last.state().label(),
                last.demonstration() ? "演示数据" : last.source(), last.version(), DESK + "/values" + address, "/data" + address,
                ValueForm.flagOptions(), idempotency.newKey()), form, errors);
    }

    @POST
    @Path("/values/{site}/{parameter}/{period}/{start}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response correct(@PathParam("site") String site, @PathParam("parameter") String parameter,
            @PathParam("period") String period, @PathParam("start") String start, @BeanParam ValueForm form,
            @RestForm String idempotencyKey) {
        Values.Found found = values.find(site, parameter, period, start);
        if (found.last().state() == ObservationState.WITHDRAWN) {
            throw Problem.conflict("这个值已经撤回，请用“录入一个数值”");
        }
        FormErrors errors = new FormErrors();
        String flag = form.flag(errors);
        if (errors.isEmpty()) {
            try {
                String asked = found.last().id() + "\n" + form.canonical();
                return idempotency.once("correction " + me.username(), idempotencyKey, asked.getBytes(StandardCharsets.UTF_8),
                        () -> Response.seeOther(URI.create(DESK + "/proposals/"
                                + review.proposeCorrection(found.last(), form.value, flag, form.note, me.username())))
                                .build());
            } catch (Problem problem) {
                errors.addAll(keepOrThrow(problem));
            }
        }
        return Response.status(UNPROCESSABLE).entity(correction(found, start, form, errors).render()).build();
    }

    private static List<Violation> keepOrThrow(Problem problem) {
        if (problem.status() != UNPROCESSABLE || problem.violations().isEmpty()) {
            throw problem;
        }
        return problem.violations();
    }
}
