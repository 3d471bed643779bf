package org.ecobureau.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;

/** Reads whole cases, for the reporter with the receipt or for staff within their rights. */
@ApplicationScoped
public class CaseReader {

    /** Who may open any case; officers open those of their unit, whoever mends the site the errors to mend. */
    public static final Set<String> READS_ALL = Set.of(Roles.INTAKE, Roles.DISPATCHER, Roles.REVIEWER, Roles.LEADER);

    @Inject
    CaseClocks clocks;

    @Inject
    IdentityLog identityLog;

    /**
     * The case for a member of staff.
     *
     * @throws Problem 404 for an unknown number, 403 outside the person's rights or unit
     */
    @Transactional
    public CaseSheet forStaff(String number, Actor actor) {
        ComplaintCase found = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound);
        requireReadable(found, actor);
        return sheet(found);
    }

    /** The case behind an opened receipt; 404 when there is none. */
    @Transactional
    public CaseSheet forReceipt(String number) {
        return sheet(ComplaintCase.byNumber(number).orElseThrow(Problem::notFound));
    }

    /**
     * A case with the ones its reporter follows under the same receipt: the main case and the parts split off.
     *
     * @param identityLog what was done with the reporter's identity, in the own case and its parts
     */
    public record Followed(CaseSheet own, CaseSheet main, List<CaseSheet> parts, List<IdentityLog.Entry> identityLog) {

        /**
         * The steps the reporter may know, in the order they happened; those of the main case without what was written to
         * others.
         */
        public Stream<CaseSheet.Event> steps() {
            Stream<CaseSheet.Event> mine = untilLeft(own).filter(CaseSheet.Event::isPublic);
            if (main == null) {
                return mine;
            }
            Instant merged = own.events().stream().filter(e -> e.action() == CaseAction.MERGE).map(CaseSheet.Event::at)
                    .reduce((first, second) -> second).orElseThrow();
            return Stream.concat(mine, main.events().stream()
                    .filter(e -> e.isPublic() && !e.isOwnDoing() && e.at().isAfter(merged)).map(CaseSheet.Event::forOthers));
        }

        /** What happened while it was the reporter's: a case that goes on for others is theirs no more. */
        private static Stream<CaseSheet.Event> untilLeft(CaseSheet sheet) {
            List<CaseSheet.Event> events = sheet.events();
            int left = events.stream().map(CaseSheet.Event::action).toList().indexOf(CaseAction.LEAVE);
            return (left < 0 ? events : events.subList(0, left + 1)).stream();
        }

        /** The approved answers of the case, of the main case it was merged into and of its parts. */
        public Stream<CaseSheet.Event> answered() {
            Stream<CaseSheet.Event> mine = Stream.concat(Stream.of(own), parts.stream()).flatMap(Followed::untilLeft);
            return Stream.concat(mine, main == null ? Stream.of() : main.events().stream())
                    .filter(e -> e.action() == CaseAction.APPROVE_ANSWER)
                    .sorted(Comparator.comparing(CaseSheet.Event::at));
        }
    }

    /** The numbers of the cases that came in with one of these references by that channel, in one statement. */
    @Transactional
    public Map<String, String> numbersByReference(Channel channel, Collection<String> references) {
        Map<String, String> numbers = new HashMap<>();
        if (!references.isEmpty()) {
            ComplaintCase.getEntityManager()
                    .createQuery("select c.outsideReference, c.number from ComplaintCase c"
                            + " where c.channel = ?1 and c.outsideReference in ?2", Object[].class)
                    .setParameter(1, channel).setParameter(2, references).getResultList()
                    .forEach(row -> numbers.put((String) row[0], (String) row[1]));
        }
        return numbers;
    }

    /** The numbers of the cases that hang on this one. */
    @Transactional
    public List<String> mergedInto(String number) {
        return ComplaintCase.byNumber(number).map(c -> ComplaintCase.mergedInto(c.id).stream().map(m -> m.number).toList())
                .orElse(List.of());
    }

    /** What an opened receipt shows; 404 when there is no such case. */
    @Transactional
    public Followed followed(String number) {
        CaseSheet own = forReceipt(number);
        List<String> parts = own.related().stream().filter(r -> r.kind().equals("part")).map(CaseSheet.Related::number)
                .toList();
        List<String> numbers = new ArrayList<>(parts);
        numbers.add(number);
        return new Followed(own, own.mainNumber().map(this::forReceipt).orElse(null),
                parts.stream().map(this::forReceipt).toList(), identityLog.of(numbers));
    }

    /** The steps this person may take now: the rows of the table whose guards let them pass. */
    public Set<CaseAction> openTo(CaseSheet sheet, Actor actor) {
        MoveGuards.State state = MoveGuards.State.of(sheet);
        Set<CaseAction> open = EnumSet.noneOf(CaseAction.class);
        for (CaseAction action : CaseTransitions.actions(sheet.status(), actor.roles())) {
            if (CaseTransitions.rows(sheet.status(), action, actor.roles()).stream()
                    .anyMatch(row -> MoveGuards.pass(row, state, actor))) {
                open.add(action);
            }
        }
        return open;
    }

    static void requireReadable(ComplaintCase found, Actor actor) {
        boolean all = actor.roles().stream().anyMatch(READS_ALL::contains);
        if (!all && !(actor.roles().contains(Roles.OFFICER) && isOfUnit(found, actor.unit()))
                && !ErrorKind.mends(found.legalTrack, found.leadUnit, actor.roles())) {
            throw Problem.forbidden("这件投诉不由您的单位办理，您不能查看。");
        }
    }

    /** Leads the case or helps in it. */
    private static boolean isOfUnit(ComplaintCase found, String unit) {
        return unit != null && (unit.equals(found.leadUnit)
                || CaseCoUnit.findByIdOptional(new CaseCoUnit.Key(found.id, unit)).isPresent());
    }

    private CaseSheet sheet(ComplaintCase found) {
        List<CaseEvent> events = CaseEvent.of(found.id);
        return CaseSheet.of(found, events, CaseMessage.of(found.id),
                clocks.read(events.stream().map(CaseEvent::fact).toList()), CaseCoUnit.of(found.id), CaseLink.of(found));
    }
}
