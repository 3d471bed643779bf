package org.ecobureau.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.shared.time.ChinaTime;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A decision of the bureau as a letter: the words that were decided, how to object and where. What stands around them is the
 * data file {@code complaint/reply-letter.json}.
 *
 * @param words what was told to the reporter, as it stands on their track page; null when nothing was added
 * @param due until when the answer comes, null when none is waited for
 */
public record ReplyLetter(String number, String title, String opening, String words, Instant due, Instant receivedAt,
        Channel channel, Instant decidedAt, Objection objection) {

    private static final Forms FORMS = read();

    /** Title and first sentence of the letter about each decision; how to object, the first that fits. */
    record Forms(Map<CaseAction, Form> letters, List<Objection> objections) {
    }

    record Form(String title, String opening) {
    }

    /**
     * How to object.
     *
     * @param track the procedure it belongs to, null for every one
     * @param actions the decisions it belongs to, null for all
     * @param law where it stands, null for what the bureau offers by itself
     */
    public record Objection(String track, List<CaseAction> actions, String text, String law, String article) {

        boolean fits(LegalTrack of, CaseAction action) {
            return (track == null || track.equals(of.code())) && (actions == null || actions.contains(action));
        }
    }

    /** Whether this step is told by letter to who can only be written to. */
    public static boolean tells(CaseAction step) {
        return ByPost.LETTERS.contains(step);
    }

    /** Whether anything was decided that a letter could say. */
    public static boolean isWritten(CaseSheet sheet) {
        return sheet.mainNumber().isPresent() || sheet.events().stream().anyMatch(e -> ByPost.LETTERS.contains(e.action()));
    }

    /** The letter about the last decision the reporter is to know; empty before there is one. */
    public static Optional<ReplyLetter> of(Followed followed) {
        return followed.steps().filter(e -> ByPost.LETTERS.contains(e.action())).reduce((first, second) -> second)
                .map(e -> of(followed, e));
    }

    private static ReplyLetter of(Followed followed, CaseSheet.Event decision) {
        Form form = FORMS.letters().get(decision.action());
        CaseSheet own = followed.own();
        boolean waits = decision.action() == CaseAction.ACCEPT || decision.action() == CaseAction.EXTEND;
        Instant due = !waits ? null
                : followed.clocks().stream().filter(c -> c.kind() == ClockReading.Kind.ANSWER && c.open())
                        .map(ClockReading::due).filter(d -> d != null).min(Instant::compareTo).orElse(null);
        String words = decision.action() == CaseAction.APPROVE_ANSWER ? decision.data().get(Datum.ANSWER)
                : decision.publicNote();
        return new ReplyLetter(own.number(), form.title(), form.opening(), words, due, own.receivedAt(), own.channel(),
                decision.at(), FORMS.objections().stream().filter(o -> o.fits(own.legalTrack(), decision.action())).findFirst()
                        .orElseThrow());
    }

    /** The day of the decision in words. */
    public String day() {
        return ChinaTime.day(ChinaTime.dayOf(decidedAt));
    }

    private static Forms read() {
        try (InputStream file = ReplyLetter.class.getResourceAsStream("/complaint/reply-letter.json")) {
            return new ObjectMapper().readValue(file, Forms.class);
        } catch (IOException e) {
            throw new UncheckedIOException("complaint/reply-letter.json is not readable", e);
        }
    }
}
