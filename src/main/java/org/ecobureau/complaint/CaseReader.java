package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** A page of messages for staff. One more is read, which tells whether there are earlier ones. */
    public static final int MESSAGES = 50;

    @Inject
    CaseClocks clocks;

    @Inject
    IdentityLog identityLog;

    /**
     * The case for a member of staff, with its newest messages, {@link #MESSAGES} and one more.
     *
     * @throws Problem 404 for an unknown number, 403 outside the person's rights or unit
     */
    @Transactional
    public CaseSheet forStaff(String number, Actor actor) {
        ComplaintCase found = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound);
        requireReadable(found, actor);
        return sheet(found, CaseMessage.before(found.id, Long.MAX_VALUE, MESSAGES + 1));
    }

    /**
     * The messages before one of them, {@link #MESSAGES} and one more, in the order they came.
     *
     * @throws Problem as {@link #forStaff}
     */
    @Transactional
    public List<CaseSheet.Message> messagesBefore(String number, Actor actor, long id) {
        ComplaintCase found = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound);
        requireReadable(found, actor);
        return CaseMessage.before(found.id, id, MESSAGES + 1).stream().map(CaseSheet.Message::of).toList();
    }

    /** Whether the case is this person's to read. */
    @Transactional
    public boolean reads(String number, Actor actor) {
        return ComplaintCase.byNumber(number).filter(found -> readable(found, actor)).isPresent();
    }

    /** The case behind an opened receipt, with the messages of its own reporter; 404 when there is none. */
    @Transactional
    public CaseSheet forReceipt(String number) {
        ComplaintCase found = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound);
        return sheet(found, CaseMessage.own(found.id));
    }

    /** The case another one was merged into: what its own reporter said and was told is nobody else's. */
    private CaseSheet main(String number) {
        return sheet(ComplaintCase.byNumber(number).orElseThrow(Problem::notFound), List.of());
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

    /** Whether a case that is tied to one this person reads is theirs to read too: what was merged into it always is. */
    @Transactional
    public boolean reads(CaseSheet.Related tied, Actor actor) {
        return tied.kind().equals("merged") || readsAll(actor) || reads(tied.number(), actor);
    }

    /** What an opened receipt shows; 404 when there is no such case. */
    @Transactional
    public Followed followed(String number) {
        List<String> numbers = new ArrayList<>();
        Followed tree = tree(number, numbers);
        return new Followed(tree.own(), tree.main(), tree.parts(), identityLog.of(numbers));
    }

    private Followed tree(String number, List<String> numbers) {
        CaseSheet own = forReceipt(number);
        numbers.add(number);
        return new Followed(own, own.mainNumber().map(this::main).orElse(null),
                own.related().stream().filter(r -> r.kind().equals("part")).map(r -> tree(r.number(), numbers)).toList(),
                List.of());
    }

    /** The steps this person may take now: the rows of the table whose guards let them pass. */
    public Set<CaseAction> openTo(CaseSheet sheet, Actor actor) {
        MoveGuards.State state = MoveGuards.State.of(sheet);
        Set<CaseAction> open = EnumSet.noneOf(CaseAction.class);
        if (sheet.description().isEmpty()) {
            // Its words were erased: nothing is left to handle.
            return open;
        }
        for (CaseAction action : CaseTransitions.actions(sheet.status(), actor.roles())) {
            if (CaseTransitions.rows(sheet.status(), action, actor.roles()).stream()
                    .anyMatch(row -> MoveGuards.pass(row, state, actor))) {
                open.add(action);
            }
        }
        return open;
    }

    static void requireReadable(ComplaintCase found, Actor actor) {
        if (!readable(found, actor)) {
            throw Problem.forbidden("这件投诉不由您的单位办理，您不能查看。");
        }
    }

    private static boolean readable(ComplaintCase found, Actor actor) {
        return readsAll(actor)
                || actor.roles().contains(Roles.OFFICER)
                        && (isOfUnit(found, actor.unit()) || isOfUnit(mainOf(found), actor.unit()))
                || ErrorKind.mends(found.legalTrack, found.leadUnit, actor.roles());
    }

    private static boolean readsAll(Actor actor) {
        return actor.roles().stream().anyMatch(READS_ALL::contains);
    }

    /** Who handles a matter reads every report of it: the case this one was merged into, null when it stands alone. */
    private static ComplaintCase mainOf(ComplaintCase found) {
        return found.mainId == null ? null : ComplaintCase.findById(found.mainId);
    }

    /** Leads the case or helps in it. */
    private static boolean isOfUnit(ComplaintCase found, String unit) {
        return found != null && unit != null && (unit.equals(found.leadUnit)
                || CaseCoUnit.findByIdOptional(new CaseCoUnit.Key(found.id, unit)).isPresent());
    }

    private CaseSheet sheet(ComplaintCase found, List<CaseMessage> messages) {
        List<CaseEvent> events = CaseEvent.of(found.id);
        return CaseSheet.of(found, events, messages, clocks.read(facts(found, events)), CaseCoUnit.of(found.id),
                CaseLink.of(found), CaseRecusal.of(found.id));
    }

    private static List<CaseFact> facts(ComplaintCase found, List<CaseEvent> events) {
        List<CaseFact> own = events.stream().map(CaseEvent::fact).toList();
        return found.mainId == null ? own
                : Clocks.withMain(own, CaseEvent.of(found.mainId).stream().map(CaseEvent::fact).toList());
    }
}
