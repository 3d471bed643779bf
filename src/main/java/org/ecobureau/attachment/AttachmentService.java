package org.ecobureau.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.ecobureau.attachment.photo.PhotoCopies.Copy;
import org.ecobureau.shared.seal.Sealing;

/**
 * Stores files that {@link FileChecks} let through, in the caller's transaction: a complaint and its photos are one. Each
 * new file is quarantined; the scan begins after the commit.
 */
@ApplicationScoped
public class AttachmentService {

    /** Fired in the transaction of a new file. */
    record Stored(long attachmentId) {
    }

    @Inject
    ChunkStore chunks;

    @Inject
    Sealing sealing;

    @Inject
    Clock clock;

    @Inject
    Event<Stored> stored;

    /** Stores photos with their copies, in the order given. */
    @Transactional(TxType.MANDATORY)
    public List<AttachmentView> storePhotos(AttachmentOwner owner, List<PreparedFile> photos) {
        List<AttachmentView> views = new ArrayList<>();
        for (PreparedFile photo : photos) {
            Attachment original = original(owner, photo, AttachmentKind.ORIGINAL);
            original.width = photo.photo().width();
            original.height = photo.photo().height();
            copy(original, AttachmentKind.SHOWN, photo.photo().shown());
            copy(original, AttachmentKind.THUMBNAIL, photo.photo().thumbnail());
            views.add(view(original));
        }
        return views;
    }

    /** Stores the document of a notice. */
    @Transactional(TxType.MANDATORY)
    public AttachmentView storeDocument(AttachmentOwner owner, PreparedFile document) {
        return view(original(owner, document, AttachmentKind.DOCUMENT));
    }

    /** Stores a scanned letter; it opens to nobody but whom the feature lets pass. */
    @Transactional(TxType.MANDATORY)
    public AttachmentView storeLetter(AttachmentOwner owner, PreparedFile letter) {
        return view(original(owner, letter, AttachmentKind.LETTER));
    }

    /** Stores a document that only staff may ever open. */
    @Transactional(TxType.MANDATORY)
    public AttachmentView storeEvidence(AttachmentOwner owner, PreparedFile document) {
        return view(original(owner, document, AttachmentKind.EVIDENCE));
    }

    private Attachment original(AttachmentOwner owner, PreparedFile file, AttachmentKind kind) {
        Attachment attachment = row(owner, kind, file.mediaType(), file.bytes(), file.sha256(), file.name());
        String declared = file.upload().declaredType();
        attachment.declaredType = declared == null ? null : declared.substring(0, Math.min(100, declared.length()));
        attachment.persistAndFlush();
        try (InputStream content = file.upload().open()) {
            write(attachment, content);
        } catch (IOException e) {
            throw new UncheckedIOException("upload not readable", e);
        }
        stored.fire(new Stored(attachment.id));
        return attachment;
    }

    /** A copy made by us: it shares the state of its original. */
    Attachment copy(Attachment original, AttachmentKind kind, Copy copy) {
        AttachmentOwner owner = new AttachmentOwner(original.ownerKind, original.ownerId);
        String sha256 = FileChecks.hex(FileChecks.sha256().digest(copy.jpeg()));
        Attachment attachment = row(owner, kind, "image/jpeg", copy.jpeg().length, sha256, "photo.jpg");
        attachment.parentId = original.id;
        attachment.stateOf(original);
        attachment.width = copy.width();
        attachment.height = copy.height();
        attachment.persistAndFlush();
        write(attachment, new ByteArrayInputStream(copy.jpeg()));
        return attachment;
    }

    private Attachment row(AttachmentOwner owner, AttachmentKind kind, String mediaType, long bytes, String sha256,
            String name) {
        Attachment attachment = new Attachment();
        attachment.uuid = UUID.randomUUID();
        attachment.ownerKind = owner.kind();
        attachment.ownerId = owner.id();
        attachment.kind = kind;
        attachment.mediaType = mediaType;
        attachment.bytes = bytes;
        attachment.sha256 = sha256;
        attachment.createdAt = clock.instant();
        attachment.sealedName = sealing.sealText(name, attachment.namePlace());
        return attachment;
    }

    /** Writes the content and makes sure that it is what was checked. */
    private void write(Attachment attachment, InputStream content) {
        MessageDigest sha256 = FileChecks.sha256();
        try {
            chunks.write(attachment.id, attachment.uuid, new DigestInputStream(content, sha256));
        } catch (IOException e) {
            throw new UncheckedIOException("upload not readable", e);
        } catch (SQLException e) {
            throw new IllegalStateException("attachment " + attachment.uuid + " cannot be stored", e);
        }
        if (!FileChecks.hex(sha256.digest()).equals(attachment.sha256)) {
            throw new IllegalStateException("attachment " + attachment.uuid + " changed between check and storing");
        }
    }

