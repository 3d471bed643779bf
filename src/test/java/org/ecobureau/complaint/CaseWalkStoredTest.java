package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Random walks through the real service and database: every step is taken or refused with a reason, and at every moment what
 * is stored of a case is what its events say.
 */
@QuarkusTest
class CaseWalkStoredTest {

    private static final int WALKS = 25;
    private static final int STEPS = 30;
    private static final int HOUR = 3600;
    private static final Instant START = OffsetDateTime.parse("2026-03-02T09:00:00+08:00").toInstant();
    private static final Set<Integer> REFUSALS = Set.of(403, 409, 422);

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseJournal journal;

    @Inject
    EntityManager database;

    private final Set<CaseAction> taken = EnumSet.noneOf(CaseAction.class);
    private final Set<CaseStatus> reached = EnumSet.noneOf(CaseStatus.class);

    /** One walk: the case, one beside it, one that is merged into it now and then, and what happened so far. */
    private final class Walk {

        private final Random random;
        private final boolean curious;
        private final List<String> path = new ArrayList<>();
        private Instant now = START;
        private String number;
        private String beside;
        private String follower;

        Walk(long seed) {
            random = new Random(seed);
            curious = seed % 2 == 0;
            path.add("seed " + seed);
        }

        private void go() {
            TestClock.at(now, () -> {
                number = registered();
                beside = registered();
                follower = registered();
            });
            for (int i = 0; i < STEPS; i++) {
                boolean all = i % 5 == 0 || i == STEPS - 1;
                now = now.plusSeconds(1 + random.nextInt(random.nextBoolean() ? 6 * HOUR : 18 * 24 * HOUR));
                TestClock.at(now, () -> {
                    theWorldGoesOn();
                    step();
                    check(all ? List.of(number, beside, follower) : List.of(number));
                });
            }
        }

        private String registered() {
            boolean called = random.nextInt(3) == 0;
            List<String> flags = random.nextInt(4) == 0 ? List.of(Suspicion.ADDRESS_LIMIT.code()) : List.of();
            CaseService.Origin origin = new CaseService.Origin(called ? Channel.HOTLINE12345 : Channel.WEB,
                    called ? "WALK" + System.nanoTime() : null, flags);
            NewCase made = fixture.checked(
                    random.nextBoolean() ? Forms.anonymous() : Forms.person("named", "端木行", "13873014444", "walk@example.org"));
            return cases.register(made, origin, called ? CaseFixture.INTAKE : Actor.reporter()).number();
        }

        /** Others are merged into the case and taken out, and the case beside it is handled. */
        private void theWorldGoesOn() {
            switch (random.nextInt(6)) {
                case 0 -> attempt(follower, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, number), CaseFixture.INTAKE);
                case 1 -> attempt(follower, CaseMove.of(CaseAction.UNMERGE).with(Datum.REASON, "不是一件事"), CaseFixture.INTAKE);
                case 2 -> attempt(beside, CaseMove.of(CaseAction.ADMIT), CaseFixture.INTAKE);
                case 3 -> {
                    CaseStatus at = reader.forReceipt(beside).status();
                    if (!at.isFinal() && EnumSet.range(CaseStatus.REGISTERED, CaseStatus.IN_REVIEW).contains(at)) {
                        fixture.next(beside, at);
                    }
                }
                default -> {
                    // Nothing else happens.
                }
            }
        }

        private record Open(Transition row, Actor actor) {
        }

        /** Tries what the table has from here until one is taken. */
        private void step() {
            CaseStatus from = reader.forReceipt(number).status();
            List<Open> open = new ArrayList<>();
            for (Transition row : CaseTransitions.all()) {
                for (Actor person : CaseWalk.PEOPLE) {
                    if (row.from() == from && person.roles().stream().anyMatch(row.roles()::contains)) {
                        open.add(new Open(row, person));
                    }
                }
            }
            while (true) {
                assertTrue(!open.isEmpty(), () -> "nothing is possible any more: " + path);
                Open one = open.get(weighed(open));
                open.remove(one);
                if (attempt(number, brought(one.row()), one.actor())) {
                    return;
                }
            }
        }

        /** As in {@link CaseWalk}; every other walk looks for what none has done yet. */
        private int weight(Open open) {
            return curious && !taken.contains(open.row().action()) ? 40 : CaseWalk.weight(open.row());
        }

        private int weighed(List<Open> open) {
            int at = random.nextInt(open.stream().mapToInt(this::weight).sum());
            for (int i = 0; i < open.size(); i++) {
                at -= weight(open.get(i));
                if (at < 0) {
                    return i;
                }
            }
            throw new IllegalStateException();
        }

