package org.ecobureau.eia;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentState;
import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.attachment.PreparedFile;
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
    private final AttachmentService attachments;

    @Inject
    public EiaService(Clock clock, PublicationService publications, AttachmentService attachments) {
        this.clock = clock;
        this.publications = publications;
        this.attachments = attachments;
    }

    /** A checked file that shall become part of a notice. */
    public record NewFile(DocumentKind kind, PreparedFile file) {
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

    /**
     * Changes a draft; see {@link PublicationService#edit} for when it is a conflict.
     *
     * @param facts null to change files only
     * @param removed ids of documents; those of other versions are ignored
     */
    public EiaVersion save(long versionId, int lockVersion, NoticeFacts facts, List<NewFile> added,
            Collection<Long> removed) {
        EiaVersion version = EiaVersion.read(versionId).orElseThrow(Problem::notFound);
        publications.edit(version.publication.id, lockVersion);
        if (facts != null) {
            version.facts = facts;
        }
        List<EiaDocument> documents = EiaDocument.of(versionId);
        List<EiaDocument> gone = documents.stream().filter(d -> removed.contains(d.id)).toList();
        gone.forEach(EiaDocument::delete);
        if (documents.size() - gone.size() + added.size() > MOST_DOCUMENTS) {
            throw Problem.unprocessable("一份公示最多附 " + MOST_DOCUMENTS + " 个文件。");
        }
        AttachmentOwner owner = new AttachmentOwner(KIND, version.notice.id);
        added.forEach(file -> {
            AttachmentView stored = attachments.storeDocument(owner, file.file());
            EiaDocument document = new EiaDocument();
            document.kind = file.kind();
            document.name = stored.name();
            document.attachmentId = stored.id();
            document.bytes = stored.bytes();
            document.sha256 = stored.sha256();
            attach(versionId, document);
        });
        return version;
    }

    /** Opens a draft that shall replace the published version; facts and documents are taken over. */
    public EiaVersion correct(long noticeId, String reason) {
        EiaVersion published = EiaVersion.shown(noticeId).orElseThrow(Problem::notFound);
        Publication next = publications.correct(KIND, String.valueOf(noticeId), reason);
        EiaVersion version = version(published.notice, next, published.facts);
        EiaDocument.of(published.id).forEach(kept -> {
            EiaDocument document = new EiaDocument();
            document.kind = kept.kind;
            document.name = kept.name;
            document.attachmentId = kept.attachmentId;
            document.bytes = kept.bytes;
            document.sha256 = kept.sha256;
            attach(version.id, document);
        });
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
            case SUBMIT -> requireComplete(version);
            case APPROVE -> {
                requireComplete(version);
                requireClean(version);
            }
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

    /** Nothing reaches the public that the scanner has not passed. */
    private void requireClean(EiaVersion version) {
        Set<UUID> used = EiaDocument.of(version.id).stream().map(d -> d.attachmentId).collect(Collectors.toSet());
        attachments.files(new AttachmentOwner(KIND, version.notice.id)).stream()
                .filter(file -> used.contains(file.id()) && !file.clean()).findFirst().ifPresent(file -> {
                    throw Problem.conflict("文件“" + file.name() + "”" + file.state().label()
                            + (file.state() == AttachmentState.QUARANTINED ? "，请等一两分钟再审核通过。" : "，请退回起草人换一份文件。"));
                });
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

    private static void attach(long versionId, EiaDocument document) {
        document.versionId = versionId;
        document.persist();
    }
}
