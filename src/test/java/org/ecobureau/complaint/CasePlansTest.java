package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.ecobureau.complaint.CaseFixture.LEADER;
import static org.ecobureau.complaint.CaseFixture.OFFICER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.shared.time.ChinaTime;
import org.junit.jupiter.api.Test;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;

/**
 * No list of the desk reads the whole table. Some thousand generated cases stand in the test's own transaction; what the real
 * statements touch is counted by the database itself (session counters {@code Handler_read_%}), which says more than a plan
 * with
 * made-up parameters; plans are asked for beside it where one index must be the one.
 */
@QuarkusTest
class CasePlansTest {

    private static final int CASES = 6000;

    /** A page of 50 and what stands beside it in the index, one unit's cases at most; a scan touches all of {@link #CASES}. */
    private static final int FEW = CASES / 3;

    @Inject
    EntityManager database;

    @Inject
    CaseInbox inbox;

    @Inject
    CaseNeighbours neighbours;

    @Inject
    CaseWorkload workload;

    @Inject
    EarlierCases earlier;

    @Inject
    CaseReader reader;

    @Inject
    CaseFixture fixture;

    @Inject
    Clock clock;

    /** Nine of ten have ended, as after some years; four units, five townships, all types. */
    private void generate() {
        database.createNativeQuery(
                "INSERT INTO complaint_case (number, channel, status, legal_track, types, subtypes, description,"
                        + " township, place, place_key, enterprise, enterprise_key, latitude, longitude, identity_mode, public_consent,"
                        + " answers, receipt_mac, lead_unit, officer, received_at, answered_at, ended_at, next_due, next_check_on,"
                        + " supervised, extension_asked, returns, urgent_at, post_since, version) SELECT CONCAT('PJ-X-2025', LPAD(1 + seq MOD 12, 2, '0'),"
                        + " LPAD(1 + seq MOD 28, 2, '0'), '-', LPAD(seq, 5, '0')), 'PHONE',"
                        + " ELT(1 + LEAST(seq MOD 80, 8), 'REGISTERED', 'ACCEPTED', 'ASSIGNED', 'INVESTIGATING', 'DRAFTED', 'IN_REVIEW',"
                        + " 'ANSWERED', 'STAGE_CLOSED', 'CLOSED'), 'VIOLATION', ELT(1 + seq DIV 4 MOD 8, 'air', 'water', 'noise', 'solidWaste',"
                        + " 'soil', 'ecology', 'radiation', 'other'), '', 'x', ELT(1 + seq MOD 5, '430626001', '430626002', '430626101',"
                        + " '430626102', '430626103'), CONCAT('处', seq MOD 900), CONCAT('处处处', seq MOD 900), CONCAT('企业', seq MOD 700),"
                        + " CONCAT('企业', seq MOD 700), 28.4 + (seq MOD 700) / 1000, 113.2 + (seq MOD 900) / 1000, 'ANONYMOUS', FALSE, '{}',"
                        + " REPEAT('0', 64), ELT(1 + seq MOD 4, 'bureau', 'enforcement', 'wushi-station', 'other-station'),"
                        + " IF(seq MOD 80 < 3, NULL, CONCAT('officer', 20 + seq MOD 12)), ?1 - INTERVAL seq HOUR,"
                        + " IF(seq MOD 80 < 6, NULL, ?1 - INTERVAL seq HOUR), IF(seq MOD 80 < 8, NULL, ?1 - INTERVAL seq HOUR),"
                        + " IF(seq MOD 80 < 6, ?1 + INTERVAL (CAST(seq MOD 60 AS SIGNED) - 5) DAY, NULL), IF(seq MOD 80 = 7, '2026-01-01', NULL),"
                        + " seq MOD 80 = 4, seq MOD 80 = 3, IF(seq MOD 80 = 1, 1, 0), IF(seq MOD 100 = 1, ?1, NULL), IF(seq MOD 100 = 2, ?1, NULL), 0 FROM seq_1_to_"
                        + CASES)
                .setParameter(1, clock.instant()).executeUpdate();
        database.flush();
    }

    /** How many rows or index entries the work made the database read. */
    private long touched(Runnable work) {
        long before = reads();
        work.run();
        return reads() - before;
    }

    private long reads() {
        return database.createNativeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'").getResultList().stream()
                .mapToLong(row -> Long.parseLong(String.valueOf(((Object[]) row)[1]))).sum();
    }

