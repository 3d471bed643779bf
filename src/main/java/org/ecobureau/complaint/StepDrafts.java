package org.ecobureau.complaint;

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

import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.scheduler.Scheduled;

/**
 * Keeps what members of staff type into the forms of a case until they take the step, at most 30 days. One draft for a
 * person, case and form; only that person reads it, and only while the case is theirs to read.
 */
@ApplicationScoped
public class StepDrafts {

    public static final Duration KEPT = Duration.ofDays(30);
    /** How long a discarded draft can be taken back. */
    static final Duration UNDO = Duration.ofDays(1);

    @Inject
    Sealing sealing;

    @Inject
    ObjectMapper mapper;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /**
     * A draft as it was kept.
     *
     * @param seen how many events of the case the person had seen
     * @param earlier what another window had kept before this one wrote over it, null without
     */
    public record Kept(DraftPlace place, Map<String, String> typed, int seen, Instant savedAt, boolean discarded,
            Map<String, String> earlier, Instant earlierAt) {

        public CaseAction step() {
            return place.step();
        }

        /** Says which draft a form shows, so that two windows do not write over each other unseen. */
        public long stamp() {
            return savedAt.toEpochMilli();
        }

        @Override
        public String toString() {
            return "Kept[" + place + " " + savedAt + "]";
        }
    }

    /**
     * Keeps what was typed. When another window has kept something else since this one was opened, that stays beside it.
     *
     * @param stamp of the draft the form was opened with or kept last, null without one
     * @param form key of the form, when it is kept by itself; null when the person, or a step that failed, wants it kept
     * @throws Problem 404 unknown number, 403 outside the person's rights or unit, 409 this form was sent already
     */
    public Kept save(String number, DraftPlace place, Actor actor, Map<String, String> typed, int seen, Long stamp,
            String form) {
        return Retrying.inTransaction(() -> {
            ComplaintCase owner = readable(number, actor);
            byte[] content = seal(typed, actor, owner.id, place);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Optional<StepDraft> there = StepDraft.locked(actor.username(), owner.id, place);
            if (there.isEmpty() && insert(owner.id, place, actor, content, seen, now)) {
                return new Kept(place, typed, seen, now, false, null, null);
            }
            StepDraft row = there.or(() -> StepDraft.locked(actor.username(), owner.id, place)).orElseThrow();
            if (form != null && form.equals(row.doneKey)) {
                throw Problem.conflict("这张表已经提交了，不再保存。");
            }
            overwrite(row, typed, content, stamp, now);
            row.seen = seen;
            return kept(row);
        });
    }

