package org.ecobureau.monitoring.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.shared.chart.Strip;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What came in last of each series, what is missing, and when the next value is due. */
@Path("/data-status")
@PublicCache(60)
@Produces(MediaType.TEXT_HTML)
public class DataStatusPages {
    private static final int PAGE = 40;
    private static final long MINUTES_OF_HOUR = 60;
    private static final long MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

    @Inject
    DataStatus status;
    @Inject
    Clock clock;

    /** One series; {@code last} is null without any value. */
    public record Row(String site, String href, String period, String last, Instant receivedAt, String age, String delay,
            String state, String colour, String missing, String window, String next, Instant nextDue, String nextDueWords,
            String deadline,
            String source, Long batch, Svg svg, List<Strip.Cell> cells, boolean demonstration) {
    }

    /** A kind of site to narrow the page to. */
    public record Choice(String label, String href, boolean chosen) {
    }

    /** The page. */
    public record StatusView(List<Row> rows, int count, long overdue, List<Choice> choices, String query, String next,
            String first, Instant at, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "monitoring/status", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance dataStatus(StatusView view);
    }

    @GET
    public TemplateInstance page(@QueryParam("kind") String kind, @QueryParam("after") String after) {
        SiteKind chosen = DataStatusApi.kind(kind);
        List<Series> all = status.series(chosen);
        String query = chosen == null ? "" : "?kind=" + chosen.code();
        Listing<Series> page = DataStatusApi.page(all, "/data-status" + (query.isEmpty() ? "?" : query + "&") + "after=", PAGE,
                after);
        List<Row> rows = page.items().stream().map(this::row).toList();
        return Templates.dataStatus(new StatusView(rows, all.size(), all.stream().filter(Series::overdue).count(),
                choices(chosen), query, page.next(), after == null ? null : "/data-status" + query, clock.instant(),
                rows.stream().anyMatch(Row::demonstration)));
    }

    private Row row(Series s) {
        String window = window(s.period());
        String state = s.lastStart() == null ? s.overdue() ? "还没有数据，已逾期" : "还没有数据" : s.overdue() ? "已逾期" : "正常";
        String missing = "缺 " + s.missing() + " " + unit(s.period()) + "（" + s.present() + "/" + s.expected() + "）";
        return new Row(s.site().name(), home(s), s.period().label() + "值",
                s.lastStart() == null ? null : s.period().words(s.lastStart()), s.receivedAt(),
                s.lastStart() == null ? null : ChinaTime.age(s.lastEnd(), clock.instant()), delay(s), state,
                s.overdue() ? "red" : s.lastStart() == null ? "grey" : "green", missing, window,
                s.period().words(s.nextStart()), s.nextDue(), due(s.nextDue()),
                s.deadline() == null ? null : s.deadline().label(),
                Reading.DEMONSTRATION.equals(s.source()) ? "演示数据" : s.source(), s.batchId(),
                Strip.of(s.cells(), s.site().name() + s.period().label() + "值，" + window + "：" + missing), s.cells(),
                Reading.DEMONSTRATION.equals(s.source()));
    }

    private static String window(PeriodKind period) {
        return switch (period) {
            case HOUR, DAY -> "最近 30 天";
            case MONTH -> "最近 12 个月";
            case QUARTER -> "最近 8 个季度";
            case YEAR -> "最近 5 年";
        };
    }

    private static String unit(PeriodKind period) {
        return switch (period) {
            case HOUR -> "小时";
            case DAY -> "天";
            case MONTH -> "个月";
            case QUARTER -> "个季度";
            case YEAR -> "年";
        };
    }

    /** How long after the end of the period it came, and whether that was in time. */
    private static String delay(Series s) {
        if (s.lastStart() == null) {
            return null;
        }
        String after = "时段结束后 " + words(s.delay()) + "收到";
        return s.late() == null ? after : after + (s.late() ? "，超过期限" : "，按时");
    }

    private static String words(Duration delay) {
        long minutes = Math.max(0, delay.toMinutes());
        return minutes < 2 * MINUTES_OF_HOUR ? minutes + " 分钟"
                : minutes < 2 * MINUTES_OF_DAY ? minutes / MINUTES_OF_HOUR + " 小时" : minutes / MINUTES_OF_DAY + " 天";
    }

    /** The end of a day is its 24:00, not the next day's beginning. */
    private static String due(Instant due) {
        if (due == null) {
            return null;
        }
        boolean midnight = due.equals(ChinaTime.startOf(ChinaTime.dayOf(due)));
        return midnight ? ChinaTime.day(ChinaTime.dayOf(due).minusDays(1)) + " 24:00" : ChinaTime.minute(due);
    }

    private static String home(Series s) {
        return switch (s.site().kind()) {
            case "air" -> "/air/sites/" + s.site().code();
            case "water" -> "/water/sites/" + s.site().code();
            case "drinking-water" -> "/drinking-water/sources/" + s.site().code();
            default -> null;
        };
    }

    private static List<Choice> choices(SiteKind chosen) {
        return List.of(new Choice("全部", "/data-status", chosen == null), choice("空气", SiteKind.AIR, chosen),
                choice("河流", SiteKind.WATER, chosen), choice("饮用水源", SiteKind.DRINKING_WATER, chosen),
                choice("噪声", SiteKind.NOISE, chosen));
    }

    private static Choice choice(String label, SiteKind kind, SiteKind chosen) {
        return new Choice(label, "/data-status?kind=" + kind.code(), kind == chosen);
    }
}
