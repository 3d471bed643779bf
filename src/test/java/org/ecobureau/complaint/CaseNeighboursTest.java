package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.DISPATCHER;
import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.ecobureau.complaint.CaseFixture.OFFICER;
import static org.ecobureau.complaint.CaseFixture.OTHER_OFFICER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.complaint.CaseInbox.Row;
import org.ecobureau.complaint.CaseNeighbours.Neighbour;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Problem;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Whoever goes from case to case meets those of the list, in its order, and each once. */
@QuarkusTest
class CaseNeighboursTest {

    @Inject
    CaseNeighbours neighbours;

    @Inject
    CaseInbox inbox;

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    SessionFactory sessions;

    private String registered(String word, int daysAgo) {
        String[] number = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(daysAgo)),
                () -> number[0] = fixture.registered(Forms.description(word + "，夜里有焦糊味，窗户不敢开。")).number());
        return number[0];
    }

    private static String word() {
        return "走" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Filter list(Box box, String word) {
        return new Filter(box, null, null, null, null, word, null);
    }

    private List<Row> rows(Filter filter, Actor actor) {
        return inbox.page(filter, actor, null, 50).rows();
    }

    private List<String> walk(Filter filter, Actor actor, Row from, boolean forward) {
        List<String> met = new ArrayList<>(List.of(from.number()));
        Optional<Neighbour> at = Optional.of(new Neighbour(from.number(), CaseListOrder.key(filter.box(), from)));
        while (at.isPresent() && met.size() < 50) {
            Neighbour here = at.get();
            at = forward ? neighbours.next(filter, actor, here.key(), here.number())
                    : neighbours.previous(filter, actor, here.key(), here.number());
            at.ifPresent(next -> met.add(next.number()));
        }
        return met;
    }

    @Test
    void theWayForwardAndBackIsTheListInBothOrders() {
        String word = word();
        List<String> all = new ArrayList<>();
        for (int days : new int[] { 3, 1, 3, 0, 2 }) {
            all.add(registered(word, days));
        }
        // Answered: without a due date they stand last.
        fixture.bring(all.get(1), CaseStatus.ANSWERED).bring(all.get(2), CaseStatus.ANSWERED).bring(all.get(3),
                CaseStatus.INVESTIGATING);
        for (Box box : List.of(Box.MINE, Box.ALL, Box.OVERDUE)) {
            Filter filter = list(box, word);
            List<Row> rows = rows(filter, INTAKE);
            List<String> numbers = new ArrayList<>(rows.stream().map(Row::number).toList());
            assertEquals(numbers.size(), neighbours.count(filter, INTAKE), box.name());
            if (rows.isEmpty()) {
                continue;
            }
            assertEquals(numbers, walk(filter, INTAKE, rows.get(0), true), box.name());
            Collections.reverse(numbers);
            assertEquals(numbers, walk(filter, INTAKE, rows.get(rows.size() - 1), false), box.name());
        }
        assertEquals(5, rows(list(Box.ALL, word), INTAKE).size());
        assertEquals(4, rows(list(Box.MINE, word), INTAKE).size());
    }

    @Test
    void aCaseThatLeftTheListOrMovedInItIsNotMetAgain() {
        String word = word();
        String first = registered(word, 3);
        String second = registered(word, 2);
        registered(word, 1);
        Filter mine = list(Box.MINE, word);
        Row at = rows(mine, INTAKE).get(0);
        assertEquals(first, at.number());
        fixture.bring(first, CaseStatus.ACCEPTED);
        Neighbour next = neighbours.next(mine, INTAKE, CaseListOrder.key(Box.MINE, at), first).orElseThrow();
        assertEquals(second, next.number());
        assertTrue(neighbours.previous(mine, INTAKE, next.key(), second).isEmpty(), "what was done is not in front any more");
        // Given to another unit it stays in the list with the same place: never behind or before itself.
        Row open = rows(mine, DISPATCHER).get(0);
        String key = CaseListOrder.key(Box.MINE, open);
        assertTrue(neighbours.next(mine, DISPATCHER, key, first).isEmpty());
        assertTrue(neighbours.previous(mine, DISPATCHER, key, first).isEmpty());
    }

    @Test
    void theWayStaysInsideTheRightsAndAForgedPlaceIsRefused() {
        String word = word();
        String number = registered(word, 1);
        registered(word, 1);
        fixture.bring(number, CaseStatus.ASSIGNED);
        Filter all = list(Box.ALL, word);
        assertEquals(2, neighbours.count(all, INTAKE));
        assertEquals(1, neighbours.count(all, OFFICER));
        assertEquals(0, neighbours.count(all, OTHER_OFFICER));
        assertTrue(neighbours.next(all, OFFICER, Cursor.encode(Long.MAX_VALUE), "x").isPresent());
        assertTrue(neighbours.next(all, OTHER_OFFICER, Cursor.encode(Long.MAX_VALUE), "x").isEmpty());
        for (String forged : List.of("", "x", Cursor.encode("a", "b"))) {
            assertEquals(400,
                    assertThrows(Problem.class, () -> neighbours.next(list(Box.MINE, word), INTAKE, forged, "x")).status());
        }
    }

    @Test
    void eachNeighbourIsOneStatement() {
        String word = word();
        registered(word, 1);
        registered(word, 1);
        Filter mine = list(Box.MINE, word);
        String key = CaseListOrder.key(Box.MINE, rows(mine, INTAKE).get(0));
        sessions.getStatistics().setStatisticsEnabled(true);
        long before = sessions.getStatistics().getPrepareStatementCount();
        neighbours.next(mine, INTAKE, key, "x");
        neighbours.previous(mine, INTAKE, key, "x");
        neighbours.count(mine, INTAKE);
        assertEquals(3, sessions.getStatistics().getPrepareStatementCount() - before);
    }
}