    /** False when another window was faster. */
    private boolean insert(Long caseId, DraftPlace place, Actor actor, byte[] content, int seen, Instant now) {
        return database
                .createNativeQuery("INSERT IGNORE INTO case_draft (username, case_id, step, part, content, seen, saved_at)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, actor.username()).setParameter(2, caseId).setParameter(3, place.step().name())
                .setParameter(4, place.part()).setParameter(5, content).setParameter(6, seen).setParameter(7, now)
                .executeUpdate() == 1;
    }

    private void overwrite(StepDraft row, Map<String, String> typed, byte[] content, Long stamp, Instant now) {
        boolean gone = row.discardedAt != null || !row.savedAt.isAfter(now.minus(KEPT));
        boolean mine = stamp != null && stamp == row.savedAt.toEpochMilli();
        if (gone) {
            row.earlier = null;
            row.earlierAt = null;
        } else if (!mine && !open(row.content, row).equals(typed)) {
            row.earlier = row.content;
            row.earlierAt = row.savedAt;
        }
        row.content = content;
        // Strictly later, so that the stamp tells one save from the next.
        row.savedAt = now.isAfter(row.savedAt) ? now : row.savedAt.plusMillis(1);
        row.discardedAt = null;
    }

    /** The drafts of this person for a case, in one statement; those discarded are marked and can be taken back. */
    @Transactional
    public List<Kept> of(String number, Actor actor) {
        Instant since = clock.instant().minus(KEPT);
        return StepDraft.of(actor.username(), readable(number, actor).id).stream().filter(row -> row.savedAt.isAfter(since))
                .map(this::kept).toList();
    }

    /** The draft of one form, also a discarded one. */
    @Transactional
    public Optional<Kept> of(String number, DraftPlace place, Actor actor) {
        return of(number, actor).stream().filter(kept -> kept.place().equals(place)).findFirst();
    }

    /** Puts a draft away; it can be taken back for a day. Nothing there is nothing to do. */
    public void discard(String number, DraftPlace place, Actor actor) {
        change(number, place, actor, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Takes a discarded draft back. */
    public void restore(String number, DraftPlace place, Actor actor) {
        change(number, place, actor, null);
    }

    private void change(String number, DraftPlace place, Actor actor, Instant discardedAt) {
        Retrying.inTransaction(() -> {
            StepDraft.locked(actor.username(), readable(number, actor).id, place).filter(row -> row.content != null)
                    .ifPresent(row -> row.discardedAt = discardedAt);
            return null;
        });
    }

    /**
     * The step was taken: in the same transaction its draft goes. What another window had kept is put away like a discarded
     * draft, so it can be taken back for a day. A save of this form that is still on its way finds it done.
     *
     * @param typed what was sent
     * @param stamp of the draft the form was opened with or kept last, null without one
     * @param form key of the form that was sent, null without one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String number, DraftPlace place, Actor actor, Map<String, String> typed, Long stamp, String form) {
        // Without asking for the right to read: the step itself may have given the case away.
        Long caseId = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound).id;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // One statement, so that a first save at the same time is met.
        database.createNativeQuery("INSERT INTO case_draft (username, case_id, step, part, seen, saved_at, done_key)"
                + " VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6) ON DUPLICATE KEY UPDATE done_key = VALUES(done_key)")
                .setParameter(1, actor.username()).setParameter(2, caseId).setParameter(3, place.step().name())
                .setParameter(4, place.part()).setParameter(5, now).setParameter(6, form).executeUpdate();
        StepDraft row = StepDraft.locked(actor.username(), caseId, place).orElseThrow();
        boolean mine = row.content != null
                && (stamp != null && stamp == row.savedAt.toEpochMilli() || open(row.content, row).equals(typed));
        if (mine) {
            row.content = row.earlier;
            row.savedAt = row.earlier == null ? now : row.earlierAt;
            row.earlier = null;
            row.earlierAt = null;
        }
        row.discardedAt = row.content == null || row.discardedAt == null ? now : row.discardedAt;
    }

    /** Deletes what is older than 30 days or was discarded a day ago. Twice is harmless, so every node may run it. */
    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        Instant now = clock.instant();
        Retrying.inTransaction(() -> StepDraft.delete("savedAt <= ?1", now.minus(KEPT)));
        Retrying.inTransaction(() -> StepDraft.delete("discardedAt <= ?1", now.minus(UNDO)));
    }

    private static ComplaintCase readable(String number, Actor actor) {
        ComplaintCase found = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound);
        CaseReader.requireReadable(found, actor);
        return found;
    }

    private Kept kept(StepDraft row) {
        return new Kept(row.place(), open(row.content, row), row.seen, row.savedAt, row.discardedAt != null,
                row.earlier == null ? null : open(row.earlier, row), row.earlierAt);
    }

    private byte[] seal(Map<String, String> typed, Actor actor, Long caseId, DraftPlace place) {
        try {
            return sealing.seal(mapper.writeValueAsBytes(new TreeMap<>(typed)), sealedFor(actor.username(), caseId, place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> open(byte[] content, StepDraft row) {
        try {
            return mapper.readValue(sealing.open(content, sealedFor(row.username, row.caseId, row.place())),
                    new TypeReference<TreeMap<String, String>>() {
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sealedFor(String username, Long caseId, DraftPlace place) {
        return String.join(" ", "case draft", username, String.valueOf(caseId), place.word());
    }
}
