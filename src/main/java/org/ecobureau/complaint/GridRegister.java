package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.Registers;

/** The published lists of who is in charge of a place: the grid, and the river chiefs. */
@ApplicationScoped
public class GridRegister {

    private static final String GRID = "grid-officers";
    private static final String CHIEFS = "river-chiefs";

    @Inject
    Registers registers;

    @Inject
    Observations observations;

    /** Who is in charge of a river; name and phone may be null. */
    public record Chief(String river, String position, String name, String phone) {
    }

    /**
     * Who is in charge of one township or place.
     *
     * @param persons the smallest area first
     * @param chiefs of the rivers measured in the township
     */
    public record InCharge(List<GridPerson> persons, List<Chief> chiefs) {
    }

    /**
     * A whole list as the public reads it.
     *
     * @param publishedAt null when nothing is published
     */
    public record Source(String name, LocalDate listDate, Instant publishedAt, boolean demonstration) {
    }

    /** The list with where it comes from. */
    public record Published(List<GridPerson> persons, Source source) {
    }

    /** Everybody on the list: one statement. */
    public List<GridPerson> persons() {
        return published().persons();
    }

    /** The list and its source: one statement. */
    public Published published() {
        PublishedRegister list = registers.published(GRID);
        return new Published(list.rows().stream().map(GridPerson::of).toList(),
                new Source(list.source(), list.listDate(), list.publishedAt(), list.demonstration()));
    }

    /** Whom the desk can call about a place; the rivers only where water is the matter. Two statements. */
    public InCharge of(String township, String place, boolean water) {
        Map<String, PublishedRegister> lists = registers.published(List.of(GRID, CHIEFS));
        List<GridPerson> persons = lists.get(GRID).rows().stream().map(GridPerson::of).toList();
        return new InCharge(GridPerson.inChargeOf(persons, township, place),
                water ? chiefs(lists.get(CHIEFS), township) : List.of());
    }

    /** The chiefs of the rivers that are measured in a township: two statements. */
    public List<Chief> chiefs(String township) {
        return chiefs(registers.published(CHIEFS), township);
    }

    private List<Chief> chiefs(PublishedRegister list, String township) {
        Set<String> here = observations.sites(SiteKind.WATER).stream().filter(s -> township.equals(s.township()))
                .map(SiteView::code).collect(Collectors.toSet());
        return list.rows().stream().filter(row -> here.contains(row.text("site")))
                .map(row -> new Chief(row.text("river"), row.text("position"), row.text("chief"), row.text("phone"))).toList();
    }
}
