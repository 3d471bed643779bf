package org.ecobureau.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.publication.Move;
import org.ecobureau.publication.State;
import org.ecobureau.publication.TypedReason;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.ecobureau.statistics.BulletinDesk.Item;
import org.ecobureau.statistics.BulletinDesk.Open;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Where publishers make bulletins: choose a period, write the words, look at the figures, check each other. */
@Path("/staff/bulletins")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PUBLISHER)
@NoStore
@Blocking
public class BulletinDeskPages {

    private static final int PAGE = 30;
    private static final int UNPROCESSABLE = 422;
    private static final int TRIES = 3;
    private static final int YEARS = 6;
    private static final int MONTHS = 12;
    private static final String SUBMIT = "submit";

    @CheckedTemplate(basePath = "statistics/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance list(List<Item> items, String next, boolean first, Choice choice, FormErrors errors);

        static native TemplateInstance version(Open version, BulletinForm form, TypedReason reason, FormErrors errors);
    }

    /** What a new bulletin can be about, and what was chosen. */
    public record Choice(String kind, String year, String month, List<Option> kinds, List<Option> years, List<Option> months,
            String idempotencyKey) {
    }

    @Inject
    BulletinService service;
    @Inject
    BulletinDesk desk;
    @Inject
    Idempotency idempotency;
    @Inject
    StaffMember me;
    @Inject
    Clock clock;

    @GET
    public TemplateInstance list(@RestQuery Long after) {
        LocalDate month = ChinaTime.today(clock).minusMonths(1);
        return list(after, "month", String.valueOf(month.getYear()), String.valueOf(month.getMonthValue()),
                idempotency.newKey(), new FormErrors());
    }

    private TemplateInstance list(Long after, String kind, String year, String month, String key, FormErrors errors) {
        List<BulletinVersion> versions = BulletinVersion.in(List.of(State.values()), after == null ? Long.MAX_VALUE : after,
                PAGE + 1);
        boolean more = versions.size() > PAGE;
        List<BulletinVersion> shown = more ? versions.subList(0, PAGE) : versions;
        int thisYear = ChinaTime.today(clock).getYear();
        Choice choice = new Choice(kind, year, month,
                List.of(BulletinKind.values()).stream().map(k -> Option.of(k.code(), k.label())).toList(),
                IntStream.range(0, YEARS).mapToObj(i -> String.valueOf(thisYear - i)).map(y -> Option.of(y, y + " 年")).toList(),
                IntStream.rangeClosed(1, MONTHS).mapToObj(m -> Option.of(String.valueOf(m), m + " 月")).toList(), key);
        return Templates.list(shown.stream().map(desk::item).toList(),
                more ? "/staff/bulletins?after=" + shown.get(PAGE - 1).id : null, after == null, choice, errors);
    }

    @POST
    public Response create(@RestForm String kind, @RestForm String year, @RestForm String month,
            @RestForm String idempotencyKey) {
        try {
            BulletinKind chosen = BulletinKind.byCode(kind).orElseThrow(() -> Problem.badRequest("请选择月报或公报。"));
            LocalDate first = first(chosen, year, month);
            return idempotency.once("bulletin-new " + me.username(), idempotencyKey, (chosen + " " + first).getBytes(UTF_8),
                    () -> Response.seeOther(page(service.draft(chosen, first).id)).build());
        } catch (Problem problem) {
            if (problem.status() != UNPROCESSABLE) {
                throw problem;
            }
            FormErrors errors = new FormErrors().addAll(problem.violations());
            return refused(list(null, kind, year, month, idempotencyKey, errors));
        }
    }

    private static LocalDate first(BulletinKind kind, String year, String month) {
        try {
            return LocalDate.of(Integer.parseInt(year), kind == BulletinKind.MONTH ? Integer.parseInt(month) : 1, 1);
        } catch (NumberFormatException | DateTimeException e) {
            throw Problem.badRequest("请从列表里选择年份和月份。");
        }
    }

    @GET
    @Path("/versions/{id}")
    public TemplateInstance version(@RestPath long id) {
        BulletinVersion version = read(id);
        return Templates.version(desk.open(version), BulletinForm.of(version.text()), TypedReason.NONE, new FormErrors());
    }

    /** Stores the words of a draft, and submits it when asked to. */
    @POST
    @Path("/versions/{id}")
    public Response save(@RestPath long id, @BeanParam BulletinForm form, @RestForm Integer lockVersion,
            @RestForm String action) {
        FormErrors errors = new FormErrors();
        BulletinText text = form.read(errors);
        BulletinVersion version = read(id);
        if (errors.isEmpty()) {
            int asked = required(lockVersion);
            BulletinVersion saved = Retrying.deadlocks(TRIES, () -> service.save(id, asked, text));
            version = read(saved.id);
            if (!SUBMIT.equals(action)) {
                return Response.seeOther(page(id)).build();
            }
            int now = version.publication.lockVersion();
            try {
                Retrying.deadlocks(TRIES, () -> service.move(id, now, Move.SUBMIT, null));
                return Response.seeOther(page(id)).build();
            } catch (Problem problem) {
                if (problem.status() != UNPROCESSABLE) {
                    throw problem;
                }
                errors.addAll(problem.violations());
            }
        }
        return refused(Templates.version(desk.open(version), form, TypedReason.NONE, errors));
    }

    @POST
    @Path("/versions/{id}/moves")
    public Response move(@RestPath long id, @RestForm String move, @RestForm Integer lockVersion, @RestForm String reason) {
        BulletinVersion version = read(id);
        int asked = required(lockVersion);
        try {
            Move chosen = known(move);
            Retrying.deadlocks(TRIES, () -> service.move(id, asked, chosen, reason));
        } catch (Problem problem) {
            return refused(problem, version, new TypedReason(move, reason));
        }
        return Response.seeOther(page(id)).build();
    }

    private static Move known(String code) {
        for (Move move : Move.values()) {
            if (move.name().equals(code) && move != Move.SUPERSEDE && move != Move.CREATE) {
                return move;
            }
        }
        throw Problem.badRequest("没有这个操作：" + code);
    }

    @POST
    @Path("/{id}/corrections")
    public Response correct(@RestPath long id, @RestForm String reason) {
        try {
            BulletinVersion version = Retrying.deadlocks(TRIES, () -> service.correct(id, reason));
            return Response.seeOther(page(version.id)).build();
        } catch (Problem problem) {
            BulletinVersion shown = BulletinVersion.shown(id).orElseThrow(Problem::notFound);
            return refused(problem, shown, new TypedReason(TypedReason.CORRECT, reason));
        }
    }

    private static int required(Integer lockVersion) {
        if (lockVersion == null) {
            throw Problem.badRequest("请从页面上的按钮操作。");
        }
        return lockVersion;
    }

    private static BulletinVersion read(long id) {
        BulletinVersion.getEntityManager().clear();
        return BulletinVersion.read(id).orElseThrow(Problem::notFound);
    }

    /** The page with what is wrong and what was typed; what cannot be mended there is an error page. */
    private Response refused(Problem problem, BulletinVersion version, TypedReason typed) {
        if (problem.status() != UNPROCESSABLE) {
            throw problem;
        }
        return refused(Templates.version(desk.open(version), BulletinForm.of(version.text()), typed, typed.errors(problem)));
    }

    private static Response refused(TemplateInstance page) {
        return Response.status(UNPROCESSABLE).entity(page.render()).build();
    }

    private static URI page(long id) {
        return URI.create("/staff/bulletins/versions/" + id);
    }
}
