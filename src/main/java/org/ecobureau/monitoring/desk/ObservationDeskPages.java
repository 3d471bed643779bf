package org.ecobureau.monitoring.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.DayRange;
import org.ecobureau.monitoring.ObservationProposal;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.SlotAddress;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.ecobureau.standard.Parameters;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The desk for measured values: proposals of others, what waits for verification, and all current values. */
@Path("/staff/observations")
@RolesAllowed(Roles.MONITOR)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class ObservationDeskPages {
    private static final int PAGE = 100;
    private static final int PROPOSALS = 50;
    private static final int RECENT_DAYS = 2;

    @Inject
    Observations observations;
    @Inject
    ReviewInbox inbox;
    @Inject
    StaffMember me;
    @Inject
    Clock clock;

    /** What the list is narrowed to, as typed. */
    public static class Query {
        @QueryParam("site")
        public String site;
        @QueryParam("parameter")
        public String parameter;
        @QueryParam("period")
        public String period;
        @QueryParam("state")
        public String state;
        @QueryParam("from")
        public String from;
        @QueryParam("to")
        public String to;
    }

    /** One current value. */
    record ValueRow(String site, String parameter, String period, String value, String unit, String flags, String state,
            String source, Instant receivedAt, int version, String href, String publicHref) {

        static ValueRow of(Reading r, String siteName) {
            String address = SlotAddress.of(r);
            return new ValueRow(siteName, Parameters.get(r.parameter()).name(), r.period().words(r.start()), r.written(),
                    r.value() == null ? "" : r.unit(), r.flagWords(), r.state().label(),
                    r.demonstration() ? "演示数据" : r.source(), r.receivedAt(), r.version(),
                    "/staff/observations/values" + address.substring("/data".length()), address);
        }
    }

    /** The choices of the filter and what is chosen. */
    record FilterView(String site, String parameter, String period, String state, String from, String to, List<Option> sites,
            List<Option> parameters, List<Option> periods, List<Option> states) {
    }

    /** The page; proposals and groups stand on its first page only. */
    record DeskView(List<ProposalView> proposals, List<ReviewInbox.Waiting> waiting, FilterView filter, List<ValueRow> values,
            boolean first, String next, String back) {
    }

    @CheckedTemplate(basePath = "monitoring/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance observations(DeskView view);
    }

    /** The way here from the staff home page. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {
        @Override
        public DeskEntry entry() {
            return new DeskEntry("监测数据审核和更正", "/staff/observations", "等待第二人确认的审核和更正，查看和录入数值", Set.of(Roles.MONITOR));
        }
    }

    @GET
    public TemplateInstance desk(@BeanParam Query query, @QueryParam("after") String after) {
        List<SiteView> sites = observations.sites(null);
        Map<Long, SiteView> byId = sites.stream().collect(Collectors.toMap(SiteView::id, Function.identity()));
        PeriodKind period = blank(query.period) ? null
                : PeriodKind.byCode(query.period).orElseThrow(() -> Problem.badParameter("period", "没有这种时段"));
        LocalDate today = ChinaTime.today(clock);
        String from = blank(query.from) ? start(today, period).toString() : query.from;
        String to = blank(query.to) ? today.toString() : query.to;
        DayRange range = DayRange.of(from, to);
        SiteView site = blank(query.site) ? null
                : sites.stream().filter(s -> s.code().equals(query.site)).findFirst()
                        .orElseThrow(() -> Problem.badParameter("site", "没有这个点位"));
        ObservationState state = blank(query.state) ? null
                : ObservationState.byCode(query.state).orElseThrow(() -> Problem.badParameter("state", "没有这种状态"));
        Observations.Filter filter = new Observations.Filter(site == null ? null : site.id(),
                blank(query.parameter) ? null : query.parameter, period, range.from(), range.to(), state);
        List<Reading> found = page(filter, after);
        boolean more = found.size() > PAGE;
        List<Reading> shown = more ? found.subList(0, PAGE) : found;
        Reading last = more ? shown.get(PAGE - 1) : null;
        boolean first = after == null;
        return Templates.observations(new DeskView(first ? proposals(byId) : List.of(), first ? inbox.waiting() : List.of(),
                filterView(query, from, to, sites),
                shown.stream().map(r -> ValueRow.of(r, byId.get(r.siteId()).name())).toList(), first,
                more ? address(query, from, to) + "&after=" + Cursor.encode(last.start(), last.id()) : null,
                first ? null : address(query, from, to)));
    }

    /** Longer periods are looked at over more than a year, hours over two days. */
    private static LocalDate start(LocalDate today, PeriodKind period) {
        boolean longer = period != null && period.compareTo(PeriodKind.DAY) > 0;
        return longer ? today.minusMonths(ReviewInbox.MONTHS) : today.minusDays(RECENT_DAYS);
    }

    private List<Reading> page(Observations.Filter filter, String after) {
        if (after == null) {
            return observations.page(filter, null, 0, PAGE + 1);
        }
        List<String> key = Cursor.decode(after, 2);
        try {
            return observations.page(filter, Instant.parse(key.get(0)), Long.parseLong(key.get(1)), PAGE + 1);
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开");
        }
    }

    private List<ProposalView> proposals(Map<Long, SiteView> sites) {
        return ObservationProposal.page(ObservationProposal.State.OPEN, null, PROPOSALS).stream()
                .map(p -> ProposalView.of(p, sites.get(p.siteId), me.username())).toList();
    }

    private static FilterView filterView(Query q, String from, String to, List<SiteView> sites) {
        return new FilterView(q.site, q.parameter, q.period, q.state, from, to,
                sites.stream().map(s -> Option.of(s.code(), s.name())).toList(), parameters(), periods(),
                Arrays.stream(ObservationState.values()).filter(s -> s != ObservationState.WITHDRAWN)
                        .map(s -> Option.of(s.code(), s.label())).toList());
    }

    static List<Option> parameters() {
        return Parameters.all().stream().map(p -> Option.of(p.code(), p.name())).toList();
    }

    static List<Option> periods() {
        return Arrays.stream(PeriodKind.values()).map(p -> Option.of(p.code(), p.label())).toList();
    }

    private static String address(Query q, String from, String to) {
        List<String> parts = new ArrayList<>();
        add(parts, "site", q.site);
        add(parts, "parameter", q.parameter);
        add(parts, "period", q.period);
        add(parts, "state", q.state);
        add(parts, "from", from);
        add(parts, "to", to);
        return "/staff/observations?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!blank(value)) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
