package org.ecobureau.eia;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.ecobureau.eia.NoticeView.Change;
import org.ecobureau.eia.NoticeView.Row;
import org.ecobureau.eia.NoticeView.Section;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;

/** The facts of a notice in the order and words of its page; what a stage does not have is left out. */
final class FactRows {

    private static final String MISSING = "（未填写）";

    private final Stage stage;
    private final NoticeFacts facts;
    private final Townships townships;
    private final LocalDate today;

    FactRows(Stage stage, NoticeFacts facts, Townships townships, LocalDate today) {
        this.stage = stage;
        this.facts = facts;
        this.townships = townships;
        this.today = today;
    }

    List<Row> project() {
        List<Row> rows = new ArrayList<>();
        add(rows, "projectName", "项目名称", facts.projectName());
        add(rows, "location", "建设地点", facts.location());
        add(rows, "township", "所在乡镇", facts.township() == null ? null : townships.nameOf(facts.township()));
        add(rows, "builder", "建设单位", facts.builder());
        add(rows, "eiaAgency", "环评机构", facts.eiaAgency());
        add(rows, "reportType", "报告类别", facts.reportType() == null ? null
                : facts.reportType().label(facts.periodFirst() == null ? today : facts.periodFirst()));
        add(rows, "authority", "审批机关", facts.authority());
        return rows;
    }

    List<Row> all() {
        List<Row> rows = project();
        if (stage == Stage.ACCEPTANCE || facts.acceptedOn() != null) {
            add(rows, "acceptedOn", "受理日期", day(facts.acceptedOn()));
        }
        if (stage != Stage.ACCEPTANCE) {
            add(rows, "outcome", stage == Stage.PROPOSED ? "拟审批意见" : "审批结果",
                    facts.outcome() == null ? null : facts.outcome().label(stage));
        }
        if (stage == Stage.DECISION) {
            add(rows, "documentTitle", "文件名称", facts.documentTitle());
            add(rows, "documentNumber", "文号", facts.documentNumber());
            add(rows, "decidedOn", "发文日期", day(facts.decidedOn()));
        }
        add(rows, "periodFirst", "公示期", period());
        return rows;
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        switch (stage) {
            case ACCEPTANCE -> addText(sections, "redaction", "全本公开的删减说明", facts.redaction());
            case PROPOSED -> {
                addText(sections, "summary", "项目概况", facts.summary());
                addText(sections, "measures", "主要环境影响及预防或者减轻的对策和措施", facts.measures());
                addText(sections, "participation", "公众参与情况", facts.participation());
            }
            case DECISION -> {
                // the decision speaks through its full text
            }
        }
        if (facts.outcome() == Outcome.REFUSE || stage != Stage.ACCEPTANCE && facts.outcomeReason() != null) {
            addText(sections, "outcomeReason", "理由", facts.outcomeReason());
        }
        return sections;
    }

    /** "2026年11月24日 00:00 至 2026年12月8日 24:00（公示期不少于 10 个工作日，公示当日不计，从次日起算）". */
    private String period() {
        NoticePeriod period = facts.period();
        if (period == null) {
            return null;
        }
        String unit = NoticePeriod.inWorkingDays(stage) ? " 个工作日" : " 日";
        return ChinaTime.day(period.first()) + " 00:00 至 " + ChinaTime.day(period.last()) + " 24:00（公示期不少于 "
                + NoticePeriod.minimumDays(stage, facts.reportType()) + unit + "，" + facts.countingRule().label() + "）";
    }

    /** What this version says differently from the one before it. */
    List<Change> changesSince(FactRows before) {
        List<Change> changes = new ArrayList<>();
        List<Row> now = flat();
        List<Row> then = before.flat();
        now.forEach(row -> {
            String old = then.stream().filter(r -> r.field().equals(row.field())).map(Row::value).findFirst().orElse("");
            if (!old.equals(row.value())) {
                changes.add(new Change(row.label(), old, row.value()));
            }
        });
        return changes;
    }

    private List<Row> flat() {
        List<Row> rows = new ArrayList<>(all());
        sections().forEach(s -> rows.add(new Row(s.field(), s.title(), String.join("\n", s.paragraphs()))));
        return rows;
    }

    private static void add(List<Row> rows, String field, String label, String value) {
        rows.add(new Row(field, label, value == null ? MISSING : value));
    }

    private static void addText(List<Section> sections, String field, String title, String text) {
        sections.add(new Section(field, title,
                text == null ? List.of(MISSING) : text.lines().filter(line -> !line.isBlank()).toList()));
    }

    private static String day(LocalDate day) {
        return day == null ? null : ChinaTime.day(day);
    }
}
