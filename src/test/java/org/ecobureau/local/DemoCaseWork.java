package org.ecobureau.local;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Invented calls, letters and visits, marked 【演示】, registered by the clerk and worked by the others through the real forms
 * until each stands in another state.
 */
public final class DemoCaseWork {

    private static final String WUSHI = "430626111";
    private static final String CHANGSHOU = "430626104";
    private static final String JIAYI = "430626103";

    private final Function<String, StaffSession> signIn;
    private final Map<String, StaffSession> people = new HashMap<>();

    private DemoCaseWork(Function<String, StaffSession> signIn) {
        this.signIn = signIn;
    }

    /** Registers and works all of them; throws {@link StackFailure} when the site refuses something. */
    public static void load(String site) {
        load(account -> StaffSession.signIn(site, account));
    }

    /** The same for people who sign in another way. */
    static void load(Function<String, StaffSession> signIn) {
        new DemoCaseWork(signIn).work();
    }

    private void work() {
        call("phone", 0, WUSHI, "伍市工业园北门工地", "noise", "连续三个晚上十一点以后还在打桩，老人睡不着。", "anonymous");
        call("letter", 20, JIAYI, "加义镇村组小溪", "water", "上游养猪场把粪水直接排进小溪，水发黑，有臭味。", "confidential");
        String lamp = call("phone", 1, WUSHI, "伍市镇正街", "other", "正街的路灯坏了一个多月，晚上走路看不见。", "named");
        take("intake1", lamp, "refuse", Map.of("reason", "a", "publicNote", "路灯归住房和城乡建设部门维护，请拨打 12345 转县住建局。"));
        String sand = call("visit", 2, CHANGSHOU, "长寿河边", "ecology", "有船夜里在长寿河里抽沙，河岸已经垮了一段。", "named");
        take("intake1", sand, "pass-on", Map.of("target", "平江县水利局", "reason", "河道采砂由水利部门管理和查处。"));
        String rubble = call("visit", 3, CHANGSHOU, "长寿镇老砖厂", "solidWaste", "老砖厂的坑里每天有车来倒建筑垃圾，还有装修的油漆桶。", "named");
        accept(rubble);

        String smell = call("hotline12345", 1, WUSHI, "伍市工业园东门", "air", "晚上有刺鼻的油漆味，关着窗户也闻得到。", "confidential");
        accept(smell);
        assign(smell, "wushi-station");

        String dust = call("phone", 6, WUSHI, "伍市镇石料场路口", "air", "石料场的车不盖篷布，路上全是灰，菜叶上一层白。", "named");
        accept(dust);
        assign(dust, "wushi-station");
        investigate("officer2", dust, "现场检查时两辆运输车没有覆盖，场内道路积尘，喷淋没有打开。", "true", "责令立即覆盖、冲洗道路，三天内恢复喷淋。");

        String song = call("phone", 9, WUSHI, "伍市镇文化广场", "noise", "广场边上的歌厅开到凌晨两点，低音震得窗户响。", "named");
        accept(song);
        assign(song, "enforcement");
        investigate("officer1", song, "夜间监测边界噪声 58 分贝，超过 2 类区夜间限值 50 分贝。", "true", "责令零点后停止经营性音响，加装隔声门。");
        draft("officer1", song, "您反映的歌厅夜间噪声问题属实。夜间监测结果 58 分贝，超过限值 50 分贝。我们已责令零点后停止使用音响，一个月内加装隔声门，到期再测。");

        String colour = call("letter", 12, JIAYI, "加义镇洗布坊下游", "water", "沟里的水有时是红色的，像染布的水，田里的秧苗发黄。", "confidential");
        answered(colour, "enforcement", "officer1", "沟渠取样监测，色度和化学需氧量超标；上游洗布坊有一处暗管。", "partly", "封堵暗管，立案调查；秧苗发黄的原因由农业部门鉴定。",
                "您反映的情况部分属实。上游洗布坊用暗管排放洗布水，暗管已封堵并立案调查。秧苗发黄是否因此引起，已请农业部门鉴定，结果另行告知。");

        String straw = call("phone", 14, WUSHI, "伍市镇高速路口旁田垄", "air", "每天傍晚有人烧稻草，烟飘到公路上看不清路。", "named");
        answered(straw, "wushi-station", "officer2", "现场看到两处焚烧痕迹，共约一亩，未见新的火点。", "true", "会同镇政府劝导当事人，安排巡查至秋收结束，稻草统一回收。",
                "您反映的焚烧稻草问题属实。我们会同镇政府对当事人进行了批评教育，安排每天傍晚巡查到秋收结束，稻草由合作社统一回收。");
        take("intake1", straw, "close", Map.of());
        casesOfMany();
    }

