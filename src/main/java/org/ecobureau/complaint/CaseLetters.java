package org.ecobureau.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.AttachmentKind;
import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentServing;
import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.UploadConfig;
import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;

/**
 * Scans of letters and of what visitors handed in. A scan shows who wrote it, so it opens like the identity does: named by
 * {@link IdentityPolicy}, each look logged and told to the reporter; confidential by {@link IdentityOpenings} alone;
 * anonymous ones were looked at by the clerk and are open to who reads the case.
 */
@ApplicationScoped
public class CaseLetters {

    public static final String FIELD = "scans";
    private static final String KIND = "letter";
    private static final String PDF_START = "%PDF-";

    @Inject
    AttachmentService attachments;

    @Inject
    AttachmentServing serving;

    @Inject
    FileChecks checks;

    @Inject
    UploadConfig limits;

    @Inject
    CaseIdentities identities;

    @Inject
    IdentityLog log;

    @Inject
    AuditLog audit;

    /** One scan; {@code id} opens it. */
    public record Letter(UUID id, boolean pdf, long bytes, boolean clean, String state) {
    }

    /** Whose scans they are once the case has its number. */
    static AttachmentOwner owner(String number) {
        return new AttachmentOwner(KIND, number);
    }

    /**
     * Checks scans, outside any transaction: photos and PDFs, as many as a complaint may have photos.
     *
     * @param kept files that were sent before with the same form
     */
    public PreparedFiles check(List<Upload> uploads, List<AttachmentView> kept) {
        if (kept.size() + uploads.size() > limits.photos()) {
            return new PreparedFiles(List.of(), List.of(new Violation(FIELD, "扫描件最多 " + limits.photos() + " 个文件。")), true);
        }
        List<PreparedFile> files = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        boolean tooLarge = false;
        long bytes = kept.stream().mapToLong(AttachmentView::bytes).sum();
        for (Upload upload : uploads) {
            PreparedFiles checked = isPdf(upload) ? checks.document(FIELD, upload)
                    : checks.photos(FIELD, List.of(upload), 0, bytes);
            bytes += upload.bytes();
            files.addAll(checked.files());
            violations.addAll(checked.violations());
            tooLarge |= checked.tooLarge();
        }
        return new PreparedFiles(files, violations, tooLarge);
    }

    private static boolean isPdf(Upload upload) {
        try (InputStream in = upload.open()) {
            return new String(in.readNBytes(PDF_START.length()), StandardCharsets.ISO_8859_1).equals(PDF_START);
        } catch (IOException e) {
            throw new UncheckedIOException("upload not readable", e);
        }
    }

    /** Stores checked scans in the running transaction. */
    public void store(AttachmentOwner owner, List<PreparedFile> files) {
        for (PreparedFile file : files) {
            if (file.photo() == null) {
                attachments.storeLetter(owner, file);
            } else {
                attachments.storePhotos(owner, List.of(file));
            }
        }
    }

    /** Stores checked scans with a case, in the running transaction. */
    public void store(String number, List<PreparedFile> files) {
        store(owner(number), files);
    }

    /** Takes over what was sent before with the form, in the running transaction. */
    public int adopt(AttachmentOwner draft, String number) {
        return attachments.move(draft, owner(number));
    }

    /** The scans of a case in the order they came. */
    public List<Letter> of(String number) {
        Map<UUID, UUID> shown = attachments.photos(owner(number)).stream()
                .collect(Collectors.toMap(PhotoView::original, PhotoView::shown));
        return attachments.files(owner(number)).stream().map(f -> new Letter(shown.getOrDefault(f.id(), f.id()),
                f.kind() == AttachmentKind.LETTER, f.bytes(), f.clean(), f.state().label())).toList();
    }

    /** Whether this person may open the scans of this case; opens and logs nothing. */
    public boolean mayOpen(CaseSheet sheet, Actor actor) {
        return sheet.identityMode() == IdentityMode.ANONYMOUS || identities.mayView(sheet, actor);
    }

    /**
     * One scan for a member of staff who may read the case.
     *
     * @throws Problem 404 when it is no scan of this case, 403 who may not see who wrote it, 409 while it is being checked
     */
    public Response open(CaseSheet sheet, UUID id, Actor actor, HttpHeaders request) {
        requireOf(sheet.number(), id);
        if (!mayOpen(sheet, actor)) {
            throw Problem.forbidden("扫描件能看出写信人是谁，您不能打开。");
        }
        Response response = serving.serve(id, request);
        Retrying.inTransaction(() -> {
            if (sheet.identityMode() == IdentityMode.ANONYMOUS) {
                audit.record("letter.opened", sheet.number(), "by " + actor.username() + ": scan " + id);
            } else {
                boolean assigned = actor.username() != null && actor.username().equals(sheet.officer());
                log.record(ComplaintCase.byNumber(sheet.number()).orElseThrow(), IdentityAct.VIEWED,
                        IdentityPolicy.seenAs(actor.roles(), assigned), "办理这件投诉，打开了您的来信扫描件",
                        "by " + actor.username() + ": scan " + id);
            }
            return null;
        });
        return response;
    }

    /** One scan for whom {@link IdentityOpenings} let pass and wrote down. */
    Response serve(String number, UUID id, HttpHeaders request) {
        requireOf(number, id);
        return serving.serve(id, request);
    }

    private void requireOf(String number, UUID id) {
        if (of(number).stream().noneMatch(letter -> letter.id().equals(id))) {
            throw Problem.notFound();
        }
    }
}
