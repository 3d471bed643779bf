package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.region.GeoPoint;
import org.ecobureau.shared.time.ChinaTime;

/**
 * Finds reports of the last days that look like a new one. What a stranger is told of them is {@link Hint}: type, township and
 * day; neither number nor words nor place leaves this class.
 */
@ApplicationScoped
public class SimilarCases {

    /** Enough to say "many"; more would only be counted. */
    private static final int MOST = 200;

    /** This box holds two cells of {@link Likeness#told} each way, and the circle with room to spare. */
    private static final BigDecimal NORTH = new BigDecimal("0.020");
    private static final BigDecimal EAST = new BigDecimal("0.024");

    private static final Set<CaseStatus> NOT_SHOWN = EnumSet.of(CaseStatus.HELD, CaseStatus.SPAM, CaseStatus.REFUSED,
            CaseStatus.WITHDRAWN);

    /** Before anybody wrote an answer: whoever answers knows that several people will read it. */
    private static final Set<CaseStatus> BEFORE_ANSWER = EnumSet.of(CaseStatus.REGISTERED, CaseStatus.ACCEPTED,
            CaseStatus.ASSIGNED, CaseStatus.INVESTIGATING);

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** All that is told of another report. */
    public record Hint(List<PollutionType> types, String township, LocalDate receivedOn) {
    }

    /**
     * What was found.
     *
     * @param joinable whether one of them is being handled and has no answer yet, so that a report can be handled with it
     */
    public record Found(List<Hint> hints, boolean joinable) {
    }

    record Candidate(Long id, Long mainId, List<PollutionType> types, String township, String place, BigDecimal latitude,
            BigDecimal longitude, String enterprise, Instant receivedAt) {

        Likeness.Report report() {
            return new Likeness.Report(types, township, place, GeoPoint.of(latitude, longitude), enterprise, receivedAt);
        }

        Long main() {
            return mainId == null ? id : mainId;
        }
    }

    private record Match(Candidate candidate, Likeness.Ground ground, double metres) {
    }

    record State(Long id, String number, CaseStatus status, Instant answeredAt) {
    }

    /** Reports like this one as far as a stranger may be told, newest first; positions are compared by cell only. */
    @Transactional
    public Found like(Likeness.Report report) {
        List<Match> matches = matches(report, Likeness::told);
        return new Found(matches.stream().map(Match::candidate).sorted(Comparator.comparing(Candidate::receivedAt).reversed())
                .map(c -> new Hint(c.types(), c.township(), ChinaTime.dayOf(c.receivedAt()))).toList(),
                firstOpen(matches).isPresent());
    }

    /**
     * The number of the case this report can be merged into, locked so that nobody ends or answers it before the running
     * transaction is over: the surest likeness first, then the nearest, then the newest.
     */
    Optional<String> lockedMain(NewCase made) {
        Optional<State> main = firstOpen(matches(Likeness.Report.of(made, clock.instant()), Likeness::of));
        return main.flatMap(m -> ComplaintCase.locked(m.number())).filter(SimilarCases::canBeJoined).map(c -> c.number);
    }

    /** Whether a stranger's report may still be merged into the case. */
    static boolean canBeJoined(ComplaintCase c) {
        return BEFORE_ANSWER.contains(c.status()) && c.answeredAt == null && c.mainId == null;
    }

    private Optional<State> firstOpen(List<Match> matches) {
        Set<Long> mains = matches.stream().map(m -> m.candidate().main()).collect(Collectors.toCollection(LinkedHashSet::new));
        if (mains.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, State> states = database.createQuery("select c.id, c.number, c.status, c.answeredAt from ComplaintCase c"
                + " where c.id in :ids", State.class).setParameter("ids", mains).getResultStream()
                .collect(Collectors.toMap(State::id, Function.identity()));
        return mains.stream().map(states::get).filter(s -> BEFORE_ANSWER.contains(s.status()) && s.answeredAt() == null)
                .findFirst();
    }

    private List<Match> matches(Likeness.Report report,
            BiFunction<Likeness.Report, Likeness.Report, Optional<Likeness.Ground>> rule) {
        List<Match> matches = new ArrayList<>();
        for (Candidate candidate : candidates(report)) {
            Likeness.Report other = candidate.report();
            rule.apply(report, other).ifPresent(ground -> matches.add(new Match(candidate, ground,
                    report.position() == null || other.position() == null ? 0 : report.position().metresTo(other.position()))));
        }
        matches.sort(Comparator.comparing(Match::ground).thenComparing(Match::metres)
                .thenComparing((Match m) -> m.candidate().receivedAt(), Comparator.reverseOrder()));
        return matches;
    }

    /** A wide net over the index of time; {@link Likeness} decides. */
    private List<Candidate> candidates(Likeness.Report report) {
        GeoPoint at = report.position();
        String enterprise = Likeness.enterpriseKey(report.enterprise());
        String place = Likeness.placeKey(report.place());
        if (at == null && enterprise == null && place == null) {
            return List.of();
        }
        BigDecimal south = at == null ? BigDecimal.ONE : at.latitude().subtract(NORTH);
        BigDecimal north = at == null ? BigDecimal.ZERO : at.latitude().add(NORTH);
        BigDecimal west = at == null ? BigDecimal.ONE : at.longitude().subtract(EAST);
        BigDecimal east = at == null ? BigDecimal.ZERO : at.longitude().add(EAST);
        return database.createQuery("select c.id, c.mainId, c.types, c.township, c.place, c.latitude, c.longitude,"
                + " c.enterprise, c.receivedAt from ComplaintCase c where c.receivedAt >= :from and c.status not in :hidden"
                + " and (c.enterpriseKey = :enterprise or c.township = :township and c.placeKey = :place"
                + " or c.latitude between :south and :north and c.longitude between :west and :east)"
                + " order by c.receivedAt desc", Candidate.class)
                .setParameter("from", report.at().minus(Likeness.WITHIN)).setParameter("hidden", NOT_SHOWN)
                .setParameter("enterprise", enterprise == null ? "" : enterprise)
                .setParameter("township", report.township() == null ? "" : report.township())
                .setParameter("place", place == null ? "" : place)
                .setParameter("south", south).setParameter("north", north).setParameter("west", west).setParameter("east", east)
                .setMaxResults(MOST).getResultList();
    }
}
