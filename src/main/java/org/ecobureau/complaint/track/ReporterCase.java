package org.ecobureau.complaint.track;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Followed;
import org.ecobureau.complaint.PublicStatus;
import org.ecobureau.shared.time.ChinaTime;

/**
 * A case as its reporter sees it; the JSON of the contract and the source of the page. Nothing internal is in it.
 *
 * @param next what happens next and until when, in words; null when nothing is due
 */
public record ReporterCase(String number, String status, String statusLabel, OffsetDateTime receivedAt, List<Duty> clocks,
        List<Step> timeline, List<Answer> answers, List<Message> messages, String next, List<Part> parts,
        List<IdentityView> identityViews) {

    /**
     * What was done with the reporter's identity.
     *
     * @param kind asked, consented, refused, opened (a confidential one), viewed (a named one), found, original, corrected
     *        or erased on the reporter's wish
     * @param role who did it, by role, never by name
     */
    public record IdentityView(OffsetDateTime at, String kind, String role, String reason) {
    }

    /** A part that is handled as a case of its own, with what is told of it; its answers stand with the others. */
    public record Part(String number, String status, String statusLabel, List<Duty> clocks, List<Step> timeline,
            List<Message> messages, String next) {
    }

    /** One clock; {@code due} is null when the official calendar of that year is missing, {@code basis} in old cases. */
    public record Duty(String kind, String basis, OffsetDateTime due, String state) {
    }

    /** One step the reporter may know. */
    public record Step(OffsetDateTime at, String code, String label, String note) {
    }

    /** One approved answer. */
    public record Answer(OffsetDateTime at, String text, String verified) {
    }

    /** One message. */
    public record Message(OffsetDateTime at, String from, String text) {
    }

    /**
     * The case as its reporter follows it. Merged: the answers are those of the main case, its steps since the merge stand
     * without what was written to somebody else. Split: each part with its clocks, steps and messages; their answers stand with
     * the
     * own.
     */
    public static ReporterCase of(Followed followed) {
        CaseSheet sheet = followed.own();
        PublicStatus shown = sheet.shown();
        return new ReporterCase(sheet.number(), shown.code(), shown.label(), ChinaTime.offset(sheet.receivedAt()),
                duties(followed), steps(followed).map(ReporterCase::step).toList(),
                answers(followed).map(ReporterCase::answer).toList(), messages(sheet), NextWords.due(followed),
                followed.allParts().map(ReporterCase::part).toList(),
                followed.identityLog().stream()
                        .map(e -> new IdentityView(ChinaTime.offset(e.at()), e.act().code(), e.role(), e.reason())).toList());
    }

    private static Part part(Followed part) {
        PublicStatus shown = part.own().shown();
        return new Part(part.own().number(), shown.code(), shown.label(), duties(part),
                steps(part).map(ReporterCase::step).toList(), messages(part.own()), NextWords.duePart(part));
    }

    private static List<Duty> duties(Followed followed) {
        return followed.clocks().stream()
                .map(c -> new Duty(c.kind().code(), c.basis(), ChinaTime.offset(c.due()), c.state().code())).toList();
    }

    private static List<Message> messages(CaseSheet sheet) {
        return sheet.ownMessages().stream().map(m -> new Message(ChinaTime.offset(m.at()),
                m.fromReporter() ? "reporter" : "staff", m.text())).toList();
    }

    /** The steps the reporter may know, in the order they happened. */
    static Stream<CaseSheet.Event> steps(Followed followed) {
        return followed.steps();
    }

    /** The approved answers of the case, of the main case it was merged into and of its parts. */
    static Stream<CaseSheet.Event> answers(Followed followed) {
        return followed.answered();
    }

    private static Step step(CaseSheet.Event event) {
        return new Step(ChinaTime.offset(event.at()), event.action().publicCode(), event.action().publicLabel(),
                event.publicNote());
    }

    private static Answer answer(CaseSheet.Event event) {
        return new Answer(ChinaTime.offset(event.at()), event.data().get(Datum.ANSWER), event.data().get(Datum.VERIFIED));
    }
}
