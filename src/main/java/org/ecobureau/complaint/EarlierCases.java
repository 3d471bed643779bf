package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.region.GeoPoint;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;

/**
 * What was reported in the year before about the same enterprise or the same place, whatever the type: enterprise and words as
 * {@link Likeness} compares them, or 500 m. One statement, each part of it on an index of its own. Withdrawn and refused
 * reports do not count, neither does what came in over a limit and was found to be spam or not looked at yet, and neither do
 * those merged with the case or split from it.
 */
@ApplicationScoped
public class EarlierCases {

    /** More are counted no longer: "200 or more" says enough. */
    static final int MOST = 200;

    /** A degree of latitude is 111 km; the box holds the circle of 500 m. */
    private static final BigDecimal NORTH = new BigDecimal("0.005");
    private static final BigDecimal EAST = new BigDecimal("0.006");

    /** Before the limit, so that a flood of junk does not hide what people reported. */
    private static final String COUNTED = " AND status NOT IN ('WITHDRAWN', 'REFUSED', 'SPAM', 'HELD')";

    static final String SQL = "SELECT c.id, c.number, TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', c.received_at), c.types, c.status, c.verified, c.enterprise_key, c.township,"
            + " c.place_key, c.latitude, c.longitude, c.lead_unit = :unit OR u.unit IS NOT NULL, c.urgent_at IS NOT NULL FROM ("
            + "(SELECT id FROM complaint_case WHERE enterprise_key = :enterprise AND received_at >= :since" + COUNTED
            + " ORDER BY received_at DESC LIMIT " + MOST + ") UNION (SELECT id FROM complaint_case"
            + " WHERE township = :township AND place_key = :place AND received_at >= :since" + COUNTED
            + " ORDER BY received_at DESC LIMIT " + MOST
            + ") UNION (SELECT id FROM complaint_case"
            + " WHERE latitude BETWEEN :south AND :north AND longitude BETWEEN :west AND :east AND received_at >= :since"
            + COUNTED
            + " LIMIT " + MOST + ")) hit JOIN complaint_case c ON c.id = hit.id"
            + " LEFT JOIN case_co_unit u ON u.case_id = c.id AND u.unit = :unit"
            + " WHERE c.number <> :number ORDER BY c.id DESC";

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /**
     * One earlier report.
     *
     * @param number null when the person may not open it
     * @param verified null while nobody said
     * @param urgent whether an emergency goes on there
     */
    public record Earlier(String number, LocalDate receivedOn, List<PollutionType> types, CaseStatus status,
            Verified verified, Likeness.Ground ground, boolean urgent) {
    }

    /** Earlier reports, the newest first, and how many of them are about the enterprise. */
    public record Found(List<Earlier> rows, long sameEnterprise) {
        static final Found NOTHING = new Found(List.of(), 0);

        /** Those the person may open. */
        public List<Earlier> open() {
            return rows.stream().filter(e -> e.number() != null).toList();
        }

        /** How many belong to other units alone. */
        public long foreign() {
            return rows.size() - open().size();
        }

        /** How many were found on each ground. */
        public Map<Likeness.Ground, Long> byGround() {
            Map<Likeness.Ground, Long> counts = new EnumMap<>(Likeness.Ground.class);
            rows.forEach(e -> counts.merge(e.ground(), 1L, Long::sum));
            return counts;
        }
    }

    /** What a person reads beside this case. */
    @Transactional
    public Found before(CaseSheet sheet, Actor actor) {
        String enterprise = Likeness.enterpriseKey(sheet.enterprise());
        String place = Townships.OUTSIDE.equals(sheet.township()) ? null : Likeness.placeKey(sheet.place());
        GeoPoint at = GeoPoint.of(sheet.latitude(), sheet.longitude());
        if (enterprise == null && place == null && at == null) {
            return Found.NOTHING;
        }
        boolean all = actor.roles().stream().anyMatch(CaseReader.READS_ALL::contains);
        // What is merged with this case or split from it is the same matter, not an earlier one.
        Set<String> same = sheet.related().stream().filter(r -> !r.kind().equals("linked")).map(CaseSheet.Related::number)
                .collect(Collectors.toSet());
        List<Earlier> rows = rows(sheet, enterprise, place, at, actor.unit()).stream().filter(row -> !same.contains(row[1]))
                .map(row -> earlier(row, enterprise, sheet.township(), place, at, all)).filter(e -> e != null).toList();
        return new Found(rows, rows.stream().filter(e -> e.ground() == Likeness.Ground.ENTERPRISE).count());
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(CaseSheet sheet, String enterprise, String place, GeoPoint at, String unit) {
        Instant since = ChinaTime.startOf(ChinaTime.today(clock).minusYears(1));
        return database.createNativeQuery(SQL).setParameter("enterprise", enterprise == null ? "" : enterprise)
                .setParameter("township", sheet.township()).setParameter("place", place == null ? "" : place)
                .setParameter("south", at == null ? BigDecimal.ONE : at.latitude().subtract(NORTH))
                .setParameter("north", at == null ? BigDecimal.ZERO : at.latitude().add(NORTH))
                .setParameter("west", at == null ? BigDecimal.ONE : at.longitude().subtract(EAST))
                .setParameter("east", at == null ? BigDecimal.ZERO : at.longitude().add(EAST))
                .setParameter("since", since).setParameter("unit", unit == null ? "" : unit)
                .setParameter("number", sheet.number()).getResultList();
    }

    /** Null when the box holds it and the circle does not. */
    private static Earlier earlier(Object[] row, String enterprise, String township, String place, GeoPoint at, boolean all) {
        GeoPoint position = GeoPoint.of((BigDecimal) row[9], (BigDecimal) row[10]);
        Likeness.Ground ground = enterprise != null && enterprise.equals(row[6]) ? Likeness.Ground.ENTERPRISE
                : at != null && position != null && at.metresTo(position) <= Likeness.METRES ? Likeness.Ground.DISTANCE
                        : place != null && township.equals(row[7]) && place.equals(row[8]) ? Likeness.Ground.PLACE_WORDS
                                : null;
        if (ground == null) {
            return null;
        }
        boolean mine = row[11] != null && ((Number) row[11]).intValue() != 0;
        String number = all || mine ? (String) row[1] : null;
        CaseStatus status = CaseStatus.valueOf((String) row[4]);
        return new Earlier(number, ChinaTime.dayOf(Instant.ofEpochSecond(((Number) row[2]).longValue())),
                new Codes.Types().convertToEntityAttribute((String) row[3]),
                status, row[5] == null ? null : verified((String) row[5]), ground,
                ((Number) row[12]).intValue() != 0 && !status.isFinal());
    }

    private static Verified verified(String stored) {
        return Arrays.stream(Verified.values()).filter(v -> v.name().equals(stored)).findFirst().orElse(null);
    }
}
