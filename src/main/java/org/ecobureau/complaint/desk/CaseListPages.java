package org.ecobureau.complaint.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.ecobureau.staff.Unit;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The piles of cases: whose turn it is, what is late, everything, what has ended. */
@Path("/staff/cases")
@NoStore
public class CaseListPages {

    private static final int PAGE = 50;
    private static final Map<Box, String> LABELS = new EnumMap<>(
            Map.of(Box.MINE, "我要办的", Box.OVERDUE, "已超期", Box.ALL, "全部", Box.CLOSED, "已结束"));

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance cases(ListView list);
    }

    /** One tab above the list. */
    public record Tab(String label, long count, String href, boolean current) {
    }

    /** One line of the list. */
    public record Line(String number, String href, String place, String types, String channel, String age, DueView due,
            String unit, String status, String colour) {
    }

    /** What the person is looking for, as typed. */
    public record Search(String box, String status, String type, String township, String number) {

        boolean narrows() {
            return status != null || type != null || township != null || number != null;
        }
    }

    /** The whole page. */
    public record ListView(List<Tab> tabs, String title, Search search, boolean narrowed, String clearHref,
            List<Option> statuses, List<Option> types, List<Option> townships, List<Line> lines, String empty, String next,
            String first, boolean mayRegister) {
    }

    @Inject
    StaffMember me;

    @Inject
    DeskPerson person;

    @Inject
    CaseInbox inbox;

    @Inject
    Townships townships;

    @Inject
    Clock clock;

    @GET
    @Transactional
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public TemplateInstance cases(@RestQuery String box, @RestQuery String status, @RestQuery String type,
            @RestQuery String township, @RestQuery String number, @RestQuery String after) {
        Actor actor = person.actor();
        Map<Box, Long> counts = inbox.counts(actor);
        Box shown = Nfc.clean(box) == null ? first(actor) : box(box);
        Search search = new Search(shown.name().toLowerCase(Locale.ROOT), Nfc.clean(status), Nfc.clean(type),
                Nfc.clean(township), Nfc.clean(number));
        CaseInbox.Page page = inbox.page(filter(shown, search), actor, Nfc.clean(after), PAGE);
        Map<String, String> units = Unit.all().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Instant now = clock.instant();
        return Templates.cases(new ListView(tabs(counts, shown), LABELS.get(shown), search, search.narrows(),
                "/staff/cases?box=" + search.box(), statuses(), types(), places(),
                page.rows().stream().map(row -> line(row, units, now)).toList(), empty(shown, search),
                page.next() == null ? null : href(search, page.next()), after == null ? null : href(search, null),
                me.has(Roles.INTAKE)));
    }

    /** People without steps of their own (leaders) begin with what is late. */
    private static Box first(Actor actor) {
        return actor.roles().stream().anyMatch(role -> !CaseInbox.turnOf(role).isEmpty()) ? Box.MINE : Box.OVERDUE;
    }

    private static Box box(String code) {
        return Arrays.stream(Box.values()).filter(b -> b.name().toLowerCase(Locale.ROOT).equals(code)).findFirst()
                .orElseThrow(() -> Problem.badParameter("box", "没有这个列表。"));
    }

    private CaseInbox.Filter filter(Box box, Search search) {
        CaseStatus status = search.status() == null ? null
                : Arrays.stream(CaseStatus.values()).filter(s -> s.name().equals(search.status())).findFirst()
                        .orElseThrow(() -> Problem.badParameter("status", "没有这个状态。"));
        PollutionType type = search.type() == null ? null
                : PollutionType.byCode(search.type()).orElseThrow(() -> Problem.badParameter("type", "没有这个类型。"));
        if (search.township() != null && !townships.isKnown(search.township())) {
            throw Problem.badParameter("township", "没有这个乡镇。");
        }
        return new CaseInbox.Filter(box, status, type, search.township(), search.number());
    }

    private static List<Tab> tabs(Map<Box, Long> counts, Box shown) {
        return Arrays.stream(Box.values()).map(b -> new Tab(LABELS.get(b), counts.get(b),
                "/staff/cases?box=" + b.name().toLowerCase(Locale.ROOT), b == shown)).toList();
    }

    private Line line(CaseInbox.Row row, Map<String, String> units, Instant now) {
        String place = townships.nameOf(row.township()) + (row.place() == null ? "" : " " + row.place());
        long days = ChronoUnit.DAYS.between(ChinaTime.dayOf(row.receivedAt()), ChinaTime.dayOf(now));
        boolean duty = !row.status().isFinal() && row.status() != CaseStatus.ANSWERED;
        DueView due = row.nextDue() != null ? DueView.of(row.nextDue(), now) : DueView.none(duty ? "缺工作日历" : "");
        return new Line(row.number(), "/staff/cases/" + row.number(), place,
                row.types().stream().map(PollutionType::label).collect(Collectors.joining("、")), row.channel().label(),
                days == 0 ? "今天" : days + " 天", due,
                row.leadUnit() == null ? "未交办" : units.getOrDefault(row.leadUnit(), row.leadUnit()), row.status().label(),
                StatusColours.of(row.status()));
    }

    private String empty(Box box, Search search) {
        if (search.narrows()) {
            return "没有符合这些条件的投诉件。可以少选几个条件再找。";
        }
        return switch (box) {
            case MINE -> "现在没有等您办的投诉件。新的来件会出现在这里，最急的排在最前。";
            case OVERDUE -> "没有超期的投诉件。";
            case ALL -> "还没有投诉件。网上投诉和登记的来电、来信、来访会出现在这里。";
            case CLOSED -> "还没有结束的投诉件。";
        };
    }

    private static List<Option> statuses() {
        return Arrays.stream(CaseStatus.values()).map(s -> Option.of(s.name(), s.label())).toList();
    }

    static List<Option> types() {
        return Arrays.stream(PollutionType.values()).map(t -> Option.of(t.code(), t.label())).toList();
    }

    private List<Option> places() {
        List<Option> places = new java.util.ArrayList<>(townships.options());
        places.add(Option.of(Townships.OUTSIDE, townships.nameOf(Townships.OUTSIDE)));
        return places;
    }

    private static String href(Search search, String after) {
        StringBuilder href = new StringBuilder("/staff/cases?box=").append(search.box());
        add(href, "status", search.status());
        add(href, "type", search.type());
        add(href, "township", search.township());
        add(href, "number", search.number());
        add(href, "after", after);
        return href.toString();
    }

    private static void add(StringBuilder href, String name, String value) {
        if (value != null) {
            href.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
