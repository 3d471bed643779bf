package org.ecobureau.air;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.air.AirResult.Verdict;
import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.AqiLevel;
import org.ecobureau.standard.air.AqiTable;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;

/** Reads and writes rows of {@code air_day}; the only code that knows its columns. */
@ApplicationScoped
public class AirDayTable {
    /** The county's rows. */
    static final long COUNTY = 0;
    private static final int BATCH = 500;
    private static final List<String> COLUMNS = columns();
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS)
            + " FROM air_day WHERE site_id IN (:sites) AND day BETWEEN :first AND :last";
    private static final String UPSERT = "INSERT INTO air_day (" + String.join(", ", COLUMNS) + ") VALUES ("
            + COLUMNS.stream().map(c -> "?").collect(Collectors.joining(", ")) + ") ON DUPLICATE KEY UPDATE "
            + COLUMNS.stream().map(c -> c + " = VALUES(" + c + ")").collect(Collectors.joining(", "));
    private static final String DELETE = "DELETE FROM air_day WHERE site_id = ? AND day = ?";

    @Inject
    EntityManager em;

    /** A row's place and day. */
    record Key(long siteId, LocalDate day) {
    }

    /** The days of the county and of these sites, oldest first. */
    List<Evaluated> read(Collection<SiteView> sites, LocalDate first, LocalDate last) {
        Map<Long, String> codes = new LinkedHashMap<>();
        codes.put(COUNTY, null);
        sites.forEach(site -> codes.put(site.id(), site.code()));
        return new ArrayList<>(rows(codes, first, last, "").values());
    }

    /** The newest day up to {@code today} on which any of the sites has hours: one look at the end of each site's key. */
    Optional<LocalDate> newest(Collection<SiteView> sites, LocalDate today) {
        if (sites.isEmpty()) {
            return Optional.empty();
        }
        return em.unwrap(Session.class).createNativeQuery(
                "SELECT MAX(day) AS newest FROM air_day WHERE site_id IN (:sites) AND has_hours = 1 AND day <= :today GROUP BY site_id",
                LocalDate.class)
                .setParameter("sites", sites.stream().map(SiteView::id).toList()).setParameter("today", today)
                .getResultList().stream().max(Comparator.naturalOrder());
    }

    /**
     * The rows as the newest committed transactions left them; other writers of these rows wait.
     *
     * @param codes site codes by id, null for the county
     */
    Map<Key, Evaluated> readForChange(Map<Long, String> codes, LocalDate first, LocalDate last) {
        return rows(codes, first, last, " FOR UPDATE");
    }

    private Map<Key, Evaluated> rows(Map<Long, String> codes, LocalDate first, LocalDate last, String lock) {
        NativeQuery<Object[]> query = em.unwrap(Session.class)
                .createNativeQuery(SELECT + " ORDER BY day, site_id" + lock, Object[].class);
        for (String column : COLUMNS) {
            scalar(query, column);
        }
        Map<Key, Evaluated> found = new LinkedHashMap<>();
        for (Object[] row : query.setParameter("sites", codes.keySet()).setParameter("first", first)
                .setParameter("last", last).getResultList()) {
            Key key = new Key((Long) row[0], (LocalDate) row[1]);
            found.put(key, evaluated(key, codes.get(key.siteId()), new Cells(row)));
        }
        return found;
    }

    private static void scalar(NativeQuery<Object[]> query, String column) {
        if (column.equals("site_id")) {
            query.addScalar(column, StandardBasicTypes.LONG);
        } else if (column.equals("day")) {
            query.addScalar(column, StandardBasicTypes.LOCAL_DATE);
        } else if (column.equals("received_at")) {
            query.addScalar(column, StandardBasicTypes.INSTANT);
        } else if (column.equals("has_hours")) {
            query.addScalar(column, StandardBasicTypes.BOOLEAN);
        } else if (AqiTable.POLLUTANTS.contains(column)) {
            query.addScalar(column, StandardBasicTypes.BIG_DECIMAL);
        } else if (column.endsWith("_valid") || column.endsWith("_iaqi") || Set.of("aqi", "level", "points").contains(column)) {
            query.addScalar(column, StandardBasicTypes.INTEGER);
        } else {
            query.addScalar(column, StandardBasicTypes.STRING);
        }
    }

    /** The cells of a row from left to right, in the order of {@link #COLUMNS}. */
    private static final class Cells {
        private final Object[] row;
        private int at = 2;

        Cells(Object[] row) {
            this.row = row;
        }

        @SuppressWarnings("unchecked")
        <T> T next() {
            return (T) row[at++];
        }

        List<String> list(String separator) {
            String text = next();
            return text.isEmpty() ? List.of() : List.of(text.split(separator));
        }
    }

    private static Evaluated evaluated(Key key, String site, Cells cells) {
        Map<String, AirValue> values = new LinkedHashMap<>();
        Map<String, Integer> valid = new LinkedHashMap<>();
        Map<String, Integer> iaqi = new LinkedHashMap<>();
        for (String code : AqiTable.POLLUTANTS) {
            BigDecimal value = cells.next();
            String mark = cells.next();
            values.put(code, value != null ? new AirValue.Measured(value)
                    : "/".equals(mark) ? AirValue.NOT_MONITORED : AirValue.MISSING);
            Integer count = cells.next();
            if (count != null) {
                valid.put(code, count);
            }
            iaqi.put(code, cells.next());
        }
        String standard = cells.next();
        Integer aqi = cells.next();
        cells.next();
        List<String> primary = cells.list(";");
        ObservationState state = ObservationState.valueOf(cells.next());
        Set<String> sources = new TreeSet<>(cells.list("\n"));
        String flags = cells.next();
        AirSample sample = new AirSample(site, ChinaTime.startOf(key.day()), ChinaTime.startOf(key.day().plusDays(1)), values,
                state, sources, cells.next(), cells.next(),
                new AirSample.Quality(valid, flags, cells.next(), Map.of(), cells.next()));
        return Evaluated.of(sample, AirPeriod.DAY,
                new Verdict(standard, aqi, aqi == null ? null : AqiLevel.of(standard, aqi), primary, iaqi));
    }

    /** Writes rows in JDBC batches on the connection of the running transaction; null removes a row. */
    void write(Map<Key, Evaluated> rows) {
        em.unwrap(Session.class).doWork(connection -> {
            upsert(connection, rows);
            delete(connection, rows);
        });
    }

    private static void upsert(Connection connection, Map<Key, Evaluated> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            int waiting = 0;
            for (Map.Entry<Key, Evaluated> row : rows.entrySet()) {
                if (row.getValue() == null) {
                    continue;
                }
                List<Object> cells = cells(row.getKey(), row.getValue());
                for (int i = 0; i < cells.size(); i++) {
                    statement.setObject(i + 1, cells.get(i));
                }
                statement.addBatch();
                if (++waiting % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            if (waiting % BATCH != 0) {
                statement.executeBatch();
            }
        }
    }

    private static void delete(Connection connection, Map<Key, Evaluated> rows) throws SQLException {
        List<Key> gone = rows.entrySet().stream().filter(row -> row.getValue() == null).map(Map.Entry::getKey).toList();
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            for (Key key : gone) {
                statement.setLong(1, key.siteId());
                statement.setObject(2, key.day());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<Object> cells(Key key, Evaluated day) {
        List<Object> cells = new ArrayList<>(List.of(key.siteId(), key.day()));
        AirSample sample = day.sample();
        for (String code : AqiTable.POLLUTANTS) {
            AirValue value = sample.values().get(code);
            cells.add(value instanceof AirValue.Measured m ? m.concentration() : null);
            cells.add(value instanceof AirValue.Absent absent ? absent.mark() : null);
            cells.add(sample.quality().valid().get(code));
            cells.add(day.result().iaqi().get(code));
        }
        Instant received = sample.quality().receivedAt();
        cells.addAll(Arrays.asList(day.result().standard(), day.result().aqi(), day.result().level(),
                String.join(";", day.result().primaryPollutants()), sample.state().name(), String.join("\n", sample.sources()),
                sample.quality().flags(), sample.basis(), sample.points(),
                received == null ? null : LocalDateTime.ofInstant(received, ZoneOffset.UTC), sample.quality().hourly()));
        return cells;
    }

    private static List<String> columns() {
        List<String> names = new ArrayList<>(List.of("site_id", "day"));
        AqiTable.POLLUTANTS.forEach(code -> names.addAll(List.of(code, code + "_mark", code + "_valid", code + "_iaqi")));
        names.addAll(List.of("standard", "aqi", "level", "primaries", "state", "sources", "flags", "basis", "points",
                "received_at", "has_hours"));
        return List.copyOf(names);
    }
}
