package org.ecobureau.complaint.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.ecobureau.attachment.PhotoView;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseRetention;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.ClockReading;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Followed;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.Verified;
import org.ecobureau.shared.time.ChinaTime;

/** The case page of the reporter. */
public record TrackedCase(String number, String status, Instant receivedAt, List<Fact> facts, List<Step> steps,
        String next, String advice, List<Duty> duties, List<Letter> letters, List<Talk> talks, List<Photo> photos, int room,
        boolean mayWithdraw, boolean mayRate, String rating, List<Part> parts, boolean merged,
        List<Access> accesses, boolean anonymous, boolean identityKept, CaseRetention.Standing retention) {

    /** A photo of the reporter; {@code later}: sent after the complaint. */
    public record Photo(PhotoView view, boolean later) {
    }

    /** A part that is handled as a case of its own: what is told of it. */
    public record Part(String number, String status, String next, String advice, List<Step> steps, List<Duty> duties,
            List<Talk> talks) {
    }

    /** One line of what was done with the reporter's identity. */
    public record Access(Instant at, String words) {
    }

    /** What was reported, a line each. */
    public record Fact(String label, String value) {
    }

    /** A step that is done. */
    public record Step(Instant at, String label, String note) {
    }

    /** One clock in words; the basis of its term may be null. */
    public record Duty(String label, String basis, String due, String state, String colour) {
    }

    /** An approved answer, quoted. */
    public record Letter(Instant at, String text, String verified) {
    }

    /** One message. */
    public record Talk(Instant at, boolean fromReporter, String text) {
    }

    static TrackedCase of(Followed followed, List<Fact> facts, List<PhotoView> photos, int room,
            CaseRetention.Standing retention, Set<CaseAction> open) {
        CaseSheet sheet = followed.own();
        return new TrackedCase(sheet.number(), status(followed), sheet.receivedAt(), facts,
                steps(followed), NextWords.due(followed),
                retention.isTextGone() ? NextWords.ERASED : NextWords.advice(followed),
                duties(followed), letters(followed),
                talks(sheet),
                photos.stream().map(p -> new Photo(p, CasePhotos.isLater(sheet, p))).toList(), room,
                open.contains(CaseAction.WITHDRAW) || open.contains(CaseAction.LEAVE),
                open.contains(CaseAction.RATE), sheet.rating() == null ? null : sheet.rating().code(),
                followed.allParts().map(TrackedCase::part).toList(), followed.main() != null,
                followed.identityLog().stream().map(e -> new Access(e.at(), IdentityWords.of(e))).toList(),
                sheet.identityMode() == IdentityMode.ANONYMOUS, sheet.identityKept(), retention);
    }

    /** Merged: what counts is where the main case stands. */
    private static String status(Followed followed) {
        return followed.main() == null || followed.own().reporterLeft() ? followed.own().shown().label()
                : "并案办理：" + followed.handled().shown().label();
    }

    private static Part part(Followed part) {
        return new Part(part.own().number(), status(part), NextWords.duePart(part), NextWords.advice(part), steps(part),
                duties(part),
                talks(part.own()));
    }

    private static List<Step> steps(Followed followed) {
        return ReporterCase.steps(followed).map(e -> new Step(e.at(), e.action().publicLabel(), e.publicNote())).toList();
    }

    private static List<Talk> talks(CaseSheet sheet) {
        return sheet.ownMessages().stream().map(m -> new Talk(m.at(), m.fromReporter(), m.text())).toList();
    }

    private static List<Duty> duties(Followed followed) {
        List<Duty> duties = new ArrayList<>();
        for (ClockReading clock : followed.clocks()) {
            if (clock.kind() == ClockReading.Kind.RETURN) {
                continue;
            }
            String due = clock.calendarMissing() ? "等放假安排公布后算出" : "最迟 " + ChinaTime.day(ChinaTime.dayOf(clock.due())) + " 24 时";
            duties.add(new Duty(clock.kind().label(), clock.basis(), due, clock.state().label(), colour(clock.state())));
        }
        return duties;
    }

    private static List<Letter> letters(Followed followed) {
        return ReporterCase.answers(followed).map(e -> new Letter(e.at(), e.data().get(Datum.ANSWER),
                Verified.byCode(e.data().get(Datum.VERIFIED)).map(Verified::label).orElse(null)))
                .toList();
    }

    private static String colour(ClockReading.State state) {
        return switch (state) {
            case MET -> "green";
            case LATE -> "red";
            case EXTENDED -> "orange";
            case RUNNING -> "blue";
        };
    }
}
