package org.ecobureau.eia.desk;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.AttachmentServing;
import org.ecobureau.eia.EiaDocument;
import org.ecobureau.eia.EiaService;
import org.ecobureau.eia.EiaVersion;
import org.ecobureau.publication.Move;
import org.ecobureau.publication.State;
import org.ecobureau.publication.TypedReason;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Where publishers see all notices, check each other's drafts, correct and withdraw. */
@Path("/staff/eia")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PUBLISHER)
@NoStore
@Blocking
public class EiaDeskPages {

    private static final int PAGE = 30;
    private static final int MOST_OPEN = 200;
    private static final int UNPROCESSABLE = 422;
    private static final int TRIES = 3;

    @CheckedTemplate(basePath = "eia/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance list(List<DeskItem> waiting, List<DeskItem> drafts, List<DeskItem> published,
                String next, boolean first);

        static native TemplateInstance version(DeskNotice version, TypedReason reason, FormErrors errors);
    }

    @Inject
    DeskBoard board;

    @Inject
    EiaService service;

    @Inject
    AttachmentServing serving;

    @GET
    public TemplateInstance list(@RestQuery Long after) {
        List<EiaVersion> published = EiaVersion.in(List.of(State.PUBLISHED, State.CORRECTED, State.WITHDRAWN),
                after == null ? Long.MAX_VALUE : after, PAGE + 1);
        boolean more = published.size() > PAGE;
        List<EiaVersion> shown = more ? published.subList(0, PAGE) : published;
        boolean first = after == null;
        return Templates.list(
                first ? open(State.SUBMITTED, State.WITHDRAWAL_ASKED) : List.of(),
                first ? open(State.DRAFT) : List.of(),
                board.items(shown), more ? "/staff/eia?after=" + shown.get(PAGE - 1).id : null, first);
    }

    private List<DeskItem> open(State... states) {
        return board.items(EiaVersion.in(List.of(states), Long.MAX_VALUE, MOST_OPEN));
    }

    @GET
    @Path("/versions/{id}")
    public TemplateInstance version(@RestPath long id) {
        return Templates.version(board.notice(read(id)), TypedReason.NONE, new FormErrors());
    }

    /** A file of any version, as soon as it is clean. */
    @GET
    @Path("/versions/{id}/documents/{file}")
    @Produces(MediaType.WILDCARD)
    public Response document(@RestPath long id, @RestPath String file, @Context HttpHeaders request) {
        UUID attachment = EiaDocument.attachment(file);
        if (EiaDocument.of(id).stream().noneMatch(d -> d.attachmentId.equals(attachment))) {
            throw Problem.notFound();
        }
        return serving.serve(attachment, request);
    }

    /** Submit, return, approve, ask for withdrawal …; what is missing is said on the page, everything else is an error page. */
    @POST
    @Path("/versions/{id}/moves")
    public Response move(@RestPath long id, @RestForm String move, @RestForm Integer lockVersion, @RestForm String reason) {
        EiaVersion version = read(id);
        if (lockVersion == null) {
            throw Problem.badRequest("请从公示页面上的按钮操作。");
        }
        try {
            Move chosen = known(move);
            Retrying.deadlocks(TRIES, () -> service.move(id, lockVersion, chosen, reason));
        } catch (Problem problem) {
            return refused(problem, version, new TypedReason(move, reason));
        }
        return Response.seeOther(URI.create("/staff/eia/versions/" + id)).build();
    }

    /** The page with what is wrong and what was typed; what cannot be mended there is an error page. */
    private Response refused(Problem problem, EiaVersion version, TypedReason typed) {
        if (problem.status() != UNPROCESSABLE) {
            throw problem;
        }
        return Response.status(UNPROCESSABLE)
                .entity(Templates.version(board.notice(version), typed, typed.errors(problem)).render()).build();
    }

    private static Move known(String code) {
        try {
            Move move = Move.valueOf(code == null ? "" : code);
            if (move != Move.SUPERSEDE && move != Move.CREATE) {
                return move;
            }
        } catch (IllegalArgumentException unknown) {
            throw Problem.badRequest("没有这个操作：" + code);
        }
        throw Problem.badRequest("没有这个操作：" + code);
    }

    @POST
    @Path("/notices/{id}/corrections")
    public Response correct(@RestPath long id, @RestForm String reason) {
        try {
            EiaVersion version = Retrying.deadlocks(TRIES, () -> service.correct(id, reason));
            return Response.seeOther(URI.create("/staff/eia/versions/" + version.id + "/edit")).build();
        } catch (Problem problem) {
            EiaVersion shown = EiaVersion.shown(id).orElseThrow(Problem::notFound);
            return refused(problem, shown, new TypedReason(TypedReason.CORRECT, reason));
        }
    }

    private static EiaVersion read(long id) {
        return EiaVersion.read(id).orElseThrow(Problem::notFound);
    }
}
