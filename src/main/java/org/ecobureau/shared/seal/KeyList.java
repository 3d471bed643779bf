package org.ecobureau.shared.seal;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the key settings: {@code base64} or {@code id:base64,id:base64}, newest first. */
final class KeyList {

    static final int KEY_BYTES = 32;

    private KeyList() {
    }

    /**
     * @param setting the name of the setting, for the error text (the value is never repeated there)
     * @return key id to key bytes, newest first
     * @throws IllegalArgumentException if a key is not base64 of 32 bytes or an id is not a unique positive number
     */
    static Map<Integer, byte[]> parse(String setting, String value) {
        Map<Integer, byte[]> keys = new LinkedHashMap<>();
        for (String entry : value.split(",")) {
            String[] parts = entry.strip().split(":", -1);
            if (parts.length > 2) {
                throw new IllegalArgumentException(setting + ": an entry is id:base64");
            }
            int id = parts.length == 1 ? 1 : id(setting, parts[0]);
            if (keys.put(id, key(setting, parts[parts.length - 1])) != null) {
                throw new IllegalArgumentException(setting + ": key id " + id + " is there twice");
            }
        }
        return Collections.unmodifiableMap(keys);
    }

    private static int id(String setting, String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(setting + ": a key id is a positive number of at most nine digits");
        }
        return Integer.parseInt(text);
    }

    private static byte[] key(String setting, String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": a key is not base64");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(setting + ": a key has " + key.length + " bytes, not " + KEY_BYTES);
        }
        return key;
    }
}
