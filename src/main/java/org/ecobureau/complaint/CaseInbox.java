package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;

/** The lists of the desk: what a person may see, in one query a page, with the due date computed when a step was written. */
@ApplicationScoped
public class CaseInbox {

    /** Who handles a case that somebody was charged with. */
    private static final Set<String> WORKERS = Set.of(Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER);

    /** Whose turn it is in each state; states not named wait for nobody in the bureau. */
    private static final Map<CaseStatus, Set<String>> TURN = new EnumMap<>(Map.of(CaseStatus.REGISTERED,
            Set.of(Roles.INTAKE), CaseStatus.ACCEPTED, Set.of(Roles.DISPATCHER), CaseStatus.ASSIGNED, WORKERS,
            CaseStatus.INVESTIGATING, WORKERS, CaseStatus.DRAFTED, WORKERS, CaseStatus.IN_REVIEW,
            Set.of(Roles.REVIEWER), CaseStatus.ANSWERED, Set.of(Roles.INTAKE, Roles.REVIEWER), CaseStatus.STAGE_CLOSED,
            Set.of(Roles.INTAKE, Roles.REVIEWER)));

    @Inject
    EntityManager database;

    @Inject
    ReminderPiles reminders;

    @Inject
    Clock clock;

    /** Which pile of cases. */
    public enum Box {
        /** Emergencies that have not ended. */
        URGENT,
        /** It is this person's turn, the most urgent first; what rests only from the day of its check on. */
        MINE,
        /** This person investigates them. */
        OWN,
        /** The person's unit helps in them. */
        CO,
        /** Over a limit when they came in, not looked at yet. */
        HELD,
        /** Due within the days in which people are reminded. */
        SOON,
        /** The site reminded this person of a due date, and the duty still stands. */
        REMINDED,
        /** A due date has passed, the longest overdue first. */
        OVERDUE,
        /** The leader watches them. */
        SUPERVISED,
        /** An officer asked for more time. */
        EXTENSION,
        /** A unit gave them back, and nobody has them. */
        GIVEN_BACK,
        /** Rested with a day on which somebody looks again, and that day has come. */
        CHECK,
        /** A legal hold whose day of review has come. */
        HOLD_REVIEW,
        /** A decision waits to be posted to who can only be written to. */
        POST,
        /** The reporter said something that nobody who is to listen has taken note of. */
        SAID,
        /** The person has typed something there and not sent it. */
        DRAFTS,
        /** Errors of the site itself that are not mended yet. */
        ERRORS,
        /** Everything the person may see, the newest first. */
        ALL,
        /** Ended, the newest first. */
        CLOSED
    }

    /**
     * What to look for; null does not narrow.
     *
     * @param number what {@link NumberSearch} understands of a case number
     * @param flag code of a {@link Suspicion}, or {@link #ANY_FLAG}
     * @param words words that all stand in number, place, enterprise, description or outside reference; at least two characters
     */
    public record Filter(Box box, CaseStatus status, PollutionType type, String township, String number, String words,
            String unit, String flag) {

        /** Every case with a flag. */
        public static final String ANY_FLAG = "any";

        public Filter(Box box, CaseStatus status, PollutionType type, String township, String number) {
            this(box, status, type, township, number, null, null, null);
        }

        public Filter(Box box, CaseStatus status, PollutionType type, String township, String number, String words,
                String unit) {
            this(box, status, type, township, number, words, unit, null);
        }

        public static Filter of(Box box) {
            return new Filter(box, null, null, null, null);
        }
    }

    /** One line of a list. */
    public record Row(Long id, String number, Channel channel, List<PollutionType> types, String township, String place,
            Instant receivedAt, Instant nextDue, String leadUnit, CaseStatus status, long version, boolean supervised,
            int urges,
            int escalation, boolean extensionAsked, int returns, LocalDate nextCheckOn, boolean draft,
            Instant returnBy, boolean flagged, Instant saidAt, Instant askedAt, Instant urgentAt,
            Map<String, String> answers, boolean byPost, Instant postSince) {

        /** Whether an emergency goes on there. */
        public boolean urgent() {
            return urgentAt != null && !status.isFinal();
        }
    }

    /** One page of a list; next is the cursor of the following page, or null at the end. */
    public record Page(List<Row> rows, String next) {
    }

