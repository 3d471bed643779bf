package org.ecobureau.monitoring.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.shared.time.ChinaTime;

/** Three statements for all series, each on the index of current values (site, period, current, start, parameter). */
@ApplicationScoped
public class SeriesQueries {
    /**
     * Newest value of each site and kind of period: one dive into the index each. Times as seconds, so no time zone is
     * involved.
     */
    static final String LAST = Arrays.stream(PeriodKind.values())
            .map(p -> """
                    SELECT s.id AS site_id, '%1$s' AS period, (SELECT x.id FROM observation x FORCE INDEX (ux_observation_current)
                     WHERE x.site_id = s.id AND x.period = '%1$s'
                     AND x.is_current = 1 AND x.value IS NOT NULL ORDER BY x.start_at DESC LIMIT 1) AS id FROM site s WHERE s.id IN (:sites)"""
                    .formatted(p.name()))
            .collect(Collectors.joining(" UNION ALL ",
                    "SELECT t.site_id, t.period, TIMESTAMPDIFF(SECOND, '1970-01-01', o.start_at),"
                            + " TIMESTAMPDIFF(SECOND, '1970-01-01', f.received_at), o.source, o.batch_id FROM (",
                    ") t JOIN observation o ON o.id = t.id JOIN observation f ON f.site_id = o.site_id"
                            + " AND f.parameter = o.parameter AND f.period = o.period AND f.start_at = o.start_at"
                            + " AND f.version = 1"));
    /** Hours and days with any value, by day of China. */
    static final String DAYS = "SELECT o.site_id, o.period, CAST(DATE(o.start_at + INTERVAL 8 HOUR) AS CHAR) AS day,"
            + " COUNT(DISTINCT o.start_at) FROM observation o FORCE INDEX (ux_observation_current) WHERE o.site_id IN (:sites)"
            + " AND o.period IN ('HOUR', 'DAY') AND o.is_current = 1 AND o.start_at >= :from AND o.start_at < :to"
            + " AND o.value IS NOT NULL GROUP BY o.site_id, o.period, day";
    /** Months, quarters and years with any value. */
    static final String LONGER = "SELECT DISTINCT o.site_id, o.period, TIMESTAMPDIFF(SECOND, '1970-01-01', o.start_at)"
            + " FROM observation o FORCE INDEX (ux_observation_current) WHERE o.site_id IN (:sites)"
            + " AND o.period IN ('MONTH', 'QUARTER', 'YEAR') AND o.is_current = 1 AND o.start_at >= :from"
            + " AND o.value IS NOT NULL";

    @Inject
    EntityManager em;

    /** A site and a kind of period. */
    record Key(long siteId, PeriodKind period) {
    }

    /** The newest value: its period's start, when its first version came in, from whom, with which batch. */
    record Last(Instant start, Instant receivedAt, String source, long batchId) {
    }

    Map<Key, Last> last(Collection<Long> sites) {
        Map<Key, Last> found = new HashMap<>();
        rows(LAST, Map.of("sites", sites)).forEach(r -> found.put(key(r),
                new Last(instant(r[2]), instant(r[3]), (String) r[4], ((Number) r[5]).longValue())));
        return found;
    }

    /** How many hours (of 24) or days (of 1) hold a value, by day. */
    Map<Key, Map<LocalDate, Integer>> days(Collection<Long> sites, LocalDate first, LocalDate end) {
        Map<Key, Map<LocalDate, Integer>> found = new HashMap<>();
        rows(DAYS, Map.of("sites", sites, "from", ChinaTime.startOf(first), "to", ChinaTime.startOf(end)))
                .forEach(r -> found.computeIfAbsent(key(r), k -> new TreeMap<>()).put(LocalDate.parse((String) r[2]),
                        ((Number) r[3]).intValue()));
        return found;
    }

    /** Starts of the longer periods that hold a value. */
    Map<Key, List<Instant>> longer(Collection<Long> sites, Instant from) {
        return rows(LONGER, Map.of("sites", sites, "from", from)).stream()
                .collect(Collectors.groupingBy(SeriesQueries::key,
                        Collectors.mapping(r -> instant(r[2]), Collectors.toList())));
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, Map<String, Object> values) {
        if (((Collection<?>) values.get("sites")).isEmpty()) {
            return List.of();
        }
        var query = em.createNativeQuery(sql);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    private static Key key(Object[] row) {
        return new Key(((Number) row[0]).longValue(), PeriodKind.valueOf((String) row[1]));
    }

    private static Instant instant(Object seconds) {
        return Instant.ofEpochSecond(((Number) seconds).longValue());
    }
}
