package org.ecobureau.complaint.track;

import java.net.URI;
import java.util.List;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.IdentityChanges;
import org.ecobureau.complaint.IdentityForm;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.Receipts;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reporters put right or erase what they left of themselves. Nothing that is stored is shown, not even to them; storing asks
 * for
 * the receipt code once more, because an open browser is not yet the reporter.
 */
@Path(TrackPages.ROOT + "/identity")
@Produces(MediaType.TEXT_HTML)
@NoStore
public class OwnIdentityPages {

    private static final String CASE = TrackPages.ROOT + "/case";
    private static final List<Integer> SHOWN_AGAIN = List.of(409, 422, 429);
    private static final List<Option> MODES = List.of(
            new Option(IdentityMode.NAMED.code(), IdentityMode.NAMED.label(), "办理这件的人看得到姓名、电话和通信地址，每次看都有记录。"),
            new Option(IdentityMode.CONFIDENTIAL.code(), IdentityMode.CONFIDENTIAL.label(), "办理的人看不到，两位保管人一起才能打开。"));

    @CheckedTemplate(basePath = "complaint/track", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance identity(IdentityChanges.Standing of, Form form, List<Option> modes, FormErrors errors,
                String key);

        static native TemplateInstance identityErasure(IdentityChanges.Standing of, FormErrors errors, String key);
    }

    /** What the reporter typed. */
    public static class Form extends IdentityForm {

        /** Which case the page is about: another tab may have opened another one since. */
        @RestForm
        public String of;
        /** The receipt code, never shown again. */
        @RestForm
        public String code;
    }

    @Inject
    TrackSession session;

    @Inject
    IdentityChanges changes;

    @Inject
    Receipts receipts;

    @Inject
    Idempotency idempotency;

    @GET
    public Response form(@CookieParam(TrackSession.COOKIE) String cookie, @QueryParam("of") String of) {
        return opened(cookie, of, number -> Response.ok(page(number, new Form(), new FormErrors())).build());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response correct(@CookieParam(TrackSession.COOKIE) String cookie, @BeanParam Form form,
            @Context HttpServerRequest request) {
        return opened(cookie, form.of, number -> taken(number, "corrected", form, request,
                changes.mistakes(standing(number), form.typed(), Actor.reporter()),
                () -> changes.correct(number, form.typed(), null, Actor.reporter()),
                errors -> page(number, form, errors)));
    }

    @GET
    @Path("erasure")
    public Response confirm(@CookieParam(TrackSession.COOKIE) String cookie, @QueryParam("of") String of) {
        return opened(cookie, of, number -> Response.ok(asking(number, new FormErrors())).build());
    }

    @POST
    @Path("erasure")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@CookieParam(TrackSession.COOKIE) String cookie, @BeanParam Form form,
            @Context HttpServerRequest request) {
        return opened(cookie, form.of, number -> taken(number, "erased", form, request, List.of(),
                () -> changes.erase(number, null, Actor.reporter()), errors -> asking(number, errors)));
    }

    private Response taken(String number, String said, Form form, HttpServerRequest request, List<Violation> mistakes,
            Runnable work, Function<FormErrors, TemplateInstance> again) {
        FormErrors typing = new FormErrors().addAll(mistakes);
        if (Nfc.clean(form.code) == null) {
            typing.add("code", "请填写回执上的查询码，16 位数字。");
        } else if (!RandomCodes.isReceiptCode(form.code)) {
            typing.add("code", "查询码是 16 位数字，您填的不是。请对照回执再输入一遍。");
        }
        if (!typing.isEmpty()) {
            return Response.status(422).entity(again.apply(typing)).build();
        }
        try {
            proven(number, form.code, request);
            return idempotency.once("identity " + said + " " + number, form.idempotencyKey, form.canonical(), () -> {
                work.run();
                return Response.seeOther(URI.create(CASE + "?said=" + said)).build();
            });
        } catch (Problem problem) {
            if (!SHOWN_AGAIN.contains(problem.status())) {
                throw problem;
            }
            FormErrors errors = new FormErrors().addAll(problem.violations());
            Response.ResponseBuilder answer = Response.status(problem.status())
                    .entity(again.apply(errors.isEmpty() ? errors.add("", problem.getMessage()) : errors));
            return (problem.retryAfterSeconds() == null ? answer
                    : answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds())).build();
        }
    }

    /** Whoever sits at an open browser has the session, but not the code on the receipt. */
    private void proven(String number, String code, HttpServerRequest request) {
        try {
            receipts.open(number, code, request.remoteAddress().hostAddress());
        } catch (Problem wrong) {
            if (wrong.status() != 404) {
                throw wrong;
            }
            throw Problem.unprocessable("请检查标出的内容。",
                    List.of(new Violation("code", "查询码不对。请对照回执再输入一遍，一共 16 位数字。")));
        }
    }

    /** Only for the case this browser opened, and only while it is the one the page is about. */
    private Response opened(String cookie, String of, Function<String, Response> work) {
        String number = session.number(cookie).orElse(null);
        if (number == null || of != null && !of.isBlank() && !of.equals(number)) {
            return Response.seeOther(URI.create(TrackPages.ROOT + "?over=yes")).build();
        }
        return work.apply(number);
    }

    private TemplateInstance page(String number, Form form, FormErrors errors) {
        IdentityChanges.Standing of = standing(number);
        if (form.mode == null) {
            form.mode = of.mode().code();
        }
        return Templates.identity(of, form, MODES, errors, idempotency.newKey());
    }

    private TemplateInstance asking(String number, FormErrors errors) {
        return Templates.identityErasure(standing(number), errors, idempotency.newKey());
    }

    private IdentityChanges.Standing standing(String number) {
        IdentityChanges.Standing standing = changes.standing(number);
        if (!standing.kept()) {
            throw Problem.conflict("这件投诉没有留姓名和联系方式，或者已经删除。");
        }
        return standing;
    }
}
