package org.ecobureau.register.desk;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.publication.Move;
import org.ecobureau.publication.TypedReason;
import org.ecobureau.register.ColumnType;
import org.ecobureau.register.RegisterColumn;
import org.ecobureau.register.RegisterEntry;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.RegisterService;
import org.ecobureau.register.RegisterVersion;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.text.Nfc;
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

/** One version of a list: where it comes from, its rows, what it changes, and its way to the public. */
@Path(VersionPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PUBLISHER)
@NoStore
@Blocking
public class VersionPages {

    static final String PATH = KindPages.PATH + "/versions/{id}";
    static final int UNPROCESSABLE = 422;
    static final int TRIES = 3;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_NOTE = 1_000;

    @CheckedTemplate(basePath = "register", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance version(VersionView version, TypedReason reason, FormErrors errors);
    }

    @Inject
    VersionBoard board;
    @Inject
    RegisterKinds kinds;
    @Inject
    RegisterService service;

    @GET
    public TemplateInstance version(@RestPath long id, @RestQuery Integer after) {
        return Templates.version(board.view(read(id), after == null ? 0 : after, null), TypedReason.NONE,
                new FormErrors());
    }

    /** All columns, also those the public does not see: to be changed in a spreadsheet and uploaded again. */
    @GET
    @Path("/rows.csv")
    @Produces("text/csv")
    public Response rowsCsv(@RestPath long id) {
        RegisterVersion version = read(id);
        RegisterKind kind = kinds.get(version.kind);
        List<RegisterRow> rows = RegisterEntry.rows(id);
        return Csv.response(version.kind + "-v" + version.publication.versionNo + ".csv",
                kind.columns().stream().map(RegisterColumn::label).toList(),
                rows.stream().map(row -> kind.columns().stream().map(column -> value(column, row)).toList()));
    }

    private static Object value(RegisterColumn column, RegisterRow row) {
        String text = row.text(column.name());
        return text == null || column.type() != ColumnType.NUMBER ? text : new BigDecimal(text);
    }

    @POST
    @Path("/origin")
    public Response origin(@RestPath long id, @RestForm String source, @RestForm String listDate, @RestForm String note,
            @RestForm Integer lockVersion) {
        RegisterVersion version = read(id);
        FormErrors errors = new FormErrors();
        RegisterService.Origin origin = new RegisterService.Origin(
                limited("source", "名单来源", Nfc.clean(source), LONGEST_SOURCE, errors), day(Nfc.clean(listDate), errors),
                limited("note", "说明", Nfc.clean(note), LONGEST_NOTE, errors));
        VersionView.Origin typed = new VersionView.Origin(source, listDate, note);
        if (!errors.isEmpty()) {
            return invalid(version, typed, TypedReason.NONE, errors);
        }
        try {
            Retrying.deadlocks(TRIES, () -> service.describe(id, counted(lockVersion), origin));
        } catch (Problem problem) {
            return said(problem, version, typed, TypedReason.NONE);
        }
        return Response.seeOther(URI.create(KindBoard.href(id))).build();
    }

    /** Submit, send back, approve, ask for withdrawal …; what is missing is said on the page. */
    @POST
    @Path("/moves")
    public Response move(@RestPath long id, @RestForm String move, @RestForm Integer lockVersion, @RestForm String reason) {
        RegisterVersion version = read(id);
        try {
            Move chosen = known(move);
            Retrying.deadlocks(TRIES, () -> service.move(id, counted(lockVersion), chosen, reason));
        } catch (Problem problem) {
            return said(problem, version, null, new TypedReason(move, reason));
        }
        return Response.seeOther(URI.create(KindBoard.href(id))).build();
    }

    private Response said(Problem problem, RegisterVersion version, VersionView.Origin typed, TypedReason reason) {
        if (problem.status() != UNPROCESSABLE || problem.violations().isEmpty()) {
            throw problem;
        }
        return invalid(version, typed, reason, reason.errors(problem));
    }

    private Response invalid(RegisterVersion version, VersionView.Origin typed, TypedReason reason, FormErrors errors) {
        return Response.status(UNPROCESSABLE)
                .entity(Templates.version(board.view(version, 0, typed), reason, errors).render()).build();
    }

    private static String limited(String field, String label, String text, int most, FormErrors errors) {
        if (Nfc.length(text) > most) {
            errors.add(field, label + "最多 " + most + " 个字。");
        }
        return text;
    }

    private static LocalDate day(String text, FormErrors errors) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            errors.add("listDate", "名单日期“" + text + "”不是日期，请写成 2026-11-25 这样。");
            return null;
        }
    }

    static int counted(Integer lockVersion) {
        if (lockVersion == null) {
            throw Problem.badRequest("请从名单页面上的按钮操作。");
        }
        return lockVersion;
    }

    static RegisterVersion read(long id) {
        return RegisterVersion.read(id).orElseThrow(() -> Problem.notFound("没有这一版名单。请从“名单”一览重新选择。"));
    }

    /** The version when it may still be changed. */
    static RegisterVersion draft(long id) {
        RegisterVersion version = read(id);
        if (!version.publication.state().editable()) {
            throw Problem.conflict("这一版现在是“" + version.publication.state().label() + "”，不能修改。");
        }
        return version;
    }

    private static Move known(String code) {
        for (Move move : Move.values()) {
            if (move.name().equals(code) && move != Move.SUPERSEDE && move != Move.CREATE) {
                return move;
            }
        }
        throw Problem.badRequest("没有这个操作：" + code);
    }
}
