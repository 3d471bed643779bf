package org.ecobureau.complaint.transfer;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The signed interface beyond single calls: repetitions, foreign matters, what is sealed. */
@QuarkusTest
class TransferApiTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    EntityManager database;

    private List<?> select(String sql, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(sql).setParameter(1, value).getResultList());
    }

    private long casesWith(String reference) {
        return ((Number) select("SELECT count(*) FROM complaint_case WHERE outside_reference = ?1", reference).get(0))
                .longValue();
    }

    @Test
    void eightPostsAtOnceMakeOneCaseAndOneReceipt() {
        String reference = Platform.reference();
        String body = Platform.matter(reference, "13800004444");
        List<CompletableFuture<Response>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Platform.NATIONAL.send(body))).toList();
        Set<String> answers = calls.stream().map(CompletableFuture::join).filter(r -> r.statusCode() == 201)
                .map(Response::asString).collect(Collectors.toSet());
        assertEquals(1, answers.size(), answers.toString());
        assertEquals(1, casesWith(reference));
    }

    /** The nonce is a row that one transaction can write: whichever node is asked, a replay meets it. */
    @Test
    void ofEightReplaysAtOnceOneIsTaken() {
        var call = Platform.NATIONAL.recorded(Platform.matter(Platform.reference(), "13800004444"));
        List<CompletableFuture<Response>> calls = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(call))
                .toList();
        List<Integer> answers = calls.stream().map(c -> c.join().statusCode()).sorted().toList();
        assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), answers);
    }

    @Test
    void aRepetitionAfterTheFirstAnswerIsForgottenGetsTheSameNumberWithoutTheCode() {
        String body = Platform.matter(Platform.reference(), "13800004444");
        Response first = Platform.NATIONAL.send(body);
        assertEquals(201, first.statusCode(), first.asString());
        Instant later = TestClock.now().plus(Duration.ofHours(25));
        TestClock.at(later, () -> {
            Response again = Platform.NATIONAL.post(TransferApi.PATH, body, later);
            assertEquals(200, again.statusCode(), again.asString());
            assertEquals(first.path("number"), (String) again.path("number"));
            assertNull(again.path("receiptCode"));
            Response other = Platform.NATIONAL.post(TransferApi.PATH, body.replace("小河", "大河"), later);
            assertEquals(422, other.statusCode(), "the same reference with other content: " + other.asString());
        });
    }

    /** A year that a machine lost makes no case that is centuries late; the bound is that of the import. */
    @Test
    void aMatterIsNotReceivedBeforeThereWasAnywhereToReceiveIt() {
        for (String at : List.of("1970-01-01T00:00:00Z", "1999-12-31T23:59:59+08:00", "0026-11-20T21:30:00+08:00",
                "-999999999-01-01T00:00:00+18:00")) {
            String reference = Platform.reference();
            Response refused = Platform.NATIONAL.send(Platform.matter(reference, "13800004444")
                    .replace("\"complaint\"", "\"receivedAt\":\"" + at + "\",\"complaint\""));
            assertEquals(422, refused.statusCode(), at + ": " + refused.asString());
            assertEquals(List.of("receivedAt"), refused.jsonPath().getList("violations.field"), at);
            assertEquals(0, casesWith(reference));
        }
        Response first = Platform.NATIONAL.send(Platform.matter(Platform.reference(), "13800004444")
                .replace("\"complaint\"", "\"receivedAt\":\"2000-01-01T00:00:00+08:00\",\"complaint\""));
        assertEquals(201, first.statusCode(), first.asString());
    }

    @Test
    void aMatterAClerkTypedInBeforeIsNotRegisteredAgain() {
        String reference = Platform.reference();
        cases.register(fixture.checked(Forms.anonymous()), CaseService.Origin.of(Channel.NATIONAL_PLATFORM, reference),
                CaseFixture.INTAKE);
        Response again = Platform.NATIONAL.send(Platform.matter(reference, "13800004444"));
        assertEquals(409, again.statusCode(), again.asString());
        assertEquals(1, casesWith(reference));
    }

    /** A long file is being stored while the platform hands one of its matters over: one case, and the platform is told. */
    @Test
    void aMatterThatIsJustBeingRegisteredByAClerkIsNotDoubled() throws Exception {
        String reference = Platform.reference();
        CountDownLatch registered = new CountDownLatch(1);
        CompletableFuture<Void> clerk = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(() -> {
            cases.register(fixture.checked(Forms.anonymous()),
                    CaseService.Origin.of(Channel.NATIONAL_PLATFORM, reference), CaseFixture.INTAKE);
            registered.countDown();
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }), Executors.newSingleThreadExecutor());
        assertTrue(registered.await(20, TimeUnit.SECONDS));
        Response answer = Platform.NATIONAL.send(Platform.matter(reference, "13800004444"));
        clerk.join();
        assertEquals(409, answer.statusCode(), answer.asString());
        assertEquals(1, casesWith(reference));
    }

    @Test
    void nameAndPhoneAreSealedAndNobodyAgreedToPublication() {
        String reference = Platform.reference();
        String number = Platform.NATIONAL.send(Platform.matter(reference, "13800005555")).path("number");
        assertFalse(select("SELECT concat_ws('|', description, place, answers, flags) FROM complaint_case WHERE number = ?1",
                number).toString().contains("13800005555"));
        assertEquals("false", String.valueOf(
                select("SELECT public_consent FROM complaint_case WHERE number = ?1", number).get(0)).replace("0", "false"));
        assertEquals(1, select("SELECT 1 FROM case_identity i JOIN complaint_case c ON c.id = i.case_id WHERE c.number = ?1"
                + " AND i.phone IS NOT NULL", number).size());
        assertEquals(List.of("transfer"),
                select("SELECT e.actor_role FROM case_event e JOIN complaint_case c ON c.id = e.case_id WHERE c.number = ?1",
                        number));
    }

    @Test
    void theHotlineHasAReturnClockAndNoAcceptanceClock() {
        Response taken = Platform.HOTLINE.send(Platform.matter(Platform.reference(), "13800004444"));
        assertEquals(201, taken.statusCode(), taken.asString());
        assertNull(taken.path("dueAcceptance"));
        assertNotNull(taken.path("dueReturn"));
        assertNotNull(taken.path("dueAnswer"));
        String number = taken.path("number");
        String page = given().header(TestIdentityMechanism.HEADER, "intake1").get("/staff/cases/" + number).asString();
        assertTrue(page.contains("12345 热线 " + taken.path("reference")), "source and outside number on top");
        assertTrue(page.contains("退回不属本单位的事项"), "return clock");
        assertTrue(page.contains("转办接口 test-hotline"), "who registered it");
    }

    @Test
    void aClientSeesHowItsMatterStandsAndNoOther() {
        String number = Platform.HOTLINE.send(Platform.matter(Platform.reference(), "13800004444")).path("number");
        fixture.bring(number, CaseStatus.ANSWERED);
        String path = TransferApi.PATH + "/" + number;
        Response own = Platform.HOTLINE.get(path);
        assertEquals(200, own.statusCode(), own.asString());
        assertEquals("answered", own.path("status"));
        assertEquals("您反映的焦糊味属实，企业已停产整改。", own.path("answers[0].text"));
        assertFalse(own.asString().contains("现场闻到"), "the finding stays inside");
        assertFalse(own.asString().contains("13800004444"));
        assertEquals(404, Platform.NATIONAL.get(path).statusCode());
        assertEquals(404, Platform.NATIONAL.post(path + "/messages", "{\"messageId\":\"1\",\"text\":\"补充\"}").statusCode());
        String web = fixture.registered().number();
        assertEquals(404, Platform.HOTLINE.get(TransferApi.PATH + "/" + web).statusCode(), "a case that no client handed over");
        assertEquals(401, given().get(path).statusCode());
    }

    @Test
    void aMessageSentTwiceIsStoredOnce() {
        String number = Platform.WECHAT.send(Platform.matter(Platform.reference(), "13800004444")).path("number");
        String path = TransferApi.PATH + "/" + number + "/messages";
        String body = "{\"messageId\":\"wx-1\",\"text\":\"今天早上又排了一次。\"}";
        assertEquals(201, Platform.WECHAT.post(path, body).statusCode());
        assertEquals(201, Platform.WECHAT.post(path, body).statusCode());
        assertEquals(422, Platform.WECHAT.post(path, body.replace("早上", "晚上")).statusCode());
        assertEquals(422, Platform.WECHAT.post(path, "{\"text\":\"没有编号\"}").statusCode());
        assertEquals(List.of("今天早上又排了一次。"),
                select("SELECT m.text FROM case_message m JOIN complaint_case c ON c.id = m.case_id WHERE c.number = ?1",
                        number));
    }

    @Test
    void aCallThatIsTooLongIsRefused() {
        Response answer = Platform.WECHAT.send("\"" + "长".repeat(40_000) + "\"");
        assertEquals(413, answer.statusCode());
    }

    @Test
    void milestonesAreWrittenToTheOutboxInTheirTransactionAndNameNobody() {
        String number = Platform.NATIONAL.send(Platform.matter(Platform.reference(), "13800006666")).path("number");
        String silent = Platform.HOTLINE.send(Platform.matter(Platform.reference(), "13800006666")).path("number");
        fixture.bring(number, CaseStatus.INVESTIGATING);
        fixture.bring(silent, CaseStatus.CLOSED);
        cases.move(number, CaseMove.of(CaseAction.EXTEND).with(Datum.REASON, "情况复杂"), CaseFixture.LEADER);
        fixture.bring(number, CaseStatus.CLOSED);
        assertEquals(4, webhooks(number), "accepted, extended, answered, closed");
        assertEquals(0, webhooks(silent), "a client without an address");
        assertEquals(0, webhooks(fixture.registered().number()));
    }

    /** A reporter's own report merged into another: its client hears of the main case too. */
    @Test
    void aMergedMattersClientIsToldOfTheMainCase() {
        String number = Platform.NATIONAL.send(Platform.matter(Platform.reference(), "13800006666")).path("number");
        String main = fixture.registered().number();
        fixture.bring(main, CaseStatus.ACCEPTED);
        cases.move(number, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        fixture.bring(main, CaseStatus.CLOSED);
        assertEquals(3, webhooks(number), "merged, answered, closed");
        Response status = Platform.NATIONAL.get(TransferApi.PATH + "/" + number);
        assertEquals(1, status.jsonPath().getList("answers").size());
    }

    private int webhooks(String number) {
        return select("SELECT id FROM outbox_message WHERE medium = 'WEBHOOK' AND about = ?1", number).size();
    }
}
