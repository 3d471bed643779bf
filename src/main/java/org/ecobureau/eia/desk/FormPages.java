package org.ecobureau.eia.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.eia.CountingRule;
import org.ecobureau.eia.EiaConfig;
import org.ecobureau.eia.EiaVersion;
import org.ecobureau.eia.NoticeBoard;
import org.ecobureau.eia.NoticeCheck;
import org.ecobureau.eia.NoticeFacts;
import org.ecobureau.eia.NoticePeriod;
import org.ecobureau.eia.Outcome;
import org.ecobureau.eia.ReportType;
import org.ecobureau.eia.Stage;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;

/** Fills the form of a notice and reads it again. */
@ApplicationScoped
class FormPages {

    @Inject
    Clock clock;

    @Inject
    WorkCalendar calendar;

    @Inject
    Townships townships;

    @Inject
    EiaConfig config;

    @Inject
    NoticeBoard board;

    NoticeFacts read(NoticeForm form, Stage stage, FormErrors errors) {
        return form.read(stage, calendar, townships, config.authorityNames(), errors);
    }

    /** What stands in the form of a new notice: the facts of the project's last notice, today, the usual rule. */
    NoticeForm start(Stage stage, Long projectId) {
        NoticeForm form = new NoticeForm();
        if (projectId != null) {
            NoticeForm last = form(EiaVersion.latestOfProject(projectId)
                    .orElseThrow(() -> Problem.notFound("没有这个项目。请从工作台的列表起草下一份公示。")));
            form.projectName = last.projectName;
            form.location = last.location;
            form.township = last.township;
            form.builder = last.builder;
            form.eiaAgency = last.eiaAgency;
            form.reportType = last.reportType;
            form.authority = last.authority;
            form.acceptedOn = last.acceptedOn;
            form.outcome = stage == Stage.DECISION ? last.outcome : null;
        }
        form.periodFirst = ChinaTime.today(clock).toString();
        form.countingRule = config.countingRule().code();
        return form;
    }

    NoticeForm form(EiaVersion version) {
        return NoticeForm.of(version.facts, version.notice.stage, calendar);
    }

    FormPage blank(Stage stage, Long projectId, String idempotencyKey) {
        return page("/staff/eia/new", stage, null, projectId, idempotencyKey, List.of());
    }

    FormPage stored(EiaVersion version) {
        return page("/staff/eia/versions/" + version.id + "/edit", version.notice.stage, version,
                version.notice.projectId, null, words(version.notice.stage, version.facts));
    }

    private FormPage page(String action, Stage stage, EiaVersion version, Long projectId, String key,
            List<String> period) {
        return new FormPage(action, stage.code(), stage.label(), version == null ? null : version.id,
                version == null ? null : version.publication.lockVersion(), projectId,
                version != null && version.publication.versionNo > 1,
                version == null ? List.of() : board.preview(version).documents(), period, key, townships.options(),
                config.authorityNames().stream().map(a -> Option.of(a, a)).toList(),
                List.of(ReportType.values()).stream()
                        .map(t -> Option.of(t.code(), t.label(ChinaTime.today(clock)))).toList(),
                List.of(CountingRule.values()).stream().map(r -> Option.of(r.code(), r.label())).toList(),
                List.of(Outcome.values()).stream().map(o -> Option.of(o.code(), o.label(stage))).toList());
    }

    /** The calculated period in words; what is missing for it is said at the field. */
    List<String> period(Stage stage, NoticeFacts facts, FormErrors errors) {
        if (facts.periodFirst() == null && !errors.has("periodFirst")) {
            errors.add("periodFirst", "请填写公示开始日，才能算出公示期。");
        }
        if (stage == Stage.ACCEPTANCE && facts.reportType() == null && !errors.has("reportType")) {
            errors.add("reportType", "请选择报告类别，才能算出公示期。");
        }
        return words(stage, facts);
    }

    private List<String> words(Stage stage, NoticeFacts facts) {
        NoticePeriod period = facts.period();
        if (period == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        words.add("公示从 " + ChinaTime.day(period.first()) + "（" + ChinaTime.weekday(period.first()) + "）00:00 开始，到 "
                + ChinaTime.day(period.last()) + "（" + ChinaTime.weekday(period.last()) + "）24:00 截止，最后一分钟是 "
                + ChinaTime.shortDay(period.last()) + " 23:59。");
        words.add("这一阶段不少于 " + NoticePeriod.minimumDays(stage, facts.reportType())
                + (NoticePeriod.inWorkingDays(stage) ? " 个工作日" : " 日（自然日）") + "；" + facts.countingRule().label() + "。");
        LocalDate by = stage == Stage.DECISION ? NoticeCheck.publishBy(calendar, facts) : null;
        if (by != null) {
            words.add("审批决定应当在 " + ChinaTime.day(by) + " 前公开（作出决定之日起 7 个工作日内）。");
        }
        return words;
    }
}
