package org.ecobureau.local;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.ecobureau.calendar.OfficialCalendars;
import org.ecobureau.calendar.WorkCalendar;
import org.jsoup.nodes.Document;

/**
 * Approval notices of invented projects, marked 【演示】, written by one publisher and approved by the other through the
 * real forms.
 */
public final class DemoNotices {

    /** 10 working days never last longer than this, the longest holiday included. */
    private static final int LONGEST_PERIOD = 28;
    private static final int SCAN_SECONDS = 120;
    private static final int SATURDAY = 6;
    private static final String FORM = "form.eia-form";
    private static final WorkCalendar CALENDAR = OfficialCalendars.stored();

    private final StaffSession drafter;
    private final StaffSession checker;

    private DemoNotices(StaffSession drafter, StaffSession checker) {
        this.drafter = drafter;
        this.checker = checker;
    }

    /** Publishes all of them; throws {@link StackFailure} when the site refuses something. */
    public static void load(String site) {
        new DemoNotices(StaffSession.signIn(site, "publisher1"), StaffSession.signIn(site, "publisher2")).load();
    }

    private void load() {
        LocalDate today = LocalDate.parse(blank("decision").selectFirst("#periodFirst").val());
        if (CALENDAR.covers(today.plusDays(LONGEST_PERIOD).getYear())) {
            plasticsPlant(today);
            sewagePlant(today);
            sandWorks();
        }
        // A decision runs in natural days: this one can be shown in every year.
        beanCurdPark(today);
    }

    private void plasticsPlant(LocalDate today) {
        Map<String, String> form = project("【演示】年产2万吨再生塑料颗粒项目", "430626111", "伍市镇工业园（演示地点）", "book",
                "岳阳市生态环境局");
        form.put("acceptedOn", workingDayBefore(today, 1));
        form.put("redaction", "删去了生产配方（商业秘密）和调查对象的姓名、电话（个人隐私）。");
        publish(blank("acceptance"), form, pdf("fullTextFile", "生态环境影响报告书全本（演示）.pdf", "报告书全本"),
                pdf("participationFile", "公众参与说明（演示）.pdf", "公众参与说明"));
    }

    private void sewagePlant(LocalDate today) {
        Map<String, String> form = project("【演示】长寿镇生活污水处理厂提标改造工程", "430626104", "长寿镇（演示地点）", "form",
                "岳阳市生态环境局平江分局");
        form.put("acceptedOn", workingDayBefore(today, 1));
        form.put("redaction", "无删减。");
        long version = publish(blank("acceptance"), form, pdf("fullTextFile", "生态环境影响报告表全本（演示）.pdf", "报告表全本"));
        Document list = drafter.get("/staff/eia");
        String next = list.select("a[href*=stage=proposed]").stream()
                .filter(a -> a.closest("tr") != null
                        && a.closest("tr").select("a[href$=/versions/" + version + "]").size() == 1)
                .findFirst().orElseThrow(() -> new StackFailure("The next notice of the sewage plant is not offered."))
                .attr("href");
        Map<String, String> proposed = new LinkedHashMap<>();
        proposed.put("summary", "设计规模每天3000吨，本次把排水标准由一级B标准提高到一级A标准，新增滤布滤池和除磷加药设备。");
        proposed.put("measures", "施工期：洒水降尘，夜间不施工。\n运行期：格栅间和污泥间加盖，臭气收集后经生物滤池处理；污泥脱水后送填埋场；风机房隔声。");
        proposed.put("participation", "受理公示期间没有收到意见。");
        proposed.put("outcome", "approve");
        publish(drafter.get(next), proposed);
    }

    private void sandWorks() {
        Map<String, String> form = project("【演示】加义镇机制砂加工项目", "430626103", "加义镇（演示地点）", "form",
                "岳阳市生态环境局平江分局");
        form.put("summary", "拟建年产30万吨机制砂生产线，占地25亩。");
        form.put("measures", "报告表提出洗砂废水循环使用、破碎筛分工序加盖喷雾，但没有说明雨季溢流水的去向。");
        form.put("participation", "收到附近村民来信两件，反映运输扬尘和用水问题，已转建设单位逐条答复。");
        form.put("outcome", "refuse");
        form.put("outcomeReason", "厂址距河道不足200米，防治措施不能保证废水不外排，不符合水源保护要求。");
        publish(blank("proposed"), form);
    }

    private void beanCurdPark(LocalDate today) {
        Map<String, String> form = project("【演示】安定镇休闲豆制品加工园一期", "430626101", "安定镇（演示地点）", "book", "岳阳市生态环境局");
        form.put("outcome", "approve");
        form.put("documentTitle", "关于安定镇休闲豆制品加工园一期生态环境影响报告书的批复（演示）");
        form.put("documentNumber", "岳环评〔" + today.getYear() + "〕演示1号");
        form.put("decidedOn", workingDayBefore(today, 2));
        publish(blank("decision"), form, pdf("fullTextFile", "批复全文（演示）.pdf", "批复全文"));
    }

    private static Map<String, String> project(String name, String township, String location, String reportType,
            String authority) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("projectName", name);
        form.put("location", location);
        form.put("township", township);
        form.put("builder", "演示建设单位有限公司");
        form.put("eiaAgency", "演示环保技术有限公司");
        form.put("reportType", reportType);
        form.put("authority", authority);
        return form;
    }

    /** Offices accept and decide on working days; a year without official calendar falls back to weekdays, it is a show. */
    private static String workingDayBefore(LocalDate today, int days) {
        LocalDate day = today;
        for (int left = days; left > 0;) {
            day = day.minusDays(1);
            boolean known = CALENDAR.covers(day.getYear());
            boolean works = known ? CALENDAR.isWorkingDay(day) : day.getDayOfWeek().getValue() < SATURDAY;
            left -= works ? 1 : 0;
        }
        return day.toString();
    }

    private static StaffSession.Upload pdf(String field, String name, String what) {
        return new StaffSession.Upload(field, name, "application/pdf",
                DemoPdf.of("演示文件：" + what, "本文件只用于演示，内容是虚构的，不是真实项目的文件。"));
    }

    private Document blank(String stage) {
        return drafter.get("/staff/eia/new?stage=" + stage);
    }

    /** Draft with its files, submission, approval once the files are scanned; gives the number of the version. */
    private long publish(Document blank, Map<String, String> facts, StaffSession.Upload... files) {
        Document edit = drafter.submit(blank, FORM, with(facts, "save"));
        String form = edit.selectFirst("input[name=lockVersion]") == null ? "" : edit.selectFirst(FORM).attr("action");
        long version = Long.parseLong(form.replaceAll("\\D", ""));
        drafter.submit(edit, FORM, with(facts, "submit"), files);
        checker.submit(scanned(version), "form:has(input[value=APPROVE])", Map.of());
        return version;
    }

    private static Map<String, String> with(Map<String, String> facts, String action) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.put("action", action);
        return all;
    }

    /** The page of the version as soon as the scanner has passed its files. */
    private Document scanned(long version) {
        for (int second = 0; second < SCAN_SECONDS; second++) {
            Document page = checker.get("/staff/eia/versions/" + version);
            if (!page.text().contains("正在进行安全检查")) {
                return page;
            }
            Pause.millis(1000);
        }
        throw new StackFailure(
                "The files of a demonstration notice were not scanned within " + SCAN_SECONDS + " s: is clamd up?");
    }
}
