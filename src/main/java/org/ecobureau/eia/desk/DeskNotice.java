package org.ecobureau.eia.desk;

import java.time.Instant;
import java.util.List;

import org.ecobureau.eia.NoticeView;

/**
 * A version on its desk page.
 *
 * @param lockVersion the count the page was rendered with; every action sends it back
 * @param reason why this version corrects the one before, null for a first version
 * @param warning what the checker should look at, or null
 * @param publicHref the address for the public, null while nothing is published
 */
public record DeskNotice(long versionId, int lockVersion, NoticeView notice, String state, String colour, String reason,
        List<String> drafters, boolean editable, boolean correctable, String withdrawalReason, String warning,
        List<Action> actions, List<Event> events, String publicHref) {

    /** A move this person may make now. */
    public record Action(String move, String label, boolean reasonNeeded, boolean main, String hint) {
    }

    /** A line of the record. */
    public record Event(Instant at, String person, String what, String reason) {
    }
}
