package org.ecobureau.complaint.intake;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.Upload;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;

/**
 * The web form, one question a page. What is typed is kept in a sealed draft on the server, so that back, errors and a
 * change of mind lose nothing; it works without script.
 */
@Path(ComplaintFormPages.ROOT)
@Produces(MediaType.TEXT_HTML)
@NoStore
public class ComplaintFormPages {

    static final String ROOT = "/complaints/new";
    private static final String BACK = "back";
    private static final String OVER = "您上次填的内容已经超过 24 小时，或者已经从这台设备上清除，所以要从头填。";
    private static final String OVER_KEPT = "您上次填的内容已经超过 24 小时，或者已经从这台设备上清除。您刚才写的那一页还在：请从头接着填，填到那一页就会看到。";

    @Inject
    IntakeLimit limit;

    @Inject
    DraftService drafts;

    @Inject
    FormCookies cookies;

    @Inject
    FormFlow flow;

    @Inject
    LateAnswers late;

    @Inject
    Pins pins;

    @Inject
    FormViews views;

    @Inject
    NearbyViews nearby;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    @GET
    public TemplateInstance start(@CookieParam(FormCookies.DRAFT) String token, @RestQuery String type,
            @RestQuery String subtype, @RestQuery String township, @RestQuery String place, @RestQuery String about,
            @RestQuery String over) {
        FormViews.Left left = views.left(token);
        String notice = over == null ? null : "kept".equals(over) && left.resume() != null ? OVER_KEPT : OVER;
        return views.start(left, prefill(type, subtype, township, place, about), notice);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@CookieParam(FormCookies.DRAFT) String old, @RestForm String type, @RestForm String subtype,
            @RestForm String township, @RestForm String place, @RestForm String about, @RestForm String again,
            @Context HttpServerRequest request) {
        Prefill prefill = prefill(type, subtype, township, place, about);
        if (!limit.admitsDraft(address(request))) {
            return busy(views.start(views.left(old), prefill, IntakeLimit.BUSY));
        }
        ComplaintDraft before = drafts.find(old).orElse(null);
        if (before != null && before.inProgress() && !"yes".equals(again)) {
            // An old page, or a second press: nobody loses a page of typing without being asked.
            return seeOther(ROOT);
        }
        Instant now = clock.instant();
        String token = drafts.begin(draft -> {
            prefill.into(draft);
            if (before != null) {
                draft.earlier.addAll(before.receipts(now, now.plus(DraftService.KEPT_AFTER_SENDING)));
            }
        });
        drafts.delete(old);
        return Response.seeOther(URI.create(Step.TYPES.address())).cookie(cookies.draft(token)).build();
    }

    private Prefill prefill(String type, String subtype, String township, String place, String about) {
        return Prefill.of(type, subtype, township, place, about, questions, townships);
    }

    @GET
    @Path("{step:types|details|place|identity}")
    public Response question(@PathParam("step") String path, @CookieParam(FormCookies.DRAFT) String token) {
        return show(step(path), token);
    }

    @GET
    @Path("what")
    public Response what(@CookieParam(FormCookies.DRAFT) String token) {
        return show(Step.WHAT, token);
    }

    private Response show(Step step, String token) {
        ComplaintDraft draft = drafts.find(token).orElse(null);
        if (draft == null) {
            return token == null ? seeOther(ROOT) : over();
        }
        return draft.receipt != null ? seeOther(ROOT + "/receipt")
                : Response.ok(views.page(step, draft, null, token, idempotency.newKey())).build();
    }

    @POST
    @Path("{step:types|details|place|identity}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@PathParam("step") String path, @CookieParam(FormCookies.DRAFT) String token,
            MultivaluedMap<String, String> posted, @Context HttpServerRequest request) {
        Step step = step(path);
        pins.take(posted);
        if (late.isLate(step, token, posted, false)) {
            return late(step, late.begin(step, posted, address(request), fresh -> flow.take(step, fresh, posted)));
        }
        return after(step, token, flow.take(step, token, posted), posted, request);
    }

