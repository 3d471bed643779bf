package org.ecobureau.drinkingwater;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.drinkingwater.SourceReport.Row;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.Standards;
import org.ecobureau.standard.Statutes;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The quarterly report of the drinking-water sources, in the layout people know from the province's reports. */
@Path("/drinking-water")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
public class DrinkingWaterPages {
    private static final int MOST_HISTORY = 12;
    private static final int MOST_PAST = 10;

    @Inject
    SourceReports reports;
    @Inject
    WaterNotices notices;
    @Inject
    TapWater tapWater;
    @Inject
    Townships townships;
    @Inject
    MonitoringConfig config;
    @Inject
    DrinkingWaterConfig pages;
    @Inject
    Clock clock;

    /** A line of the report with the names a reader needs. */
    public record Line(Row row, String township) {
    }

    /** A quarter of the history. */
    public record Past(String quarter, SourceFigures figures) {
    }

    /** Standards and law by which the quarter was judged, as they are quoted. */
    public record Basis(String surface, String method, String ground, String law) {
    }

    /** What the page may be narrowed to. */
    public record Choice(String quarter, String township, String townshipName, List<Option> quarters,
            List<Option> townships) {

        /** The query of this page without the paging mark. */
        public String query() {
            return "quarter=" + quarter + (township == null ? "" : "&township=" + township);
        }

        /** The first page of the same choice. */
        public String home() {
            return "/drinking-water?" + query();
        }
    }

    /** The page. */
    public record ReportView(SourceReport report, Choice choice, List<Line> lines, int rows, String next, boolean first,
            SourceSummary summary, WaterNotices.Board notices,
            List<TapWater.Result> tap, NextDue due, String dueBasis, boolean newest, String coming, Basis basis,
            List<Past> history,
            boolean demonstration) {
    }

    @CheckedTemplate(basePath = "drinkingwater", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance report(ReportView view);
    }

    @GET
    public TemplateInstance report(@QueryParam("quarter") String quarter, @QueryParam("township") String township,
            @QueryParam("after") String after) {
        SourceReports.Reading reading = reports.read(quarter == null || quarter.isEmpty() ? null : quarter);
        SourceReport report = reading.report();
        String place = reports.township(township);
        List<Row> rows = report.of(place);
        List<Row> rest = SourceReports.after(rows, after);
        List<Row> shown = rest.subList(0, Math.min(rest.size(), pages.rowsPerPage()));
        Choice choice = choice(reading, place);
        WaterNotices.Board board = notices.board();
        List<TapWater.Result> tap = tapWater.of(report.start());
        String next = rest.size() > shown.size()
                ? "/drinking-water?" + choice.query() + "&after=" + shown.get(shown.size() - 1).source().site().code()
                : null;
        return Templates.report(new ReportView(report, choice,
                shown.stream().map(row -> new Line(row, nameOf(row.source().site().township()))).toList(), rows.size(), next,
                after == null, SourceSummary.of(report, clock.instant(), config.quarterStaleAfter()),
                new WaterNotices.Board(board.now(), board.past().stream().limit(MOST_PAST).toList()), tap, reading.due(),
                reports.dueBasis(), reading.newest(), reading.coming(), basis(report),
                reading.history().stream().limit(MOST_HISTORY).map(f -> new Past(QuarterText.of(f.start()), f)).toList(),
                report.figures().demonstration() || tap.stream().anyMatch(TapWater.Result::demonstration)
                        || board.now().stream().anyMatch(WaterNotice::demonstration)));
    }

    private Choice choice(SourceReports.Reading reading, String township) {
        String chosen = QuarterText.of(reading.report().start());
        List<Option> quarters = new ArrayList<>();
        reading.history().forEach(f -> quarters.add(Option.of(QuarterText.of(f.start()), f.words())));
        if (quarters.stream().noneMatch(o -> o.value().equals(chosen))) {
            quarters.add(0, Option.of(chosen, reading.report().words()));
        }
        Set<String> known = reports.townshipsOf(reading.report());
        return new Choice(chosen, township, nameOf(township), quarters,
                townships.options().stream().filter(o -> known.contains(o.value())).toList());
    }

    private static Basis basis(SourceReport report) {
        LocalDate day = ChinaTime.dayOf(report.start());
        return new Basis(Standards.inForce("water.surface", day).label(), Standards.inForce("water.evaluation", day).label(),
                Standards.inForce("water.ground", day).label(), Statutes.cite("eco-code-326").label());
    }

    private String nameOf(String township) {
        return township == null ? null : townships.nameOf(township);
    }
}
