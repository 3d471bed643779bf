package org.ecobureau.noise;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecobureau.monitoring.DayRange;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.jboss.resteasy.reactive.RestQuery;

/** Results of the noise points for anybody; without {@code from} the last five years. */
@Path("/api/v1/noise")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "noise")
@PublicCache(300)
public class NoiseApi {

    static final int DEFAULT_YEARS = 5;
    private static final int KEY_PARTS = 5;

    @Inject
    NoiseEvaluations evaluations;
    @Inject
    Clock clock;

    /** One row of the list; see {@link NoiseEvaluation}. */
    public record NoiseJson(String kind, String zone, String period, OffsetDateTime start, OffsetDateTime end, String time,
            int points, int valid, Integer passed, BigDecimal rate, BigDecimal mean, String unit, BigDecimal limit,
            Integer grade, Integer peaksOver, String standard, String state, String source) {

        static NoiseJson of(NoiseEvaluation e) {
            return new NoiseJson(e.kind().code(), e.zone(), e.period().code(), ChinaTime.offset(e.start()),
                    ChinaTime.offset(e.end()), e.time().code(), e.points(), e.valid(), e.passed(), e.rate(), e.mean(),
                    NoiseEvaluation.UNIT, e.limit(), e.grade() == null ? null : e.grade().level(), e.peaksOver(), e.standard(),
                    e.state().code(), e.source());
        }
    }

    @GET
    @Path("/evaluations")
    @Operation(summary = "Zones by quarter, area and roads by year, newest first; kind area|road|zone")
    public Listing<NoiseJson> evaluations(@RestQuery String kind, @RestQuery String from, @RestQuery String to,
            @RestQuery Integer limit, @RestQuery String after) {
        int size = Limits.of(limit);
        List<NoiseEvaluation> all = all(kind, from, to);
        List<String> key = after == null ? null : Cursor.decode(after, KEY_PARTS);
        int first = key == null ? 0 : all.stream().map(NoiseEvaluation::key).toList().indexOf(key) + 1;
        if (key != null && first == 0) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
        }
        return Listing.page(all.subList(first, Math.min(all.size(), first + size + 1)), size,
                last -> next(kind, from, to, size, last)).map(NoiseJson::of);
    }

    @GET
    @Path("/evaluations.csv")
    @Produces("text/csv")
    public Response evaluationsCsv(@RestQuery String kind, @RestQuery String from, @RestQuery String to) {
        return Csv.response("noise-evaluations.csv", NoiseEvaluation.HEADER,
                all(kind, from, to).stream().map(NoiseEvaluation::cells));
    }

    private List<NoiseEvaluation> all(String kind, String from, String to) {
        PointKind wanted = kind == null || kind.isEmpty() ? null
                : PointKind.byCode(kind).orElseThrow(() -> Problem.badParameter("kind", "请填写 area、road 或 zone。"));
        ZonedDateTime now = clock.instant().atZone(ChinaTime.ZONE);
        DayRange range = DayRange.of(from, to).within(now.minusYears(DEFAULT_YEARS).toInstant(), now.toInstant());
        if (range.to().isBefore(range.from())) {
            throw Problem.badParameter("from", "开始不能晚于现在");
        }
        return evaluations.of(range.from(), range.to()).stream().filter(e -> wanted == null || e.kind() == wanted).toList();
    }

    private static String next(String kind, String from, String to, int limit, NoiseEvaluation last) {
        StringBuilder address = new StringBuilder("/api/v1/noise/evaluations?");
        add(address, "kind", kind);
        add(address, "from", from);
        add(address, "to", to);
        return address.append("limit=").append(limit).append("&after=").append(Cursor.encode(last.key().toArray()))
                .toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        if (value != null && !value.isEmpty()) {
            address.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&');
        }
    }
}
