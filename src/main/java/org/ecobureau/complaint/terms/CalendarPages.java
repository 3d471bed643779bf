package org.ecobureau.complaint.terms;

import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.calendar.CalendarYears;
import org.ecobureau.calendar.NoticeFile;
import org.ecobureau.complaint.CalendarGap;
import org.ecobureau.complaint.TermRecountJob;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Which years have an official calendar; a year's notice is tried first and then stored. */
@Path(CalendarPages.PATH)
@RolesAllowed(Roles.ADMIN)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class CalendarPages {

    static final String PATH = "/staff/settings/calendar";
    private static final int FIRST = 2007;
    /** The notice of a year comes in the November before. */
    private static final int YEARS_AHEAD = 1;

    /** One year of the list. */
    public record Line(int year, String href, long daysOff, String weekends, String notice, String source, String stored) {
    }

    /** The list. */
    public record Page(String alarm, List<Line> lines, List<Integer> missing, TermRecountJob.Progress progress, boolean done) {
    }

    /** One year with its form. */
    public record YearPage(int year, boolean known, List<CalendarYears.Stored> history, String key) {
    }

    /** The dry run. */
    public record Trial(int year, boolean known, NoticeFile file, List<CalendarDifference> differences, long daysOff,
            String weekends, String key) {
    }

    @CheckedTemplate(basePath = "complaint/terms", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance calendar(Page page);

        static native TemplateInstance year(YearPage page, CalendarForm form, FormErrors errors, List<String> faults);

        static native TemplateInstance trial(Trial trial, CalendarForm form);
    }

    /** The way here from the staff home page; what is missing is said there already. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {

        @Inject
        CalendarGap gap;

        @Override
        public DeskEntry entry() {
            int missing = gap.year().orElse(0);
            return new DeskEntry("工作日历", PATH, (missing == 0 ? "" : "缺少 " + missing + " 年，请上传。") + "放假和调休上班的日子，期限按它计算",
                    Set.of(Roles.ADMIN));
        }
    }

    @Inject
    CalendarYears years;

    @Inject
    CalendarGap gap;

    @Inject
    TermRecountJob recount;

    @Inject
    StaffMember me;

    @Inject
    AuditLog audit;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    @GET
    public TemplateInstance page(@RestQuery String done) {
        List<Line> lines = years.all().stream().map(CalendarPages::line).toList();
        Set<Integer> known = lines.stream().map(Line::year).collect(Collectors.toSet());
        int today = ChinaTime.today(clock).getYear();
        List<Integer> missing = IntStream.rangeClosed(today, today + YEARS_AHEAD).boxed()
                .filter(y -> !known.contains(y)).toList();
        return Templates.calendar(new Page(gap.alarm(), lines, missing, recount.progress(), "stored".equals(done)));
    }

    private static Line line(CalendarYears.Year y) {
        String weekends = y.workingWeekends().stream().sorted().map(ChinaTime::shortDay).collect(Collectors.joining("、"));
        return new Line(y.year(), PATH + "/" + y.year(), y.daysOff(), weekends, y.notice(), y.source(),
                y.storedAt() == null ? "随网站带来" : ChinaTime.minute(y.storedAt()) + "，" + y.storedBy());
    }

    @GET
    @Path("{year}")
    public TemplateInstance year(@RestPath int year) {
        require(year);
        List<CalendarYears.Stored> history = years.history(year);
        CalendarForm form = CalendarForm.of(years.rows(year), history.isEmpty() ? null : history.get(0).notice(),
                history.isEmpty() ? null : history.get(0).source());
        return form(year, form, new FormErrors(), List.of());
    }

    private TemplateInstance form(int year, CalendarForm form, FormErrors errors, List<String> faults) {
        return Templates.year(new YearPage(year, !years.rows(year).isEmpty(), years.history(year), idempotency.newKey()), form,
                errors, faults);
    }

    /** The table of a year as it counts now, to be changed and uploaded again. */
    @GET
    @Path("{year}.csv")
    @Produces("text/csv")
    public Response csv(@RestPath int year) {
        List<NoticeFile.Row> rows = years.rows(year).stream().sorted(Comparator.comparing(NoticeFile.Row::day)).toList();
        if (rows.isEmpty()) {
            throw Problem.notFound();
        }
        return Csv.response("calendar-" + year + ".csv", NoticeFile.COLUMNS,
                rows.stream().map(r -> List.of(r.day(), r.name(), r.workday() ? 0 : 1)));
    }

    /** The dry run: what would change, and nothing is stored. */
    @POST
    @Path("{year}/trial")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response trial(@RestPath int year, @BeanParam CalendarForm form) {
        require(year);
        FormErrors errors = form.check();
        NoticeFile file = read(year, form, errors);
        if (!errors.isEmpty()) {
            return refused(year, form, errors, file);
        }
        List<NoticeFile.Row> old = years.rows(year);
        String weekends = file.rows().stream().filter(NoticeFile.Row::workday).map(r -> CalendarDifference.named(r.day()))
                .collect(Collectors.joining("、"));
        return Response.ok(Templates.trial(new Trial(year, !old.isEmpty(), file, CalendarDifference.between(old, file.rows()),
                file.rows().stream().filter(r -> !r.workday()).count(), weekends, idempotency.newKey()), form)).build();
    }

    /** Stores the year; the terms of open cases are counted anew when every node has heard of it. */
    @POST
    @Path("{year}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response store(@RestPath int year, @BeanParam CalendarForm form) {
        require(year);
        FormErrors errors = form.check();
        NoticeFile file = read(year, form, errors);
        if (!errors.isEmpty()) {
            return refused(year, form, errors, file);
        }
        return idempotency.once("calendar " + year, form.idempotencyKey, form.canonical(year), () -> {
            List<CalendarDifference> changed = CalendarDifference.between(years.rows(year), file.rows());
            long id = years.store(year, form.notice, form.source, file, me.username());
            audit.record("calendar.stored", "notice:" + id,
                    year + ", " + form.notice + ": " + file.rows().size() + " days, " + changed.size() + " changed");
            return Response.seeOther(URI.create(PATH + "?done=stored")).build();
        });
    }

    /** The table of a form that is complete, else null; faults of the table are one mistake of the form. */
    private static NoticeFile read(int year, CalendarForm form, FormErrors errors) {
        if (!errors.isEmpty()) {
            return null;
        }
        NoticeFile file = NoticeFile.read(form.days, year);
        if (!file.faults().isEmpty()) {
            errors.add("days", "表里有 " + file.faults().size() + " 处要改，见下面的清单。");
        }
        return file;
    }

    private Response refused(int year, CalendarForm form, FormErrors errors, NoticeFile file) {
        return Html.page(422, form(year, form, errors, file == null ? List.of() : file.faults()));
    }

    private void require(int year) {
        if (year < FIRST || year > ChinaTime.today(clock).getYear() + YEARS_AHEAD) {
            throw Problem.notFound();
        }
    }
}
