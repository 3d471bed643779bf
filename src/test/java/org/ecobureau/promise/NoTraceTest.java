package org.ecobureau.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.intake.TableSearch;
import org.ecobureau.shared.time.TestClock;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** C60: whoever reports anonymously leaves no address behind, in no table, log line, audit entry or header, and no cookie. */
@QuarkusTest
class NoTraceTest {

    private static final String NEW = "/complaints/new";
    /** Each address as a dump or a log could show it: as written, as hex, its network. */
    private static final Map<String, String[]> ADDRESSES = Map.of("203.0.113.77",
            new String[] { "203.0.113.77", "cb00714d", "CB00714D", "3405803853" }, "2001:db8:77:88:99:aa:bb:cc",
            new String[] { "2001:db8:77:88", "20010db800770088", "2001:0db8:0077:0088" });

    @Inject
    Clock clock;

    /** Keeps every line as the JSON that production prints. */
    private static final class Listening extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final JsonFormatter json = new JsonFormatter();

        @Override
        public void publish(LogRecord record) {
            lines.add(json.format(ExtLogRecord.wrap(record)));
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static List<Browser> sendAndTrack(String address, List<String> headers) {
        Browser browser = new Browser(address);
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> browser.get(NEW));
        steps.add(() -> browser.post(NEW));
        steps.add(() -> browser.post(NEW + "/types", "types", "air"));
        steps.add(() -> browser.post(NEW + "/details", "subtypes", "odour"));
        steps.add(() -> browser.post(NEW + "/place", "township", "430626111", "place", "某地"));
        steps.add(() -> browser.postWithPhotos(NEW + "/what", Map.of("description", "夜里有很浓的焦糊味，不留痕迹。", "occurredAt", ""),
                Specimens.jpegWithPosition(320, 240, 1)));
        steps.add(() -> browser.post(NEW + "/identity", "identity", "anonymous", "publicConsent", "true"));
        steps.add(() -> browser.get(NEW + "/check"));
        steps.add(() -> browser.post(NEW + "/check", "idempotencyKey",
                browser.page().select("[name=idempotencyKey]").val(), "website", "", "proof", ""));
        steps.add(() -> browser.get(NEW + "/receipt"));
        for (Runnable step : steps) {
            step.run();
            headers.add(browser.answer().headers().toString());
            assertTrue(browser.status() == 200 || browser.status() == 303, browser.status() + " " + browser.text("main"));
            assertEquals("no-store", browser.answer().header("Cache-Control"));
            assertEquals("same-origin", browser.answer().header("Referrer-Policy"));
            assertTrue(browser.answer().detailedCookies().asList().stream().allMatch(c -> c.getName().equals("eco_draft")),
                    "no cookie but the draft's");
        }
        return List.of(browser);
    }

    @Test
    void noAddressStandsInAnyTableLogLineAuditEntryOrHeader() {
        Listening listening = new Listening();
        listening.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        List<String> headers = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        try {
            Logger.getLogger("org.ecobureau.test").info("listening");
            for (String address : ADDRESSES.keySet()) {
                Browser browser = sendAndTrack(address, headers).get(0);
                numbers.add(browser.text("#receipt-number"));
                new Browser(address).post("/complaints/track", "number", numbers.get(0), "code", "1234567812345678");
                assertEquals(404, new Browser(address).get("/complaints/nothing").status());
            }
        } finally {
            root.removeHandler(listening);
        }
        String log = String.join("", listening.lines);
        assertTrue(log.contains("\"message\":\"listening\""), log);
        for (String[] forms : ADDRESSES.values()) {
            assertEquals(Map.of(), new TableSearch().tablesWith(forms));
            for (String form : forms) {
                assertFalse(log.contains(form), form);
                assertFalse(String.join("", headers).contains(form), form);
            }
        }
        assertFalse(new TableSearch().tablesWith(numbers.get(0)).isEmpty(), "the search does find what is there");
    }

    @Test
    void theCookieEndsSoonAfterSendingAndAtOnceOnRequest() {
        List<String> headers = new ArrayList<>();
        Browser browser = sendAndTrack("203.0.113.78", headers).get(0);
        assertEquals(Duration.ofMinutes(30).toSeconds(), browser.cookie("eco_draft").getMaxAge());
        assertEquals(200, browser.get(NEW + "/receipt").status());
        TestClock.at(clock.instant().plus(Duration.ofMinutes(31)),
                () -> assertEquals(NEW, browser.get(NEW + "/receipt").location(), "not even with the cookie"));
        browser.post(NEW + "/leave");
        assertEquals(null, browser.cookie("eco_draft"));
    }

    @Test
    void theFirstPageSaysWhatIsKeptAndWhatIsNot() {
        String said = new Browser().get(NEW).text("#traces");
        for (String part : List.of("不保存您的网络地址", "24 小时", "eco_draft", "30 分钟")) {
            assertTrue(said.contains(part), said);
        }
    }
}
