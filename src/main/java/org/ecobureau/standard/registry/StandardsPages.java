package org.ecobureau.standard.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.Standards;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.AirReport;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.Aqi;
import org.ecobureau.standard.air.AqiResult;
import org.ecobureau.standard.registry.LimitTables.LimitTable;
import org.ecobureau.standard.registry.Registry.Entry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The standards and law articles the site works by, with their figures as tables. */
@Path("/standards")
@PublicCache(3600)
@Produces(MediaType.TEXT_HTML)
public class StandardsPages {
    /** PM2.5 of one day, µg/m³: the value whose index differs between the two days. */
    private static final BigDecimal EXAMPLE = BigDecimal.valueOf(70);
    /** The first day of the newest index (HJ 633-2026). */
    private static final LocalDate CHANGE = Standards.get("HJ 633-2026").validity().from();

    @Inject
    java.time.Clock clock;

    /** A row of a list. */
    public record Row(String id, String title, String article, String summary, String href, LocalDate from, LocalDate to,
            String replacedBy, String replacedByHref, String usedFor, String verification, String state, String colour) {
    }

    /** The index of the same air by the version in force on a day. */
    public record Example(LocalDate day, String standard, int index, String category) {
    }

    /** The list. */
    public record ListView(List<Row> standards, List<Row> statutes, List<Example> examples, String example) {
    }

    /** One entry. */
    public record EntryView(Row row, boolean standard, String source, List<Table> tables, String slug) {
    }

    /** A table of figures. */
    public record Table(String name, String title, List<String> columns, List<List<String>> rows) {
        static Table of(LimitTable t) {
            return new Table(t.name(), t.title(), t.columns(), t.rows());
        }
    }

    @CheckedTemplate(basePath = "standard", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance standards(ListView view);

        static native TemplateInstance entry(EntryView view);
    }

    @GET
    public TemplateInstance list() {
        return Templates.standards(new ListView(
                Registry.all().stream().filter(Entry::isStandard).map(this::row).toList(),
                Registry.all().stream().filter(e -> !e.isStandard()).map(this::row).toList(),
                List.of(example(CHANGE.minusDays(1)), example(CHANGE)), EXAMPLE.toPlainString()));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance entry(@PathParam("id") String id) {
        Entry entry = Registry.bySlug(id)
                .orElseThrow(() -> Problem.notFound("没有登记这个标准或法条。全部标准在“采用的标准”页上。"));
        return Templates.entry(new EntryView(row(entry), entry.isStandard(), entry.source(),
                LimitTables.of(entry.id()).stream().map(Table::of).toList(), entry.slug()));
    }

    private Row row(Entry e) {
        LocalDate today = ChinaTime.today(clock);
        boolean future = today.isBefore(e.validFrom());
        boolean over = e.validTo() != null && today.isAfter(e.validTo());
        return new Row(e.id(), e.title(), e.article(), e.summary(), e.url(), e.validFrom(), e.validTo(), e.replacedBy(),
                e.replacedBy() == null ? null : Registry.byId(e.replacedBy()).map(Entry::url).orElse(null), e.usedFor(),
                e.verification(), future ? "还没有施行" : over ? "已停止施行" : "现行", future ? "blue" : over ? "grey" : "green");
    }

    /** A day of which only PM2.5 is known; its index alone decides. */
    static Example example(LocalDate day) {
        AqiResult result = Aqi.evaluate(new AirReport(day, AirPeriod.DAY, Map.of("pm25", new AirValue.Measured(EXAMPLE))));
        return new Example(day, result.standard(), result.iaqi().get("pm25"),
                result.level() == null ? "" : result.level().category());
    }
}
