package org.ecobureau.deploy;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.local.StackClient;
import org.ecobureau.local.StackSettings;
import org.ecobureau.local.StaffSession;
import org.junit.jupiter.api.Test;

import io.restassured.response.Response;

/**
 * The change of keys by command, as docs/operations.md says it: the packaged program with its own start and end, on a copy of a
 * database that people filled under the old key.
 */
class RotationIT {

    private static final StackSettings SETTINGS = StackSettings.fromSystemProperties();
    private static final String COPY = "eco_rotation";
    private static final Pattern RESULT = Pattern.compile("(\\d+) values changed, (\\d+) broken, (\\d+) left");

    /** How the program ended, and what it said. */
    private record End(int code, String log) {

        /** Values changed, broken, left. */
        List<Integer> numbers() {
            Matcher result = RESULT.matcher(log);
            assertTrue(result.find(), log);
            return List.of(Integer.valueOf(result.group(1)), Integer.valueOf(result.group(2)),
                    Integer.valueOf(result.group(3)));
        }
    }

    private static String key(int id) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) id);
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }

    private static String kept(String name) throws IOException {
        return Files.readString(SETTINGS.data().resolve("keys").resolve(name)).strip();
    }

    /** The command of docs/operations.md. */
    private static End command(String sealKeys, String macKeys, String andExit) throws IOException, InterruptedException {
        Path log = SETTINGS.logs().resolve("rotation.log");
        Map<String, String> mariadb = StackClient.part("mariadb");
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Deco.rotation.and-exit=" + andExit,
                "-Dquarkus.scheduler.enabled=false", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=0",
                "-Dquarkus.management.port=0", "-jar",
                SETTINGS.project().resolve("target/quarkus-app/quarkus-run.jar").toString())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> settings = new HashMap<>(Map.of("ECO_DATABASE_URL", mariadb.get("server") + COPY,
                "ECO_DATABASE_USER", mariadb.get("user"), "ECO_DATABASE_PASSWORD", mariadb.get("password"),
                "ECO_OIDC_URL", "http://127.0.0.1:1/realms/away", "ECO_OIDC_SECRET", StackSettings.PASSWORD,
                "ECO_SESSION_SECRET", kept("session"), "ECO_KEYS_SIGN", kept("sign"), "ECO_KEYS_SEAL", sealKeys,
                "ECO_KEYS_MAC", macKeys, "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"));
        settings.put("QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY", SETTINGS.data().resolve("uploads-rotation").toString());
        settings.put("ECO_SITE_BASE_URL", "http://localhost");
        program.environment().putAll(settings);
        Process running = program.start();
        try {
            assertTrue(running.waitFor(3, TimeUnit.MINUTES), "it did not end: " + Files.readString(log));
        } finally {
            running.destroyForcibly();
        }
        return new End(running.exitValue(), Files.readString(log));
    }

    /** A confidential report with a photo and a mail address, and a form begun. */
    private static void fill(String site) {
        Response receipt = given().contentType("application/json")
                .body("{\"types\":[\"air\"],\"description\":\"每天夜里都在烧塑料，气味很刺鼻。\","
                        + "\"township\":\"430626111\",\"identity\":\"confidential\",\"name\":\"宇文换匙\",\"phone\":\"13973007788\","
                        + "\"email\":\"yuwen@example.org\"}")
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .post(site + "/api/v1/complaints");
        assertEquals(201, receipt.statusCode(), receipt.asString());
        given().header("Receipt-Code", receipt.jsonPath().getString("receiptCode"))
                .multiPart("photos", "现场.jpg", Specimens.jpeg(90, 60), "image/jpeg")
                .post(site + "/api/v1/complaints/" + receipt.jsonPath().getString("number") + "/photos").then().statusCode(201);
        StaffSession visitor = StaffSession.visitor(site);
        visitor.submit(visitor.submit(visitor.get("/complaints/new"), "form[action='/complaints/new']", Map.of()),
                "form[action$=types]", Map.of("types", "noise"));
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }

    private static void copy(Statement statement, String from) throws SQLException {
        statement.execute("DROP DATABASE IF EXISTS " + COPY);
        statement.execute("CREATE DATABASE " + COPY);
        for (String table : column(statement, "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + from
                + "' AND table_type = 'BASE TABLE'")) {
            String columns = String.join(", ", column(statement, "SELECT CONCAT('`', column_name, '`') FROM"
                    + " information_schema.columns WHERE table_schema = '" + from + "' AND table_name = '" + table
                    + "' AND extra NOT LIKE '%GENERATED%'"));
            statement.execute("CREATE TABLE " + COPY + "." + table + " LIKE " + from + "." + table);
            statement.execute("INSERT INTO " + COPY + "." + table + " (" + columns + ") SELECT " + columns + " FROM " + from
                    + "." + table);
        }
    }

    /** For every sealed column that holds something: under which keys it stands, and how many values there are. */
    private static Map<String, String> keys(Statement statement) throws SQLException {
        Map<String, String> keys = new TreeMap<>();
        for (String name : column(statement, "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE"
                + " table_schema = '" + COPY + "' AND data_type IN"
                + " ('varbinary', 'binary', 'tinyblob', 'blob', 'mediumblob', 'longblob')")) {
            String[] parts = name.split("\\.");
            List<String> ids = column(statement, "SELECT CONV(HEX(SUBSTRING(" + parts[1] + ", 2, 4)), 16, 10) AS id FROM "
                    + COPY + "." + parts[0] + " WHERE " + parts[1] + " IS NOT NULL");
            if (!ids.isEmpty()) {
                keys.put(name, new TreeSet<>(ids) + " × " + ids.size());
            }
        }
        return keys;
    }

    @Test
    void everythingComesUnderTheNewKeyAndOpensWithoutTheOldOne() throws Exception {
        fill(StackClient.site().get("url"));
        Map<String, String> mariadb = StackClient.part("mariadb");
        try (Connection connection = DriverManager.getConnection(mariadb.get("server"), mariadb.get("user"),
                mariadb.get("password")); Statement statement = connection.createStatement()) {
            copy(statement, "eco_journeys");
            Map<String, String> before = keys(statement);
            assertTrue(before.keySet().containsAll(List.of("attachment.sealed_name", "attachment_chunk.sealed",
                    "case_identity.name", "case_identity.phone")), before.toString());
            Map<String, String> after = new TreeMap<>();
            before.forEach((column, found) -> after.put(column, found.replace("[1]", "[2]")));

            End wrong = command(key(2) + ",1:short", kept("mac"), "true");
            assertEquals(1, wrong.code());
            assertTrue(wrong.log().contains("eco.keys.seal: a key"), wrong.log());
            End typo = command(key(2) + "," + kept("seal"), kept("mac"), "ture");
            assertEquals(1, typo.code());
            assertTrue(typo.log().contains("eco.rotation.and-exit"), typo.log());
            assertEquals(before, keys(statement), "nothing is done before all settings are right");

            End unknown = command(key(2), key(2) + "," + kept("mac"), "true");
            assertEquals(1, unknown.code(), "without the old key nothing opens");
            assertTrue(unknown.numbers().get(1) > 0 && unknown.numbers().get(2) > 0, unknown.log());
            assertEquals(before, keys(statement));

            End done = command(key(2) + "," + kept("seal"), key(2) + "," + kept("mac"), "true");
            assertEquals(0, done.code(), done.log());
            assertEquals(List.of(0, 0), done.numbers().subList(1, 3));
            assertEquals(after, keys(statement));

            // sealed once more, by a program that never saw the old key: so each value opened
            End again = command(key(3) + "," + key(2), key(2), "true");
            assertEquals(0, again.code(), again.log());
            int values = after.values().stream().mapToInt(f -> Integer.parseInt(f.replaceAll(".* ", ""))).sum();
            assertEquals(List.of(values, 0, 0), again.numbers());
            statement.execute("DROP DATABASE " + COPY);
        }
    }
}
