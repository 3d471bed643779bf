package org.ecobureau.eia;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a notice says (contents: 环办〔2013〕103号, 环境影响评价公众参与办法 Art. 22–27). A field that its stage does not have,
 * or that a draft does not have yet, is null.
 *
 * @param township division code of the place
 * @param authority who decides: 省厅, 市局 or 分局 as the grading of approvals has it
 * @param redaction what was left out of the full text because the State does not open it, and why
 * @param participation how the public was heard
 * @param periodLast last day; null only while a draft has no first day
 */
@Embeddable
public record NoticeFacts(
        @Column(name = "project_name") String projectName,
        @Column(name = "location") String location,
        @Column(name = "township") String township,
        @Column(name = "builder") String builder,
        @Column(name = "eia_agency") String eiaAgency,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) @Column(name = "report_type") ReportType reportType,
        @Column(name = "authority") String authority,
        @Column(name = "accepted_on") LocalDate acceptedOn,
        @Column(name = "redaction") String redaction,
        @Column(name = "summary") String summary,
        @Column(name = "measures") String measures,
        @Column(name = "participation") String participation,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) @Column(name = "outcome") Outcome outcome,
        @Column(name = "outcome_reason") String outcomeReason,
        @Column(name = "document_title") String documentTitle,
        @Column(name = "document_number") String documentNumber,
        @Column(name = "decided_on") LocalDate decidedOn,
        @Column(name = "period_first") LocalDate periodFirst,
        @Column(name = "period_last") LocalDate periodLast,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) @Column(name = "counting_rule") CountingRule countingRule) {

    /** The period, or null while a draft has none. */
    public NoticePeriod period() {
        return periodFirst == null || periodLast == null ? null : new NoticePeriod(periodFirst, periodLast);
    }
}
