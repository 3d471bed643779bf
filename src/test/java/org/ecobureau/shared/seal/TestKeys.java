package org.ecobureau.shared.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.quarkus.test.junit.QuarkusMock;

/** Tests only: as if the keys of the settings had been changed and the site started anew, until the end of the test. */
public final class TestKeys {

    public static final String OLD_SEAL = "1:dGVzdC1vbmx5LXNlYWwta2V5LW5vdC1hLXNlY3JldCE=";
    public static final String OLD_MAC = "1:dGVzdC1vbmx5LW1hYy1rZXktLW5vdC1hLXNlY3JldCE=";
    public static final String NEW_SEAL = "2:" + key("another test-only seal key------");
    public static final String NEW_MAC = "2:" + key("another test-only mac key-------");

    private TestKeys() {
    }

    private static String key(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text sealed under the old key, for another program than this. */
    public static byte[] underOld(String text, String place) {
        return new Sealing(OLD_SEAL).sealText(text, place);
    }

    /** The new keys in front, the old ones behind. */
    public static void both() {
        seal(NEW_SEAL + "," + OLD_SEAL);
        mac(NEW_MAC + "," + OLD_MAC);
    }

    /** The old keys in front again. */
    public static void back() {
        seal(OLD_SEAL + "," + NEW_SEAL);
        mac(OLD_MAC + "," + NEW_MAC);
    }

    /** A node that was not told of the new keys yet. */
    public static void withoutNew() {
        seal(OLD_SEAL);
        mac(OLD_MAC);
    }

    public static void withoutOldSeal() {
        seal(NEW_SEAL);
    }

    public static void withoutOldMac() {
        mac(NEW_MAC);
    }

    private static void seal(String keys) {
        QuarkusMock.installMockForType(new Sealing(keys), Sealing.class);
    }

    private static void mac(String keys) {
        QuarkusMock.installMockForType(new Macs(keys), Macs.class);
    }
}
