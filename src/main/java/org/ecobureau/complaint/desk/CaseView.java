package org.ecobureau.complaint.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseRetention;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.ReplyLetter;
import org.ecobureau.region.NearbyFact;
import org.ecobureau.shared.web.Option;
import org.ecobureau.staff.Roles;

/** The case page: what a person may see and do, in words. */
public record CaseView(String number, String status, String statusColour, String channel, String received,
        List<ClockView> clocks, List<Step> steps, Step current, List<Fact> facts, String description, List<Photo> photos,
        List<Fact> inquiry, String draft, String draftedBy, String answer, List<Event> events,
        List<Message> messages, boolean mayMessage, boolean mayNote, Identity identity, long version, int seen,
        List<Option> units, List<Related> related, List<String> marks, Surroundings surroundings,
        Letters letters, Reported reported, CaseVisits visits, CaseRetention.Standing retention,
        AroundView around, Conversation conversation, Ties ties,
        Urgent urgent, Post post) {

    /**
     * The mark of an emergency.
     *
     * @param marked who said so and when, null when it is none
     * @param proposed what the reporter filled in that speaks for it, null when nothing does or it is decided
     */
    public record Urgent(String marked, String proposed) {
    }

    /**
     * Who spoke last.
     *
     * @param saidAt the reporter, in words; null when somebody has taken note
     * @param until the same as an instant, for the button; null for people who are not the ones to listen
     * @param askedAt the bureau, and no answer has come; null otherwise
     */
    public record Conversation(String saidAt, String until, String askedAt) {
    }

    /** Whether any photo may be taken as it was sent. */
    public boolean takesOriginals() {
        return photos.stream().anyMatch(Photo::takes);
    }

    /** The newest messages; a page beside the case has those before. */
    public CasePast<Message> latestMessages() {
        return CasePast.latest(messages);
    }

    /** The newest steps; a page beside the case has those before. */
    public CasePast<Event> latestEvents() {
        return CasePast.latest(events);
    }

    /** The steps on the straight way. */
    public List<Step> usual() {
        return steps.stream().filter(s -> !s.aside()).toList();
    }

    /** The steps beside it. */
    public List<Step> aside() {
        return steps.stream().filter(Step::aside).toList();
    }

    /**
     * What can be taken away again: helping units and linked cases, the officer's work, and a case that was given away.
     *
     * @param officer who investigates now, null for nobody
     */
    public record Ties(List<Option> helping, List<Option> linked, String officer, boolean givenAway) {

        private static final Set<CaseStatus> GIVEN_AWAY = EnumSet.of(CaseStatus.REFUSED, CaseStatus.PASSED_ON,
                CaseStatus.RETURNED);

        static Ties of(CaseSheet sheet, Map<String, String> units) {
            return new Ties(sheet.coUnits().stream().map(u -> Option.of(u, units.getOrDefault(u, u))).toList(),
                    sheet.related().stream().filter(r -> r.kind().equals("linked"))
                            .map(r -> Option.of(r.number(), r.number() + "（" + r.status().label() + "）")).toList(),
                    sheet.officer(), GIVEN_AWAY.contains(sheet.status()));
        }
    }

    /**
     * What goes by post.
     *
     * @param only nothing but the post reaches the reporter
     * @param letter whether this person prints letters and something was decided
     * @param registered whether the number of a registered letter may be noted: it leads to who got it
     */
    public record Post(boolean only, boolean letter, boolean registered) {

        static Post of(CaseSheet sheet, Actor actor) {
            return new Post(sheet.byPost(), actor.roles().contains(Roles.INTAKE) && ReplyLetter.isWritten(sheet),
                    sheet.identityMode() != IdentityMode.CONFIDENTIAL);
        }
    }

    /** Scans of the letter, and who may open them. */
    public record Letters(String explanation, boolean mayOpen, boolean mayAdd, List<Letter> files) {
    }

    /** One scan. */
    public record Letter(UUID id, String kind, long kilobytes, boolean clean, String state) {
    }

    /** Another case that has to do with this one, and how. */
    public record Related(String number, String status, String how, boolean urgent, boolean readable) {
    }

    /**
     * Published facts near the place.
     *
     * @param at the time they are of
     * @param receipt true when that is only the time the report came in
     */
    public record Surroundings(String at, boolean receipt, List<NearbyFact> facts) {
    }

    /**
     * The published value that an error was reported in.
     *
     * @param proposal words for the answer once the value was corrected, null before
     */
    public record Reported(String value, String href, String then, List<Change> changes, boolean mended,
            boolean demonstration, String proposal) {

        /** Where monitors correct it. */
        public String correctHref() {
            return "/staff/observations/values" + href.substring("/data".length());
        }

        /** A version published after the report. */
        public record Change(int version, String now, String at, String note) {
        }
    }

    /** A label and its words. */
    public record Fact(String label, String value) {
    }

    /** One clock: which duty, until when in words, how it stands. */
    public record ClockView(String duty, String until, DueView due) {
    }

    /** A step open to this person; slug is its address and says which fields the form has. */
    public record Step(String slug, String label, boolean current, boolean aside) {

        /** Whether a letter says it to who can only be written to. */
        public boolean tells() {
            return Steps.bySlug(slug).filter(ReplyLetter::tells).isPresent();
        }

        /**
         * Where the step leads below the case: a page of its own, or its form on the page of the case.
         *
         * @param walk the list that goes along
         */
        public String address(ListWalk walk) {
            return slug.equals("record-visit") ? "/visits/new" + walk.first() : "?step=" + slug + walk.more() + "#step";
        }
    }

    /** One line of the time line; details are shown on demand. */
    public record Event(String at, String label, String who, String change, List<Fact> words, List<Fact> details,
            boolean seenByReporter) {
    }

    /** One message. */
    public record Message(long id, String at, boolean fromReporter, String who, String text, String via, String from) {
    }

    /**
     * A photo with the addresses of its copies and of what was sent.
     *
     * @param takes whether this person may take what was sent
     * @param via number of the other case it came with, else null; from says which kind of case that is
     * @param later the word for photos sent after the complaint, else null
     */
    public record Photo(UUID thumbnail, UUID shown, UUID original, int width, int height, boolean clean, boolean takes,
            String state, String via, String from, String later, String at) {
    }

    /**
     * Who reported.
     *
     * @param explanation why nothing is shown, or what opening means
     * @param mayView whether the person may open name and phone
     * @param shown opened fields, empty before
     * @param phone for a call link, null without
     * @param mayChange whether the person may correct or erase it when the reporter asks for it
     */
    public record Identity(String mode, String explanation, boolean mayView, List<Fact> shown, String phone,
            boolean mayChange) {

        Identity(String mode, String explanation, boolean mayView, List<Fact> shown, String phone) {
            this(mode, explanation, mayView, shown, phone, false);
        }

        Identity changed(boolean may) {
            return new Identity(mode, explanation, mayView, shown, phone, may);
        }
    }

    /**
     * What happened while the person was typing.
     *
     * @param typed what would get lost because its form is no longer there
     */
    public record Conflict(String message, List<Event> since, List<Fact> typed) {
    }
}
