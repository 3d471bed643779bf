package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.desk.CaseListView.Search;
import org.ecobureau.shared.web.Cursor;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** From the list through its cases and back, whatever happens on the way. */
@QuarkusTest
class ListWalkTest {

    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk OFFICER = new Desk("officer1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    private final String word = "途" + UUID.randomUUID().toString().substring(0, 8);

    private String registered() {
        return fixture.registered(new ComplaintForm(List.of("air"), List.of(), word + "，夜里有焦糊味。", null, "430626111", "老街 口",
                null, null, null, "anonymous", null, null, null, Map.of(), null)).number();
    }

    private List<String> registered(int many) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            numbers.add(registered());
        }
        return numbers;
    }

    private String list(String box) {
        return "/staff/cases?box=" + box + "&q=" + word;
    }

    /** The address under which the list opens this case. */
    private static String opened(Document list, String number) {
        Element link = list.selectFirst(".case-number a:contains(" + number + ")");
        assertNotNull(link, number + " is not on the list");
        assertEquals(number, link.id(), "back on the list the case is found again");
        return link.attr("href");
    }

    private static String href(Document page, String key) {
        Element link = page.selectFirst(".case-walk a[data-key=" + key + "]");
        return link == null ? null : link.attr("href");
    }

    /** Sends the form of a step with the list in its address. */
    private static Response send(Desk desk, Document page, String number, String step, String... fields) {
        Element form = page.selectFirst("form[action^=/staff/cases/" + number + "/" + step + "?list=]");
        assertNotNull(form, "the form of " + step + " does not know the list");
        return desk.send(page, form.attr("action"), fields);
    }

    private static String decoded(String address) {
        return URLDecoder.decode(address, StandardCharsets.UTF_8);
    }

    private static String location(Response response) {
        assertEquals(303, response.statusCode(), response.asString());
        String location = response.getHeader("Location");
        return location.substring(location.indexOf("/staff/")).replaceFirst("#.*", "");
    }

    @Test
    void threeCasesAreDoneOneAfterTheOtherWithoutSeeingTheList() {
        List<String> numbers = registered(3);
        Document page = INTAKE.page(opened(INTAKE.page(list("mine")), numbers.get(0)));
        assertEquals("回到“我要办的”（3）", page.selectFirst(".case-walk a[data-key=u]").text());
        assertNull(href(page, "p"));
        assertTrue(page.selectFirst(".case-walk").text().contains("前面没有了"));
        for (int i = 0; i < 3; i++) {
            Document done = INTAKE.page(location(send(INTAKE, page, numbers.get(i), "accept")));
            Element told = done.selectFirst("#done");
            assertTrue(told.text().startsWith("已完成：受理。"), told.text());
            Element next = told.selectFirst("a.govuk-button");
            if (i < 2) {
                assertEquals("下一件 " + numbers.get(i + 1), next.text());
                assertEquals(href(done, "n"), next.attr("href"));
                page = INTAKE.page(next.attr("href"));
                assertTrue(page.selectFirst("h1").text().startsWith(numbers.get(i + 1)));
                assertEquals("回到“我要办的”（" + (2 - i) + "）", page.selectFirst(".case-walk a[data-key=u]").text());
            } else {
                assertNull(next);
                assertTrue(told.text().contains("“我要办的”里后面没有了"), told.text());
                Document list = INTAKE.page(decoded(href(done, "u")).replaceFirst("#.*", ""));
                assertEquals(word, list.selectFirst("#q").val());
                assertTrue(list.text().contains("没有符合这些条件的投诉件"));
            }
        }
    }

    @Test
    void theListOutlivesMistakesConflictsDraftsAndSigningInAgain() {
        List<String> numbers = registered(2);
        String address = opened(INTAKE.page(list("mine")), numbers.get(0));
        String carried = address.substring(address.indexOf("list="));
        Document page = INTAKE.page(address.replace("?", "?step=refuse&"));
        Document wrong = html(send(INTAKE, page, numbers.get(0), "refuse", "internalNote", "打过电话"), 422);
        assertTrue(href(wrong, "n").startsWith("/staff/cases/" + numbers.get(1) + "?list="));
        assertTrue(location(send(INTAKE, page, numbers.get(0), "note", "note", "记一笔")).endsWith(carried));
        // 暂存 without script, thrown away, taken back.
        Element keep = wrong.selectFirst("#step button[formaction]");
        Response kept = INTAKE.form().formParam("internalNote", "打过电话").post(keep.attr("formaction"));
        Document again = INTAKE.page(location(kept));
        assertNotNull(href(again, "n"));
        Document discarded = INTAKE.page(location(send(INTAKE, again, numbers.get(0), "drafts/refuse/discard")));
        assertNotNull(href(INTAKE.page(location(send(INTAKE, discarded, numbers.get(0), "drafts/refuse/restore"))), "n"));
        // Signing in leads back with GET to the address that was posted to.
        String step = wrong.selectFirst("#step form[data-draft]").attr("action");
        Document back = INTAKE.page(location(INTAKE.get(step)));
        assertTrue(back.selectFirst("[role=status]").text().contains("登录已过期"));
        assertNotNull(href(back, "n"));
        cases.move(numbers.get(0), CaseMove.of(CaseAction.ACCEPT), CaseFixture.INTAKE);
        Document conflict = html(send(INTAKE, page, numbers.get(0), "refuse", "reason", "a", "publicNote", "请找城管。"), 409);
        assertNotNull(conflict.selectFirst("#conflict"));
        assertTrue(href(conflict, "n").startsWith("/staff/cases/" + numbers.get(1)));
        assertEquals(list("mine") + "#" + numbers.get(0), decoded(href(conflict, "u")));
    }

    @Test
    void newestFirstTheWayBackIsThereToo() {
        List<String> numbers = registered(3);
        Document middle = INTAKE.page(opened(INTAKE.page(list("all")), numbers.get(1)));
        assertEquals("回到“全部”", middle.selectFirst(".case-walk a[data-key=u]").text());
        assertTrue(href(middle, "n").startsWith("/staff/cases/" + numbers.get(0) + "?list="));
        Document newest = INTAKE.page(href(middle, "p"));
        assertTrue(newest.selectFirst("h1").text().startsWith(numbers.get(2)));
        assertNull(href(newest, "p"));
        assertTrue(href(newest, "n").startsWith("/staff/cases/" + numbers.get(1) + "?list="));
    }

    @Test
    void aStepThatGivesTheCaseAwayLeadsBackToTheList() {
        String number = registered();
        fixture.bring(number, CaseStatus.ASSIGNED);
        String address = opened(OFFICER.page(list("mine")), number);
        Document page = OFFICER.page(address.replace("?", "?step=return-assignment&"));
        String home = location(send(OFFICER, page, number, "return-assignment", "reason", "不归我们管"));
        assertTrue(home.startsWith("/staff/cases?box=mine&q="), home);
        Document list = OFFICER.page(decoded(home));
        assertTrue(list.selectFirst("[role=status]").text().contains("已完成：退回交办"));
        assertEquals(403, OFFICER.get("/staff/cases/" + number).statusCode());
    }

    @Test
    void visitsKeepTheListToo() {
        String number = registered();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        Document page = OFFICER.page(opened(OFFICER.page(list("mine")), number));
        Document form = OFFICER.page(page.selectFirst(".case-steps a[href*=visits/new]").attr("href"));
        assertTrue(form.selectFirst("form.visit-form").attr("action").contains("/visits?list="));
        assertTrue(form.selectFirst("a:contains(不记了)").attr("href").contains("?list="));
    }

    @Test
    void withoutAListThereIsNoneAndAForgedOneLeadsNowhere() {
        String number = registered();
        assertNull(INTAKE.caseOf(number).selectFirst(".case-walk"));
        String id = Cursor.encode(7);
        for (String forged : List.of("x", "https://example.org/", Cursor.encode("mine"), "a".repeat(2000),
                Cursor.encode("//example.org", "", "", "", "", "", "", "", "", id),
                Cursor.encode("all", "NOBODY", "", "", "", "", "", "", "", id),
                Cursor.encode("all", "", "", "", "", "", "", "", "", "x"),
                Cursor.encode("all", "", "", "", "", "一", "", "", "", id),
                Cursor.encode("mine", "", "", "", "", "", "", "", "", id))) {
            Response answer = INTAKE.form().queryParam("list", forged).get("/staff/cases/" + number);
            Document page = html(answer, 200);
            assertNull(page.selectFirst(".case-walk"), forged);
            assertFalse(page.html().contains("example.org"), forged);
        }
        assertNotNull(INTAKE.page("/staff/cases/" + number + "?list="
                + Cursor.encode("all", "", "", "", "", "", "", "", "", id)).selectFirst(".case-walk"));
    }

    @Test
    void thePlaceInAListIsOneWordAndComesBackWhole() {
        for (ListPlace place : List.of(
                new ListPlace(Box.MINE, new Search("mine", null, null, null, null, null, null, null), null,
                        Cursor.encode("-", 12)),
                new ListPlace(Box.GIVEN_BACK, new Search("given-back", "ACCEPTED", "air", "430626111", "W-2026", "焦糊 夜里",
                        "wushi-station", "any"), Cursor.encode(1767225600000L, 3), Cursor.encode(1767225600000L, 12)),
                new ListPlace(Box.ALL, new Search("all", null, null, null, null, null, null, null), null,
                        Cursor.encode(12)))) {
            assertTrue(place.word().matches("[A-Za-z0-9_-]+"), "nothing in it means anything in an address");
            assertEquals(Optional.of(place), ListPlace.of(place.word()));
        }
    }

    @Test
    void theSheetOfKeysNamesThoseOfACaseAndOfTheBrowsers() {
        Document keys = INTAKE.page("/staff/cases/keys");
        assertEquals(List.of("j", "k", "Enter", "x", "a", "/", "?", "n", "p", "u", "e"),
                keys.select("tbody th kbd").eachText().subList(0, 11));
        assertTrue(keys.text().contains("Control+Option+字母"), keys.text());
        assertTrue(keys.text().contains("Alt+Shift+字母"));
        Document page = INTAKE.caseOf(registered());
        assertEquals("1", page.selectFirst(".case-steps a").attr("data-key"));
        assertEquals("s", page.selectFirst("#step form[data-draft] > button.govuk-button").attr("accesskey"));
    }
}
