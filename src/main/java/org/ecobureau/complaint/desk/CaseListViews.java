package org.ecobureau.complaint.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CalendarGap;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseListOrder;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.Suspicion;
import org.ecobureau.complaint.desk.CaseListView.Choices;
import org.ecobureau.complaint.desk.CaseListView.Line;
import org.ecobureau.complaint.desk.CaseListView.Rights;
import org.ecobureau.complaint.desk.CaseListView.Search;
import org.ecobureau.complaint.desk.CaseListView.Tab;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Option;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;

/** Puts lists of cases into words. */
@ApplicationScoped
class CaseListViews {

    /** Piles that only some people work from; the others see them among everything. */
    private static final Map<Box, Set<String>> FOR = new EnumMap<>(Map.of(Box.HELD, Set.of(Roles.INTAKE), Box.POST,
            Set.of(Roles.INTAKE), Box.OWN,
            Set.of(Roles.OFFICER), Box.CO,
            Set.of(Roles.OFFICER), Box.EXTENSION, Set.of(Roles.LEADER), Box.GIVEN_BACK, Set.of(Roles.DISPATCHER), Box.CHECK,
            Set.of(Roles.INTAKE, Roles.REVIEWER, Roles.LEADER), Box.HOLD_REVIEW, Set.of(Roles.LEADER), Box.ERRORS,
            Set.of(Roles.INTAKE, Roles.DISPATCHER, Roles.MONITOR, Roles.PUBLISHER), Box.SAID,
            Set.of(Roles.INTAKE, Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER)));

    /** Piles that should be empty: their counts are coloured while they are not, red or yellow. */
    private static final Set<Box> RED = EnumSet.of(Box.URGENT, Box.OVERDUE);
    private static final Set<Box> YELLOW = EnumSet.of(Box.HELD, Box.SOON, Box.REMINDED, Box.SUPERVISED, Box.EXTENSION,
            Box.GIVEN_BACK, Box.CHECK, Box.POST, Box.SAID, Box.HOLD_REVIEW);

    /** The reporter left nothing but a postal address. */
    static final String BY_POST = "须书面邮寄答复";

    @Inject
    Townships townships;

    @Inject
    CalendarGap gap;

    @Inject
    UrgentViews urgent;

    @Inject
    Clock clock;

    static String label(Box box) {
        return switch (box) {
            case URGENT -> UrgentViews.URGENT;
            case MINE -> "我要办的";
            case OWN -> "我承办的";
            case CO -> "协办";
            case HELD -> "待甄别";
            case SOON -> "快到期";
            case REMINDED -> "已提醒";
            case OVERDUE -> "已超期";
            case SUPERVISED -> "领导督办";
            case EXTENSION -> "等批延期";
            case GIVEN_BACK -> "被退回";
            case CHECK -> "到期核查";
            case HOLD_REVIEW -> "暂停删除待复核";
            case POST -> "待寄信";
            case SAID -> "投诉人有新话";
            case DRAFTS -> "我的草稿";
            case ERRORS -> "网站纠错";
            case ALL -> "全部";
            case CLOSED -> "已结束";
        };
    }

