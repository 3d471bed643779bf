package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.shared.web.Violation;
import org.ecobureau.standard.Medium;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** Checks one row after the other against sites, parameters and the clock, and says what to do about a bad one. */
final class RowChecker {
    /** Clocks of loggers may run a little ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final BigDecimal PH_END = BigDecimal.valueOf(14);

    private final Map<String, SiteView> sites;
    private final Instant now;

    RowChecker(Map<String, SiteView> sites, Instant now) {
        this.sites = sites;
        this.now = now;
    }

    /** Returns the checked row, or null after adding to {@code violations} why not. */
    CheckedRow check(RawRow row, List<Violation> violations) {
        int before = violations.size();
        SiteView site = sites.get(text(row.site()));
        if (site == null) {
            add(violations, row, "site", "没有代码为“" + shown(row.site()) + "”的点位，请对照点位清单");
        } else if (!site.active()) {
            add(violations, row, "site", "点位“" + site.name() + "”已停用");
        }
        Optional<Parameter> parameter = Parameters.find(text(row.parameter()));
        if (parameter.isEmpty()) {
            add(violations, row, "parameter", "没有代码为“" + shown(row.parameter()) + "”的监测项目");
        } else if (site != null && !parameter.get().measuredIn(medium(site))) {
            add(violations, row, "parameter", "“" + parameter.get().name() + "”不在点位“" + site.name() + "”监测，请检查点位和项目");
        }
        Optional<PeriodKind> period = PeriodKind.byCode(row.period());
        if (period.isEmpty()) {
            add(violations, row, "period", "时段只能是 hour、day、month、quarter 或 year，收到“" + shown(row.period()) + "”");
        }
        Instant start = period.map(kind -> start(row, kind, violations)).orElse(null);
        ReadingText content = content(row, violations);
        if (violations.size() > before) {
            return null;
        }
        return new CheckedRow(row, site.id(), text(row.parameter()), period.get(), start, period.get().endOf(start), content,
                parameter.get().unit());
    }

    private static Medium medium(SiteView site) {
        return switch (SiteKind.byCode(site.kind()).orElseThrow()) {
            case AIR -> Medium.AIR;
            case WATER, DRINKING_WATER -> site.groundwater() ? Medium.GROUNDWATER : Medium.WATER;
            case NOISE -> Medium.NOISE;
        };
    }

    private Instant start(RawRow row, PeriodKind kind, List<Violation> violations) {
        String field = row.timeIsEnd() ? "time" : "start";
        Optional<Instant> read = TimeText.read(row.time());
        if (read.isEmpty()) {
            add(violations, row, field, "看不懂时间“" + shown(row.time()) + "”，请写成 2026-11-20 08:00 这样");
            return null;
        }
        Instant time = read.get();
        if (!kind.startsAt(time)) {
            add(violations, row, field,
                    "“" + shown(row.time()) + "”不是一个完整" + kind.label() + "的" + (row.timeIsEnd() ? "结束" : "开始") + "，请改成"
                            + (kind == PeriodKind.HOUR ? "整点" : "这个" + kind.label() + "的第一天"));
            return null;
        }
        // The end of a period is the start of the next; one millisecond earlier lies in the period that ended.
        Instant start = row.timeIsEnd() ? kind.startOf(time.minusMillis(1)) : time;
        if (kind.endOf(start).isAfter(now.plus(AHEAD))) {
            add(violations, row, field, "“" + shown(row.time()) + "”这个时段还没有结束，不能有结果");
        }
        return start;
    }

    static ReadingText content(RawRow row, List<Violation> violations) {
        try {
            ReadingText content = ReadingText.of(row.value(), row.flag());
            if (content.value() != null && content.value().signum() < 0 && !"temperature".equals(text(row.parameter()))) {
                add(violations, row, "value", "数值不能小于 0，收到“" + shown(row.value()) + "”");
            }
            if (content.value() != null && "ph".equals(text(row.parameter())) && content.value().compareTo(PH_END) > 0) {
                add(violations, row, "value", "pH 不能大于 14，收到“" + shown(row.value()) + "”");
            }
            return content;
        } catch (ReadingText.Unreadable e) {
            add(violations, row, "value", e.getMessage());
            return null;
        }
    }

    static void add(List<Violation> violations, RawRow row, String part, String message) {
        String place = row.line() == 0 ? ""
                : "第 " + row.line() + " 行"
                        + (row.column() != null && part.equals("value") ? "“" + row.column() + "”列" : "") + "：";
        violations.add(new Violation(row.field() + "." + part, place + message));
    }

    private static String text(String raw) {
        return raw == null ? "" : raw.strip();
    }

    private static String shown(String raw) {
        String text = text(raw);
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }
}
