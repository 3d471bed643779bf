package org.ecobureau.complaint;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.AttachmentKind;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.UploadConfig;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** Photos a reporter sends after the complaint: checked like the first ones, and counted together with them. */
@ApplicationScoped
public class LaterPhotos {

    static final String FIELD = "photos";

    @Inject
    AttachmentService attachments;

    @Inject
    FileChecks checks;

    @Inject
    UploadConfig limits;

    @Inject
    CasePhotos photos;

    @Inject
    ReporterSteps steps;

    /** What the case has already. */
    private record Kept(int count, long bytes) {
    }

    /** How many more photos this case takes. */
    public int room(String number) {
        return Math.max(0, limits.photos() - kept(number).count());
    }

    /**
     * Checks what was sent, outside any transaction: reading photos takes time.
     *
     * @throws Problem 429 when the receipt has sent too much within the hour
     */
    public PreparedFiles check(String number, List<Upload> uploads) {
        steps.requireRoom(number);
        Kept kept = kept(number);
        if (uploads.isEmpty()) {
            return refused("请选择要补充的照片。", false);
        }
        if (kept.count() + uploads.size() > limits.photos()) {
            return refused(tooMany(kept), true);
        }
        return checks.photos(FIELD, uploads, kept.count(), kept.bytes());
    }

    /**
     * Stores checked photos in the running transaction and tells those who handle the case, in a merged case those of the
     * main case.
     *
     * @param text what the reporter says about them, may be null
     * @return how many photos the case has now
     * @throws Problem 413 when others came in the meantime and there is no room left, 422 when the text is too long, 429 when
     *         the
     *         receipt has sent too much within the hour
     */
    public int add(String number, List<PreparedFile> files, String text) {
        ComplaintCase.locked(number).orElseThrow(Problem::notFound);
        Kept kept = kept(number);
        long bytes = kept.bytes() + files.stream().mapToLong(f -> f.bytes()).sum();
        if (kept.count() + files.size() > limits.photos() || bytes > limits.allBytes().asLongValue()) {
            refused(tooMany(kept), true).orThrow();
        }
        steps.move(number, CaseMove.of(CaseAction.ADD_PHOTOS).with(Datum.PHOTOS, Integer.toString(files.size()))
                .with(Datum.TEXT, text));
        photos.store(number, files);
        return kept.count() + files.size();
    }

    private Kept kept(String number) {
        List<AttachmentView> originals = attachments.files(CasePhotos.owner(number)).stream()
                .filter(f -> f.kind() == AttachmentKind.ORIGINAL).toList();
        return new Kept(originals.size(), originals.stream().mapToLong(AttachmentView::bytes).sum());
    }

    private String tooMany(Kept kept) {
        int room = Math.max(0, limits.photos() - kept.count());
        return "一件投诉最多 " + limits.photos() + " 张照片，已经有 " + kept.count() + " 张，"
                + (room == 0 ? "不能再补充。需要说明的，请留言。" : "还可以补充 " + room + " 张。");
    }

    private static PreparedFiles refused(String message, boolean tooLarge) {
        return new PreparedFiles(List.of(), List.of(new Violation(FIELD, message)), tooLarge);
    }
}
