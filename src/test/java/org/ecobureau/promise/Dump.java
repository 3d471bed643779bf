package org.ecobureau.promise;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.agroal.api.AgroalDataSource;

/**
 * A full dump of the database, read as a thief would: every column of every row, looked through for secrets as they are and in
 * the
 * forms in which they might hide (other encodings, hex, base64 at each offset, escapes, plain hashes).
 */
final class Dump {

    private record Form(String name, byte[] bytes) {
    }

    private final Map<Integer, List<Form>> byBeginning = new HashMap<>();
    private final BitSet beginnings = new BitSet(1 << 24);
    private long cells;

    Dump(Set<String> secrets) {
        secrets.forEach(this::secret);
    }

    private void secret(String secret) {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE, Charset.forName("GBK"))) {
            byte[] bytes = secret.getBytes(charset);
            String name = secret + " in " + charset;
            form(name, bytes);
            String hex = HexFormat.of().formatHex(bytes);
            form(name + ", hex", hex.getBytes(UTF_8));
            form(name + ", HEX", hex.toUpperCase(Locale.ROOT).getBytes(UTF_8));
            for (int before = 0; before < 3; before++) {
                form(name + ", base64", base64(bytes, before, Base64.getEncoder()));
                form(name + ", base64url", base64(bytes, before, Base64.getUrlEncoder()));
            }
        }
        form(secret + ", percent", URLEncoder.encode(secret, UTF_8).getBytes(UTF_8));
        StringBuilder escaped = new StringBuilder();
        secret.chars().forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        form(secret + ", escaped", escaped.toString().getBytes(UTF_8));
        form(secret + ", backwards", new StringBuilder(secret).reverse().toString().getBytes(UTF_8));
        for (String hash : List.of("MD5", "SHA-1", "SHA-256")) {
            byte[] digest = digest(hash, secret);
            form(secret + ", " + hash, digest);
            form(secret + ", " + hash + " hex", HexFormat.of().formatHex(digest).getBytes(UTF_8));
        }
    }

    /** The part of the encoded text that is the same whatever stands around it. */
    private static byte[] base64(byte[] bytes, int before, Base64.Encoder encoder) {
        byte[] padded = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        String text = encoder.withoutPadding().encodeToString(padded);
        int first = before == 0 ? 0 : before + 1;
        int end = padded.length / 3 * 4;
        return text.substring(first, Math.max(first, end)).getBytes(UTF_8);
    }

    private static byte[] digest(String hash, String text) {
        try {
            return MessageDigest.getInstance(hash).digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void form(String name, byte[] bytes) {
        if (bytes.length < 6) {
            throw new IllegalArgumentException("too short to be telling: " + name);
        }
        int beginning = beginning(bytes, 0);
        beginnings.set(beginning);
        byBeginning.computeIfAbsent(beginning, b -> new ArrayList<>()).add(new Form(name, bytes));
    }

    private static int beginning(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
    }

    /** What is found in this cell. */
    void look(String where, byte[] cell, Set<String> found) {
        cells++;
        for (int at = 0; at + 3 <= cell.length; at++) {
            int beginning = beginning(cell, at);
            if (beginnings.get(beginning)) {
                for (Form form : byBeginning.get(beginning)) {
                    int end = at + form.bytes().length;
                    if (end <= cell.length && Arrays.equals(cell, at, end, form.bytes(), 0, form.bytes().length)) {
                        found.add(where + ": " + form.name());
                    }
                }
            }
        }
    }

    /** Every cell of the database; "table.column: secret in which form" for each find. */
    Set<String> search(AgroalDataSource database) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                rows(connection, table, found);
            }
        }
        return found;
    }

    long cells() {
        return cells;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet names = statement.executeQuery("SHOW TABLES")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private void rows(Connection connection, String table, Set<String> found) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(50);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        Object value = rows.getObject(i);
                        if (value != null) {
                            byte[] cell = value instanceof byte[] bytes ? bytes : String.valueOf(value).getBytes(UTF_8);
                            look(table + "." + rows.getMetaData().getColumnName(i), cell, found);
                        }
                    }
                }
            }
        }
    }

}
