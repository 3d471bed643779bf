package org.ecobureau.complaint.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Retrying;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.scheduler.Scheduled;

/**
 * Keeps what a clerk types on the entry screen until the matter is registered, at most seven days: it is about a caller who
 * has no number yet. One draft for a form that was opened; only the clerk who typed it reads it.
 */
@ApplicationScoped
public class EntryDrafts {

    static final Duration KEPT = Duration.ofDays(7);
    /** How long a discarded draft can be taken back. */
    static final Duration UNDO = Duration.ofDays(1);
    private static final int SHOWN_MOST = 10;

    @Inject
    Sealing sealing;

    @Inject
    RandomCodes codes;

    @Inject
    ObjectMapper mapper;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /**
     * Where a form is kept.
     *
     * @param key of this form
     * @param from the draft it was begun with, null for none; it ends when this form is kept
     * @param stamp of that draft, so that what another window went on writing stays
     */
    record Place(String key, String from, Long stamp) {
    }

    /** A draft as it was kept. */
    record Kept(String key, Map<String, List<String>> typed, Instant savedAt, boolean discarded) {

        long stamp() {
            return savedAt.toEpochMilli();
        }

        @Override
        public String toString() {
            return "Kept[" + savedAt + "]";
        }
    }

    /** A key for a form that is opened. */
    String newKey() {
        return codes.token();
    }

    /** Keeps what was typed; empty when that form was registered already, so that nothing comes back to life. */
    Optional<Instant> save(String clerk, Place place, Map<String, List<String>> typed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] content = seal(typed, clerk, place.key());
        return Retrying.inTransaction(() -> {
            upsert(clerk, place.key(), content, now, false);
            boolean done = EntryDraft.of(clerk, place.key()).orElseThrow().done;
            if (!done) {
                endEarlier(clerk, place);
            }
            return done ? Optional.empty() : Optional.of(now);
        });
    }

    /** The matter was registered: in the same transaction its draft goes. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(String clerk, Place place) {
        upsert(clerk, place.key(), null, clock.instant().truncatedTo(ChronoUnit.MILLIS), true);
        endEarlier(clerk, place);
    }

    /** One statement, so that two saves at once do not meet; what is done stays done. */
    private void upsert(String clerk, String key, byte[] content, Instant now, boolean done) {
        database.createNativeQuery("INSERT INTO entry_draft (username, draft_key, content, saved_at, done)"
                + " VALUES (?1, ?2, ?3, ?4, ?5) ON DUPLICATE KEY UPDATE"
                + " content = IF(done AND NOT VALUES(done), content, VALUES(content)),"
                + " saved_at = IF(done AND NOT VALUES(done), saved_at, VALUES(saved_at)),"
                + " discarded_at = NULL, done = done OR VALUES(done)").setParameter(1, clerk).setParameter(2, key)
                .setParameter(3, content).setParameter(4, now).setParameter(5, done).executeUpdate();
    }

    private static void endEarlier(String clerk, Place place) {
        if (place.from() != null && place.stamp() != null) {
            EntryDraft.delete("username = ?1 and draftKey = ?2 and savedAt = ?3", clerk, place.from(),
                    Instant.ofEpochMilli(place.stamp()));
        }
    }

    /** The newest drafts of this clerk, in one statement; those discarded are marked and can be taken back. */
    List<Kept> of(String clerk) {
        return Retrying.inTransaction(() -> EntryDraft.newest(clerk, clock.instant().minus(KEPT), SHOWN_MOST).stream()
                .map(this::kept).toList());
    }

    /** Puts drafts away; they can be taken back for a day. */
    void discard(String clerk, List<String> keys) {
        change(clerk, keys, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    void restore(String clerk, String key) {
        change(clerk, List.of(key), null);
    }

    private static void change(String clerk, List<String> keys, Instant discardedAt) {
        Retrying.inTransaction(() -> EntryDraft.update(
                "discardedAt = ?1 where username = ?2 and draftKey in ?3 and done = false", discardedAt, clerk, keys));
    }

    /** Deletes what nobody can take back any more. Twice is harmless, so every node may run it. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        Instant now = clock.instant();
        Retrying.inTransaction(() -> EntryDraft.delete("savedAt <= ?1", now.minus(KEPT)));
        Retrying.inTransaction(
                () -> EntryDraft.delete("savedAt <= ?1 and (done = true or discardedAt <= ?1)", now.minus(UNDO)));
    }

    private Kept kept(EntryDraft row) {
        try {
            return new Kept(row.draftKey, mapper.readValue(sealing.open(row.content, place(row.username, row.draftKey)),
                    new TypeReference<TreeMap<String, List<String>>>() {
                    }), row.savedAt, row.discardedAt != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] seal(Map<String, List<String>> typed, String clerk, String key) {
        try {
            return sealing.seal(mapper.writeValueAsBytes(new TreeMap<>(typed)), place(clerk, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(String clerk, String key) {
        return String.join(" ", "entry draft", clerk, key);
    }
}
