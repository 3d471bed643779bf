package org.ecobureau.complaint.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Retrying;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Keeps drafts for 24 hours, sealed; only the browser with the cookie finds its own again. */
@ApplicationScoped
public class DraftService {

    static final Duration KEPT = Duration.ofHours(24);
    static final int PURGED_AT_ONCE = 500;

    /** The receipt can be looked at again for so long; afterwards nothing on the device leads to it. */
    static final Duration KEPT_AFTER_SENDING = Duration.ofMinutes(30);

    @Inject
    RandomCodes codes;

    @Inject
    Macs macs;

    @Inject
    Sealing sealing;

    @Inject
    AttachmentService attachments;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /** Begins a draft and returns the secret for the cookie. */
    String begin() {
        return begin(draft -> {
            // Nothing is known yet.
        });
    }

    /** Begins a draft that holds some answers already. */
    String begin(Consumer<ComplaintDraft> answers) {
        return begin(codes.token(), answers);
    }

    /** The same under a secret that was made before. */
    String begin(String token, Consumer<ComplaintDraft> answers) {
        ComplaintDraft draft = new ComplaintDraft();
        answers.accept(draft);
        draft.startedAt = clock.instant();
        Retrying.inTransaction(() -> {
            StoredDraft row = new StoredDraft();
            row.id = id(token);
            row.content = seal(row.id, draft);
            row.expiresAt = clock.instant().plus(kept(draft));
            row.persist();
            return null;
        });
        return token;
    }

    /** The draft of this cookie, if there is one and its time is not over. */
    Optional<ComplaintDraft> find(String token) {
        if (token == null || token.isBlank()) {
            return Optional.empty();
        }
        return Retrying.inTransaction(() -> StoredDraft.<StoredDraft> findByIdOptional(id(token))
                .filter(row -> row.expiresAt.isAfter(clock.instant())).map(this::open));
    }

    /** Changes the draft under a lock, in the running transaction or one of its own; empty when it is gone. */
    Optional<ComplaintDraft> change(String token, Consumer<ComplaintDraft> change) {
        return Retrying.inTransaction(() -> StoredDraft.locked(id(token)).filter(row -> row.expiresAt.isAfter(clock.instant()))
                .map(row -> {
                    ComplaintDraft draft = open(row);
                    change.accept(draft);
                    draft.earlier.removeIf(e -> !e.until().isAfter(clock.instant()));
                    row.content = seal(row.id, draft);
                    row.expiresAt = clock.instant().plus(kept(draft));
                    return draft;
                }));
    }

    private static Duration kept(ComplaintDraft draft) {
        return draft.receipt == null ? KEPT : KEPT_AFTER_SENDING;
    }

    void delete(String token) {
        if (token != null && !token.isBlank()) {
            Retrying.inTransaction(() -> {
                attachments.delete(photos(token));
                return StoredDraft.deleteById(id(token));
            });
        }
    }

    /** Keeps checked photos with the draft, in a transaction of its own; nothing without a draft. */
    void store(String token, List<PreparedFile> photos) {
        if (token != null) {
            Retrying.inTransaction(() -> attachments.storePhotos(photos(token), photos));
        }
    }

    /** Whose photos they are until the complaint is sent. */
    AttachmentOwner photos(String token) {
        return new AttachmentOwner("complaint-draft", id(token));
    }

    /** For whose challenges a solution counts. */
    String subject(String token) {
        return "draft " + id(token);
    }

    /** Deletes what is older than a day with its photos, some at a time; twice is harmless, so every node may run it. */
    @Scheduled(every = "30m", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        int gone;
        do {
            // Ids only: sealed drafts are large, and after a flood there are many.
            List<String> old = QuarkusTransaction.requiringNew().call(() -> StoredDraft.over(clock.instant(), PURGED_AT_ONCE));
            for (String id : old) {
                Retrying.inTransaction(() -> {
                    attachments.delete(new AttachmentOwner("complaint-draft", id));
                    return StoredDraft.deleteById(id);
                });
            }
            gone = old.size();
        } while (gone == PURGED_AT_ONCE);
    }

    /** The row of this cookie: under the newest key, or under the one before if it began before a change of keys. */
    private String id(String token) {
        List<String> ids = macs.candidates("complaint draft", token);
        return ids.size() == 1 ? ids.get(0)
                : Retrying.inTransaction(() -> ids.stream().filter(id -> StoredDraft.count("id", id) > 0).findFirst()
                        .orElse(ids.get(0)));
    }

    private byte[] seal(String id, ComplaintDraft draft) {
        try {
            return sealing.seal(mapper.writeValueAsBytes(draft), "draft " + id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ComplaintDraft open(StoredDraft row) {
        try {
            return mapper.readValue(sealing.open(row.content, "draft " + row.id), ComplaintDraft.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