    @POST
    @Path("what")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response answerWhat(@CookieParam(FormCookies.DRAFT) String token, @RestForm String description,
            @RestForm String was, @RestForm String occurredAt, @RestForm UUID remove, @RestForm String to,
            @RestForm("photos") List<FileUpload> photos, @Context HttpServerRequest request) {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        posted.putSingle("description", description);
        posted.putSingle("occurredAt", occurredAt);
        posted.putSingle("to", to);
        if (was != null) {
            posted.putSingle("was", was);
        }
        List<Upload> uploads = Upload.of(photos);
        if (late.isLate(Step.WHAT, token, posted, !uploads.isEmpty())) {
            return late(Step.WHAT, late.begin(Step.WHAT, posted, address(request),
                    fresh -> flow.takeWithPhotos(fresh, posted, uploads, null, address(request))));
        }
        if (!limit.admits(address(request))) {
            FormFlow.Taken kept = flow.take(Step.WHAT, token, posted);
            if (kept.draft() != null && kept.draft().receipt == null) {
                // What was typed is kept; photos would be the load that the limit is against.
                return busy(views.page(Step.WHAT, kept.draft(), new FormErrors().add("",
                        "现在提交的人太多，请十秒后再点一次“下一步”。您写的文字已经保存，照片请再选一次。"), token, null));
            }
        }
        FormFlow.Taken taken = flow.takeWithPhotos(token, posted, uploads, remove, address(request));
        boolean removed = remove != null && taken.draft() != null && taken.draft().receipt == null
                && !taken.errors().has("photos");
        return removed ? seeOther(Step.WHAT.address()) : after(Step.WHAT, token, taken, posted, request);
    }

    /** The draft was gone: the page is kept in a new one, or given back when too much comes from there. */
    private Response late(Step step, LateAnswers.Late kept) {
        return kept.token() == null ? busy(views.page(step, kept.draft(), kept.busy(), null, idempotency.newKey()))
                : kept(ROOT + "?over=kept", kept.token());
    }

    private Response after(Step step, String token, FormFlow.Taken taken, MultivaluedMap<String, String> posted,
            HttpServerRequest request) {
        if (taken.draft() == null) {
            return over();
        }
        if (taken.draft().receipt != null) {
            List<CheckRow> written = late.written(step, posted);
            return written.isEmpty() ? seeOther(ROOT + "/receipt")
                    : Response.status(409).entity(views.sentAlready(written)).build();
        }
        if (Pins.STAY.equals(posted.getFirst("to"))) {
            return kept(step.address() + "#position", token);
        }
        if (BACK.equals(posted.getFirst("to")) && !taken.errors().has("photos")) {
            // Kept as typed, right or wrong; it is checked on the way forward.
            return kept(step.back(), token);
        }
        return taken.errors().isEmpty() ? kept(beyond(taken, address(request)), token)
                : Response.status(422).entity(views.page(step, taken.draft(), taken.errors(), token, idempotency.newKey()))
                        .build();
    }

    /** Before the check page, what is known of the surroundings: once for each place and type. */
    private String beyond(FormFlow.Taken taken, String address) {
        boolean look = taken.next() == Step.CHECK && taken.draft().nearby == null
                && nearby.worthShowing(taken.draft(), address);
        return look ? NearbyPages.ROOT : taken.next().address();
    }

    @POST
    @Path("leave")
    public Response leave(@CookieParam(FormCookies.DRAFT) String token) {
        drafts.delete(token);
        return Response.seeOther(URI.create("/complaints")).cookie(cookies.draftGone()).build();
    }

    @GET
    @Path("photos/{id}")
    @Produces(MediaType.WILDCARD)
    public Response photo(@PathParam("id") UUID id, @CookieParam(FormCookies.DRAFT) String token,
            @Context HttpHeaders headers) {
        return flow.photo(token, id, headers);
    }

    static String address(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    /** Too many at once: the page again with everything in it, and when to come back. */
    static Response busy(TemplateInstance page) {
        return Response.status(429).header(HttpHeaders.RETRY_AFTER, IntakeLimit.WAIT_SECONDS).entity(page).build();
    }

    private static Step step(String path) {
        return Step.byPath(path).orElseThrow(Problem::notFound);
    }

    /** On with the next page; the cookie lives as long as the draft, a day from the last page kept. */
    private Response kept(String address, String token) {
        return Response.seeOther(URI.create(address)).cookie(cookies.draft(token)).build();
    }

    /** To the beginning, which says why. */
    static Response over() {
        return seeOther(ROOT + "?over=yes");
    }

    static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
