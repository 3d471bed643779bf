package org.ecobureau.complaint.intake;

import static org.ecobureau.complaint.intake.ComplaintFormPages.address;
import static org.ecobureau.complaint.intake.ComplaintFormPages.busy;
import static org.ecobureau.complaint.intake.ComplaintFormPages.over;
import static org.ecobureau.complaint.intake.ComplaintFormPages.seeOther;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;

/** The last page of the form: everything said back, and the button that sends it. */
@Path(ComplaintFormPages.ROOT + "/check")
@Produces(MediaType.TEXT_HTML)
@NoStore
public class CheckPages {

    @Inject
    IntakeLimit limit;

    @Inject
    DraftService drafts;

    @Inject
    FormFlow flow;

    @Inject
    FormViews views;

    @Inject
    Idempotency idempotency;

    @GET
    public Response check(@CookieParam(FormCookies.DRAFT) String token, @Context HttpServerRequest request) {
        ComplaintDraft draft = drafts.find(token).orElse(null);
        if (draft == null || draft.receipt != null) {
            return away(draft, token);
        }
        return Response.ok(check(draft, token, idempotency.newKey(), null, false, request)).build();
    }

    private TemplateInstance check(ComplaintDraft draft, String token, String key, String notice, boolean again,
            HttpServerRequest request) {
        return views.check(draft, token, key,
                new FormViews.Ask(notice, flow.challenge(draft, token, address(request)).orElse(null), again));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@CookieParam(FormCookies.DRAFT) String token, @FormParam("idempotencyKey") String key,
            @FormParam("website") String honeypot, @FormParam("proof") String proof, @Context HttpServerRequest request) {
        ComplaintDraft draft = drafts.find(token).orElse(null);
        if (draft == null) {
            return over();
        }
        if (draft.receipt != null) {
            return seeOther(ComplaintFormPages.ROOT + "/receipt");
        }
        if (!limit.admits(address(request))) {
            return busy(check(draft, token, key, IntakeLimit.BUSY, false, request));
        }
        FormErrors errors = flow.errors(draft);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(views.page(Step.CHECK, draft, errors, token, idempotency.newKey())).build();
        }
        if (flow.challenge(draft, token, address(request)).isPresent() && flow.unsolved(token, proof)) {
            return Response.status(422).entity(check(draft, token, key,
                    "还没有提交：您的设备要先做一小会儿计算（见下面）。您填写的内容都在。", true, request)).build();
        }
        boolean trapped = honeypot != null && !honeypot.isBlank();
        return idempotency.once("complaint form", key, drafts.photos(token).id().getBytes(), () -> {
            flow.submit(token, trapped, address(request), proof);
            return seeOther(ComplaintFormPages.ROOT + "/receipt");
        });
    }

    private static Response away(ComplaintDraft draft, String token) {
        return draft != null ? seeOther(ComplaintFormPages.ROOT + "/receipt")
                : token == null ? seeOther(ComplaintFormPages.ROOT) : over();
    }
}
