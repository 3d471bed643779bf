package org.ecobureau.complaint.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What settings are refused at the start, and what a site without clients answers. */
class TransferClientsTest {

    private static final String KEY = "a-key-of-at-least-thirty-two-characters";

    private static TransferClients with(String id, String channel, String keys, String callback) {
        return new TransferClients(Settings.of(Settings.client(id, channel, keys, callback)));
    }

    @Test
    void aRightClientIsTaken() {
        TransferClients clients = with("wechat-1", "web", KEY + ", " + KEY + "2", "https://adapter.example/eco");
        assertEquals(List.of(KEY, KEY + "2"), clients.byId("wechat-1").orElseThrow().keys());
        assertTrue(clients.anyCallback());
        assertFalse(clients.none());
        assertFalse(clients.byId("wechat-1").toString().contains(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://adapter.example/eco", "https://user:word@adapter.example/", "file:///etc/passwd",
            "https:///no-host", "ftp://adapter.example/", "http://localhost.example/", "not an address" })
    void aCallbackThatIsNotHttpsStopsTheStart(String callback) {
        assertThrows(IllegalStateException.class, () -> with("wechat", "web", KEY, callback));
    }

    @Test
    void shortKeysForeignChannelsAndDoubleIdsStopTheStart() {
        assertThrows(IllegalStateException.class, () -> with("wechat", "web", "short", null));
        assertThrows(IllegalStateException.class, () -> with("wechat", "web", KEY + ",", null));
        assertThrows(IllegalStateException.class, () -> with("wechat", "visit", KEY, null));
        assertThrows(IllegalStateException.class, () -> with("We Chat", "web", KEY, null));
        var twice = Settings.client("wechat", "web", KEY, null);
        assertThrows(IllegalStateException.class, () -> new TransferClients(Settings.of(twice, twice)));
    }

    @Test
    void aSiteWithoutClientsSaysThatThereIsNoSuchInterface() {
        CallGate gate = new CallGate();
        gate.clients = new TransferClients(Settings.of());
        Problem problem = assertThrows(Problem.class, () -> gate.open(new CallHeaders(), "POST", TransferApi.PATH, null));
        assertEquals(404, problem.status());
        assertTrue(problem.getMessage().contains("没有开通"));
    }
}
