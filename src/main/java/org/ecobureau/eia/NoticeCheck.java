package org.ecobureau.eia;

import java.time.LocalDate;
import java.util.Set;

import org.ecobureau.calendar.CalendarMissingException;
import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.shared.web.FormErrors;

/**
 * What a notice must have before it is published (环办〔2013〕103号, 环境影响评价公众参与办法 Art. 22–27, 生态环境法典 Art. 103).
 * Messages stand at the field of the form they are about.
 */
public final class NoticeCheck {

    /** A decision is published within 7 working days (环境影响评价公众参与办法 Art. 27). */
    private static final int PUBLISH_WITHIN = 7;

    private NoticeCheck() {
    }

    /**
     * The rule for the last day: staff may lengthen a period, never shorten it.
     *
     * @param last what was typed, or null for the shortest period
     * @return the last day, or null when there is an error or nothing to calculate from yet
     */
    public static LocalDate lastDay(WorkCalendar calendar, Stage stage, ReportType type, CountingRule rule, LocalDate first,
            LocalDate last, FormErrors errors) {
        if (first == null || rule == null || stage == Stage.ACCEPTANCE && type == null) {
            return null;
        }
        try {
            LocalDate earliest = NoticePeriod.shortest(calendar, stage, type, rule, first).last();
            if (last != null && last.isBefore(earliest)) {
                errors.add("periodLast", "公示期不能缩短，最早 " + earliest + " 24:00 截止。");
                return null;
            }
            return last == null ? earliest : last;
        } catch (CalendarMissingException missing) {
            errors.add("periodFirst", missing.getMessage() + "。请先由系统管理员录入国务院公布的放假安排。");
            return null;
        }
    }

    /** Everything the stage needs, for a notice that shall go to the checker. */
    public static void complete(Stage stage, NoticeFacts facts, Set<DocumentKind> documents, FormErrors errors) {
        need(facts.projectName(), "projectName", "请填写项目名称。", errors);
        need(facts.location(), "location", "请填写建设地点。", errors);
        need(facts.township(), "township", "请选择所在乡镇。", errors);
        need(facts.builder(), "builder", "请填写建设单位。", errors);
        need(facts.eiaAgency(), "eiaAgency", "请填写环评机构。", errors);
        need(facts.reportType(), "reportType", "请选择报告类别。", errors);
        need(facts.authority(), "authority", "请选择审批机关。", errors);
        switch (stage) {
            case ACCEPTANCE -> acceptance(facts, documents, errors);
            case PROPOSED -> proposed(facts, errors);
            case DECISION -> decision(facts, documents, errors);
        }
        need(facts.periodFirst(), "periodFirst", "请填写公示开始日。", errors);
        need(facts.periodLast(), "periodFirst", "公示期还没有算出来，请检查公示开始日和计算规则。", errors);
    }

    private static void acceptance(NoticeFacts facts, Set<DocumentKind> documents, FormErrors errors) {
        need(facts.acceptedOn(), "acceptedOn", "请填写受理日期。", errors);
        if (facts.acceptedOn() != null && facts.periodFirst() != null && facts.acceptedOn().isAfter(facts.periodFirst())) {
            errors.add("acceptedOn", "受理日期不能晚于公示开始日。");
        }
        need(facts.redaction(), "redaction", "请说明全本中删去了哪些不宜公开的内容；没有删去的，请写“无删减”。", errors);
        if (!documents.contains(DocumentKind.FULL_TEXT)) {
            errors.add("fullTextFile", facts.reportType() == ReportType.FORM ? "请上传报告表全本（PDF）。" : "请上传报告书全本（PDF）。");
        }
        if (facts.reportType() == ReportType.BOOK && !documents.contains(DocumentKind.PARTICIPATION)) {
            errors.add("participationFile", "报告书受理公示必须附公众参与说明（PDF）。");
        }
    }

    private static void proposed(NoticeFacts facts, FormErrors errors) {
        need(facts.summary(), "summary", "请填写项目概况。", errors);
        need(facts.measures(), "measures", "请填写主要环境影响及预防或者减轻的对策和措施。", errors);
        need(facts.participation(), "participation", "请填写公众参与情况。", errors);
        outcome(facts, "请选择拟批准还是拟不予批准。", errors);
    }

    private static void decision(NoticeFacts facts, Set<DocumentKind> documents, FormErrors errors) {
        outcome(facts, "请选择批准还是不予批准。", errors);
        need(facts.documentTitle(), "documentTitle", "请填写批复文件名称。", errors);
        need(facts.documentNumber(), "documentNumber", "请填写文号。", errors);
        need(facts.decidedOn(), "decidedOn", "请填写发文日期。", errors);
        if (facts.decidedOn() != null && facts.periodFirst() != null && facts.decidedOn().isAfter(facts.periodFirst())) {
            errors.add("decidedOn", "发文日期不能晚于公示开始日。");
        }
        if (!documents.contains(DocumentKind.FULL_TEXT)) {
            errors.add("fullTextFile", "请上传批复全文（PDF）。");
        }
    }

    private static void outcome(NoticeFacts facts, String message, FormErrors errors) {
        need(facts.outcome(), "outcome", message, errors);
        if (facts.outcome() == Outcome.REFUSE) {
            need(facts.outcomeReason(), "outcomeReason", "不予批准的，请写明理由。", errors);
        }
    }

    /**
     * A first version starts today or later: what the checker reads is what the public gets, so a missed day is not made up.
     */
    public static void startsInTime(NoticeFacts facts, LocalDate today, FormErrors errors) {
        if (facts.periodFirst() != null && facts.periodFirst().isBefore(today)) {
            errors.add("periodFirst", "公示开始日 " + facts.periodFirst() + " 已经过去，请改为今天（" + today + "）或以后。");
        }
    }

    /** A correction keeps the first day and never ends earlier than what the public was told. */
    public static void correction(NoticeFacts published, NoticeFacts corrected, FormErrors errors) {
        if (!published.periodFirst().equals(corrected.periodFirst())) {
            errors.add("periodFirst", "更正不能改动公示开始日（" + published.periodFirst() + "）。");
        }
        if (corrected.periodLast() != null && corrected.periodLast().isBefore(published.periodLast())) {
            errors.add("periodLast", "更正不能缩短公示期，最早 " + published.periodLast() + " 24:00 截止。");
        }
    }

    /** The day by which a decision must be public, or null while it is unknown. */
    public static LocalDate publishBy(WorkCalendar calendar, NoticeFacts facts) {
        if (facts.decidedOn() == null || !calendar.covers(facts.decidedOn().getYear())) {
            return null;
        }
        try {
            return calendar.addWorkingDays(facts.decidedOn(), PUBLISH_WITHIN, false);
        } catch (CalendarMissingException nextYearUnknown) {
            return null;
        }
    }

    private static void need(Object value, String field, String message, FormErrors errors) {
        if (value == null) {
            errors.add(field, message);
        }
    }
}
