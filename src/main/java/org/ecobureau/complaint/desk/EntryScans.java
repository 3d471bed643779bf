package org.ecobureau.complaint.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.complaint.CaseLetters;
import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.web.Retrying;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Keeps scans of a form that had mistakes, for a day: a browser never fills in a file field again. They are found by the
 * secret in the form, and only by the clerk who sent it.
 */
@ApplicationScoped
public class EntryScans {

    static final Duration KEPT = Duration.ofHours(24);
    private static final String KIND = "entry-scan";
    private static final int AT_ONCE = 200;

    @Inject
    AttachmentService attachments;

    @Inject
    CaseLetters letters;

    @Inject
    RandomCodes codes;

    @Inject
    Macs macs;

    @Inject
    Clock clock;

    /** Keeps more scans and returns the secret; the one given, or a new one. */
    String keep(String token, String clerk, List<PreparedFile> files) {
        String secret = token == null ? codes.token() : token;
        Retrying.inTransaction(() -> {
            String id = id(secret, clerk);
            EntryScan row = EntryScan.findById(id);
            if (row == null) {
                row = new EntryScan();
                row.id = id;
            }
            row.expiresAt = clock.instant().plus(KEPT);
            row.persist();
            letters.store(new AttachmentOwner(KIND, id), files);
            return null;
        });
        return secret;
    }

    /** What was kept with this secret; nothing for anybody else's. */
    List<AttachmentView> of(String token, String clerk) {
        return token == null ? List.of() : attachments.files(new AttachmentOwner(KIND, id(token, clerk)));
    }

    void remove(String token, String clerk, UUID scan) {
        if (token != null) {
            Retrying.inTransaction(() -> attachments.delete(new AttachmentOwner(KIND, id(token, clerk)), scan));
        }
    }

    /** Hands what was kept to the case, in the running transaction. */
    void adopt(String token, String clerk, String number) {
        if (token != null) {
            letters.adopt(new AttachmentOwner(KIND, id(token, clerk)), number);
            EntryScan.deleteById(id(token, clerk));
        }
    }

    /** Deletes what is older than a day; twice is harmless, so every node may run it. */
    @Scheduled(every = "30m", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        List<EntryScan> old = QuarkusTransaction.requiringNew()
                .call(() -> EntryScan.<EntryScan> find("expiresAt < ?1", clock.instant()).page(0, AT_ONCE).list());
        for (EntryScan row : old) {
            Retrying.inTransaction(() -> {
                attachments.delete(new AttachmentOwner(KIND, row.id));
                return EntryScan.deleteById(row.id);
            });
        }
    }

    private String id(String token, String clerk) {
        return macs.mac("entry scans of " + clerk, token);
    }
}
