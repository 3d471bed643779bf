package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.local.StackClient;
import org.ecobureau.notify.CaughtTexts;
import org.ecobureau.notify.MailRun;
import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What reporters who left an address are told, and what never leaves the site. */
@QuarkusTest
class CaseNoticesTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    MailRun runs;

    @Inject
    EntityManager database;

    @BeforeAll
    static void needsTheMailServer() {
        StackClient.part("mail");
    }

    private List<?> templates(String number) {
        return QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("SELECT template FROM outbox_message WHERE about = ?1 ORDER BY id").setParameter(1, number)
                .getResultList());
    }

    private CaseService.Registered withMail() {
        return fixture.registered(Forms.person("confidential", null, null,
                UUID.randomUUID().toString().substring(0, 8) + "@example.org"));
    }

    @Test
    void whoLeftAnAddressIsToldOfEveryPublicStepAndOfMessages() {
        String number = withMail().number();
        assertEquals(List.of("case-step"), templates(number), "received");
        fixture.bring(number, CaseStatus.CLOSED);
        assertEquals(6, templates(number).size(), "received, accepted, assigned, investigating, answered, closed");
        cases.move(number, CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, "请补充照片"), CaseFixture.INTAKE);
        cases.move(number, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, "好的"), Actor.reporter());
        cases.move(number, CaseMove.of(CaseAction.NOTE).with(Datum.TEXT, "内部"), CaseFixture.INTAKE);
        assertEquals(7, templates(number).size());
        assertEquals("case-message", templates(number).get(6));
    }

    @Test
    void anonymousReportersAreWrittenToByNobody() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.CLOSED);
        assertTrue(templates(number).isEmpty());
    }

    @Test
    void theReporterOfAMergedCaseIsToldOfTheMainCasesSteps() {
        String main = fixture.registered().number();
        String merged = withMail().number();
        cases.move(merged, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        assertEquals(2, templates(merged).size());
        fixture.bring(main, CaseStatus.ASSIGNED);
        assertEquals(4, templates(merged).size());
        assertTrue(templates(main).isEmpty());
    }

    @Test
    void whatIsSaidOfAPartIsToldUnderTheNumberTheReporterKnows() {
        String number = withMail().number();
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "夜间噪声"), CaseFixture.INTAKE);
        assertEquals(List.of("case-step", "case-step"), templates(number), "received, split");
        String part = fixture.part(number);
        cases.move(part, CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, "几点最吵？"), CaseFixture.INTAKE);
        fixture.bring(part, CaseStatus.ACCEPTED);
        assertEquals(List.of("case-step", "case-step", "case-message", "case-step"), templates(number));
        assertTrue(templates(part).isEmpty(), "nobody has a receipt for it");
    }

    @Test
    void whoWithdrewIsNotWrittenToAnyMoreThoughItGoesOnForOthers() {
        String main = withMail().number();
        String joined = withMail().number();
        cases.move(joined, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        cases.move(main, CaseMove.of(CaseAction.WITHDRAW), Actor.reporter());
        int before = templates(main).size();
        int others = templates(joined).size();
        fixture.bring(main, CaseStatus.ASSIGNED);
        assertEquals(before, templates(main).size());
        assertEquals(others + 2, templates(joined).size());
    }

    @Test
    void nothingIsWrittenAtNightToBeSentAtNight() {
        TestClock.at(OffsetDateTime.parse("2026-11-20T23:30:00+08:00").toInstant(), () -> {
            String number = withMail().number();
            Object next = QuarkusTransaction.requiringNew().call(() -> database
                    .createNativeQuery("SELECT CAST(next_at AS CHAR) FROM outbox_message WHERE about = ?1")
                    .setParameter(1, number).getSingleResult());
            assertTrue(next.toString().startsWith("2026-11-20 23:00:00"), next.toString());
            assertFalse(templates(number).isEmpty());
        });
    }

    @Test
    void aStrangersAddressTypedIntoTheFormIsWrittenToOnceADay() {
        String mail = UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        String first = fixture.registered(Forms.person("confidential", null, null, mail)).number();
        String second = fixture.registered(Forms.person("confidential", null, null, mail)).number();
        assertEquals(1, templates(first).size());
        assertTrue(templates(second).isEmpty());
        fixture.bring(second, CaseStatus.ACCEPTED);
        assertEquals(1, templates(second).size(), "a step a person took is told");
        TestClock.at(TestClock.now().plus(Duration.ofHours(25)), () -> assertEquals(1,
                templates(fixture.registered(Forms.person("confidential", null, null, mail)).number()).size()));
    }

    @Test
    void aFlaggedReportWritesToNobodyBeforeAPersonLookedAtIt() {
        String mail = UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        String number = cases.register(fixture.checked(Forms.person("confidential", null, null, mail)),
                new CaseService.Origin(Channel.WEB, null, List.of("honeypot")), Actor.reporter()).number();
        assertTrue(templates(number).isEmpty());
    }

    /**
     * From the step to the gateway: who left no mail address is told by text message, and of an extension when it is granted.
     */
    @Test
    void whoLeftOnlyAPhoneGetsATextForEachStepAndForAnExtensionThatIsGranted() {
        CaughtTexts texts = CaughtTexts.gateway();
        String phone = "139" + String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));
        TestClock.at(OffsetDateTime.parse("2026-09-14T10:00:00+08:00").toInstant(), () -> {
            String number = fixture.registered(Forms.person("named", "孙短信", phone, null)).number();
            fixture.bring(number, CaseStatus.INVESTIGATING);
            cases.move(number, CaseMove.of(CaseAction.ASK_EXTENSION).with(Datum.REASON, "监测报告未出"), CaseFixture.OFFICER);
            runs.texts();
            List<String> before = List.copyOf(texts.to(phone));
            assertEquals(4, before.size(), "received, accepted, assigned, investigating; asking is nobody's news");
            cases.move(number, CaseMove.of(CaseAction.EXTEND).with(Datum.REASON, "等待监测报告"), CaseFixture.LEADER);
            runs.texts();
            assertEquals(5, texts.to(phone).size());
            String granted = texts.to(phone).get(4);
            assertTrue(granted.contains(number) && granted.contains("办理期限延长"), granted);
            for (String text : texts.to(phone)) {
                assertTrue(text.contains("/complaints/track?number=" + number), text);
                assertFalse(text.contains("孙短信") || text.contains("焦糊味") || text.contains("监测报告"), text);
            }
        });
        String both = "138" + phone.substring(3);
        TestClock.at(OffsetDateTime.parse("2026-09-14T11:00:00+08:00").toInstant(), () -> {
            String number = fixture.registered(Forms.person("named", "孙短信", both, UUID.randomUUID() + "@example.org")).number();
            assertEquals(1, templates(number).size());
            runs.texts();
            assertTrue(texts.to(both).isEmpty(), "a mail is enough");
        });
        TestClock.at(OffsetDateTime.parse("2026-09-14T12:00:00+08:00").toInstant(), () -> {
            String number = fixture.registered(Forms.person("named", "孙座机", "0730-6222" + phone.substring(8), null)).number();
            assertEquals(0, templates(number).size(), "no text reaches a landline");
        });
    }
}
