package org.ecobureau.complaint.intake;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.complaint.GridPerson;
import org.ecobureau.complaint.GridRegister;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** {@code /complaints/grid}: who is in charge where I live, with the office phone only. */
@Path("/complaints/grid")
@Produces(MediaType.TEXT_HTML)
@PublicCache(300)
public class GridPages {

    @CheckedTemplate(basePath = "complaint/intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance grid(GridView view);
    }

    /** Somebody in charge; remark may be null. */
    public record Person(String area, String level, String name, String phone, String remark) {
    }

    /** A township that has somebody on the list. */
    public record Group(String code, String name, List<Person> persons) {
    }

    /**
     * The page.
     *
     * @param chosen code of the township, null for all
     * @param name of it, null for all
     * @param total rows of the whole list
     */
    public record GridView(List<Option> townships, String chosen, String name, List<Group> groups,
            List<GridRegister.Chief> chiefs, GridRegister.Source source, int total) {
    }

    @Inject
    GridRegister grid;

    @Inject
    Townships townships;

    /** All townships with whoever answers for each; one township with its villages, grids and rivers. */
    @GET
    @Transactional
    public TemplateInstance grid(@RestQuery String township) {
        String chosen = Nfc.clean(township);
        if (chosen != null && townships.byCode(chosen).isEmpty()) {
            throw Problem.badParameter("township", "没有这个乡镇。");
        }
        GridRegister.Published list = grid.published();
        Map<String, List<Person>> byTownship = list.persons().stream()
                .filter(p -> chosen == null ? p.level() == GridPerson.Level.TOWNSHIP : p.township().equals(chosen))
                .collect(Collectors.groupingBy(GridPerson::township, Collectors.mapping(
                        p -> new Person(p.area(), p.level().label(), p.name(), p.phone(), p.remark()), Collectors.toList())));
        List<Group> groups = townships.all().stream().filter(t -> byTownship.containsKey(t.code()))
                .map(t -> new Group(t.code(), t.name(), byTownship.get(t.code()))).toList();
        return Templates.grid(new GridView(townships.options(), chosen, chosen == null ? null : townships.nameOf(chosen),
                groups, chosen == null ? List.of() : grid.chiefs(chosen), list.source(), list.persons().size()));
    }
}