    @Test
    @TestTransaction
    void noPileReadsTheWholeTable() {
        generate();
        List<String> broken = new ArrayList<>();
        for (Actor actor : List.of(INTAKE, CaseFixture.DISPATCHER, OFFICER, CaseFixture.REVIEWER, LEADER)) {
            for (Box box : Box.values()) {
                long touched = touched(() -> inbox.page(Filter.of(box), actor, null, 50));
                if (touched > FEW) {
                    broken.add(actor.username() + " " + box + ": " + touched);
                }
                CaseInbox.Page first = inbox.page(Filter.of(box), actor, null, 50);
                if (first.rows().size() == 50) {
                    CaseInbox.Row middle = first.rows().get(25);
                    String key = CaseListOrder.key(box, middle);
                    long beside = touched(() -> {
                        assertTrue(neighbours.next(Filter.of(box), actor, key, middle.number()).isPresent());
                        assertTrue(neighbours.previous(Filter.of(box), actor, key, middle.number()).isPresent());
                    });
                    if (beside > 2 * FEW) {
                        broken.add(actor.username() + " " + box + ", before and behind: " + beside);
                    }
                }
                long next = first.next() == null ? 0 : touched(() -> inbox.page(Filter.of(box), actor, first.next(), 50));
                if (next > FEW) {
                    broken.add(actor.username() + " " + box + ", second page: " + next);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    @TestTransaction
    void noFilterOfSearchAndKeptListsReadsTheWholeTable() {
        generate();
        List<Filter> filters = List.of(number("0012"), number("PJ-X-20250301"), number("20250301"), number("X-20250301-5"),
                number("2025"), words("处处 企业"), new Filter(Box.ALL, CaseStatus.CLOSED, null, null, null),
                new Filter(Box.ALL, CaseStatus.INVESTIGATING, null, null, null),
                new Filter(Box.ALL, null, PollutionType.NOISE, null, null),
                new Filter(Box.ALL, null, null, "430626101", null),
                new Filter(Box.ALL, null, null, null, null, null, "wushi-station"),
                new Filter(Box.ALL, CaseStatus.ACCEPTED, PollutionType.AIR, "430626001", null, null, "enforcement"),
                new Filter(Box.CLOSED, null, PollutionType.WATER, "430626102", "202503", null, "bureau"));
        List<String> broken = new ArrayList<>();
        for (Actor actor : List.of(INTAKE, OFFICER)) {
            for (Filter filter : filters) {
                long touched = touched(() -> inbox.page(filter, actor, null, 50));
                if (touched > FEW) {
                    broken.add(actor.username() + " " + filter + ": " + touched);
                }
            }
        }
        assertEquals(List.of(), broken);
        assertFalse(inbox.page(number("0012"), INTAKE, null, 50).rows().isEmpty());
    }

    /** A type that hardly ever occurs: the cases of it are read, not all cases. */
    @Test
    @TestTransaction
    void aRareTypeReadsItsOwnCases() {
        generate();
        database.createNativeQuery(
                "UPDATE complaint_case SET types = 'air,noise' WHERE types = 'radiation' AND number NOT LIKE '%-004__'")
                .executeUpdate();
        database.flush();
        for (Actor actor : List.of(INTAKE, OFFICER)) {
            Filter rare = new Filter(Box.ALL, null, PollutionType.RADIATION, null, null);
            int[] found = new int[1];
            long touched = touched(() -> found[0] = inbox.page(rare, actor, null, 50).rows().size());
            assertTrue(found[0] > 0 && touched < CASES / 50, actor.username() + " " + found[0] + ": " + touched);
        }
    }

    @Test
    @TestTransaction
    void everyTypeHasItsColumn() {
        generate();
        for (PollutionType type : PollutionType.values()) {
            List<CaseInbox.Row> rows = inbox.page(new Filter(Box.ALL, null, type, null, null), INTAKE, null, 50).rows();
            assertEquals(50, rows.size(), type.code());
            assertTrue(rows.stream().allMatch(row -> row.types().contains(type)), type.code());
        }
    }

    /** A main case of very many: who opens it reads a page of messages, and a reporter none of the others'. */
    @Test
    @TestTransaction
    void messagesAreReadByThePage() {
        generate();
        String number = fixture.registered().number();
        String merged = fixture.registered().number();
        database.createNativeQuery(
                "INSERT INTO case_message (case_id, sender, at, text, via) SELECT c.id, 'reporter', NOW(), seq, ?2"
                        + " FROM complaint_case c JOIN seq_1_to_" + CASES + " WHERE c.number = ?1")
                .setParameter(1, number)
                .setParameter(2, merged).executeUpdate();
        database.flush();
        List<CaseSheet.Message> newest = new ArrayList<>();
        long staff = touched(() -> newest.addAll(reader.forStaff(number, INTAKE).messages()));
        assertEquals(CaseReader.MESSAGES + 1, newest.size());
        long earlier = touched(() -> assertEquals(CaseReader.MESSAGES + 1,
                reader.messagesBefore(number, INTAKE, newest.get(1).id()).size()));
        long receipt = touched(() -> assertTrue(reader.forReceipt(number).messages().isEmpty()));
        assertTrue(Math.max(staff, Math.max(earlier, receipt)) < 300, staff + ", " + earlier + ", " + receipt);
    }

    private static Filter number(String typed) {
        return new Filter(Box.ALL, null, null, null, typed);
    }

    private static Filter words(String typed) {
        return new Filter(Box.ALL, null, null, null, null, typed, null);
    }

    @Test
    @TestTransaction
    void countsReadOpenCasesAndTheRestOnTheIndexAlone() {
        generate();
        for (Actor actor : List.of(INTAKE, OFFICER)) {
            long before = rowsByScan();
            assertTrue(inbox.counts(actor).get(Box.CLOSED) > 0);
            assertTrue(rowsByScan() - before < FEW, actor.username() + " scanned " + (rowsByScan() - before));
        }
        String plan = plan("SELECT COUNT(*) FROM complaint_case WHERE status IN ('CLOSED', 'WITHDRAWN')");
        assertTrue(plan.contains("Using index"), plan);
    }

    private long rowsByScan() {
        Object[] row = (Object[]) database.createNativeQuery("SHOW SESSION STATUS LIKE 'Handler_read_rnd_next'").getResultList()
                .get(0);
        return Long.parseLong(String.valueOf(row[1]));
    }

    @Test
    @TestTransaction
    void workloadReadsOpenCasesAndTheAnswersOfItsDays() {
        generate();
        long open = touched(() -> workload.loads());
        assertTrue(open < FEW, "open cases by unit: " + open);
        Instant since = ChinaTime.startOf(ChinaTime.today(clock).minusDays(30));
        String plan = plan("SELECT lead_unit, officer, received_at, answered_at FROM complaint_case WHERE answered_at >= '"
                + since.toString().substring(0, 10) + "' AND lead_unit IS NOT NULL");
        assertTrue(plan.contains("complaint_case_answered") && plan.contains("Using index"), plan);
    }

    @Test
    @TestTransaction
    void earlierCasesAreFoundOnThreeIndexes() {
        generate();
        NewCase made = fixture.checked(Forms.anonymous());
        CaseSheet sheet = CaseSheet.of(fixtureCase(made), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());
        long touched = touched(() -> assertFalse(earlier.before(sheet, INTAKE).rows().isEmpty()));
        assertTrue(touched < FEW, "earlier cases: " + touched);
        assertTrue(plan("SELECT id FROM complaint_case WHERE enterprise_key = '企业7' AND received_at >= '2025-01-01'")
                .contains("complaint_case_enterprise"));
    }

    /** As a case that was read, with an enterprise, a place and a position that others have too. */
    private static ComplaintCase fixtureCase(NewCase made) {
        ComplaintCase c = new ComplaintCase();
        c.number = "PJ-W-20000101-0001";
        c.types = made.types();
        c.subtypes = List.of();
        c.flags = List.of();
        c.township = "430626001";
        c.place = "处处处 5";
        c.enterprise = "企业 7";
        c.latitude = new java.math.BigDecimal("28.5");
        c.longitude = new java.math.BigDecimal("113.3");
        return c;
    }

    private String plan(String sql) {
        StringBuilder plan = new StringBuilder();
        for (Object row : database.createNativeQuery("EXPLAIN " + sql).getResultList()) {
            plan.append(java.util.Arrays.toString((Object[]) row)).append('\n');
        }
        return plan.toString();
    }

    /** So that a list that got lost here is noticed: every pile has its line in the test above by being a pile. */
    @Test
    void everyRoleThatReadsCasesIsCounted() {
        assertEquals(Set.of("intake", "dispatcher", "reviewer", "leader"), CaseReader.READS_ALL);
    }
}
