package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.DISPATCHER;
import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.ecobureau.complaint.CaseFixture.LEADER;
import static org.ecobureau.complaint.CaseFixture.OFFICER;
import static org.ecobureau.complaint.CaseFixture.OTHER_OFFICER;
import static org.ecobureau.complaint.CaseFixture.REVIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CaseSearchTest {

    @Inject
    CaseInbox inbox;

    @Inject
    CallerSearch callers;

    @Inject
    CaseWorkload workload;

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseWordsJob words;

    @Inject
    EntityManager database;

    @Inject
    SessionFactory sessions;

    private List<String> found(String typed, Actor actor) {
        return inbox.page(new Filter(Box.ALL, null, null, null, null, typed, null), actor, null, 50).rows().stream()
                .map(CaseInbox.Row::number).toList();
    }

    private boolean lists(Box box, Actor actor, String number) {
        return inbox.page(new Filter(box, null, null, null, number), actor, null, 50).rows().stream()
                .anyMatch(r -> r.number().equals(number));
    }

    private String register(String description, String reference) {
        NewCase made = fixture.checked(Forms.anonymous());
        NewCase other = new NewCase(made.types(), made.subtypes(), description, made.occurredAt(), made.township(),
                "青石岭三组桥头", made.latitude(), made.longitude(), "湖南某某XY建材有限公司", made.identity(), made.contact(), made.answers(),
                made.publicConsent());
        return cases.register(other, CaseService.Origin.of(Channel.HOTLINE12345, reference), INTAKE).number();
    }

    @Test
    void aCaseIsFoundByAnyWordsOfNumberPlaceEnterpriseTextAndReference() {
        String reference = "HL-" + UUID.randomUUID();
        String number = register("夜里鹅卵石破碎机轰鸣，粉尘飘到晒谷坪。", reference);
        for (String typed : List.of("破碎机", "鹅卵石 晒谷坪", "青石岭 轰鸣", "xy建材", number.toLowerCase(), reference.substring(3, 20),
                "  粉尘飘到  ")) {
            assertTrue(found(typed, INTAKE).contains(number), typed);
        }
        for (String typed : List.of("破碎机 不存在的词", "石鹅卵", "%%", "破机", "轰鸣粉尘")) {
            assertFalse(found(typed, INTAKE).contains(number), typed);
        }
        assertFalse(found("破碎机", OTHER_OFFICER).contains(number), "officers find cases of their unit only");
        assertEquals(400, assertThrows(Problem.class, () -> found("石", INTAKE)).status());
    }

    @Test
    void wordsAreFoundOnTheIndexInOneStatement() {
        register("鹅卵石破碎机又开了，整夜不停。", "HL-" + UUID.randomUUID());
        sessions.getStatistics().setStatisticsEnabled(true);
        long before = sessions.getStatistics().getPrepareStatementCount();
        assertFalse(found("破碎机", INTAKE).isEmpty());
        assertEquals(1, sessions.getStatistics().getPrepareStatementCount() - before);
        Object[] plan = (Object[]) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("EXPLAIN SELECT case_id"
                        + " FROM case_words WHERE match(words) against('" + CaseWords.condition(List.of("破碎机"))
                        + "' in boolean mode)").getResultList().get(0));
        assertEquals("fulltext", plan[3], java.util.Arrays.toString(plan));
        assertEquals("case_words_pairs", plan[5]);
    }

    @Test
    void pairsOfCharactersAreTokens() {
        assertEquals(Set.of("w5e73z6c5f", "w6c5fz53bf"), CaseWords.pairs("平江县"));
        assertEquals(Set.of("w61z62"), CaseWords.pairs("Ab 县"));
        assertEquals(Set.of("w1f600z53bf"), CaseWords.pairs("😀县"));
        assertNull(CaseWords.condition(List.of("县")));
        assertEquals("+w5e73z6c5f +w6c5fz53bf", CaseWords.condition(List.of("平江县")));
    }

    @Test
    void casesFromBeforeTheSearchGetTheirWords() {
        String number = register("废机油倒进了小溪的源头。", "HL-" + UUID.randomUUID());
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "DELETE FROM case_words WHERE case_id = (SELECT id FROM complaint_case WHERE number = ?1)")
                .setParameter(1, number).executeUpdate());
        assertFalse(found("废机油", INTAKE).contains(number));
        assertTrue(words.fill() > 0);
        assertTrue(found("废机油", INTAKE).contains(number));
        assertEquals(0, words.fill());
    }

    @Test
    void anExactPhoneFindsNamedCasesForIntakeOnlyAndIsLogged() {
        String phone = "139" + String.format("%08d", Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
        String named = fixture.registered(Forms.person("named", "周建国", phone, null)).number();
        String sealed = fixture.registered(Forms.person("confidential", "周建国", phone, null)).number();
        List<String> found = callers.byPhone("+86 " + phone, INTAKE, 50).stream().map(CaseInbox.Row::number).toList();
        assertEquals(List.of(named), found, "a sealed reporter (" + sealed + ") is not given away by a phone");
        assertEquals(List.of(), callers.byPhone(phone.substring(0, 10), INTAKE, 50));
        assertEquals(List.of(), callers.byPhone("abc", INTAKE, 50));
        for (Actor actor : List.of(DISPATCHER, OFFICER, REVIEWER, LEADER)) {
            assertEquals(403, assertThrows(Problem.class, () -> callers.byPhone(phone, actor, 50)).status());
        }
        Number logged = (Number) database.createNativeQuery(
                "SELECT COUNT(*) FROM audit_entry WHERE kind = 'identity.searched' AND detail LIKE 'by intake1%'")
                .getSingleResult();
        assertTrue(logged.intValue() > 0);
    }

    @Test
    void pilesOfOneOfficerAndOfHelpingUnits() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        cases.move(number, CaseMove.of(CaseAction.RECORD_FINDING).with(Datum.FINDING, "看过。").with(Datum.VERIFIED, "true"),
                OFFICER);
        assertEquals(CaseStatus.DRAFTED, reached(number));
        assertTrue(lists(Box.OWN, OFFICER, number));
        assertFalse(lists(Box.CO, OTHER_OFFICER, number));
        cases.move(number, CaseMove.of(CaseAction.ADD_CO_UNIT).with(Datum.CO_UNIT, "wushi-station"), DISPATCHER);
        assertTrue(lists(Box.CO, OTHER_OFFICER, number));
        assertFalse(lists(Box.OWN, OTHER_OFFICER, number));
        assertEquals(inbox.counts(OTHER_OFFICER).get(Box.CO), all(Box.CO, OTHER_OFFICER));
        assertEquals(inbox.counts(OFFICER).get(Box.OWN), all(Box.OWN, OFFICER));
    }

    private CaseStatus reached(String number) {
        return cases.move(number, CaseMove.of(CaseAction.DRAFT_ANSWER).with(Datum.ANSWER, "您反映的问题属实。"), OFFICER);
    }

    private long all(Box box, Actor actor) {
        return inbox.page(Filter.of(box), actor, null, 10_000).rows().size();
    }

    @Test
    void whatIsSoonDueAndWhatWasRemindedOfStandsInThePileOfWhomItConcerns() {
        String[] number = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(58)), () -> {
            number[0] = fixture.registered().number();
            fixture.bring(number[0], CaseStatus.ASSIGNED);
        });
        // Due in two days: the unit's turn; the dispatcher and the leader see whatever is near.
        for (Actor actor : List.of(OFFICER, DISPATCHER, LEADER)) {
            assertTrue(lists(Box.SOON, actor, number[0]), actor.username());
        }
        for (Actor actor : List.of(INTAKE, CaseFixture.OTHER_OFFICER, CaseFixture.REVIEWER)) {
            assertFalse(lists(Box.SOON, actor, number[0]), actor.username());
        }
        List<Actor> told = List.of(OFFICER, DISPATCHER, LEADER);
        for (int level = 0; level <= 3; level++) {
            if (level > 0) {
                cases.move(number[0], CaseMove.of(CaseAction.ESCALATE).with(Datum.LEVEL, String.valueOf(level))
                        .with(Datum.REMINDED, "已提醒"), Actor.system());
            }
            for (int i = 0; i < told.size(); i++) {
                assertEquals(i < level, lists(Box.REMINDED, told.get(i), number[0]), told.get(i).username() + " at " + level);
            }
            assertFalse(lists(Box.REMINDED, INTAKE, number[0]));
        }
        for (Actor actor : List.of(OFFICER, DISPATCHER, LEADER, INTAKE)) {
            for (Box box : List.of(Box.SOON, Box.REMINDED)) {
                assertEquals(inbox.counts(actor).get(box), all(box, actor), actor.username() + " " + box);
            }
        }
        TestClock.at(TestClock.now().plus(Duration.ofDays(5)), () -> {
            assertFalse(lists(Box.SOON, OFFICER, number[0]), "late is no longer soon");
            assertTrue(lists(Box.REMINDED, OFFICER, number[0]), "and was told of");
        });
        fixture.bring(number[0], CaseStatus.ANSWERED);
        for (Actor actor : told) {
            assertFalse(lists(Box.REMINDED, actor, number[0]) || lists(Box.SOON, actor, number[0]), actor.username());
        }
    }

    @Test
    void pilesOfTheLeaderAndTheDispatcher() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        cases.move(number, CaseMove.of(CaseAction.ASK_EXTENSION).with(Datum.REASON, "要委托监测"), OFFICER);
        cases.move(number, CaseMove.of(CaseAction.SUPERVISE).with(Datum.TEXT, "每天报"), LEADER);
        assertTrue(lists(Box.EXTENSION, LEADER, number));
        assertTrue(lists(Box.SUPERVISED, LEADER, number));
        cases.move(number, CaseMove.of(CaseAction.EXTEND).with(Datum.REASON, "同意"), LEADER);
        assertFalse(lists(Box.EXTENSION, LEADER, number));
        cases.move(number, CaseMove.of(CaseAction.RETURN_ASSIGNMENT).with(Datum.REASON, "归城管"), OFFICER);
        assertTrue(lists(Box.GIVEN_BACK, DISPATCHER, number));
        fixture.bring(number, CaseStatus.ANSWERED);
        assertFalse(lists(Box.GIVEN_BACK, DISPATCHER, number));
        cases.move(number, CaseMove.of(CaseAction.STAGE_CLOSE).with(Datum.REASON, "整改中").with(Datum.NEXT_CHECK_ON,
                org.ecobureau.shared.time.ChinaTime.dayOf(TestClock.now()).plusDays(60).toString()), INTAKE);
        assertFalse(lists(Box.CHECK, INTAKE, number));
        TestClock.at(TestClock.now().plus(Duration.ofDays(60)), () -> {
            assertTrue(lists(Box.CHECK, INTAKE, number));
            assertEquals(inbox.counts(INTAKE).get(Box.CHECK), all(Box.CHECK, INTAKE));
        });
        for (Box box : List.of(Box.SUPERVISED, Box.EXTENSION, Box.GIVEN_BACK, Box.CHECK)) {
            assertEquals(inbox.counts(LEADER).get(box), all(box, LEADER), box.name());
        }
    }

    @Test
    void workloadCountsOpenLateAndDueThisWeekInOneStatement() {
        CaseWorkload.Load before = enforcement();
        String[] number = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(70)), () -> {
            number[0] = fixture.registered().number();
            fixture.bring(number[0], CaseStatus.INVESTIGATING);
        });
        sessions.getStatistics().setStatisticsEnabled(true);
        long statements = sessions.getStatistics().getPrepareStatementCount();
        CaseWorkload.Load after = enforcement();
        assertEquals(1, sessions.getStatistics().getPrepareStatementCount() - statements);
        assertEquals(before.open() + 1, after.open());
        assertEquals(before.late() + 1, after.late());
        assertEquals(before.week(), after.week());
    }

    private CaseWorkload.Load enforcement() {
        return workload.loads().stream().filter(l -> "enforcement".equals(l.unit()) && "officer1".equals(l.officer()))
                .findFirst()
                .orElse(new CaseWorkload.Load("enforcement", "officer1", 0, 0, 0));
    }
}
