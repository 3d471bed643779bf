package org.ecobureau.air;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.standard.DataFile;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Makes every day anew when the rule is another one than the rows were made by: another table of a standard, another county
 * rule, other points. One node does it under a lease, a month in a transaction, newest first; meanwhile pages say so.
 */
@ApplicationScoped
public class AirDayRebuild {
    private static final Logger LOG = Logger.getLogger(AirDayRebuild.class);
    /** Raised when the code computes days in another way, so that they are made anew. */
    private static final int WAY = 2;
    private static final List<String> FILES = List.of("air-index.csv", "air-index-rules.csv", "air-levels.csv",
            "air-limits.csv", "air-validity.csv", "standards.csv");
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int TRIES = 6;

    private volatile boolean ready;

    @Inject
    Observations observations;
    @Inject
    AirConfig config;
    @Inject
    AirDayProjection projection;
    @Inject
    AirDayState state;
    @Inject
    EntityManager em;

    /** Whether every day follows the rule in force here; false while days are made anew. */
    public boolean ready() {
        return ready;
    }

    @Scheduled(every = "1m", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        List<SiteView> sites = QuarkusTransaction.requiringNew().call(() -> observations.sites(SiteKind.AIR));
        String rule = fingerprint(sites);
        Optional<String> made = QuarkusTransaction.requiringNew().call(state::rule);
        ready = made.filter(rule::equals).isPresent();
        UUID lease = UUID.randomUUID();
        if (!ready && QuarkusTransaction.requiringNew().call(() -> state.claim(lease, LEASE))) {
            rebuild(sites, rule, lease);
        }
    }

    private void rebuild(List<SiteView> sites, String rule, UUID lease) {
        int months = 0;
        Optional<Instant> first = bound("min");
        Optional<Instant> last = bound("max");
        if (first.isPresent() && last.isPresent()) {
            YearMonth start = YearMonth.from(ChinaTime.dayOf(first.get()));
            for (YearMonth month = YearMonth.from(ChinaTime.dayOf(last.get())); !month.isBefore(start); month = month
                    .minusMonths(1)) {
                YearMonth each = month;
                boolean ours = Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(() -> {
                    projection.recompute(sites, each);
                    return state.claim(lease, LEASE);
                }));
                if (!ours) {
                    LOG.warnf("air days: another node took over at %s", each);
                    return;
                }
                months++;
            }
        }
        ready = QuarkusTransaction.requiringNew().call(() -> state.finish(lease, rule));
        LOG.infof("air days: %d months made anew by rule %s", months, rule.substring(0, 8));
    }

    /** The start of the first or last observation a day can come from: one index look-up for each site. */
    private Optional<Instant> bound(String which) {
        return QuarkusTransaction.requiringNew().call(() -> em
                .createQuery("select " + which + "(o.startAt) from Observation o join Site s on s.id = o.siteId"
                        + " where s.kind = 'AIR' and o.current = 1 and o.period in ('HOUR', 'DAY') group by o.siteId, o.period",
                        Instant.class)
                .getResultList()).stream().reduce((a, b) -> which.equals("min") == a.isBefore(b) ? a : b);
    }

    private String fingerprint(List<SiteView> sites) {
        StringBuilder text = new StringBuilder("way " + WAY + "\n" + config.countyRule() + "\n" + config.countyMinimumPoints());
        AirResults.countyPoints(sites).forEach(point -> text.append('\n').append(point.code()));
        for (String file : FILES) {
            DataFile.csv(file).forEach(row -> text.append('\n').append(row.record().toList()));
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
