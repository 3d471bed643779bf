package org.ecobureau.complaint.track;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.Upload;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.LaterPhotos;
import org.ecobureau.complaint.Rating;
import org.ecobureau.complaint.Receipts;
import org.ecobureau.complaint.ReporterSteps;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;

/** The reporter comes back with number and code: time line, answers, messages, withdrawal, rating. */
@Path(TrackPages.ROOT)
@Produces(MediaType.TEXT_HTML)
@NoStore
public class TrackPages {

    static final String ROOT = "/complaints/track";
    private static final String CASE = ROOT + "/case";
    private static final int TOO_MANY = 429;
    private static final List<Option> RATINGS = List.of(Option.of(Rating.SATISFIED.code(), Rating.SATISFIED.label()),
            Option.of(Rating.BASIC.code(), Rating.BASIC.label()),
            Option.of(Rating.DISSATISFIED.code(), Rating.DISSATISFIED.label()));

    @CheckedTemplate(basePath = "complaint/track", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance open(String number, FormErrors errors);

        static native TemplateInstance shown(CaseView view, FormErrors errors, String text, String comment, String said,
                List<Option> ratings, String messageKey, String ratingKey, String photosKey, String words);

        static native TemplateInstance withdrawal(String number, String key, FormErrors errors);
    }

    @Inject
    Receipts receipts;

    @Inject
    TrackSession session;

    @Inject
    CaseViews views;

    @Inject
    ReporterSteps steps;

    @Inject
    CasePhotos photos;

    @Inject
    LaterPhotos later;

    @Inject
    Idempotency idempotency;

    @GET
    public TemplateInstance form(@QueryParam("number") String number) {
        return Templates.open(number, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(@FormParam("number") String typedNumber, @FormParam("code") String code,
            @Context HttpServerRequest request) {
        try {
            String number = receipts.open(typedNumber, code, request.remoteAddress().hostAddress());
            return Response.seeOther(URI.create(CASE)).cookie(session.open(number)).build();
        } catch (Problem refused) {
            FormErrors errors = new FormErrors().add("number", refused.getMessage());
            return Response.status(refused.status()).entity(Templates.open(typedNumber, errors)).build();
        }
    }

    @GET
    @Path("case")
    public Response shown(@CookieParam(TrackSession.COOKIE) String cookie, @QueryParam("said") String said) {
        return session.number(cookie).map(number -> Response.ok(page(number, new FormErrors(), null, null, null, said))
                .cookie(session.open(number)).build()).orElseGet(TrackPages::toForm);
    }

    @POST
    @Path("messages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response message(@CookieParam(TrackSession.COOKIE) String cookie, @FormParam("text") String text,
            @FormParam("idempotencyKey") String key) {
        return step(cookie, key, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, text), "message");
    }

    /** Photos that come later: same checks, same limit in all; what was typed with them stays when one is refused. */
    @POST
    @Path("photos")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response addPhotos(@CookieParam(TrackSession.COOKIE) String cookie, @RestForm("photos") List<FileUpload> files,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String words,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String idempotencyKey) {
        String number = session.number(cookie).orElse(null);
        if (number == null) {
            return toForm();
        }
        try {
            PhotosSent sent = PhotosSent.of(later.check(number, Upload.of(files)), words);
            List<PreparedFile> photos = sent.photos();
            return idempotency.once("case step " + number, idempotencyKey, sent.canonical(), () -> {
                later.add(number, photos, words);
                return Response.seeOther(URI.create(CASE + "?said=photos")).build();
            });
        } catch (Problem problem) {
            if (problem.violations().isEmpty() && problem.status() != TOO_MANY) {
                throw problem;
            }
            FormErrors errors = tooMany(problem, "words");
            problem.violations().forEach(v -> errors.add(v.field().equals("text") ? "words" : "photos", v.message()));
            return refused(problem, page(number, errors, null, null, words, null));
        }
    }

    @POST
    @Path("satisfaction")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rate(@CookieParam(TrackSession.COOKIE) String cookie, @FormParam("rating") String rating,
            @FormParam("comment") String comment, @FormParam("idempotencyKey") String key) {
        return step(cookie, key, CaseMove.of(CaseAction.RATE).with(Datum.RATING, rating).with(Datum.COMMENT, comment),
                "rating");
    }

    @GET
    @Path("withdrawal")
    public Response confirmWithdrawal(@CookieParam(TrackSession.COOKIE) String cookie) {
        return session.number(cookie)
                .map(number -> Response.ok(Templates.withdrawal(number, idempotency.newKey(), null)).build())
                .orElseGet(TrackPages::toForm);
    }

    @POST
    @Path("withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@CookieParam(TrackSession.COOKIE) String cookie, @FormParam("reason") String reason,
            @FormParam("idempotencyKey") String key) {
        return step(cookie, key, CaseMove.of(CaseAction.WITHDRAW).with(Datum.REASON, reason), "withdrawn");
    }

    @POST
    @Path("leave")
    public Response leave() {
        return Response.seeOther(URI.create("/complaints")).cookie(session.closed()).build();
    }

    @GET
    @Path("photos/{id}")
    @Produces(MediaType.WILDCARD)
    public Response photo(@PathParam("id") UUID id, @CookieParam(TrackSession.COOKIE) String cookie,
            @Context HttpHeaders headers) {
        return photos.serveCopy(session.number(cookie).orElseThrow(Problem::notFound), id, headers);
    }

    private Response step(String cookie, String key, CaseMove move, String said) {
        String number = session.number(cookie).orElse(null);
        if (number == null) {
            return toForm();
        }
        byte[] canonical = (move.action() + " " + move.data()).getBytes(StandardCharsets.UTF_8);
        try {
            return idempotency.once("case step " + number, key, canonical, () -> {
                steps.move(number, move);
                return Response.seeOther(URI.create(CASE + "?said=" + said)).build();
            });
        } catch (Problem problem) {
            if (problem.status() != TOO_MANY && (problem.status() != 422 || problem.violations().isEmpty())) {
                throw problem;
            }
            FormErrors errors = tooMany(problem, move.action() == CaseAction.RATE ? "comment" : "text")
                    .addAll(problem.violations());
            return refused(problem,
                    page(number, errors, move.data().get(Datum.TEXT), move.data().get(Datum.COMMENT), null, null));
        }
    }

    /** Too much within an hour is told at the field, so that nothing typed is lost. */
    private static FormErrors tooMany(Problem problem, String field) {
        return problem.status() == TOO_MANY ? new FormErrors().add(field, problem.getMessage()) : new FormErrors();
    }

    private static Response refused(Problem problem, TemplateInstance page) {
        Response.ResponseBuilder answer = Response.status(problem.status()).entity(page);
        return (problem.status() == TOO_MANY ? answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds()) : answer)
                .build();
    }

    private TemplateInstance page(String number, FormErrors errors, String text, String comment, String words, String said) {
        return Templates.shown(views.of(number), errors, text, comment, said(said), RATINGS, idempotency.newKey(),
                idempotency.newKey(), idempotency.newKey(), words);
    }

    private static String said(String code) {
        return switch (code == null ? "" : code) {
            case "message" -> "您的留言已经送到。";
            case "photos" -> "照片已经收到。安全检查通过以后，办理人员就能看到，通常一两分钟。";
            case "rating" -> "谢谢您的评价。";
            case "withdrawn" -> "投诉已经撤回。";
            default -> null;
        };
    }

    private static Response toForm() {
        return Response.seeOther(URI.create(ROOT)).build();
    }
}
