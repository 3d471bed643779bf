package org.ecobureau.complaint.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.CaseLetters;
import org.ecobureau.complaint.IdentityOpenings;
import org.ecobureau.complaint.IdentityRequests;
import org.ecobureau.complaint.IdentityRequests.Box;
import org.ecobureau.complaint.Opening.Decision;
import org.ecobureau.complaint.OpeningPurpose;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The custodians' desk: requests to open a confidential identity, and confidential cases by number only. */
@Path(IdentityPages.PATH)
@NoStore
@RolesAllowed(Roles.CUSTODIAN)
public class IdentityPages {

    static final String PATH = "/staff/identity";
    private static final int PAGE = 50;
    private static final Map<Box, String> LABELS = new EnumMap<>(
            Map.of(Box.WAITING, "等另一位同意", Box.OPEN, "可以查看", Box.ALL, "全部请求"));
    private static final List<Option> PURPOSES = Arrays.stream(OpeningPurpose.values())
            .map(p -> Option.of(p.code(), p.label())).toList();

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance identityRequests(List<Tab> tabs, String title, List<IdentityView> requests,
                String empty, String next, String first);

        static native TemplateInstance identitySealed(List<Tab> tabs, List<String> numbers, String next, String first);

        static native TemplateInstance identityAsk(AskForm form, List<Option> purposes, FormErrors errors, String key);