    /** What takes more than one unit, more than one report or more than the first term. */
    private void casesOfMany() {
        String kiln = call("phone", 5, CHANGSHOU, "长寿镇窑坡组石灰窑", "air", "石灰窑白天黑夜冒白烟，晒的被子上都是灰。", "named");
        accept(kiln);
        assign(kiln, "enforcement");
        take("intake1", kiln, "urge", Map.of("said", "投诉人第二次来电，请尽快到现场。"));
        String again = call("phone", 4, CHANGSHOU, "长寿镇窑坡组石灰窑", "air", "我也反映窑坡组的石灰窑，孩子上学路上要捂着嘴走。", "anonymous");
        take("intake1", again, "merge", Map.of("otherNumber", kiln));

        String tailings = call("letter", 25, JIAYI, "加义镇老尾矿库下游", "soil", "下雨以后尾矿库下面的田里流黄水，去年种的菜不敢吃。", "named");
        accept(tailings);
        assign(tailings, "enforcement");
        take("dispatcher1", tailings, "add-co-unit", Map.of("coUnit", "wushi-station"));
        take("officer1", tailings, "start-investigation", Map.of());
        visit("officer1", tailings, "坝下田里有黄水，作物叶片发黄。取土样一个。", Map.of("sample1.medium", "soil", "sample1.point", "坝下第三丘田",
                "sample1.item", "镉", "sample1.laboratory", "岳阳市生态环境监测中心"));
        take("officer2", tailings, "give-opinion", Map.of("said", "我站巡查记录：坝下截水沟在上月暴雨后淤塞，已通知企业清理。"));
        take("officer1", tailings, "ask-extension", Map.of("reason", "土壤样品送检，实验室出报告要二十天。"));
        take("leader1", tailings, "supervise", Map.of("said", "涉及耕地，每周报一次进展。"));

        String farm = call("superior", 18, WUSHI, "伍市镇团山村养殖场", "water", "养殖场的氧化塘满了往水渠里溢，下游水塘的鱼死了一批。", "confidential");
        answered(farm, "enforcement", "officer1", "氧化塘液位超过溢流口，塘堤有渗漏。", "true", "责令停止外溢、转运粪水，两个月内加高塘堤。",
                "您反映的养殖场粪水外溢问题属实。外溢已经停止，粪水已用罐车转运；塘堤加高工程两个月内完成，完成后我们再到现场核查并告诉您。");
        take("intake1", farm, "stage-close", Map.of("reason", "塘堤加高工程还没有完成。", "nextCheckOn", today().plusDays(40).toString()));
    }

    private LocalDate today() {
        return LocalDateTime.parse(person("intake1").get("/staff/cases/new").selectFirst("#receivedAt").val()).toLocalDate();
    }

    private String call(String channel, int daysAgo, String township, String place, String type, String description,
            String identity) {
        Document blank = person("intake1").get("/staff/cases/new");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("channel", channel);
        form.put("receivedAt", LocalDateTime.parse(blank.selectFirst("#receivedAt").val()).minusDays(daysAgo).toString());
        form.put("township", township);
        form.put("place", place);
        form.put("types", type);
        form.put("description", "【演示】" + description);
        form.put("outsideReference", "演示-" + Integer.toHexString(description.hashCode()));
        form.put("identity", identity);
        form.put("publicConsent", "true");
        if (!identity.equals("anonymous")) {
            form.put("name", "演示投诉人");
            form.put("phone", "13800000000");
        }
        Document slip = person("intake1").submit(blank, "form.entry", form);
        Element number = slip.selectFirst(".entry-codes dd");
        if (number == null) {
            throw new StackFailure("A demonstration call was not registered: " + slip.text() + ".");
        }
        return number.text();
    }

    private void answered(String number, String unit, String officer, String finding, String verified, String measures,
            String answer) {
        accept(number);
        assign(number, unit);
        investigate(officer, number, finding, verified, measures);
        draft(officer, number, answer);
        take("reviewer1", number, "approve-answer", Map.of());
    }

    private void accept(String number) {
        take("intake1", number, "accept", Map.of());
    }

    private void assign(String number, String unit) {
        take("dispatcher1", number, "assign", Map.of("unit", unit));
    }

    private void investigate(String officer, String number, String finding, String verified, String measures) {
        take(officer, number, "start-investigation", Map.of());
        visit(officer, number, finding, Map.of());
        take(officer, number, "record-finding",
                Map.of("finding", finding, "verified", verified, "measures", measures, "present", "执法人员两名"));
    }

    /** What two invented officers found on the spot. */
    private void visit(String officer, String number, String seen, Map<String, String> sample) {
        String path = "/staff/cases/" + number + "/visits";
        Map<String, String> form = new LinkedHashMap<>(Map.of("officers", "演示检查员甲\n演示检查员乙", "metRole", "现场负责人", "seen",
                "【演示】" + seen, "then", "save"));
        form.putAll(sample);
        person(officer).submit(person(officer).get(path + "/new"), "form[action=" + path + "]", form);
    }

    private void draft(String officer, String number, String answer) {
        take(officer, number, "draft-answer", Map.of("answer", answer, "then", "submit"));
    }

    private void take(String account, String number, String step, Map<String, String> fields) {
        StaffSession person = person(account);
        Document page = person.get("/staff/cases/" + number + "?step=" + step);
        person.submit(page, "form[action=/staff/cases/" + number + "/" + step + "]", fields);
    }

    private StaffSession person(String account) {
        return people.computeIfAbsent(account, signIn);
    }
}
