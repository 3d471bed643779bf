package org.ecobureau.complaint.desk;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriInfo;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseNeighbours;
import org.ecobureau.complaint.CaseNeighbours.Neighbour;
import org.ecobureau.shared.web.Problem;

/**
 * The way through a list, case after case: the list travels as {@code list} in every address below a case, in links, forms and
 * redirects, so that it outlives a mistake, a conflict and signing in again. Templates write it with {@code cdi:walk}.
 */
@Named("walk")
@RequestScoped
public class ListWalk {

    /** Lists that nobody works off; how many they hold is not told. */
    private static final Set<Box> WITHOUT_END = EnumSet.of(Box.ALL, Box.CLOSED);

    @Inject
    UriInfo request;

    @Inject
    CaseNeighbours neighbours;

    private Optional<ListPlace> place;

    /** A case beside this one. */
    public record Beside(String number, String href) {
    }

    /**
     * What stands around a case.
     *
     * @param back the page of the list, null when the case was opened from none
     * @param count how many the list holds now, null where nobody counts
     */
    public record View(String back, String label, Long count, Beside previous, Beside next) {

        static final View NONE = new View(null, null, null, null, null);

        public boolean isKnown() {
            return back != null;
        }
    }

    /** Read once a request: a page of a case names it in some thirty addresses. */
    private Optional<ListPlace> place() {
        if (place == null) {
            place = ListPlace.of(request.getQueryParameters().getFirst("list"));
        }
        return place;
    }

    /** {@code ?list=…} for an address without parameters, or nothing. */
    public String first() {
        return place().map(place -> "?list=" + place.word()).orElse("");
    }

    /** {@code &list=…} for an address with parameters, or nothing. */
    public String more() {
        return place().map(place -> "&list=" + place.word()).orElse("");
    }

    /** The list people came from, or the first list of all. */
    public String back() {
        return place().map(ListPlace::href).orElse("/staff/cases");
    }

    /** What stands around this case in the list it was opened from: three statements, none without a list. */
    View around(String number, Actor actor) {
        return place().map(place -> around(place, number, actor)).orElse(View.NONE);
    }

    private View around(ListPlace place, String number, Actor actor) {
        CaseInbox.Filter filter = place.filter();
        try {
            Long count = WITHOUT_END.contains(place.box()) ? null : Long.valueOf(neighbours.count(filter, actor));
            return new View(place.href() + "#" + number, CaseListViews.label(place.box()), count,
                    neighbours.previous(filter, actor, place.key(), number).map(n -> beside(place, n)).orElse(null),
                    neighbours.next(filter, actor, place.key(), number).map(n -> beside(place, n)).orElse(null));
        } catch (Problem notAList) {
            // Words that no list takes, written into the address by hand.
            return View.NONE;
        }
    }

    private static Beside beside(ListPlace place, Neighbour neighbour) {
        return new Beside(neighbour.number(),
                "/staff/cases/" + neighbour.number() + "?list=" + place.at(neighbour.key()).word());
    }
}
