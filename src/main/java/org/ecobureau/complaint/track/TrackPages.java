package org.ecobureau.complaint.track;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
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
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.text.Nfc;
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
    static final String CASE = ROOT + "/case";
    private static final int TOO_MANY = 429;
    private static final int SEE_OTHER = 303;
    /** Answers after which the page comes again with everything that was typed. */
    private static final Set<Integer> KEPT = Set.of(409, 422, TOO_MANY);
    private static final List<Option> RATINGS = List.of(Option.of(Rating.SATISFIED.code(), Rating.SATISFIED.label()),
            Option.of(Rating.BASIC.code(), Rating.BASIC.label()),
            Option.of(Rating.DISSATISFIED.code(), Rating.DISSATISFIED.label()));

    @CheckedTemplate(basePath = "complaint/track", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance open(String number, FormErrors errors, boolean over, Typed typed);

        static native TemplateInstance shown(TrackedCase view, FormErrors errors, Typed typed, String said,
                List<Option> ratings, String key);
    }

    @Inject
    Receipts receipts;

    @Inject
    TrackSession session;

    @Inject
    TrackedCases views;

    @Inject
    WithdrawalPages withdrawal;

    @Inject
    ReporterSteps steps;

    @Inject
    CasePhotos photos;

    @Inject
    LaterPhotos later;

    @Inject
    Idempotency idempotency;

    @GET
    public TemplateInstance form(@QueryParam("number") String number, @QueryParam("over") String over) {
        return Templates.open(number, null, "yes".equals(over), Typed.NOTHING);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(@FormParam("number") String typedNumber, @FormParam("code") String code,
            @FormParam("text") String text, @FormParam("rating") String rating, @FormParam("comment") String comment,
            @FormParam("reason") String reason, @Context HttpServerRequest request) {
        Typed typed = new Typed(text, rating, comment, reason);
        FormErrors missing = new FormErrors();
        if (Nfc.clean(typedNumber) == null) {
            missing.add("number", "请填写编号，在回执上，像 PJ-W-20261123-0001。");
        }
        if (Nfc.clean(code) == null) {
            missing.add("code", "请填写查询码，在回执上，16 位数字。");
        } else if (!RandomCodes.isReceiptCode(code)) {
            missing.add("code", "查询码是 16 位数字，您填的不是。请对照回执再输入一遍。");
        }
        if (!missing.isEmpty()) {
            return Response.status(422).entity(Templates.open(typedNumber, missing, typed.any(), typed)).build();
        }
        try {
            String number = receipts.open(typedNumber, code, request.remoteAddress().hostAddress());
            Response.ResponseBuilder opened = !typed.any() ? Response.seeOther(URI.create(CASE))
                    : Response.ok(typed.hasReason() ? withdrawal.page(number, typed.reason(), null)
                            : page(number, new FormErrors(), typed, "您刚才写的还在，请看一看再发送。"));
            return opened.cookie(session.open(number)).build();
        } catch (Problem refused) {
            FormErrors errors = new FormErrors().add("number", refused.getMessage());
            return refused(refused, Templates.open(typedNumber, errors, typed.any(), typed));
        }
    }

    @GET
    @Path("case")
    public Response shown(@CookieParam(TrackSession.COOKIE) String cookie, @QueryParam("said") String said) {
        return session.number(cookie).map(number -> Response.ok(page(number, new FormErrors(), Typed.NOTHING, said(said)))
                .cookie(session.open(number)).build()).orElseGet(() -> toForm(cookie));
    }

    /**
     * Words, photos and rating stand in one form, so that sending one never loses the other. Good photos are kept and the
     * others named; what was typed stays when nothing could be sent.
     */
    @POST
    @Path("messages")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response say(@CookieParam(TrackSession.COOKIE) String cookie, @RestForm("photos") List<FileUpload> files,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String text, @RestForm @PartType(MediaType.TEXT_PLAIN) String rating,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String comment, @RestForm @PartType(MediaType.TEXT_PLAIN) String of,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String idempotencyKey) {
        String number = session.number(cookie).orElse(null);
        List<Upload> uploads = Upload.of(files);
        Typed typed = Typed.message(text, rating, comment);
        if (number == null || isOther(of, number)) {
            return away(number, of, typed);
        }
        if (uploads.isEmpty()) {
            return step(number, idempotencyKey, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, text), "message",
                    typed, false);
        }
        try {
            PhotosSent sent = PhotosSent.of(later.check(number, uploads), text);
            List<PreparedFile> good = sent.good();
            Response done = idempotency.once("case step " + number, idempotencyKey, sent.canonical(), () -> {
                later.add(number, good, sent.text());
                return Response.seeOther(URI.create(CASE + "?said=photos")).build();
            });
            return sent.checked().ok() ? unsent(done, number, "photos", typed.withoutText(), false)
                    : Response.status(422).entity(page(number, sent.errors(), typed.withoutText(),
                            "收到了 " + good.size() + " 张照片" + (sent.text() == null ? "" : "和您的留言") + "。其余的没有收下，原因见上面，请换一张再发。"))
                            .build();
        } catch (Problem problem) {
            if (problem.violations().isEmpty() && !KEPT.contains(problem.status())) {
                throw problem;
            }
            FormErrors errors = whole(problem, "text");
            problem.violations().forEach(v -> errors.add(v.field().equals("text") ? "text" : "photos", v.message()));
            return refused(problem, page(number, errors, typed, null));
        }
    }

    /** @param photos names of files that were chosen and cannot come along with a rating */
    @POST
    @Path("satisfaction")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rate(@CookieParam(TrackSession.COOKIE) String cookie, @FormParam("rating") String rating,
            @FormParam("comment") String comment, @FormParam("text") String text, @FormParam("photos") List<String> photos,
            @FormParam("of") String of, @FormParam("idempotencyKey") String key) {
        Typed typed = Typed.message(text, rating, comment);
        String number = session.number(cookie).orElse(null);
        if (number == null || isOther(of, number)) {
            return away(number, of, typed);
        }
        boolean files = photos != null && photos.stream().anyMatch(name -> !name.isBlank());
        return step(number, key, CaseMove.of(CaseAction.RATE).with(Datum.RATING, rating).with(Datum.COMMENT, comment), "rating",
                typed, files);
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

    private Response step(String number, String key, CaseMove move, String said, Typed typed, boolean photos) {
        boolean rating = move.action() == CaseAction.RATE;
        byte[] canonical = (move.action() + " " + move.data()).getBytes(StandardCharsets.UTF_8);
        try {
            // One key stands in the form for both.
            Response done = idempotency.once((rating ? "case rating " : "case step ") + number, key, canonical, () -> {
                steps.move(number, move);
                return Response.seeOther(URI.create(CASE + "?said=" + said)).build();
            });
            return unsent(done, number, said, rating ? typed.withoutRating() : typed.withoutText(), photos);
        } catch (Problem problem) {
            if (!KEPT.contains(problem.status())) {
                throw problem;
            }
            return refused(problem,
                    page(number, whole(problem, rating ? "comment" : "text").addAll(problem.violations()), typed, null));
        }
    }

    /** The page once more where something waits that was not sent with this; else on to the page of the case. */
    private Response unsent(Response done, String number, String said, Typed rest, boolean photos) {
        String before = rest.hasRating(null) ? views.of(number).rating() : null;
        boolean rating = rest.hasRating(before);
        if (done.getStatus() != SEE_OTHER || !rest.hasText() && !rating && !photos) {
            return done;
        }
        return Response.ok(page(number, new FormErrors(), rest, said(said) + (rating ? "您的评价还没有提交，请看一看再提交。" : "")
                + (rest.hasText() ? "您写的留言还没有发送，请看一看再发送。" : "") + (photos ? "照片还没有发送，请再选一次。" : ""))).build();
    }

    /** What is not about one field: too much within an hour is told at the field, so that nothing typed is lost. */
    private static FormErrors whole(Problem problem, String field) {
        FormErrors errors = new FormErrors();
        return problem.status() == TOO_MANY ? errors.add(field, problem.getMessage())
                : problem.violations().isEmpty() ? errors.add("", problem.getMessage()) : errors;
    }

    static Response refused(Problem problem, TemplateInstance page) {
        Response.ResponseBuilder answer = Response.status(problem.status()).entity(page);
        return (problem.status() == TOO_MANY ? answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds()) : answer)
                .build();
    }

    private TemplateInstance page(String number, FormErrors errors, Typed typed, String said) {
        return Templates.shown(views.of(number), errors, typed, said, RATINGS, idempotency.newKey());
    }

    private static String said(String code) {
        return switch (code == null ? "" : code) {
            case "message" -> "您的留言已经送到。";
            case "photos" -> "照片已经收到。安全检查通过以后，办理人员就能看到，通常一两分钟。";
            case "rating" -> "谢谢您的评价。";
            case "withdrawn" -> "投诉已经撤回。";
            case "corrected" -> "您留的信息已经更正。";
            case "erased" -> "您的姓名和联系方式已经删除。这件投诉照常办理，请保管好回执。";
            default -> null;
        };
    }

    /** The page is about another case than the one this browser opened last, in another tab. */
    static boolean isOther(String of, String number) {
        return of != null && !of.isBlank() && !of.equals(number);
    }

    /**
     * Nothing is sent: half an hour is over, or this browser has opened another case since ({@code number}). The code is asked
     * for again, what was typed stays in the page.
     */
    static Response away(String number, String of, Typed typed) {
        if (number != null) {
            FormErrors errors = new FormErrors().add("code", "没有送出：您在别的页面打开了另一件（" + number + "）。这一页是 " + of
                    + " 的，请再输入一次这一件的查询码。" + (typed.any() ? "您写的文字还在，查询以后放回原处再发送。" : ""));
            return Response.status(409).entity(Templates.open(of, errors, false, typed)).build();
        }
        return typed.any() ? Response.status(403).entity(Templates.open(of, null, true, typed)).build() : toForm("");
    }

    /** To the form; a browser that had opened a case is told why. */
    static Response toForm(String cookie) {
        return Response.seeOther(URI.create(ROOT + (cookie == null ? "" : "?over=yes"))).build();
    }
}
