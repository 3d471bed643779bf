package org.ecobureau.complaint.intake;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.ErrorKind;
import org.ecobureau.complaint.ReportedValues;
import org.ecobureau.monitoring.history.Values;
import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;

/** "Tell us what is wrong on this site": one page, a case like any other with a receipt. */
@Path(ErrorReportPages.ROOT)
@Produces(MediaType.TEXT_HTML)
@NoStore
public class ErrorReportPages {

    static final String ROOT = "/complaints/errors";

    private static final List<Option> KINDS = Arrays.stream(ErrorKind.values()).map(k -> Option.of(k.subtype(), k.label()))
            .toList();
    private static final List<Option> MODES = List.of(
            new Option("anonymous", "匿名", "不留任何个人信息，凭回执查答复。"),
            new Option("confidential", "保密", "联系方式加密保存，办理人员也看不到。"),
            new Option("named", "实名", "受理、承办、审核人员能看到，每次查看都有记录。"));

    @CheckedTemplate(basePath = "complaint/intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance error(View view, ErrorForm form, FormErrors errors, String key);

        static native TemplateInstance errorReceipt(String number, String code, String due, FormViews.Slip slip);
    }

    /**
     * The page.
     *
     * @param about the published value it is about, in words; null when the link named none
     * @param lost the link named a value that is not there
     */
    public record View(String about, boolean lost, List<Option> kinds, List<Option> modes) {
    }

    @Inject
    IntakeLimit limit;

    @Inject
    IntakeService intake;

    @Inject
    ReportedValues values;

    @Inject
    DraftService drafts;

    @Inject
    FormCookies cookies;

    @Inject
    FormViews views;

    @Inject
    Macs macs;

    @Inject
    RandomCodes codes;

    @Inject
    Idempotency idempotency;

    @GET
    @Path("new")
    public TemplateInstance form(@RestQuery String value, @RestQuery String about) {
        Optional<Values.Found> found = values.at(value);
        ErrorForm form = ErrorForm.opened(found.isPresent() ? value : null, about);
        return page(found.orElse(null), Nfc.clean(value) != null, form, new FormErrors());
    }

    private TemplateInstance page(Values.Found found, boolean named, ErrorForm form, FormErrors errors) {
        return Templates.error(new View(found == null ? null : about(found), named && found == null, KINDS, MODES), form,
                errors,
                idempotency.newKey());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(@BeanParam ErrorForm form, @Context HttpServerRequest request) {
        Values.Found found = values.at(form.value).orElse(null);
        if (!limit.admits(request.remoteAddress().hostAddress())) {
            return Response.status(429).header(HttpHeaders.RETRY_AFTER, IntakeLimit.WAIT_SECONDS)
                    .entity(page(found, Nfc.clean(form.value) != null, form, new FormErrors().add("", IntakeLimit.BUSY)))
                    .build();
        }
        ComplaintRules.Outcome checked = intake.check(form.complaint(found));
        FormErrors errors = new FormErrors();
        if (found == null && ErrorKind.bySubtype(Nfc.clean(form.kind)).isEmpty()) {
            errors.add("kind", "请选择是数据不对，还是网站有毛病。");
        }
        boolean silent = Nfc.clean(form.description) == null;
        if (silent) {
            errors.add("description", "请写明哪里不对，一句话就行。");
        }
        checked.violations().stream().filter(v -> !v.field().startsWith("subtypes"))
                .filter(v -> !silent || !v.field().equals("description"))
                .forEach(v -> errors.add(v.field(), v.message()));
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(found, Nfc.clean(form.value) != null, form, errors)).build();
        }
        List<String> suspicions = form.trapped() ? List.of("honeypot") : List.of();
        // A repeated press gets the same receipt: the way to it follows from the key of the form.
        String key = Nfc.clean(form.idempotencyKey);
        String token = key == null ? codes.token() : macs.mac("error receipt", key);
        Response answer = idempotency.once("error report", key, form.canonical(), () -> {
            IntakeService.Taken taken = intake.submit(checked.newCase(), IntakeService.Sending.unsolved(suspicions,
                    request.remoteAddress().hostAddress()), number -> {
                        if (found != null) {
                            values.store(number, found);
                        }
                    });
            Registered sent = taken.registered();
            drafts.begin(token, draft -> draft.receipt = new ComplaintDraft.Receipt(sent.number(), sent.receiptCode(),
                    sent.dueAcceptance(), false, taken.held()));
            return seeOther(ROOT + "/receipt");
        });
        return Response.fromResponse(answer).cookie(cookies.error(token)).build();
    }

    @GET
    @Path("receipt")
    public Response receipt(@CookieParam(FormCookies.ERROR) String token) {
        return drafts.find(token).filter(d -> d.receipt != null)
                .map(d -> Response
                        .ok(Templates.errorReceipt(d.receipt.number(), FormViews.grouped(d.receipt), FormViews.due(d.receipt),
                                views.slip(d.receipt.number())))
                        .build())
                .orElseGet(() -> seeOther(ROOT + "/new"));
    }

    @POST
    @Path("leave")
    public Response leave(@CookieParam(FormCookies.ERROR) String token) {
        drafts.delete(token);
        return Response.seeOther(URI.create("/complaints")).cookie(cookies.errorGone()).build();
    }

    /** The value in words, as people read it now. */
    static String about(Values.Found found) {
        return found.site().name() + " " + found.parameter().name() + " " + found.period().words(found.start()) + "："
                + found.last().written() + (found.last().value() == null ? "" : " " + found.last().unit());
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