    static String code(Box box) {
        return box.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Tab> tabs(Map<Box, Long> counts, Box shown, Actor actor) {
        return Arrays.stream(Box.values())
                .filter(b -> b == shown || FOR.getOrDefault(b, actor.roles()).stream().anyMatch(actor.roles()::contains))
                .map(b -> new Tab(label(b), counts.get(b), "/staff/cases?box=" + code(b), b == shown,
                        counts.get(b) == 0 ? null : RED.contains(b) ? "late" : YELLOW.contains(b) ? "soon" : null))
                .toList();
    }

    static Rights rights(Actor actor) {
        Set<String> roles = actor.roles();
        boolean intake = roles.contains(Roles.INTAKE);
        boolean dispatcher = roles.contains(Roles.DISPATCHER);
        boolean leader = roles.contains(Roles.LEADER);
        return new Rights(intake, intake, intake, dispatcher, intake || dispatcher || leader, dispatcher || leader, intake,
                intake || roles.contains(Roles.REVIEWER));
    }

    Choices choices() {
        List<Option> places = new ArrayList<>(townships.options());
        places.add(Option.of(Townships.OUTSIDE, townships.nameOf(Townships.OUTSIDE)));
        return new Choices(Arrays.stream(CaseStatus.values()).map(s -> Option.of(s.name(), s.label())).toList(), types(),
                places, Unit.all().stream().map(u -> Option.of(u.code(), u.name())).toList(), flags());
    }

    private static List<Option> flags() {
        return Stream.concat(Stream.of(Option.of(CaseInbox.Filter.ANY_FLAG, "有任何提示")),
                Arrays.stream(Suspicion.values()).map(f -> Option.of(f.code(), f.label()))).toList();
    }

    static List<Option> types() {
        return Arrays.stream(PollutionType.values()).map(t -> Option.of(t.code(), t.label())).toList();
    }

    /** Lines whose cases know of no list. */
    List<Line> lines(List<CaseInbox.Row> rows, Choices choices) {
        return lines(rows, choices, row -> "");
    }

    /** Lines of a list that goes along when a case is opened. */
    List<Line> lines(List<CaseInbox.Row> rows, Choices choices, Box box, Search search, String after) {
        return lines(rows, choices,
                row -> "?list=" + new ListPlace(box, search, after, CaseListOrder.key(box, row)).word());
    }

    private List<Line> lines(List<CaseInbox.Row> rows, Choices choices, Function<CaseInbox.Row, String> from) {
        Map<String, String> units = choices.units().stream().collect(Collectors.toMap(Option::value, Option::label));
        Instant now = clock.instant();
        return rows.stream().map(row -> line(row, from.apply(row), units, now)).toList();
    }

    private Line line(CaseInbox.Row row, String from, Map<String, String> units, Instant now) {
        String place = townships.nameOf(row.township()) + (row.place() == null ? "" : " " + row.place());
        long days = ChronoUnit.DAYS.between(ChinaTime.dayOf(row.receivedAt()), ChinaTime.dayOf(now));
        boolean duty = !row.status().isFinal() && row.status() != CaseStatus.ANSWERED
                && row.status() != CaseStatus.STAGE_CLOSED;
        DueView due = row.nextDue() != null ? DueView.of(row.nextDue(), now) : DueView.none(duty ? "缺工作日历" : "");
        return new Line(row.number(), "/staff/cases/" + row.number() + from, place,
                row.types().stream().map(PollutionType::label).collect(Collectors.joining("、")), row.channel().label(),
                days == 0 ? "今天" : days + " 天", due,
                row.leadUnit() == null ? "未交办" : units.getOrDefault(row.leadUnit(), row.leadUnit()), row.status().label(),
                StatusColours.of(row.status()), marks(row, now), row.version());
    }

    private List<String> marks(CaseInbox.Row row, Instant now) {
        List<String> marks = new ArrayList<>();
        add(marks, row.urgent(), UrgentViews.URGENT);
        add(marks, urgent.proposed(row.status(), row.urgentAt(), row.answers()) != null, UrgentViews.PROPOSED);
        add(marks, row.draft(), "有草稿");
        add(marks, row.saidAt() != null, "投诉人有新话");
        add(marks, row.postSince() != null, "有信待寄出");
        if (row.status().isFinal()) {
            return marks;
        }
        add(marks, row.flagged() && row.status() == CaseStatus.REGISTERED, "登记时有提示");
        add(marks, row.askedAt() != null, "等投诉人回复");
        add(marks, row.byPost(), BY_POST);
        add(marks, row.supervised(), "领导督办");
        add(marks, row.urges() > 0, "催办 " + row.urges() + " 次");
        add(marks, row.nextDue() != null && row.escalation() > 0,
                row.escalation() == 1 ? "已提醒单位" : row.escalation() == 2 ? "已提醒交办员" : "已提醒领导");
        add(marks, row.extensionAsked(), "等批延期");
        add(marks, row.returns() > 0, "退回 " + row.returns() + " 次");
        add(marks, row.status() == CaseStatus.REGISTERED && row.returnBy() != null && !now.isAfter(row.returnBy()),
                row.returnBy() == null ? "" : "可退回来源至 " + ChinaTime.shortDay(ChinaTime.dayOf(row.returnBy())));
        if (row.status() == CaseStatus.STAGE_CLOSED && row.nextCheckOn() != null) {
            marks.add("核查日 " + ChinaTime.shortDay(row.nextCheckOn()));
        }
        return marks;
    }

    private static void add(List<String> marks, boolean holds, String mark) {
        if (holds) {
            marks.add(mark);
        }
    }

    /** What dispatcher and leader must hear: terms that cannot be computed. Null when all is well. */
    String alarm(Actor actor) {
        boolean hears = actor.roles().contains(Roles.LEADER) || actor.roles().contains(Roles.DISPATCHER);
        return hears ? gap.alarm() : null;
    }

    static String empty(Box box, Search search) {
        if (search.narrows()) {
            return "没有符合这些条件的投诉件。可以少选几个条件再找。";
        }
        return switch (box) {
            case URGENT -> "现在没有标为紧急的投诉件。";
            case MINE -> "现在没有等您办的投诉件。新的来件会出现在这里，最急的排在最前。";
            case OWN -> "现在没有您承办的投诉件。点“开始调查”后就会出现在这里。";
            case CO -> "现在没有要您单位协办的投诉件。";
            case HELD -> "没有等甄别的来件。同一网络或电话来件超过限额、又没有完成防刷计算的，会先放到这里。";
            case SOON -> "没有快到期的投诉件。";
            case REMINDED -> "没有系统提醒过您、还没有办好的投诉件。到期前几天提醒承办单位，前一天提醒交办员，超期后提醒领导。";
            case OVERDUE -> "没有超期的投诉件。";
            case SUPERVISED -> "没有领导督办的投诉件。";
            case EXTENSION -> "没有等批准的延期申请。";
            case GIVEN_BACK -> "没有被退回、等重新交办的投诉件。";
            case CHECK -> "没有到了核查日的阶段性办结件。";
            case HOLD_REVIEW -> "没有到了复核日的暂停删除件。";
            case POST -> "没有等寄出的信。投诉人只留了通信地址的，受理、不予受理、转办、延期、答复以后要寄信，会出现在这里，直到登记已寄出。";
            case SAID -> "没有投诉人新写来的话。投诉人留言、补充照片、评价或者再打电话来，会出现在这里，直到您回复或者点“已看”。";
            case DRAFTS -> "没有还没提交的草稿。您在投诉件里写了还没提交的内容会自动保存，出现在这里。";
            case ERRORS -> "现在没有要改的网站纠错。";
            case ALL -> "还没有投诉件。网上投诉和登记的来电、来信、来访会出现在这里。";
            case CLOSED -> "还没有结束的投诉件。";
        };
    }

    /** The address of a list; what it asks for is checked when it is opened. */
    static String href(Search search, String after) {
        return "/staff/cases?" + query(search) + part("after", after);
    }

    static String query(Search search) {
        return "box=" + search.box() + part("status", search.status()) + part("type", search.type())
                + part("township", search.township()) + part("number", search.number()) + part("q", search.q())
                + part("unit", search.unit()) + part("flag", search.flag());
    }

    private static String part(String name, String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
