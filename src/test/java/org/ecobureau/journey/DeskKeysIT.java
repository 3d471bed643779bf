package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Four people bring cases from the list to the end; nobody touches a mouse. */
class DeskKeysIT {

    private static final String FINDING = "脱硫塔没有运行，烟气直排。";
    private static final String ANSWER = "您好。您反映的情况属实，我们已经责令立即开启脱硫塔，并立案查处。";

    /** Somebody at the desk with one list in front of them. */
    private record Seat(Journey person, Page page, Keyboard keys) {

        static Seat take(Journey person, String account) {
            return new Seat(person, person.page(), Keyboard.signedIn(person, account));
        }

        /** From the desk's home to the cases of one place: the only address typed into the browser. */
        void list(String place) {
            page.navigate("/staff/cases");
            keys.press("/");
            keys.focused("#q");
            keys.type(place);
            keys.press("Enter");
            page.waitForURL(Pattern.compile(".*[?&]q=.*"));
        }

        void open(String row) {
            keys.focused(link(row));
            keys.press("Enter");
            page.waitForURL("**/staff/cases/" + row + "?list=*");
        }

        /** Opens a step by the digit that stands beside it. */
        void step(String label) {
            Locator step = page.locator("nav[aria-label=可以做的事] a", new Page.LocatorOptions().setHasText(label));
            heard(step.getAttribute("data-key"));
            page.waitForURL(Pattern.compile(".*[?&]step=.*"));
            assertThat(page.locator("#step-title")).hasText(label);
        }

        void send() {
            keys.access('s');
            assertThat(page.locator("#done")).containsText("已完成");
        }

        /** By a key that leads to another case. */
        void go(String key, String number) {
            heard(key);
            page.waitForURL("**/staff/cases/" + number + "?list=*");
            assertThat(page.locator("h1")).containsText(number);
        }

        void back() {
            heard("u");
            page.waitForURL(Pattern.compile(".*/staff/cases\\?.*#.*"));
        }

        /** Presses the key of a link as soon as the page shows that it listens. */
        private void heard(String key) {
            assertThat(page.locator("[data-key='" + key + "'] kbd").first()).isVisible();
            keys.press(key);
        }
    }

    private static String link(String number) {
        return "[id='" + number + "']";
    }

    @Test
    void casesGoFromTheListToTheEndByKeyboardAlone() {
        String place = "青石坳砖厂";
        List<String> cases = List.of("夜里烧料，气味刺鼻，窗户不敢开。", "烟囱白天也冒黑烟，晒的衣服都是灰。", "窑口没有除尘，路上看不清。", "和上次说的一样，又冒烟了。")
                .stream().map(words -> Filed.anonymous(place, words)).toList();
        try (Journey clerk = Journey.desktop()) {
            acceptTogether(Seat.take(clerk, "intake1"), place, cases);
        }
        try (Journey dispatcher = Journey.desktop()) {
            assign(Seat.take(dispatcher, "dispatcher1"), place, cases.subList(0, 3));
        }
        try (Journey officer = Journey.desktop()) {
            investigate(Seat.take(officer, "officer1"), place, cases.subList(0, 2));
        }
        try (Journey reviewer = Journey.desktop()) {
            Seat seat = Seat.take(reviewer, "reviewer1");
            approve(seat, place, cases.subList(0, 2));
            closeTogether(seat, cases.subList(0, 2));
            for (String number : cases.subList(0, 2)) {
                seat.page().navigate("/staff/cases/" + number);
                assertThat(seat.page().locator("h1")).containsText("已办结");
                assertThat(seat.page().locator(".case-facts")).containsText(FINDING);
                assertThat(seat.page().locator(".case-facts")).containsText(ANSWER);
                assertThat(seat.page().locator(".case-timeline")).containsText("谢谢您的监督。");
            }
            seat.page().navigate("/staff/cases/" + cases.get(2));
            assertThat(seat.page().locator("h1")).containsText("已交办");
            seat.page().navigate("/staff/cases/" + cases.get(3));
            assertThat(seat.page().locator("h1")).containsText("已登记");
        }
    }

    /** Ticks four, looks them over, takes one out, changes the nature of another, accepts three. */
    private static void acceptTogether(Seat seat, String place, List<String> cases) {
        Page page = seat.page();
        Keyboard keys = seat.keys();
        seat.list(place);
        keys.press("a");
        assertThat(page.locator(".case-list input:checked")).hasCount(4);
        assertThat(page.locator("#chosen-count")).hasText("已选 4 件");
        keys.press("a");
        assertThat(page.locator(".case-list input:checked")).hasCount(0);
        for (String number : cases) {
            keys.press("j");
            keys.focused(link(number));
            keys.press("x");
        }
        assertThat(page.locator(".case-list input:checked")).hasCount(4);
        keys.press("k");
        keys.focused(link(cases.get(2)));
        seat.person().requireSoundAtBothWidths("staff-keyboard-list");
        keys.tabTo("button[formaction$='many/accept']");
        keys.press("Enter");
        assertThat(page.locator("h1")).hasText("受理选中的件：先看一遍");
        seat.person().requireSoundAtBothWidths("staff-many-accept");
        String track = "select[name='track." + cases.get(1) + "']";
        keys.tabTo(track);
        keys.choose(track, "petition");
        keys.tabTo("input[name=chosen][value^='" + cases.get(3) + "']");
        keys.press("Space");
        keys.access('s');
        assertThat(page.locator("[role=status]")).hasText("办成 3 件，没有办成 0 件。");
        seat.person().requireSoundAtBothWidths("staff-many-result");
    }

