package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;

/** The lists of the desk: what a person may see, in one query a page, with the due date computed when a step was written. */
@ApplicationScoped
public class CaseInbox {

    /** Whose turn it is in each state; states not named wait for nobody in the bureau. */
    private static final Map<CaseStatus, Set<String>> TURN = new EnumMap<>(Map.of(CaseStatus.REGISTERED,
            Set.of(Roles.INTAKE), CaseStatus.ACCEPTED, Set.of(Roles.DISPATCHER), CaseStatus.ASSIGNED, Set.of(Roles.OFFICER),
            CaseStatus.INVESTIGATING, Set.of(Roles.OFFICER), CaseStatus.DRAFTED, Set.of(Roles.OFFICER), CaseStatus.IN_REVIEW,
            Set.of(Roles.REVIEWER), CaseStatus.ANSWERED, Set.of(Roles.INTAKE, Roles.REVIEWER), CaseStatus.STAGE_CLOSED,
            Set.of(Roles.INTAKE, Roles.REVIEWER)));
    private static final Set<CaseStatus> ENDED = ended();

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** Which pile of cases. */
    public enum Box {
        /** It is this person's turn, the most urgent first. */
        MINE,
        /** A due date has passed, the longest overdue first. */
        OVERDUE,
        /** Everything the person may see, the newest first. */
        ALL,
        /** Ended, the newest first. */
        CLOSED
    }

    /** What to look for; null does not narrow. The number may be any part of a case number. */
    public record Filter(Box box, CaseStatus status, PollutionType type, String township, String number) {

        public static Filter of(Box box) {
            return new Filter(box, null, null, null, null);
        }
    }

    /** One line of a list. */
    public record Row(Long id, String number, Channel channel, List<PollutionType> types, String township, String place,
            Instant receivedAt, Instant nextDue, String leadUnit, CaseStatus status) {
    }

    /** One page of a list; next is the cursor of the following page, or null at the end. */
    public record Page(List<Row> rows, String next) {
    }

