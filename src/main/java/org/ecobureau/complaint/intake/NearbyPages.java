package org.ecobureau.complaint.intake;

import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.region.NearbyFact;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;

/**
 * Between the questions and the check page: what was reported nearby in the last days (type, township and day, nothing else)
 * and what is published about the place and time. The reporter decides; nobody is turned away.
 */
@Path(NearbyPages.ROOT)
@Produces(MediaType.TEXT_HTML)
@NoStore
public class NearbyPages {

    static final String ROOT = ComplaintFormPages.ROOT + "/nearby";

    private static final List<Option> CHOICES = List.of(
            new Option(ComplaintDraft.OWN, "继续提交我的投诉", "单独登记、单独答复。拿不准时选这一项。"),
            new Option(ComplaintDraft.SAME, "我反映的是同一件事",
                    "同样给您自己的回执。核对类型、时间和地点对得上的，和先来的那一件合在一起办理，办到哪一步、怎样答复，"
                            + "都凭您的回执查得到，您写的内容和照片也会用上；对不上的，照样单独登记、单独答复。"));

    @CheckedTemplate(basePath = "complaint/intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance nearby(View view, FormErrors errors);
    }

    /** One earlier report, as far as a stranger may know it. */
    public record Line(String types, String township, String day) {
    }

    /**
     * The page.
     *
     * @param some whether something was found; how many is not told
     * @param many whether it was more than one
     * @param lines the newest of them
     * @param choices empty when there is nothing to choose
     */
    public record View(boolean some, boolean many, List<Line> lines, List<NearbyFact> facts, List<Option> choices,
            String chosen, String at, String action) {
    }

    @Inject
    DraftService drafts;

    @Inject
    NearbyViews views;

    @GET
    public Response shown(@CookieParam(FormCookies.DRAFT) String token, @Context HttpServerRequest request) {
        ComplaintDraft draft = drafts.find(token).orElse(null);
        if (draft == null || draft.receipt != null) {
            return elsewhere(draft, token);
        }
        View view = views.of(draft, CHOICES, request.remoteAddress().hostAddress());
        return views.worthShowing(view) ? Response.ok(Templates.nearby(view, null)).build() : seeOther(Step.CHECK.address());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response chosen(@CookieParam(FormCookies.DRAFT) String token, @RestForm String nearby,
            @RestForm String to, @Context HttpServerRequest request) {
        ComplaintDraft draft = drafts.find(token).orElse(null);
        if (draft == null || draft.receipt != null) {
            return elsewhere(draft, token);
        }
        boolean known = CHOICES.stream().anyMatch(c -> c.value().equals(nearby));
        if ("back".equals(to)) {
            drafts.change(token, d -> {
                d.nearbyTicked = known ? nearby : d.nearbyTicked;
                // Not answered yet: the page comes once more on the way forward.
                d.nearby = null;
            });
            return seeOther(Step.IDENTITY.address());
        }
        View view = views.of(draft, CHOICES, request.remoteAddress().hostAddress());
        if (!known && !view.choices().isEmpty()) {
            FormErrors errors = new FormErrors().add("nearby", "请选择一项。拿不准时，选“继续提交我的投诉”。");
            return Response.status(422).entity(Templates.nearby(view, errors)).build();
        }
        // What was offered a moment ago counts; whether it can be handled together is looked at when it is sent.
        String kept = known ? nearby : ComplaintDraft.OWN;
        drafts.change(token, d -> d.nearby = kept);
        return seeOther(Step.CHECK.address());
    }

    private static Response elsewhere(ComplaintDraft draft, String token) {
        return draft == null ? token == null ? seeOther(ComplaintFormPages.ROOT) : ComplaintFormPages.over()
                : seeOther(ComplaintFormPages.ROOT + "/receipt");
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
