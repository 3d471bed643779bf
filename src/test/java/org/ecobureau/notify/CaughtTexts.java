package org.ecobureau.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.test.junit.QuarkusMock;

/** Tests: as if a text-message gateway were set up, until the end of the test; what it is given is kept here. */
public final class CaughtTexts {

    private final Map<String, List<String>> byPhone = new ConcurrentHashMap<>();

    private CaughtTexts() {
    }

    public static CaughtTexts gateway() {
        CaughtTexts caught = new CaughtTexts();
        QuarkusMock.installMockForType(new SmsChannel() {
            @Override
            public boolean on() {
                return true;
            }

            @Override
            public void send(String ref, String address, String subject, String body) {
                caught.byPhone.computeIfAbsent(address, a -> new ArrayList<>()).add(body);
            }
        }, SmsChannel.class);
        return caught;
    }

    /** The texts to this phone, in their order. */
    public List<String> to(String phone) {
        return byPhone.getOrDefault(phone, List.of());
    }
}
