package org.ecobureau.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.ecobureau.attachment.photo.CoverBox;
import org.ecobureau.attachment.photo.CoveredCopies;
import org.ecobureau.attachment.photo.PhotoEncoder;
import org.ecobureau.shared.web.Problem;

/**
 * Covers faces and plates: makes copies of a clean photo's shown copy with solid boxes. The original and the shown copy stay as
 * they are; covered copies can be several, and one may be marked as the one to publish. Who may is the owning feature's rule.
 */
@ApplicationScoped
public class PhotoCovers {

    /** More boxes than faces in a picture that is worth showing. */
    public static final int MOST_BOXES = 20;
    /** Covered copies of one photo. */
    public static final int MOST_COPIES = 10;

    @Inject
    AttachmentService attachments;

    @Inject
    ChunkStore chunks;

    @Inject
    Clock clock;

    private final PhotoEncoder encoder;

    @Inject
    public PhotoCovers(UploadConfig limits) {
        this.encoder = new PhotoEncoder(limits.pixels(), limits.shownEdge(), limits.thumbnailEdge());
    }

    /** How the photo would look: a JPEG that is stored nowhere. */
    @Transactional
    public byte[] preview(UUID original, List<CoverBox> boxes) {
        return covered(clean(original), boxes).shown().jpeg();
    }

    /**
     * Stores a covered copy in the running transaction.
     *
     * @return its id
     * @throws Problem 409 while the photo is not clean or when it has too many covered copies
     */
    @Transactional(TxType.MANDATORY)
    public UUID make(UUID original, List<CoverBox> boxes, String madeBy) {
        Attachment photo = locked(original);
        if (PhotoCover.of(photo.id).size() >= MOST_COPIES) {
            throw Problem.conflict("一张照片最多 " + MOST_COPIES + " 份遮挡副本，请先删去不用的。");
        }
        CoveredCopies copies = covered(photo, boxes);
        Attachment shown = attachments.copy(photo, AttachmentKind.COVERED, copies.shown());
        PhotoCover cover = new PhotoCover();
        cover.attachmentId = shown.id;
        cover.originalId = photo.id;
        cover.thumbnailId = attachments.copy(photo, AttachmentKind.COVERED_THUMBNAIL, copies.thumbnail()).id;
        cover.boxes = CoverBox.text(boxes);
        cover.madeAt = clock.instant();
        cover.madeBy = madeBy;
        cover.persist();
        return shown.uuid;
    }

    /** The covered copies of a photo, the oldest first. */
    @Transactional
    public List<CoveredPhoto> of(UUID original) {
        Optional<Attachment> photo = Attachment.byUuid(original);
        List<PhotoCover> covers = photo.map(p -> PhotoCover.of(p.id)).orElse(List.of());
        if (covers.isEmpty()) {
            return List.of();
        }
        Map<Long, Attachment> files = Attachment.<Attachment> list("parentId", photo.get().id).stream()
                .collect(Collectors.toMap(a -> a.id, Function.identity()));
        return covers.stream().map(c -> {
            Attachment thumbnail = files.get(c.thumbnailId);
            return new CoveredPhoto(files.get(c.attachmentId).uuid, thumbnail.uuid, thumbnail.width, thumbnail.height,
                    CoverBox.parse(c.boxes), c.madeAt, c.madeBy, Boolean.TRUE.equals(c.chosen));
        }).toList();
    }

    /** Marks one copy as the one to publish, in place of any other; null takes the mark away. */
    @Transactional(TxType.MANDATORY)
    public void choose(UUID original, UUID covered) {
        Attachment photo = locked(original);
        PhotoCover cover = covered == null ? null : cover(photo, covered);
        PhotoCover.update("chosen = null where originalId = ?1", photo.id);
        if (cover != null) {
            PhotoCover.update("chosen = true where attachmentId = ?1", cover.attachmentId);
        }
    }

    /** Removes a covered copy with its thumbnail. */
    @Transactional(TxType.MANDATORY)
    public void remove(UUID original, UUID covered) {
        PhotoCover cover = cover(locked(original), covered);
        Attachment.delete("id in ?1", List.of(cover.attachmentId, cover.thumbnailId));
    }

    private static PhotoCover cover(Attachment photo, UUID covered) {
        return Attachment.byUuid(covered).flatMap(a -> PhotoCover.<PhotoCover> findByIdOptional(a.id))
                .filter(c -> c.originalId.equals(photo.id)).orElseThrow(Problem::notFound);
    }

    /** Nobody else makes, marks or removes a copy of this photo until the transaction ends. */
    private static Attachment locked(UUID original) {
        clean(original);
        return Attachment.<Attachment> find("uuid", original).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }

    private static Attachment clean(UUID original) {
        Attachment photo = Attachment.byUuid(original).filter(a -> a.kind == AttachmentKind.ORIGINAL)
                .orElseThrow(Problem::notFound);
        if (photo.state() != AttachmentState.CLEAN) {
            throw Problem.conflict("照片还没有通过安全检查，不能遮挡。");
        }
        return photo;
    }

    private CoveredCopies covered(Attachment photo, List<CoverBox> boxes) {
        Attachment shown = Attachment.<Attachment> stream("parentId = ?1 and kind = ?2", photo.id, AttachmentKind.SHOWN)
                .findFirst().orElseThrow();
        try (InputStream content = chunks.open(shown.id, shown.uuid, 0, shown.bytes - 1)) {
            return encoder.covered(content.readAllBytes(), boxes);
        } catch (IOException e) {
            throw new UncheckedIOException("copy " + shown.uuid + " not readable", e);
        }
    }

    /** The original that the file is a covered copy of, large or small. */
    @Transactional
    public Optional<UUID> originalOf(UUID file) {
        return Attachment.byUuid(file)
                .filter(a -> a.kind == AttachmentKind.COVERED || a.kind == AttachmentKind.COVERED_THUMBNAIL)
                .map(a -> Attachment.<Attachment> findById(a.parentId).uuid);
    }
}
