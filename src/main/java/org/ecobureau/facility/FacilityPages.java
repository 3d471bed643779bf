package org.ecobureau.facility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.region.Townships;
import org.ecobureau.register.CellWords;
import org.ecobureau.register.Origin;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterColumn;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.register.RowPage;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The facility lists with their states, and one list. */
@Path("/facilities")
@Produces(MediaType.TEXT_HTML)
@PublicCache(300)
@Blocking
public class FacilityPages {

    private static final String PATH = "/facilities";
    private static final int PAGE = 100;

    @Inject
    FacilityKinds facilities;
    @Inject
    RegisterKinds kinds;
    @Inject
    Registers registers;
    @Inject
    CellWords words;
    @Inject
    Townships townships;

    /** A list in the overview; {@code summary} is null while nothing is published. */
    public record Item(String href, String title, String purpose, String summary, LocalDate listDate, String source) {
    }

    /** The overview. */
    public record Overview(List<Item> items, boolean demonstration) {
    }

    /** A row: its first column, then the others in the order of the headings. */
    public record Row(String name, List<String> cells) {
    }

    /**
     * One list.
     *
     * @param summary counts by state, null while nothing is published
     * @param list where it comes from
     * @param next next page or null, {@code first} the first page when this is a later one
     */
    public record View(String title, String purpose, String about, String summary, List<String> heads, List<Row> rows,
            int count, Origin list, String township, String townshipName, List<Option> townships, String path, String query,
            String next, String first) {
    }

    @CheckedTemplate(basePath = "facility", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance facilities(Overview view);

        static native TemplateInstance list(View view);
    }

    @GET
    public TemplateInstance facilities() {
        List<Item> items = new ArrayList<>();
        boolean demonstration = false;
        Map<String, PublishedRegister> lists = registers
                .published(facilities.all().stream().map(FacilityKinds.Kind::register).toList());
        for (FacilityKinds.Kind facility : facilities.all()) {
            PublishedRegister list = lists.get(facility.register());
            RegisterKind kind = kinds.get(facility.register());
            demonstration |= list.demonstration();
            items.add(new Item(PATH + "/" + facility.slug(), kind.title(), kind.purpose(),
                    list.published() ? summary(facility, kind, list.rows()) : null, list.listDate(), source(list)));
        }
        return Templates.facilities(new Overview(items, demonstration));
    }

    @GET
    @Path("/{kind}")
    public TemplateInstance list(@RestPath("kind") String slug, @RestQuery String township, @RestQuery String after) {
        FacilityKinds.Kind facility = facilities.bySlug(slug)
                .orElseThrow(() -> Problem.notFound("没有这份设施名单。全部名单在“设施名单”页上。"));
        String chosen = townships.chosen(township);
        RegisterKind kind = kinds.get(facility.register());
        PublishedRegister list = registers.published(kind.code());
        List<RegisterRow> rows = list.rows().stream()
                .filter(row -> chosen == null || chosen.equals(row.text("township"))).toList();
        RowPage page = RowPage.of(rows, after, PAGE);
        String path = PATH + "/" + slug;
        String query = chosen == null ? "" : "?township=" + chosen;
        String next = page.next() == null ? null
                : path + "?" + (chosen == null ? "" : "township=" + chosen + "&") + "after=" + page.next();
        List<RegisterColumn> columns = kind.openColumns();
        return Templates.list(new View(kind.title(), kind.purpose(), facility.about(),
                list.published() ? summary(facility, kind, rows) : null,
                columns.stream().skip(1).map(RegisterColumn::label).toList(),
                page.rows().stream().map(row -> row(columns, row)).toList(), rows.size(),
                Origin.of(list, registers), chosen == null ? "" : chosen, chosen == null ? null : townships.nameOf(chosen),
                townships.options(), path, query, next, page.later() ? path + query : null));
    }

    private Row row(List<RegisterColumn> columns, RegisterRow row) {
        List<String> cells = columns.stream().map(column -> words.of(column, row.text(column.name()))).toList();
        return new Row(cells.get(0), cells.subList(1, cells.size()));
    }

    /** "25 座，运行 23 座，检修停运 2 座". */
    private static String summary(FacilityKinds.Kind facility, RegisterKind kind, List<RegisterRow> rows) {
        if (rows.isEmpty()) {
            return "0 " + facility.unit();
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        RegisterColumn state = kind.column(FacilityKinds.STATE).orElseThrow();
        state.options().forEach(option -> counts.put(option.value(), 0));
        rows.forEach(row -> counts.merge(row.text(FacilityKinds.STATE), 1, Integer::sum));
        StringBuilder text = new StringBuilder().append(rows.size()).append(' ').append(facility.unit());
        counts.forEach((value, count) -> text.append(count == 0 ? ""
                : "，" + state.optionLabel(value) + " " + count + " " + facility.unit()));
        return text.toString();
    }

    private static String source(PublishedRegister list) {
        return list.demonstration() ? "演示数据" : list.source();
    }
}
