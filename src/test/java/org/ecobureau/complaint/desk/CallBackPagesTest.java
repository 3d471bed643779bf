package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.staff.TestIdentityMechanism;
import org.hibernate.SessionFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Calls that named reporters asked for. */
@QuarkusTest
class CallBackPagesTest {

    private static final String NEW = "/staff/cases/new";
    private static final String PILE = "/staff/cases/callbacks";
    private static final String OTHER = "13677778888";
    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    EntityManager database;

    @Inject
    SessionFactory sessions;

    /** A case whose reporter asked to be called, by number. */
    private static String asked(String... more) {
        String[] call = { "name", "周等电话", "phone", "13511112222", "description", "养殖场的水直接排到沟里，发黑发臭。", "township", "伍市镇",
                "types", "water", "callBack", "true" };
        String[] all = Arrays.copyOf(call, call.length + more.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        Response saved = INTAKE.send(INTAKE.page(NEW), NEW, all);
        assertEquals(303, saved.statusCode(), saved.asString());
        return html(RestAssured.given().header(TestIdentityMechanism.HEADER, "intake1")
                .cookie("eco_entry", saved.getCookie("eco_entry")).get(NEW + "/receipt"), 200).getElementById("receipt-number")
                .text();
    }

    private long id(String number) {
        return ((Number) database.createNativeQuery("SELECT b.id FROM call_back b JOIN complaint_case c ON c.id = b.case_id"
                + " WHERE c.number = ?1").setParameter(1, number).getSingleResult()).longValue();
    }

    private long count(String sql, Object value) {
        return ((Number) database.createNativeQuery(sql).setParameter(1, value).getSingleResult()).longValue();
    }

    @Test
    void onlyWhoGivesANameCanBeCalled() {
        Document refused = html(
                INTAKE.send(INTAKE.page(NEW), NEW, "identity", "confidential", "phone", "13511112222", "description",
                        "养殖场的水直接排到沟里，发黑发臭。", "township", "伍市镇", "types", "water", "callBack", "true", "callBackWhen", "今晚"),
                422);
        assertTrue(refused.getElementById("callBack-error").text().contains("凭编号和查询码"));
        assertEquals("今晚", refused.getElementById("callBackWhen").val());
        assertTrue(refused.getElementById("callBack").hasAttr("checked"));
    }

    @Test
    void theNumberIsOpenedOnPurposeLoggedAndErasedWhenTheCallIsDone() {
        String number = asked("callBackWhen", "下午五点后", "callBackPhone", OTHER);
        long id = id(number);
        assertTrue(INTAKE.caseOf(number).select(".case-timeline").text().contains("约好回电：下午五点后"));
        assertTrue(INTAKE.page("/staff").text().contains("人等回电"));
        assertTrue(Integer.parseInt(INTAKE.page("/staff/cases").selectFirst("#callbacks .desk-count").text()) > 0);
        Document one = INTAKE.page(PILE + "/" + id);
        assertTrue(one.text().contains("下午五点后") && one.text().contains("还没有打过"));
        assertFalse(one.html().contains(OTHER) || one.html().contains("周等电话"));
        long views = count("SELECT COUNT(*) FROM audit_entry WHERE kind = 'identity.viewed' AND subject = ?1", number);
        Document open = html(INTAKE.send(one, PILE + "/" + id + "/number#number-title"), 200);
        assertTrue(open.getElementById("identity").text().contains("周等电话"));
        assertEquals("tel:" + OTHER, open.selectFirst("#identity a").attr("href"));
        assertEquals(views + 1,
                count("SELECT COUNT(*) FROM audit_entry WHERE kind = 'identity.viewed' AND subject = ?1", number));
        assertEquals(1, count("SELECT COUNT(*) FROM identity_event e JOIN complaint_case c ON c.id = e.case_id"
                + " WHERE e.reason LIKE '%回电%' AND c.number = ?1", number), "the reporter is told");
        assertEquals(1, count("SELECT COUNT(*) FROM call_back WHERE phone IS NOT NULL AND id = ?1", id));

        Document nothing = html(INTAKE.send(open, PILE + "/" + id + "/tries", "note", "没说上话"), 422);
        assertNotNull(nothing.getElementById("outcome-error"));
        assertEquals("没说上话", nothing.getElementById("note").text());
        Response done = INTAKE.send(nothing, PILE + "/" + id + "/tries", "outcome", "reached", "note", "已说明办理进展");
        assertEquals(303, done.statusCode(), done.asString());
        assertTrue(INTAKE.page(PILE + "?done=reached").text().contains("已记录：接通了"));
        assertEquals(0, count("SELECT COUNT(*) FROM call_back WHERE phone IS NOT NULL AND id = ?1", id));
        assertNull(INTAKE.page(PILE + "/" + id).selectFirst("form[action*=tries]"));
        String line = INTAKE.caseOf(number).select(".case-timeline > li").last().text();
        assertTrue(line.contains("回电") && line.contains("结果：接通了") && line.contains("记录：已说明办理进展"), line);
        assertEquals(409, INTAKE.send(one, PILE + "/" + id + "/number#number-title").statusCode(),
                "a call that is done opens nothing");
    }

    @Test
    void whoIsNotReachedIsTriedAgainAndToldWhereTheyLookForNews() {
        String number = asked();
        long id = id(number);
        for (int i = 1; i <= 2; i++) {
            Document page = INTAKE.page(PILE + "/" + id);
            assertNull(page.selectFirst("input[value=dropped]"), "not after " + (i - 1) + " tries");
            assertEquals(303, INTAKE.send(page, PILE + "/" + id + "/tries", "outcome", "missed").statusCode());
        }
        assertEquals(422, INTAKE.form().formParam("outcome", "nothing").post(PILE + "/" + id + "/tries").statusCode());
        Document third = INTAKE.page(PILE + "/" + id);
        assertTrue(third.text().contains("2 次，最近"), third.text());
        assertEquals(303, INTAKE.send(third, PILE + "/" + id + "/tries", "outcome", "dropped").statusCode());
        List<String> messages = INTAKE.caseOf(number).select(".case-messages li").eachText();
        assertEquals(3, messages.size());
        assertTrue(messages.get(2).contains("我们不再打了"), messages.get(2));
        assertEquals(404, INTAKE.get(PILE + "/0").statusCode());
        assertEquals(403, new Desk("officer1").get(PILE).statusCode());
    }

    @Test
    void whoseIdentityWasErasedIsNotCalledAndNothingBreaks() {
        String number = asked();
        long id = id(number);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("DELETE FROM case_identity WHERE case_id ="
                + " (SELECT id FROM complaint_case WHERE number = ?1)").setParameter(1, number).executeUpdate());
        Document page = html(INTAKE.send(INTAKE.page(PILE + "/" + id), PILE + "/" + id + "/number#number-title"), 200);
        assertTrue(page.text().contains("身份信息已按规定删除"));
        assertNull(page.getElementById("identity"));
    }

    @Test
    void thePileIsPagedOnItsIndexInOneStatement() {
        String first = asked();
        String second = asked();
        Document page = INTAKE.page(PILE + "?after=" + (id(first) - 1));
        List<String> lines = page.select(".case-number").eachText();
        assertTrue(lines.indexOf("给 " + first + " 回电") < lines.indexOf("给 " + second + " 回电"), lines.toString());
        sessions.getStatistics().setStatisticsEnabled(true);
        long before = sessions.getStatistics().getPrepareStatementCount();
        INTAKE.page(PILE);
        assertTrue(sessions.getStatistics().getPrepareStatementCount() - before <= 2, "list and count");
        Object[] plan = (Object[]) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("EXPLAIN SELECT id"
                + " FROM call_back WHERE done_at IS NULL AND id > 0 ORDER BY id LIMIT 51").getResultList().get(0));
        assertEquals("call_back_open", plan[5], Arrays.toString(plan));
    }
}
