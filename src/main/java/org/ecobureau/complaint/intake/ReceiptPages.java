package org.ecobureau.complaint.intake;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.web.NoStore;
import org.jboss.resteasy.reactive.RestQuery;

/** The receipts this browser may still look at: the newest, or the one asked for by its number. */
@Path(ReceiptPages.ROOT)
@Produces(MediaType.TEXT_HTML)
@NoStore
public class ReceiptPages {

    static final String ROOT = ComplaintFormPages.ROOT + "/receipt";

    @Inject
    DraftService drafts;

    @Inject
    FormCookies cookies;

    @Inject
    FormViews views;

    @Inject
    Clock clock;

    @GET
    public Response receipt(@CookieParam(FormCookies.DRAFT) String token, @RestQuery String number) {
        Instant now = clock.instant();
        ComplaintDraft draft = drafts.find(token).orElse(null);
        ComplaintDraft.Receipt receipt = draft == null ? null : draft.receipt(number, now).orElse(null);
        if (receipt == null) {
            return Response.seeOther(URI.create(ComplaintFormPages.ROOT)).build();
        }
        List<String> others = draft.receipts(now, Instant.MAX).stream().map(e -> e.receipt().number())
                .filter(n -> !n.equals(receipt.number())).toList();
        Response.ResponseBuilder page = Response.ok(views.receipt(receipt, others));
        return (draft.receipt == null ? page : page.cookie(cookies.draftEnding(token))).build();
    }
}