    /** Whether people with these roles read cases at all. */
    public static boolean mayRead(Set<String> roles) {
        return roles.contains(Roles.OFFICER) || !ErrorKind.units(roles).isEmpty()
                || roles.stream().anyMatch(CaseReader.READS_ALL::contains);
    }

    /** The states in which people with this role have the next step. */
    public static Set<CaseStatus> turnOf(String role) {
        Set<CaseStatus> states = EnumSet.noneOf(CaseStatus.class);
        TURN.forEach((status, roles) -> {
            if (roles.contains(role)) {
                states.add(status);
            }
        });
        return states;
    }

    /**
     * One page of a list.
     *
     * @param after cursor of the page before, null for the first
     * @throws Problem 400 for a cursor that no page gave out or words that are too short, 403 for people who read no cases
     */
    @Transactional
    public Page page(Filter filter, Actor actor, String after, int limit) {
        return page(filter, null, actor, after, limit);
    }

    /** With the blind index keys of a phone that was looked for; only {@link CallerSearch} has them. */
    Page page(Filter filter, List<String> phoneKeys, Actor actor, String after, int limit) {
        CaseListQuery query = query(filter, phoneKeys, actor);
        boolean urgent = CaseListOrder.mostUrgentFirst(filter.box());
        if (after != null && urgent) {
            query.afterUrgent(Cursor.decode(after, 2));
        } else if (after != null) {
            query.before(Cursor.decode(after, 1).get(0));
        }
        TypedQuery<Row> typed = database.createQuery("select c.id, c.number, c.channel, c.types, c.township, c.place,"
                + " c.receivedAt, c.nextDue, c.leadUnit, c.status, c.version, c.supervised, c.urges,"
                + " case when c.remindDue > c.nextDue then 3 else c.escalation end,"
                + " c.extensionAsked, c.returns, c.nextCheckOn, case when " + CaseListQuery.DRAFT + " then true else false end,"
                + " c.returnBy, c.flagged, v.saidAt, v.askedAt, c.urgentAt, c.answers, c.byPost, c.postSince from ComplaintCase c left join CaseConversation v on v.caseId = c.id where "
                + query.where
                + (urgent ? " order by case when c.nextDue is null then 1 else 0 end, c.nextDue, c.id" : " order by c.id desc"),
                Row.class).setMaxResults(limit + 1).setParameter("writer", CaseListQuery.writer(actor))
                .setParameter("kept", CaseListQuery.draftsSince(clock));
        query.parameters.forEach(typed::setParameter);
        List<Row> found = typed.getResultList();
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Row> shown = List.copyOf(found.subList(0, limit));
        return new Page(shown, CaseListOrder.key(filter.box(), shown.get(limit - 1)));
    }

    /** What the list asks for, with what its pile narrows; also whoever walks along it asks so. */
    CaseListQuery query(Filter filter, List<String> phoneKeys, Actor actor) {
        CaseListQuery query = new CaseListQuery(filter, phoneKeys, actor, clock);
        reminders.narrow(query, filter.box(), actor);
        return query;
    }

