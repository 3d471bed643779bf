package org.ecobureau.eia;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

import org.ecobureau.shared.time.ChinaTime;

/** A notice as the open API gives it. */
public record NoticeJson(long id, long projectId, String stage, String projectName, String location, String township,
        String builder, String eiaAgency, String reportType, String authority, LocalDate acceptedOn, String redaction,
        String summary, String measures, String participation, String outcome, String outcomeReason, String documentTitle,
        String documentNumber, LocalDate decidedOn, LocalDate periodFirst, LocalDate periodLast, String countingRule,
        boolean open, List<Document> documents, String hearing, String remedies, int version, OffsetDateTime publishedAt) {

    static final List<String> CSV_HEADER = List.of("id", "projectId", "stage", "projectName", "location", "township",
            "builder", "eiaAgency", "reportType", "authority", "acceptedOn", "redaction", "summary", "measures",
            "participation", "outcome", "outcomeReason", "documentTitle", "documentNumber", "decidedOn", "periodFirst",
            "periodLast", "countingRule", "open", "documents.name", "documents.url", "documents.bytes", "documents.sha256",
            "hearing", "remedies", "version", "publishedAt");

    /** A file of the notice; the address is that of our own site. */
    public record Document(String name, String url, long bytes, String sha256) {
    }

    static NoticeJson of(PublicNotice notice, List<Document> documents, LegalTexts texts, LocalDate today) {
        NoticeFacts facts = notice.facts;
        return new NoticeJson(notice.noticeId, notice.projectId, notice.stage.code(), facts.projectName(),
                facts.location(), facts.township(), facts.builder(), facts.eiaAgency(), facts.reportType().code(),
                facts.authority(), facts.acceptedOn(), facts.redaction(), facts.summary(), facts.measures(),
                facts.participation(), facts.outcome() == null ? null : facts.outcome().code(), facts.outcomeReason(),
                facts.documentTitle(), facts.documentNumber(), facts.decidedOn(), facts.periodFirst(), facts.periodLast(),
                facts.countingRule().code(), facts.period().open(today), documents, texts.hearing(notice.stage, facts),
                texts.remedies(notice.stage, facts), notice.versionNo, ChinaTime.offset(notice.publishedAt));
    }

    /** The cells under {@link #CSV_HEADER}. */
    List<Object> csvRow() {
        return java.util.Arrays.asList(id, projectId, stage, projectName, location, township, builder, eiaAgency,
                reportType, authority, acceptedOn, redaction, summary, measures, participation, outcome, outcomeReason,
                documentTitle, documentNumber, decidedOn, periodFirst, periodLast, countingRule, open,
                each(Document::name), each(Document::url), each(Document::bytes), each(Document::sha256), hearing,
                remedies, version, publishedAt);
    }

    private List<Object> each(Function<Document, Object> part) {
        return documents.stream().map(part).toList();
    }
}
