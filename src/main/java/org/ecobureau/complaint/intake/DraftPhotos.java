package org.ecobureau.complaint.intake;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.UploadConfig;
import org.ecobureau.complaint.KeyedCounts;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;

import io.quarkus.runtime.configuration.MemorySize;

/**
 * Photos of a draft: no more than one complaint may have, and no more a day from one address than the site can keep for
 * drafts that nobody sends. Whoever comes above that is not turned away: the complaint goes without, the photos come later.
 */
@ApplicationScoped
class DraftPhotos {

    private static final String FIELD = "photos";
    private static final int KILOBYTE = 1024;

    @ConfigProperty(name = "eco.complaints.draft-photos-per-address-and-day", defaultValue = "500M")
    MemorySize perAddress;

    @Inject
    UploadConfig limits;

    @Inject
    FileChecks checks;

    @Inject
    AttachmentService attachments;

    @Inject
    KeyedCounts counts;

    private record Kept(int count, long bytes) {
    }

    /**
     * Checks what was sent, outside any transaction: reading photos takes time.
     *
     * @param address network address of the sender, never stored
     */
    PreparedFiles check(AttachmentOwner draft, List<Upload> uploads, String address) {
        if (uploads.isEmpty()) {
            return new PreparedFiles(List.of(), List.of(), false);
        }
        int used = Retrying.inTransaction(() -> counts.used(key(address)));
        if (used + kilobytes(uploads.stream().mapToLong(Upload::bytes).sum()) > most()) {
            return new PreparedFiles(List.of(), List.of(tooMuchToday()), true);
        }
        Kept kept = kept(draft);
        return checks.photos(FIELD, uploads, kept.count(), kept.bytes());
    }

    /**
     * Stores checked photos in the running transaction, which holds the draft's lock: what came by another page in the
     * meantime counts.
     *
     * @return why they were not stored; empty when they were
     */
    List<Violation> store(AttachmentOwner draft, List<PreparedFile> files, String address) {
        if (files.isEmpty()) {
            return List.of();
        }
        Kept kept = kept(draft);
        long bytes = files.stream().mapToLong(PreparedFile::bytes).sum();
        if (kept.count() + files.size() > limits.photos() || kept.bytes() + bytes > limits.allBytes().asLongValue()) {
            return List.of(new Violation(FIELD, "照片没有收下：另一个页面刚刚已经传了 " + kept.count() + " 张，一件投诉最多 "
                    + limits.photos() + " 张。"));
        }
        if (counts.addToday(key(address), kilobytes(bytes)) > most()) {
            counts.addToday(key(address), -kilobytes(bytes));
            return List.of(tooMuchToday());
        }
        attachments.storePhotos(draft, files);
        return List.of();
    }

    private Kept kept(AttachmentOwner draft) {
        List<AttachmentView> files = attachments.files(draft);
        return new Kept(files.size(), files.stream().mapToLong(AttachmentView::bytes).sum());
    }

    private String key(String address) {
        return counts.addressKey("draft photos", address);
    }

    private long most() {
        return perAddress.asLongValue() / KILOBYTE;
    }

    private static int kilobytes(long bytes) {
        return (int) Math.min((bytes + KILOBYTE - 1) / KILOBYTE, Integer.MAX_VALUE / 4);
    }

    private static Violation tooMuchToday() {
        return new Violation(FIELD, "您所在的网络今天传来的照片太多，这里暂时收不下。请先不带照片提交，提交以后凭回执马上就可以补充照片。");
    }
}
