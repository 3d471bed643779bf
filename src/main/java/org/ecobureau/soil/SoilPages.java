package org.ecobureau.soil;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.region.Townships;
import org.ecobureau.register.Origin;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterColumn;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.register.RowPage;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.Statutes;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Soil: the county's plots of the provincial list, in and out with dates, and its key units of the city's list. */
@Path("/soil")
@Produces(MediaType.TEXT_HTML)
@PublicCache(300)
@Blocking
public class SoilPages {

    private static final String PLOTS = "soil-plots";
    private static final String UNITS = "soil-key-units";
    private static final int PAGE = 100;

    @Inject
    Registers registers;
    @Inject
    RegisterKinds kinds;
    @Inject
    Townships townships;

    /** A plot as the page prints it; missing facts are null. */
    public record Plot(String name, String township, String area, String centre, String pollutants, String status,
            String colour, LocalDate entered, LocalDate left, String document) {
    }

    /** A key unit. */
    public record Unit(String name, String creditCode, String township, String industry, String listedYear,
            String selfMonitoring) {
    }

    /** A law article with what it says, in our own words. */
    public record Law(String label, String text) {
    }

    /**
     * The page.
     *
     * @param counts plots by status in words, of the chosen township
     * @param plotsNext next page of the plots, or null
     * @param unitsNext next page of the units, or null
     */
    public record View(Origin plots, List<Plot> plotRows, String plotsNext, String counts, Origin units, List<Unit> unitRows,
            String unitsNext, String township,
            String townshipName, String status, List<Option> townships, List<Option> statuses, boolean chosen, String query,
            List<Law> laws, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "soil", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance soil(View view);
    }

    @GET
    public TemplateInstance soil(@RestQuery String township, @RestQuery String status, @RestQuery String after,
            @RestQuery String afterUnit) {
        RegisterColumn states = kinds.get(PLOTS).column("status").orElseThrow();
        String place = townships.chosen(township);
        String state = status == null || status.isEmpty() ? null : status;
        if (state != null && states.options().stream().noneMatch(o -> o.value().equals(state))) {
            throw Problem.badParameter("status", "请填写 control、remediation 或 left。");
        }
        PublishedRegister plots = registers.published(PLOTS);
        PublishedRegister units = registers.published(UNITS);
        List<RegisterRow> here = in(plots, place).toList();
        RowPage plotPage = RowPage
                .of(here.stream().filter(row -> state == null || state.equals(row.text("status"))).toList(), after, PAGE);
        RowPage unitPage = RowPage.of(in(units, place).toList(), afterUnit, PAGE);
        String filter = (place == null ? "" : "township=" + place + "&") + (state == null ? "" : "status=" + state + "&");
        return Templates
                .soil(new View(Origin.of(plots, registers), plotPage.rows().stream().map(row -> plot(states, row)).toList(),
                        more(filter, "after", plotPage, "#plots"), counts(states, here), Origin.of(units, registers),
                        unitPage.rows().stream().map(this::unit).toList(), more(filter, "afterUnit", unitPage, "#units"),
                        place == null ? "" : place,
                        place == null ? null : townships.nameOf(place), state == null ? "" : state, townships.options(),
                        states.options(), place != null || state != null, place == null ? "" : "?township=" + place,
                        Stream.of("eco-code-414", "eco-code-453", "eco-code-461").map(Statutes::cite)
                                .map(statute -> new Law(statute.label(), statute.text())).toList(),
                        plots.demonstration() || units.demonstration()));
    }

    private static String more(String filter, String name, RowPage page, String anchor) {
        return page.next() == null ? null : "/soil?" + filter + name + "=" + page.next() + anchor;
    }

    private static Stream<RegisterRow> in(PublishedRegister list, String township) {
        return list.rows().stream().filter(row -> township == null || township.equals(row.text("township")));
    }

    private static String counts(RegisterColumn states, List<RegisterRow> rows) {
        Map<String, Long> counts = rows.stream()
                .collect(Collectors.groupingBy(row -> row.text("status"), Collectors.counting()));
        return rows.size() + " 块" + states.options().stream().filter(o -> counts.containsKey(o.value()))
                .map(o -> "，" + o.label() + " " + counts.get(o.value()) + " 块").collect(Collectors.joining());
    }

    private Plot plot(RegisterColumn states, RegisterRow row) {
        String status = row.text("status");
        return new Plot(row.text("plot"), townships.nameOf(row.text("township")), area(row.number("area")), row.text("centre"),
                row.text("pollutants"), states.optionLabel(status),
                status.equals("left") ? "green" : status.equals("remediation") ? "yellow" : "orange", row.day("entered"),
                row.day("left"), row.text("documentNumber"));
    }

    private Unit unit(RegisterRow row) {
        return new Unit(row.text("name"), row.text("creditCode"), townships.nameOf(row.text("township")), row.text("industry"),
                row.text("listedYear"), row.text("selfMonitoring"));
    }

    private static String area(BigDecimal squareMetres) {
        return squareMetres == null ? null : new DecimalFormat("#,##0.##").format(squareMetres) + " 平方米";
    }
}
