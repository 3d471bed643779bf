package org.ecobureau.complaint.track;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.ReporterSteps;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The reporter takes the complaint back, after a page that asks. */
@Path(TrackPages.ROOT + "/withdrawal")
@Produces(MediaType.TEXT_HTML)
@NoStore
public class WithdrawalPages {

    @CheckedTemplate(basePath = "complaint/track", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance withdrawal(String number, String key, FormErrors errors, String reason);
    }

    @Inject
    TrackSession session;

    @Inject
    ReporterSteps steps;

    @Inject
    Idempotency idempotency;

    @GET
    public Response confirm(@CookieParam(TrackSession.COOKIE) String cookie, @QueryParam("of") String of) {
        String number = session.number(cookie).orElse(null);
        if (number == null) {
            return TrackPages.toForm(cookie);
        }
        return TrackPages.isOther(of, number) ? TrackPages.away(number, of, Typed.NOTHING)
                : Response.ok(page(number, null, null)).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@CookieParam(TrackSession.COOKIE) String cookie, @FormParam("reason") String reason,
            @FormParam("of") String of, @FormParam("idempotencyKey") String key) {
        String number = session.number(cookie).orElse(null);
        if (number == null || TrackPages.isOther(of, number)) {
            return TrackPages.away(number, of, new Typed(null, null, null, reason));
        }
        CaseMove move = CaseMove.of(CaseAction.WITHDRAW).with(Datum.REASON, reason);
        try {
            return idempotency.once("case step " + number, key,
                    (move.action() + " " + move.data()).getBytes(StandardCharsets.UTF_8), () -> {
                        steps.move(number, move);
                        return Response.seeOther(URI.create(TrackPages.CASE + "?said=withdrawn")).build();
                    });
        } catch (Problem problem) {
            if (problem.status() != 409 && problem.status() != 422) {
                throw problem;
            }
            FormErrors errors = new FormErrors().addAll(problem.violations());
            return TrackPages.refused(problem,
                    page(number, reason, errors.isEmpty() ? errors.add("", problem.getMessage()) : errors));
        }
    }

    /** The page that asks, with what was typed there before. */
    TemplateInstance page(String number, String reason, FormErrors errors) {
        return Templates.withdrawal(number, idempotency.newKey(), errors, reason);
    }
}
