package org.ecobureau.eia;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.publication.Move;
import org.ecobureau.publication.Publication;
import org.ecobureau.publication.PublicationService;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Problem;

/** The only writer of projects, notices and their documents; every way to the public goes through {@code publication}. */
@ApplicationScoped
@Transactional
public class EiaService {

    /** The kind of our publications. */
    public static final String KIND = "eia-notice";

    private static final int MOST_DOCUMENTS = 20;

    private final Clock clock;
    private final PublicationService publications;

    @Inject
    public EiaService(Clock clock, PublicationService publications) {
        this.clock = clock;
        this.publications = publications;
    }

    /** A file that is stored already and now becomes part of a notice. */
    public record NewDocument(DocumentKind kind, String name, String attachmentId, long bytes, String sha256) {
    }

    /**
     * Opens the draft of a new notice.
     *
     * @param projectId the project it belongs to, or null for a new one; an unknown one is a 404
     */
    public EiaVersion draft(Long projectId, Stage stage, NoticeFacts facts) {
        EiaProject project = projectId == null ? new EiaProject()
                : EiaProject.<EiaProject> findByIdOptional(projectId).orElseThrow(Problem::notFound);
        if (project.id == null) {
            project.createdAt = clock.instant();
            project.persist();
        }
        EiaNotice notice = new EiaNotice();
        notice.projectId = project.id;
        notice.stage = stage;
        notice.createdAt = clock.instant();
        notice.persist();
        return version(notice, publications.create(KIND, String.valueOf(notice.id)), facts);
    }

    /** Changes a draft; see {@link PublicationService#edit} for who may and when it is a conflict. */
    public EiaVersion save(long versionId, int lockVersion, NoticeFacts facts, List<NewDocument> added,
            Collection<Long> removed) {
        EiaVersion version = EiaVersion.read(versionId).orElseThrow(Problem::notFound);
        publications.edit(version.publication.id, lockVersion);
        if (facts != null) {
            version.facts = facts;
        }
        List<EiaDocument> documents = EiaDocument.of(versionId);
        documents.stream().filter(d -> removed.contains(d.id)).forEach(EiaDocument::delete);
        if (documents.size() - removed.size() + added.size() > MOST_DOCUMENTS) {
            throw Problem.unprocessable("一份公示最多附 " + MOST_DOCUMENTS + " 个文件。");
        }
        added.forEach(d -> attach(versionId, d));
        return version;
    }

    /** Opens a draft that shall replace the published version; facts and documents are taken over. */
    public EiaVersion correct(long noticeId, String reason) {
        EiaVersion published = EiaVersion.of(noticeId).stream().filter(v -> v.publication.state().shown()).findFirst()
                .orElseThrow(Problem::notFound);
        Publication next = publications.correct(KIND, String.valueOf(noticeId), reason);
        EiaVersion version = version(published.notice, next, published.facts);
        EiaDocument.of(published.id).forEach(d -> attach(version.id,
                new NewDocument(d.kind, d.name, d.attachmentId, d.bytes, d.sha256)));
        return version;
    }

    /**
     * Makes a move of the publication after the checks of the notice.
     *
     * @throws Problem 422 with violations named like the form's fields when the notice is not complete, 409 when an open
     *         notice shall be taken down, else as {@link PublicationService#move}
     */
    public EiaVersion move(long versionId, int lockVersion, Move move, String reason) {
        EiaVersion version = EiaVersion.read(versionId).orElseThrow(Problem::notFound);
        switch (move) {
            case SUBMIT, APPROVE -> requireComplete(version);
            case ASK_WITHDRAWAL, WITHDRAW -> requireNotOpen(version);
            default -> {
                // the other moves have no rule of their own here
            }
        }
        publications.move(version.publication.id, lockVersion, move, reason);
        return version;
    }

    private void requireComplete(EiaVersion version) {
        FormErrors errors = new FormErrors();
        Set<DocumentKind> kinds = EiaDocument.of(version.id).stream().map(d -> d.kind).collect(Collectors.toSet());
        NoticeCheck.complete(version.notice.stage, version.facts, kinds, errors);
        EiaVersion.of(version.notice.id).stream().filter(v -> v.publication.state().shown()).findFirst()
                .ifPresentOrElse(published -> NoticeCheck.correction(published.facts, version.facts, errors),
                        () -> NoticeCheck.startsInTime(version.facts, ChinaTime.today(clock), errors));
        if (!errors.isEmpty()) {
            throw Problem.unprocessable("公示还不完整，不能提交。", errors.all());
        }
    }

    /** A period that runs is kept: what was promised to be readable until its last minute stays (domain §5.4). */
    private void requireNotOpen(EiaVersion version) {
        LocalDate today = ChinaTime.today(clock);
        NoticePeriod period = version.facts.period();
        if (period != null && period.open(today)) {
            throw Problem.conflict("公示期内不能提前撤回。这份公示到 " + ChinaTime.day(period.last())
                    + " 24:00 截止；内容有误的，请用“更正”。");
        }
    }

    private static EiaVersion version(EiaNotice notice, Publication publication, NoticeFacts facts) {
        EiaVersion version = new EiaVersion();
        version.notice = notice;
        version.publication = publication;
        version.facts = facts;
        version.persist();
        return version;
    }

    private static void attach(long versionId, NewDocument added) {
        EiaDocument document = new EiaDocument();
        document.versionId = versionId;
        document.kind = added.kind();
        document.name = added.name();
        document.attachmentId = added.attachmentId();
        document.bytes = added.bytes();
        document.sha256 = added.sha256();
        document.persist();
    }
}