    /** The photos of an owner in the order they came, one query. */
    @Transactional
    public List<PhotoView> photos(AttachmentOwner owner) {
        return photos(Attachment.of(owner));
    }

    /** The photos of several owners of one kind, each in the order they came, by owner; one query. */
    @Transactional
    public Map<String, List<PhotoView>> photos(String kind, Collection<String> ownerIds) {
        Map<String, List<PhotoView>> byOwner = new LinkedHashMap<>();
        Attachment.of(kind, ownerIds).stream().collect(Collectors.groupingBy(a -> a.ownerId, LinkedHashMap::new,
                Collectors.toList())).forEach((owner, files) -> byOwner.put(owner, photos(files)));
        return byOwner;
    }

    /** Photos and documents of one owner. */
    public record Folder(List<PhotoView> photos, List<AttachmentView> documents) {

        public static final Folder EMPTY = new Folder(List.of(), List.of());
    }

    /** The files of several owners of one kind, each in the order they came, by owner; one query. */
    @Transactional
    public Map<String, Folder> folders(String kind, Collection<String> ownerIds) {
        Map<String, Folder> byOwner = new LinkedHashMap<>();
        Attachment.of(kind, ownerIds).stream().collect(Collectors.groupingBy(a -> a.ownerId, LinkedHashMap::new,
                Collectors.toList())).forEach(
                        (owner, files) -> byOwner.put(owner, new Folder(photos(files), files.stream()
                                .filter(a -> a.parentId == null && a.kind != AttachmentKind.ORIGINAL).map(this::view)
                                .toList())));
        return byOwner;
    }

    private static List<PhotoView> photos(List<Attachment> all) {
        Map<Long, Map<AttachmentKind, Attachment>> copies = new HashMap<>();
        all.stream().filter(a -> a.parentId != null)
                .forEach(a -> copies.computeIfAbsent(a.parentId, id -> new HashMap<>()).put(a.kind, a));
        return all.stream().filter(a -> a.kind == AttachmentKind.ORIGINAL).map(original -> {
            Attachment shown = copies.get(original.id).get(AttachmentKind.SHOWN);
            Attachment thumbnail = copies.get(original.id).get(AttachmentKind.THUMBNAIL);
            return new PhotoView(original.uuid, shown.uuid, thumbnail.uuid, original.state(), thumbnail.width,
                    thumbnail.height, original.createdAt);
        }).toList();
    }

    /** What was sent for this owner (originals and documents, no copies), oldest first. */
    @Transactional
    public List<AttachmentView> files(AttachmentOwner owner) {
        return Attachment.of(owner).stream().filter(a -> a.parentId == null).map(this::view).toList();
    }

    @Transactional
    public Optional<AttachmentView> find(UUID id) {
        return Attachment.byUuid(id).map(this::view);
    }

    /** Whose file it is (also of a copy): the feature checks its access rules against this before it serves. */
    @Transactional
    public Optional<AttachmentOwner> ownerOf(UUID id) {
        return Attachment.byUuid(id).map(a -> new AttachmentOwner(a.ownerKind, a.ownerId));
    }

    /** Hands files over, for instance from a draft to the complaint it became. */
    @Transactional(TxType.MANDATORY)
    public int move(AttachmentOwner from, AttachmentOwner to) {
        return Attachment.update("ownerKind = ?1, ownerId = ?2 where ownerKind = ?3 and ownerId = ?4", to.kind(), to.id(),
                from.kind(), from.id());
    }

    /** Deletes the files of an owner with their content, for instance those of a draft whose time is over. */
    @Transactional(TxType.MANDATORY)
    public long delete(AttachmentOwner owner) {
        return Attachment.delete("ownerKind = ?1 and ownerId = ?2", owner.kind(), owner.id());
    }

    /** Deletes one file and its copies; false if it is not there or another owner's. */
    @Transactional(TxType.MANDATORY)
    public boolean delete(AttachmentOwner owner, UUID id) {
        return Attachment.delete("uuid = ?1 and ownerKind = ?2 and ownerId = ?3", id, owner.kind(), owner.id()) > 0;
    }

    private AttachmentView view(Attachment a) {
        return new AttachmentView(a.uuid, a.kind, sealing.openText(a.sealedName, a.namePlace()), a.mediaType, a.bytes, a.sha256,
                a.state());
    }
}