    /** Whether people with these roles read cases at all. */
    public static boolean mayRead(Set<String> roles) {
        return roles.contains(Roles.OFFICER) || roles.stream().anyMatch(CaseReader.READS_ALL::contains);
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
     * @throws Problem 400 for a cursor that no page gave out, 403 for people who read no cases
     */
    @Transactional
    public Page page(Filter filter, Actor actor, String after, int limit) {
        Query query = new Query(filter, actor);
        boolean urgent = filter.box() == Box.MINE || filter.box() == Box.OVERDUE;
        if (after != null && urgent) {
            query.afterUrgent(Cursor.decode(after, 2));
        } else if (after != null) {
            query.and("c.id < :id", "id", number(Cursor.decode(after, 1).get(0)));
        }
        TypedQuery<Row> typed = database.createQuery("select c.id, c.number, c.channel, c.types, c.township, c.place,"
                + " c.receivedAt, c.nextDue, c.leadUnit, c.status from ComplaintCase c where " + query.where
                + (urgent ? " order by case when c.nextDue is null then 1 else 0 end, c.nextDue, c.id" : " order by c.id desc"),
                Row.class).setMaxResults(limit + 1);
        query.parameters.forEach(typed::setParameter);
        List<Row> found = typed.getResultList();
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Row> shown = List.copyOf(found.subList(0, limit));
        Row last = shown.get(limit - 1);
        return new Page(shown, urgent ? Cursor.encode(last.nextDue() == null ? "-" : last.nextDue().toEpochMilli(), last.id())
                : Cursor.encode(last.id()));
    }

    /** How many cases stand in each pile of this person, in one query. */
    @Transactional
    public Map<Box, Long> counts(Actor actor) {
        Map<Box, Long> counts = new EnumMap<>(Box.class);
        for (Box box : Box.values()) {
            counts.put(box, 0L);
        }
        Query query = new Query(Filter.of(Box.ALL), actor);
        TypedQuery<Object[]> typed = database.createQuery("select c.status, c.leadUnit, count(c),"
                + " sum(case when c.nextDue <= :late then 1 else 0 end) from ComplaintCase c where " + query.where
                + " group by c.status, c.leadUnit", Object[].class).setParameter("late", lateBefore());
        query.parameters.forEach(typed::setParameter);
        for (Object[] row : typed.getResultList()) {
            CaseStatus status = (CaseStatus) row[0];
            long cases = ((Number) row[2]).longValue();
            counts.merge(Box.ALL, cases, Long::sum);
            counts.merge(Box.OVERDUE, row[3] == null ? 0 : ((Number) row[3]).longValue(), Long::sum);
            counts.merge(Box.CLOSED, ENDED.contains(status) ? cases : 0, Long::sum);
            counts.merge(Box.MINE, isTurnOf(actor, status, (String) row[1]) ? cases : 0, Long::sum);
        }
        return counts;
    }

    private static boolean isTurnOf(Actor actor, CaseStatus status, String leadUnit) {
        return TURN.getOrDefault(status, Set.of()).stream().filter(actor.roles()::contains)
                .anyMatch(role -> !role.equals(Roles.OFFICER) || leadUnit != null && leadUnit.equals(actor.unit()));
    }

    /** The last second of a due day belongs to the term. */
    private Instant lateBefore() {
        return clock.instant().minusSeconds(1);
    }

    private static Set<CaseStatus> ended() {
        Set<CaseStatus> ended = EnumSet.noneOf(CaseStatus.class);
        for (CaseStatus status : CaseStatus.values()) {
            if (status.isFinal()) {
                ended.add(status);
            }
        }
        return ended;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notFromUs) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
        }
    }

    /** The condition of a list, row scope first. */
    private final class Query {

        private final StringBuilder where = new StringBuilder();
        private final Map<String, Object> parameters = new HashMap<>();

        Query(Filter filter, Actor actor) {
            boolean all = actor.roles().stream().anyMatch(CaseReader.READS_ALL::contains);
            if (all) {
                where.append("1 = 1");
            } else if (actor.roles().contains(Roles.OFFICER) && actor.unit() != null) {
                where.append("(c.leadUnit = :unit or exists (select 1 from CaseCoUnit u where u.unit = :unit"
                        + " and u.caseId = c.id))");
                parameters.put("unit", actor.unit());
            } else {
                throw Problem.forbidden("您的岗位不能查看投诉件。");
            }
            switch (filter.box()) {
                case MINE -> mine(actor);
                case OVERDUE -> and("c.nextDue <= :late", "late", lateBefore());
                case CLOSED -> and("c.status in :ended", "ended", ENDED);
                case ALL -> {
                    // Row scope alone.
                }
            }
            if (filter.status() != null) {
                and("c.status = :status", "status", filter.status());
            }
            if (filter.type() != null) {
                and("function('find_in_set', :type, cast(c.types as String)) > 0", "type", filter.type().code());
            }
            if (filter.township() != null) {
                and("c.township = :township", "township", filter.township());
            }
            String number = Nfc.clean(filter.number());
            if (number != null) {
                and("c.number like :number escape '!'", "number",
                        "%" + number.toUpperCase(java.util.Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
            }
        }

        private void mine(Actor actor) {
            List<String> turns = new ArrayList<>();
            for (String role : actor.roles()) {
                Set<CaseStatus> states = turnOf(role);
                if (!states.isEmpty()) {
                    String own = role.equals(Roles.OFFICER) ? " and c.leadUnit = :ownUnit" : "";
                    turns.add("c.status in :turn" + turns.size() + own);
                    parameters.put("turn" + (turns.size() - 1), states);
                    if (!own.isEmpty()) {
                        parameters.put("ownUnit", actor.unit());
                    }
                }
            }
            where.append(turns.isEmpty() ? " and 1 = 0" : " and (" + String.join(" or ", turns) + ")");
        }

        void afterUrgent(List<String> key) {
            long id = number(key.get(1));
            if (key.get(0).equals("-")) {
                and("c.nextDue is null and c.id > :id", "id", id);
            } else {
                and("(c.nextDue > :due or c.nextDue = :due and c.id > :id or c.nextDue is null)", "id", id);
                parameters.put("due", Instant.ofEpochMilli(number(key.get(0))));
            }
        }

        void and(String condition, String name, Object value) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
