package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.time.ChinaTime;

/** What the next night would erase, without erasing it: numbers and days, nothing of any case. */
@ApplicationScoped
public class RetentionPlan {

    private static final List<CaseStatus> REFUSED = Arrays.stream(CaseStatus.values()).filter(CaseStatus::isRefused).toList();

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    /** A case and the end of its time; the two ends are those of the case and of the one it was merged into. */
    record Candidate(Long id, String number, CaseStatus status, Instant endedAt, Instant mainEndedAt) {

        Retention.Ending ending() {
            Retention.Ending own = new Retention.Ending(endedAt, status.isRefused(), false);
            return mainEndedAt == null ? own : own.within(new Retention.Ending(mainEndedAt, false, false));
        }
    }

    /** One thing to be erased. */
    public record Line(RetentionClass kind, String number, LocalDate day, boolean due) {
    }

    @Inject
    RetentionRules rules;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** How many are due today, by class. */
    @Transactional
    public Map<RetentionClass, Long> due() {
        LocalDate today = ChinaTime.today(clock);
        Map<RetentionClass, Long> counts = new EnumMap<>(RetentionClass.class);
        for (RetentionClass kind : RetentionClass.values()) {
            counts.put(kind, count(kind, false, today) + count(kind, true, today));
        }
        return counts;
    }

    private long count(RetentionClass kind, boolean refused, LocalDate today) {
        return bound(database.createQuery("select count(c)" + from(kind, refused), Long.class),
                rules.now().endedBefore(kind, refused, today)).getSingleResult();
    }

    /** How many cases a legal hold keeps. */
    @Transactional
    public long held() {
        return ComplaintCase.count("legalHold", true);
    }

    /** What comes next, the earliest day first, due or not. */
    @Transactional
    public List<Line> next(int most) {
        LocalDate today = ChinaTime.today(clock);
        Retention retention = rules.now();
        List<Line> lines = new ArrayList<>();
        for (RetentionClass kind : RetentionClass.values()) {
            for (boolean refused : new boolean[] { false, true }) {
                candidates(kind, refused, EVER, 0, most).forEach(c -> retention.eraseOn(c.ending(), kind)
                        .ifPresent(day -> lines.add(new Line(kind, c.number(), day, !day.isAfter(today)))));
            }
        }
        return lines.stream().sorted(Comparator.comparing(Line::day).thenComparing(Line::kind).thenComparing(Line::number))
                .limit(most).toList();
    }

    /** Ended before then, not held and not yet erased, the longest ended first. */
    List<Candidate> candidates(RetentionClass kind, boolean refused, Instant endedBefore, int skip, int most) {
        return bound(database.createQuery("select c.id, c.number, c.status, c.endedAt, m.endedAt" + from(kind, refused)
                + " order by c.endedAt, c.id", Candidate.class), endedBefore).setFirstResult(skip).setMaxResults(most)
                .getResultList();
    }

    private static <T> TypedQuery<T> bound(TypedQuery<T> query, Instant endedBefore) {
        return query.setParameter("before", endedBefore).setParameter("refused", REFUSED);
    }

    static String from(RetentionClass kind, boolean refused) {
        return " from ComplaintCase c left join ComplaintCase m on m.id = c.mainId where c." + kind.code()
                + "ErasedAt is null and c.endedAt < :before and c.status " + (refused ? "in" : "not in")
                + " :refused and c.legalHold = false and (c.mainId is null or m.endedAt < :before and m.legalHold = false)"
                + switch (kind) {
                    case IDENTITY -> " and exists (select 1 from CaseIdentity i where i.caseId = c.id)";
                    case PHOTOS -> " and exists (select 1 from Attachment a where a.ownerKind = '" + CasePhotos.KIND
                            + "' and a.ownerId = c.number)";
                    case TEXT -> "";
                };
    }
}
