package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentServing;
import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.attachment.Upload;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** Photos and documents of a visit: checked, quarantined and copied like everything that comes in. */
@ApplicationScoped
public class VisitEvidence {

    @Inject
    AttachmentService attachments;

    @Inject
    AttachmentServing serving;

    @Inject
    FileChecks checks;

    @Inject
    CaseService cases;

    @Inject
    VisitConfig config;

    /** Files that passed the checks, or what has to be mended. */
    public record Checked(List<PreparedFile> photos, List<PreparedFile> documents, List<Violation> violations) {
    }

    /** Checks what was sent, outside any transaction. */
    public Checked check(List<Upload> photos, List<Upload> documents) {
        List<Violation> violations = new ArrayList<>();
        if (photos.isEmpty() && documents.isEmpty()) {
            violations.add(new Violation("photos", "请选择照片或文件。"));
        }
        PreparedFiles pictures = checks.photos("photos", photos);
        told("photos", pictures.violations(), violations);
        List<PreparedFile> papers = new ArrayList<>();
        List<Violation> refused = new ArrayList<>();
        for (Upload document : documents) {
            PreparedFiles paper = checks.document("documents", document);
            refused.addAll(paper.violations());
            papers.addAll(paper.files());
        }
        told("documents", refused, violations);
        return new Checked(pictures.files(), papers, violations);
    }

    /** All that is wrong with the files of one field, in one sentence after the other. */
    private static void told(String field, List<Violation> refused, List<Violation> violations) {
        if (!refused.isEmpty()) {
            violations.add(new Violation(field, refused.stream().map(Violation::message).collect(Collectors.joining(" "))));
        }
    }

    /**
     * Stores checked files with a visit, in the running transaction.
     *
     * @throws Problem 404 unknown visit, 422 more than a visit takes, 403 and 409 as {@link CaseService#move}
     */
    public void add(String number, int no, Checked files, Actor actor) {
        ComplaintCase c = ComplaintCase.locked(number).orElseThrow(Problem::notFound);
        if (SiteVisit.versions(c.id, no).isEmpty()) {
            throw Problem.notFound();
        }
        AttachmentOwner owner = VisitReader.owner(number, no);
        AttachmentService.Folder kept = attachments.folders(owner.kind(), List.of(owner.id())).getOrDefault(owner.id(),
                AttachmentService.Folder.EMPTY);
        room("photos", kept.photos().size() + files.photos().size(), config.photos(), "张照片");
        room("documents", kept.documents().size() + files.documents().size(), config.documents(), "份文件");
        cases.move(number, SiteVisits.amendment(no, words(files)), actor);
        attachments.storePhotos(owner, files.photos());
        files.documents().forEach(d -> attachments.storeEvidence(owner, d));
    }

    private static void room(String field, int count, int most, String what) {
        if (count > most) {
            String message = "一次检查最多 " + most + " " + what + "。";
            throw Problem.unprocessable(message, List.of(new Violation(field, message)));
        }
    }

    private static String words(Checked files) {
        List<String> words = new ArrayList<>();
        if (!files.photos().isEmpty()) {
            words.add(files.photos().size() + " 张照片");
        }
        if (!files.documents().isEmpty()) {
            words.add(files.documents().size() + " 份文件");
        }
        return "补充 " + String.join("、", words);
    }

    /** A document of a visit of this matter, as a download; 404 when it is none. */
    public Response serveDocument(List<VisitSheet> visits, UUID id, HttpHeaders request) {
        if (visits.stream().flatMap(v -> v.documents().stream()).noneMatch(d -> d.id().equals(id))) {
            throw Problem.notFound();
        }
        return serving.serve(id, request);
    }
}
