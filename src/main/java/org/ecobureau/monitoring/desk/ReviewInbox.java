package org.ecobureau.monitoring.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.shared.time.ChinaTime;

/** What waits for verification, by site, kind of period and month. */
@ApplicationScoped
public class ReviewInbox {
    static final int MONTHS = 13;
    private static final int MOST = 60;
    /** Start is stored in UTC; the month is China's. */
    static final String WAITING = "SELECT s.code, s.name, o.period, DATE_FORMAT(o.start_at + INTERVAL 8 HOUR, '%Y-%m') AS month,"
            + " COUNT(*) AS waiting FROM observation o FORCE INDEX (ix_observation_state) JOIN site s ON s.id = o.site_id"
            + " WHERE o.is_current = 1 AND o.state = 'PROVISIONAL' AND o.start_at >= :from"
            + " GROUP BY s.id, s.code, s.name, o.period, month ORDER BY month DESC, s.sort_order, s.code, o.period LIMIT "
            + MOST;

    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    /** Provisional values of one site and kind of period in one month. */
    public record Waiting(String site, String siteName, String period, String periodLabel, String month, long count,
            LocalDate from, LocalDate to) {

        /** Where they are looked at and proposed. */
        public String href() {
            return "/staff/observations/verify?site=" + site + "&period=" + period + "&from=" + from + "&to=" + to;
        }
    }

    /** The groups of the last months, newest month first. */
    public List<Waiting> waiting() {
        ZonedDateTime now = clock.instant().atZone(ChinaTime.ZONE);
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(WAITING)
                .setParameter("from", PeriodKind.MONTH.startOf(now.minusMonths(MONTHS).toInstant())).getResultList();
        return rows.stream().map(row -> {
            PeriodKind period = PeriodKind.byCode((String) row[2]).orElseThrow();
            YearMonth month = YearMonth.parse((String) row[3]);
            return new Waiting((String) row[0], (String) row[1], period.code(), period.label(),
                    month.getYear() + "年" + month.getMonthValue() + "月", ((Number) row[4]).longValue(), month.atDay(1),
                    month.atEndOfMonth());
        }).toList();
    }
}
