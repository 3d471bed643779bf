package org.ecobureau.eia.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.eia.CountingRule;
import org.ecobureau.eia.NoticeCheck;
import org.ecobureau.eia.NoticeFacts;
import org.ecobureau.eia.Outcome;
import org.ecobureau.eia.ReportType;
import org.ecobureau.eia.Stage;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.jboss.resteasy.reactive.RestForm;

/** The facts of a notice as typed; names as in the API. */
public class NoticeForm {

    private static final int SHORT = 100;
    private static final int NAME = 200;
    private static final int LINE = 300;
    private static final int TEXT = 10_000;

    @RestForm
    public String projectName;
    @RestForm
    public String location;
    @RestForm
    public String township;
    @RestForm
    public String builder;
    @RestForm
    public String eiaAgency;
    @RestForm
    public String reportType;
    @RestForm
    public String authority;
    @RestForm
    public String acceptedOn;
    @RestForm
    public String redaction;
    @RestForm
    public String summary;
    @RestForm
    public String measures;
    @RestForm
    public String participation;
    @RestForm
    public String outcome;
    @RestForm
    public String outcomeReason;
    @RestForm
    public String documentTitle;
    @RestForm
    public String documentNumber;
    @RestForm
    public String decidedOn;
    @RestForm
    public String periodFirst;
    /** Filled in only where staff lengthen the period. */
    @RestForm
    public String periodLast;
    @RestForm
    public String countingRule;

    /** The form of a stored version. The last day is shown as typed only where it is later than the shortest one. */
    public static NoticeForm of(NoticeFacts facts, Stage stage, WorkCalendar calendar) {
        NoticeForm form = new NoticeForm();
        form.projectName = facts.projectName();
        form.location = facts.location();
        form.township = facts.township();
        form.builder = facts.builder();
        form.eiaAgency = facts.eiaAgency();
        form.reportType = facts.reportType() == null ? null : facts.reportType().code();
        form.authority = facts.authority();
        form.acceptedOn = text(facts.acceptedOn());
        form.redaction = facts.redaction();
        form.summary = facts.summary();
        form.measures = facts.measures();
        form.participation = facts.participation();
        form.outcome = facts.outcome() == null ? null : facts.outcome().code();
        form.outcomeReason = facts.outcomeReason();
        form.documentTitle = facts.documentTitle();
        form.documentNumber = facts.documentNumber();
        form.decidedOn = text(facts.decidedOn());
        form.periodFirst = text(facts.periodFirst());
        form.periodLast = lengthened(facts, stage, calendar) ? text(facts.periodLast()) : null;
        form.countingRule = facts.countingRule() == null ? null : facts.countingRule().code();
        return form;
    }

    private static boolean lengthened(NoticeFacts facts, Stage stage, WorkCalendar calendar) {
        if (facts.period() == null) {
            return false;
        }
        LocalDate earliest = NoticeCheck.lastDay(calendar, stage, facts.reportType(), facts.countingRule(),
                facts.periodFirst(), null, new FormErrors());
        return !facts.periodLast().equals(earliest);
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Reads what was typed; a draft may be incomplete, but what stands there must be right. */
    public NoticeFacts read(Stage stage, WorkCalendar calendar, Townships townships, List<String> authorities,
            FormErrors errors) {
        String name = line(projectName, "projectName", "项目名称", NAME, errors);
        if (name == null) {
            errors.add("projectName", "请填写项目名称。");
        }
        ReportType type = choice(reportType, ReportType::byCode, "reportType", errors);
        CountingRule rule = choice(countingRule, CountingRule::byCode, "countingRule", errors);
        LocalDate first = day(periodFirst, "periodFirst", errors);
        LocalDate typedLast = day(periodLast, "periodLast", errors);
        LocalDate last = errors.has("periodLast") ? null
                : NoticeCheck.lastDay(calendar, stage, type, rule, first, typedLast, errors);
        return new NoticeFacts(name,
                line(location, "location", "建设地点", LINE, errors),
                choice(township, code -> townships.byCode(code).map(Townships.Place::code), "township", errors),
                line(builder, "builder", "建设单位", NAME, errors),
                line(eiaAgency, "eiaAgency", "环评机构", NAME, errors),
                type,
                choice(authority, a -> Optional.of(a).filter(authorities::contains), "authority", errors),
                day(acceptedOn, "acceptedOn", errors),
                text(redaction, "redaction", "删减说明", errors),
                text(summary, "summary", "项目概况", errors),
                text(measures, "measures", "环境影响和措施", errors),
                text(participation, "participation", "公众参与情况", errors),
                choice(outcome, Outcome::byCode, "outcome", errors),
                text(outcomeReason, "outcomeReason", "理由", errors),
                line(documentTitle, "documentTitle", "文件名称", LINE, errors),
                line(documentNumber, "documentNumber", "文号", SHORT, errors),
                day(decidedOn, "decidedOn", errors), first, last, rule);
    }

    private static String line(String typed, String field, String label, int most, FormErrors errors) {
        String value = Nfc.clean(typed);
        if (Nfc.length(value) > most) {
            errors.add(field, label + "最多 " + most + " 个字。");
        }
        return value == null ? null : value.replace('\n', ' ');
    }

    private static String text(String typed, String field, String label, FormErrors errors) {
        String value = Nfc.clean(typed);
        if (Nfc.length(value) > TEXT) {
            errors.add(field, label + "最多 " + TEXT + " 个字。");
        }
        return value;
    }

    private static LocalDate day(String typed, String field, FormErrors errors) {
        String value = Nfc.clean(typed);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException notADay) {
            errors.add(field, "请按“2026-11-24”的样子填写日期。");
            return null;
        }
    }

    private static <T> T choice(String typed, Function<String, Optional<T>> known, String field, FormErrors errors) {
        String value = Nfc.clean(typed);
        if (value == null) {
            return null;
        }
        Optional<T> chosen = known.apply(value);
        if (chosen.isEmpty()) {
            errors.add(field, "请从列出的选项中选择。");
        }
        return chosen.orElse(null);
    }
}
