package org.ecobureau.monitoring.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.DayRange;
import org.ecobureau.monitoring.ObservationProposal;
import org.ecobureau.monitoring.ObservationReview;
import org.ecobureau.monitoring.ObservationReview.Span;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.SlotAddress;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Proposing to verify a span, and deciding on proposals of others. */
@Path("/staff/observations")
@RolesAllowed(Roles.MONITOR)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class ProposalPages {
    private static final String DESK = "/staff/observations";
    private static final int UNPROCESSABLE = 422;
    private static final int TRIES = 4;

    @Inject
    ObservationReview review;
    @Inject
    Observations observations;
    @Inject
    Idempotency idempotency;
    @Inject
    StaffMember me;

    /** The form of a verification with what it would be about; {@code values} is null until a span is chosen. */
    record SpanView(String site, String period, List<String> parameters, String from, String to, List<Option> sites,
            List<Option> periods, List<ParameterSummary> values, int count, String key) {
    }

    /** A proposal with the values it is about; {@code before} is the value a correction replaces. */
    record ProposalPage(ProposalView proposal, List<ParameterSummary> values, int unchanged, String before,
            String publicHref) {
    }

    @CheckedTemplate(basePath = "monitoring/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance verify(SpanView view, FormErrors errors);

        static native TemplateInstance proposal(ProposalPage page, String reason, FormErrors errors);
    }

    @GET
    @Path("/verify")
    public TemplateInstance verify(@QueryParam("site") String site, @QueryParam("period") String period,
            @QueryParam("from") String from, @QueryParam("to") String to,
            @QueryParam("parameters") List<String> parameters) {
        return page(site, period, from, to, parameters, new FormErrors(), idempotency.newKey());
    }

    private TemplateInstance page(String site, String period, String from, String to, List<String> parameters,
            FormErrors errors, String key) {
        List<SiteView> sites = observations.sites(null);
        boolean chosen = errors.isEmpty() && site != null && period != null && from != null && to != null;
        List<Reading> values = chosen ? review.provisional(span(site, period, from, to, parameters)) : null;
        return Templates.verify(new SpanView(site, period, parameters, from, to,
                sites.stream().map(s -> Option.of(s.code(), s.name())).toList(), ObservationDeskPages.periods(),
                values == null ? null : ParameterSummary.of(values), values == null ? 0 : values.size(), key), errors);
    }

    private Span span(String site, String period, String from, String to, List<String> parameters) {
        SiteView place = observations.site(site == null ? "" : site)
                .orElseThrow(() -> Problem.badParameter("site", "请选择点位"));
        PeriodKind kind = PeriodKind.byCode(period).orElseThrow(() -> Problem.badParameter("period", "请选择时段"));
        DayRange range = DayRange.of(from, to);
        if (range.from() == null || range.to() == null) {
            throw Problem.badParameter(range.from() == null ? "from" : "to", "请写明从哪一天到哪一天");
        }
        return new Span(place, kind, parameters == null ? List.of() : parameters, range.from(), range.to());
    }

    @POST
    @Path("/verify")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response propose(@RestForm String site, @RestForm String period, @RestForm String from, @RestForm String to,
            @RestForm List<String> parameters, @RestForm String idempotencyKey) {
        String asked = site + "\n" + period + "\n" + from + "\n" + to + "\n"
                + (parameters == null ? "" : parameters.stream().sorted().collect(Collectors.joining(",")));
        try {
            Span span = span(site, period, from, to, parameters);
            return idempotency.once("verification " + me.username(), idempotencyKey, asked.getBytes(StandardCharsets.UTF_8),
                    () -> to(review.proposeVerification(span, me.username())));
        } catch (Problem problem) {
            if (problem.status() != UNPROCESSABLE && problem.status() != 400) {
                throw problem;
            }
            return Response.status(UNPROCESSABLE).entity(page(site, period, from, to, parameters,
                    new FormErrors().addAll(problem.violations()), idempotency.newKey()).render()).build();
        }
    }

    @GET
    @Path("/proposals/{id}")
    public TemplateInstance proposal(@PathParam("id") long id) {
        return page(id, "", new FormErrors());
    }

    private TemplateInstance page(long id, String reason, FormErrors errors) {
        ObservationProposal proposal = ObservationProposal.<ObservationProposal> findByIdOptional(id)
                .orElseThrow(Problem::notFound);
        SiteView site = observations.sites(null).stream().filter(s -> s.id().equals(proposal.siteId)).findFirst()
                .orElseThrow();
        ProposalView view = ProposalView.of(proposal, site, me.username());
        List<Reading> values = view.open() ? review.pinned(proposal) : List.of();
        boolean shown = view.correction() && !values.isEmpty();
        return Templates.proposal(new ProposalPage(view, ParameterSummary.of(values), values.size(),
                shown ? values.get(0).written() : null,
                view.correction() ? SlotAddress.of(site.code(), proposal.parameters, proposal.period, proposal.firstStart)
                        : null),
                reason, errors);
    }

    @POST
    @Path("/proposals/{id}/confirm")
    public Response confirm(@PathParam("id") long id) {
        Retrying.deadlocks(TRIES, () -> {
            review.confirm(id, me.username());
            return null;
        });
        return to(id);
    }

    @POST
    @Path("/proposals/{id}/refuse")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response refuse(@PathParam("id") long id, @RestForm String reason) {
        try {
            review.refuse(id, reason, me.username());
            return to(id);
        } catch (Problem problem) {
            if (problem.status() != UNPROCESSABLE) {
                throw problem;
            }
            return Response.status(UNPROCESSABLE)
                    .entity(page(id, reason, new FormErrors().addAll(problem.violations())).render()).build();
        }
    }

    @POST
    @Path("/proposals/{id}/withdraw")
    public Response withdraw(@PathParam("id") long id) {
        review.withdraw(id, me.username());
        return Response.seeOther(URI.create(DESK)).build();
    }

    private static Response to(long proposal) {
        return Response.seeOther(URI.create(DESK + "/proposals/" + proposal)).build();
    }
}