        /** Takes the step; false when it was refused for a reason that a person is told, and nothing changed. */
        private boolean attempt(String which, CaseMove move, Actor actor) {
            String step = which + " " + move.action() + " by " + actor.displayName();
            long before = rows(which);
            try {
                CaseStatus now = cases.move(which, move, actor);
                assertEquals(now, reader.forReceipt(which).status(), () -> step + " in " + path);
                path.add("\n" + this.now + " " + step + " > " + now);
                taken.add(move.action());
                reached.add(now);
                return true;
            } catch (Problem refused) {
                assertTrue(REFUSALS.contains(refused.status()), () -> step + ": " + refused.status() + " in " + path);
                assertEquals(before, rows(which), () -> "refused, and changed: " + step + " in " + path);
                return false;
            } catch (RuntimeException broken) {
                throw new AssertionError(step + " broke after " + path, broken);
            }
        }

        /** Version and number of events in one: no step leaves it as it is. */
        private long rows(String which) {
            return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery(
                    "SELECT version * 10000 + (SELECT COUNT(*) FROM case_event e WHERE e.case_id = c.id) FROM complaint_case c"
                            + " WHERE number = ?1")
                    .setParameter(1, which).getSingleResult()).longValue());
        }

        private CaseMove brought(Transition row) {
            CaseMove move = CaseMove.of(row.action());
            for (Datum datum : row.needs()) {
                move = move.with(datum, switch (datum) {
                    case REASON -> RefusalReason.of(row.action()).isEmpty() ? "因为"
                            : RefusalReason.of(row.action()).get(random.nextInt(RefusalReason.of(row.action()).size())).code();
                    case UNIT, CO_UNIT -> random.nextBoolean() ? "enforcement" : "wushi-station";
                    case VERIFIED -> pick("true", "partly", "false");
                    case RATING -> pick("satisfied", "basic", "dissatisfied");
                    case OTHER_NUMBER -> beside;
                    case NEXT_CHECK_ON -> ChinaTime.dayOf(now).plusDays(1 + random.nextInt(300)).toString();
                    case VISITED_ON -> ChinaTime.dayOf(now).toString();
                    case VISIT, LEVEL, PHOTOS -> pick("1", "2", "3");
                    case TYPES -> pick("air", "water", "noise");
                    case TOWNSHIP -> pick("430626111", "430626104");
                    case CHANNEL -> "phone";
                    case OUTCOME -> pick("reached", "missed", "dropped");
                    default -> "写的话";
                });
            }
            return row.action() == CaseAction.HOLD && random.nextBoolean()
                    ? move.with(Datum.REVIEW_ON, ChinaTime.dayOf(now).plusDays(30).toString())
                    : move.publicNote(move.action() == CaseAction.NOTE ? null : "给投诉人的话");
        }

        private String pick(String... values) {
            return values[random.nextInt(values.length)];
        }

        private void check(List<String> numbers) {
            for (String which : numbers) {
                QuarkusTransaction.begin();
                try {
                    ComplaintCase c = ComplaintCase.byNumber(which).orElseThrow();
                    StoredCase stored = StoredCase.of(c);
                    assertEquals(StoredCase.replayed(CaseEvent.of(c.id)), stored, () -> which + " after " + path);
                    List<Object> kept = due(c);
                    journal.refresh(c);
                    assertEquals(kept, due(c), () -> "due dates of " + which + " after " + path);
                } finally {
                    QuarkusTransaction.rollback();
                }
            }
        }

        private List<Object> due(ComplaintCase c) {
            // a right that has lapsed may still stand there: whoever reads it looks at the time
            boolean lapsed = c.returnBy != null && c.returnBy.isBefore(now);
            return Arrays.asList(c.nextDue, lapsed ? null : c.returnBy, c.remindDue, c.escalation);
        }
    }

    @Test
    void whatIsStoredIsAlwaysWhatTheEventsSay() {
        for (int seed = 1; seed <= WALKS; seed++) {
            new Walk(seed).go();
        }
        // the walks are worth what they reach; a new row of the table may lead them elsewhere
        Set<CaseStatus> missed = EnumSet.complementOf(EnumSet.copyOf(reached));
        assertTrue(missed.size() <= 2, "never reached: " + missed);
        Set<CaseAction> untried = EnumSet.complementOf(EnumSet.copyOf(taken));
        assertTrue(untried.size() <= 4, "never taken: " + untried);
    }
}