        static native TemplateInstance identityRequest(IdentityView request, List<CaseLetters.Letter> letters, String words,
                FormErrors errors, String done, String key);
    }

    /** One tab above the lists. */
    public record Tab(String label, String href, boolean current) {
    }

    /** A request as typed. */
    public record AskForm(String number, String purpose, String reason) {

        byte[] canonical() {
            return (number + "\n" + purpose + "\n" + reason).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Inject
    DeskPerson person;

    @Inject
    IdentityRequests requests;

    @Inject
    IdentityOpenings openings;

    @Inject
    CaseLetters letters;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    @GET
    public TemplateInstance list(@QueryParam("box") String box, @QueryParam("before") Long before) {
        Box shown = Nfc.clean(box) == null ? Box.WAITING
                : Arrays.stream(Box.values()).filter(b -> slug(b).equals(box)).findFirst()
                        .orElseThrow(() -> Problem.badParameter("box", "没有这个列表。"));
        List<IdentityRequests.Row> found = requests.page(shown, before, PAGE + 1);
        List<IdentityView> page = found.stream().limit(PAGE)
                .map(row -> IdentityView.of(row, person.actor().username(), clock.instant(), List.of())).toList();
        String next = found.size() > PAGE ? PATH + "?box=" + slug(shown) + "&before=" + page.get(PAGE - 1).id() : null;
        return Templates.identityRequests(tabs(shown), LABELS.get(shown), page, empty(shown), next,
                before == null ? null : PATH + "?box=" + slug(shown));
    }

    /** Confidential cases by number; nothing else of them is told here. */
    @GET
    @Path("sealed")
    public TemplateInstance sealed(@QueryParam("before") Long before) {
        List<IdentityRequests.Sealed> found = requests.sealed(before, PAGE + 1);
        String next = found.size() > PAGE ? PATH + "/sealed?before=" + found.get(PAGE - 1).id() : null;
        return Templates.identitySealed(tabs(null), found.stream().limit(PAGE).map(IdentityRequests.Sealed::number).toList(),
                next, before == null ? null : PATH + "/sealed");
    }

    @GET
    @Path("new")
    public TemplateInstance form(@QueryParam("number") String number) {
        return ask(new AskForm(number, null, null), new FormErrors());
    }

    @POST
    public Response ask(@FormParam("number") String number, @FormParam("purpose") String purpose,
            @FormParam("reason") String reason, @FormParam("idempotencyKey") String key) {
        AskForm form = new AskForm(number, purpose, reason);
        try {
            return idempotency.once("identity ask " + person.actor().username(), key, form.canonical(),
                    () -> to(openings.ask(number, purpose, reason, person.actor()), "asked"));
        } catch (Problem problem) {
            return Html.page(problem.status(), ask(form, errors(problem)));
        }
    }

    /** Whoever sent something after their session had ended comes back here from signing in. */
    @GET
    @Path("{id}/{act}")
    public Response signedInAgain(@PathParam("id") long id, @PathParam("act") String act) {
        requests.one(id);
        if (!List.of("consent", "refuse", "open").contains(act)) {
            throw Problem.notFound();
        }
        return to(id, "again");
    }

    @GET
    @Path("{id}")
    public TemplateInstance request(@PathParam("id") long id, @QueryParam("done") String done) {
        return request(id, null, new FormErrors(), done(done), List.of());
    }

    @POST
    @Path("{id}/consent")
    public Response consent(@PathParam("id") long id, @FormParam("words") String words,
            @FormParam("idempotencyKey") String key) {
        return decide(id, Decision.CONSENTED, words, key);
    }

    @POST
    @Path("{id}/refuse")
    public Response refuse(@PathParam("id") long id, @FormParam("words") String words,
            @FormParam("idempotencyKey") String key) {
        return decide(id, Decision.REFUSED, words, key);
    }

    /** Shows the identity in this one answer; looking again counts again, so there is no key that repeats it. */
    @POST
    @Path("{id}/open")
    public TemplateInstance open(@PathParam("id") long id) {
        IdentityOpenings.Opened opened = openings.open(id, person.actor());
        List<CaseView.Fact> shown = new ArrayList<>();
        opened.fields().forEach((field, value) -> shown.add(new CaseView.Fact(field.label(), value)));
        return request(id, null, new FormErrors(), null, shown);
    }

    /** One scan of the letter; logged and told like a look at the identity. */
    @POST
    @Path("{id}/letters/{scan}")
    public Response letter(@PathParam("id") long id, @PathParam("scan") UUID scan, @Context HttpHeaders headers) {
        return openings.letter(id, scan, person.actor(), headers);
    }

    private Response decide(long id, Decision decision, String words, String key) {
        byte[] canonical = (decision + "\n" + words).getBytes(StandardCharsets.UTF_8);
        try {
            return idempotency.once("identity " + id + " " + person.actor().username(), key, canonical, () -> {
                openings.decide(id, decision, words, person.actor());
                return to(id, decision.name().toLowerCase(Locale.ROOT));
            });
        } catch (Problem problem) {
            return Html.page(problem.status(), request(id, words, errors(problem), null, List.of()));
        }
    }

    /** Why nothing was done, at the fields where it says which; what was typed stays, whatever the reason. */
    private static FormErrors errors(Problem problem) {
        if (!List.of(403, 409, 422).contains(problem.status())) {
            throw problem;
        }
        FormErrors errors = new FormErrors().addAll(problem.violations());
        return errors.isEmpty() ? errors.add("", problem.getMessage()) : errors;
    }

    private TemplateInstance ask(AskForm form, FormErrors errors) {
        return Templates.identityAsk(form, PURPOSES, errors, idempotency.newKey());
    }

    private TemplateInstance request(long id, String words, FormErrors errors, String done, List<CaseView.Fact> shown) {
        IdentityView view = IdentityView.of(requests.one(id), person.actor().username(), clock.instant(), shown);
        return Templates.identityRequest(view, view.mayOpen() ? letters.of(view.number()) : List.of(), words, errors, done,
                idempotency.newKey());
    }

    private static Response to(long id, String done) {
        return Response.seeOther(URI.create(PATH + "/" + id + "?done=" + done)).build();
    }

    private static String done(String code) {
        return switch (code == null ? "" : code) {
            case "asked" -> "请求已经提出，等另一位身份保管人决定。";
            case "consented" -> "您已同意。提出请求的人现在可以在限定时间内查看。";
            case "refused" -> "您没有同意，身份不会打开。";
            case "again" -> "刚才登录已过期，没有办成。请再办一次。";
            default -> null;
        };
    }

    private static List<Tab> tabs(Box shown) {
        List<Tab> tabs = new ArrayList<>();
        for (Box box : Box.values()) {
            tabs.add(new Tab(LABELS.get(box), PATH + "?box=" + slug(box), box == shown));
        }
        tabs.add(new Tab("保密件", PATH + "/sealed", shown == null));
        return tabs;
    }

    private static String slug(Box box) {
        return box.name().toLowerCase(Locale.ROOT);
    }

    private static String empty(Box box) {
        return switch (box) {
            case WAITING -> "没有请求在等决定。有人提出请求后会出现在这里。";
            case OPEN -> "现在没有可以查看的身份。另一位同意以后，提出请求的人可以从这里打开。";
            case ALL -> "还没有人请求打开过保密投诉人的身份。";
        };
    }
}