    /** One after the other: choose, send, next, and back to the list that is empty now. */
    private static void assign(Seat seat, String place, List<String> cases) {
        seat.list(place);
        seat.keys().press("j");
        seat.keys().press("j");
        seat.keys().focused(link(cases.get(1)));
        seat.keys().press("k");
        seat.open(cases.get(0));
        for (int i = 0; i < cases.size(); i++) {
            seat.step("交办");
            seat.keys().press("e");
            seat.keys().choose("#unit", "enforcement");
            if (i == 1) {
                // Out of the form and through the other cases without losing what was chosen.
                seat.keys().press("Escape");
                assertThat(seat.page().locator("#step [data-kept]")).containsText("已自动保存");
                seat.go("n", cases.get(2));
                seat.go("p", cases.get(1));
                seat.keys().press("e");
                assertThat(seat.page().locator("#unit")).hasValue("enforcement");
            }
            seat.send();
            if (i == 0) {
                seat.person().requireSoundAtBothWidths("staff-keyboard-done");
                seat.person().pictureOfWindow("staff-case-next");
            }
            if (i < cases.size() - 1) {
                seat.go("n", cases.get(i + 1));
            }
        }
        assertThat(seat.page().locator("#done")).containsText("后面没有了");
        seat.back();
        assertThat(seat.page().locator(".empty")).isVisible();
    }

    private static void investigate(Seat seat, String place, List<String> cases) {
        seat.list(place);
        seat.keys().press("j");
        seat.open(cases.get(0));
        for (int i = 0; i < cases.size(); i++) {
            seat.step("开始调查");
            seat.send();
            seat.step("记录核查情况");
            seat.keys().press("e");
            seat.keys().tabTo("#finding");
            seat.keys().type(FINDING);
            seat.keys().tabTo("#verified");
            seat.keys().press("Space");
            if (i == 0) {
                seat.person().requireSoundAtBothWidths("staff-keyboard-case");
            }
            seat.send();
            seat.step("拟写答复");
            seat.keys().press("e");
            seat.keys().focused("#answer");
            seat.keys().type(ANSWER);
            seat.send();
            assertThat(seat.page().locator("h1")).containsText("审核中");
            if (i == 0) {
                seat.go("n", cases.get(1));
            }
        }
        seat.back();
    }

    private static void approve(Seat seat, String place, List<String> cases) {
        seat.list(place);
        seat.keys().press("j");
        seat.open(cases.get(0));
        seat.step("审核通过并答复");
        seat.send();
        seat.go("n", cases.get(1));
        seat.step("审核通过并答复");
        seat.send();
        seat.back();
        // The list is the same one, and the case one comes from has the focus.
        seat.keys().focused(link(cases.get(1)));
    }

    private static void closeTogether(Seat seat, List<String> cases) {
        Page page = seat.page();
        Keyboard keys = seat.keys();
        keys.press("x");
        keys.press("k");
        keys.focused(link(cases.get(0)));
        keys.press("x");
        assertThat(page.locator(".case-list input:checked")).hasCount(2);
        keys.tabTo("button[formaction$='many/close']");
        keys.press("Enter");
        assertThat(page.locator("h1")).hasText("办结选中的件：先看一遍");
        seat.person().requireSoundAtBothWidths("staff-many-close");
        keys.tabTo("#publicNote");
        keys.type("谢谢您的监督。");
        keys.access('s');
        assertThat(page.locator("[role=status]")).hasText("办成 2 件，没有办成 0 件。");
    }

    @Test
    void singleKeysCanBeLookedUpAndTurnedOff() {
        String number = Filed.anonymous("青石坳石灰窑", "窑里整夜冒白烟，呛得人睡不着。");
        try (Journey clerk = Journey.desktop()) {
            Seat seat = Seat.take(clerk, "intake1");
            Page page = seat.page();
            Keyboard keys = seat.keys();
            seat.list("青石坳石灰窑");
            keys.press("?");
            page.waitForURL("**/staff/cases/keys");
            clerk.requireSoundAtBothWidths("staff-keyboard");
            toggle(keys, "关闭单键快捷键", "打开单键快捷键", page);
            page.goBack();
            keys.press("j");
            keys.press("x");
            keys.press("?");
            assertEquals(0, page.locator(".case-list a:focus, .case-list input:checked").count());
            assertThat(page.locator("h1")).hasText("投诉件");
            // What a browser does by itself goes on: Tab, Enter, and Alt with a letter.
            keys.tabTo(link(number));
            keys.press("Enter");
            page.waitForURL("**/staff/cases/" + number + "?list=*");
            assertEquals(0, page.locator("[aria-keyshortcuts], [data-key] kbd").count());
            keys.press("u");
            keys.press("2");
            assertThat(page.locator("#step-title")).hasText("受理");
            seat.send();
            assertThat(page.locator("h1")).containsText("待交办");
            clerk.open("/staff/cases/keys");
            toggle(keys, "打开单键快捷键", "关闭单键快捷键", page);
            seat.list("青石坳石灰窑");
            keys.press("?");
            page.waitForURL("**/staff/cases/keys");
            clerk.requireNoTrouble();
        }
    }

    private static void toggle(Keyboard keys, String from, String to, Page page) {
        keys.tabTo("#keys-switch button");
        assertThat(page.locator("#keys-switch button")).hasText(from);
        keys.press("Enter");
        assertThat(page.locator("#keys-switch button")).hasText(to);
    }
}