    /** How many cases stand in each pile of this person: the open ones by state and unit, the ended ones on the index alone. */
    @Transactional
    public Map<Box, Long> counts(Actor actor) {
        Map<Box, Long> counts = new EnumMap<>(Box.class);
        for (Box box : Box.values()) {
            counts.put(box, 0L);
        }
        CaseListQuery query = new CaseListQuery(Filter.of(Box.ALL), null, actor, clock);
        long ended = count(query, "c.status in :over", Map.of("over", CaseListQuery.ENDED));
        // Ended, and nobody posted the letter that says so.
        counts.put(Box.OVERDUE, count(query, "c.nextDue <= :late and c.status in :over",
                Map.of("late", CaseListQuery.lateBefore(clock), "over", CaseListQuery.ENDED)));
        counts.put(Box.CLOSED, ended);
        counts.put(Box.ALL, ended);
        counts.put(Box.DRAFTS, count(new CaseListQuery(Filter.of(Box.DRAFTS), null, actor, clock), "1 = 1", Map.of("writer",
                CaseListQuery.writer(actor), "kept", CaseListQuery.draftsSince(clock))));
        for (Box box : List.of(Box.POST, Box.SAID, Box.SOON, Box.REMINDED, Box.HOLD_REVIEW)) {
            counts.put(box, count(query(Filter.of(box), null, actor), "1 = 1", Map.of()));
        }
        TypedQuery<Object[]> typed = database.createQuery("select c.status, c.leadUnit, c.legalTrack, count(c),"
                + " sum(case when c.nextDue <= :late then 1 else 0 end), sum(case when c.officer = :me and not "
                + CaseRecusal.LISTED + " then 1 else 0 end),"
                + " sum(case when exists (select 1 from CaseCoUnit h where h.unit = :helping and h.caseId = c.id)"
                + " and not " + CaseRecusal.LISTED
                + " then 1 else 0 end), sum(case when c.supervised = true then 1 else 0 end),"
                + " sum(case when c.extensionAsked = true then 1 else 0 end), sum(case when c.returns > 0 then 1 else 0 end),"
                + " sum(case when c.nextCheckOn <= :today then 1 else 0 end),"
                + " sum(case when " + CaseRecusal.LISTED + " then 1 else 0 end),"
                + " sum(case when c.urgentAt is not null then 1 else 0 end) from ComplaintCase c where " + query.where
                + " and c.status not in :over group by c.status, c.leadUnit, c.legalTrack", Object[].class)
                .setParameter("late", CaseListQuery.lateBefore(clock))
                .setParameter("me", CaseListQuery.writer(actor)).setParameter("over", CaseListQuery.ENDED)
                .setParameter("helping", actor.unit() == null ? "" : actor.unit())
                .setParameter("today", ChinaTime.today(clock));
        query.parameters.forEach(typed::setParameter);
        for (Object[] row : typed.getResultList()) {
            CaseStatus status = (CaseStatus) row[0];
            LegalTrack track = (LegalTrack) row[2];
            counts.merge(Box.ALL, number(row[3]), Long::sum);
            counts.merge(Box.URGENT, number(row[12]), Long::sum);
            counts.merge(Box.OVERDUE, number(row[4]), Long::sum);
            counts.merge(Box.OWN, number(row[5]), Long::sum);
            counts.merge(Box.CO, number(row[6]), Long::sum);
            counts.merge(Box.SUPERVISED, number(row[7]), Long::sum);
            counts.merge(Box.EXTENSION, number(row[8]), Long::sum);
            counts.merge(Box.GIVEN_BACK, status == CaseStatus.ACCEPTED ? number(row[9]) : 0, Long::sum);
            counts.merge(Box.CHECK, status == CaseStatus.STAGE_CLOSED ? number(row[10]) : 0, Long::sum);
            counts.merge(Box.HELD, status == CaseStatus.HELD ? number(row[3]) : 0, Long::sum);
            counts.merge(Box.ERRORS, track != LegalTrack.CORRECTION ? 0 : number(row[3]), Long::sum);
            counts.merge(Box.MINE, isTurnOf(actor, status, (String) row[1], track)
                    ? number(row[status == CaseStatus.STAGE_CLOSED ? 10 : 3])
                    : isTurnOfUnit(actor, status, (String) row[1]) ? number(row[3]) - number(row[11]) : 0, Long::sum);
        }
        return counts;
    }

    private static long number(Object sum) {
        return sum == null ? 0 : ((Number) sum).longValue();
    }

    private long count(CaseListQuery query, String condition, Map<String, Object> more) {
        TypedQuery<Long> typed = database.createQuery("select count(c) from ComplaintCase c where " + query.where + " and "
                + condition, Long.class);
        query.parameters.forEach(typed::setParameter);
        more.forEach(typed::setParameter);
        return typed.getSingleResult();
    }

    /** For officers, but for the cases they stepped back from. */
    private static boolean isTurnOfUnit(Actor actor, CaseStatus status, String leadUnit) {
        return actor.roles().contains(Roles.OFFICER) && turnOf(Roles.OFFICER).contains(status) && leadUnit != null
                && leadUnit.equals(actor.unit());
    }

    private static boolean isTurnOf(Actor actor, CaseStatus status, String leadUnit, LegalTrack track) {
        return TURN.getOrDefault(status, Set.of()).stream().filter(actor.roles()::contains)
                .anyMatch(role -> switch (role) {
                    case Roles.OFFICER -> false;
                    case Roles.MONITOR, Roles.PUBLISHER -> ErrorKind.mends(track, leadUnit, Set.of(role));
                    default -> true;
                });
    }
}
