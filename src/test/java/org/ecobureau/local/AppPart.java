package org.ecobureau.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packaged site as it runs in production, with the other parts as its surroundings. Started on demand, once it is built.
 */
final class AppPart implements Part {

    static final int HJ212_PORT = 9212;
    static final String HJ212_DEVICE = "LOCAL43062600000000000";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StackSettings settings;
    private final StatusFiles status;
    private Child child;

    AppPart(StackSettings settings, StatusFiles status) {
        this.settings = settings;
        this.status = status;
    }

    @Override
    public String name() {
        return "app";
    }

    @Override
    public Map<String, String> start() {
        Path program = program();
        Map<String, String> mariadb = status.await("mariadb", PATIENCE);
        Map<String, String> keycloak = status.await("keycloak", PATIENCE);
        Map<String, String> clamd = status.await("clamd", PATIENCE);
        Map<String, String> mail = status.await("mail", PATIENCE);
        int port = settings.port(settings.sitePort(), "the site");
        int management = settings.port(9000, "the site's management");
        String url = "http://localhost:" + port;
        String database = settings.local() ? "eco" : "eco_journeys";
        createDatabase(mariadb, database);

        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", String.valueOf(port),
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1", "QUARKUS_MANAGEMENT_PORT", String.valueOf(management)));
        environment.put("ECO_DATABASE_URL", mariadb.get("server") + database);
        environment.put("ECO_DATABASE_USER", mariadb.get("user"));
        environment.put("ECO_DATABASE_PASSWORD", mariadb.get("password"));
        environment.put("ECO_OIDC_URL", keycloak.get("realm"));
        environment.put("ECO_OIDC_SECRET", StackSettings.PASSWORD);
        environment.put("ECO_CLAMD_HOST", clamd.get("host"));
        environment.put("ECO_CLAMD_PORT", clamd.get("port"));
        environment.put("ECO_NOTIFY_MAIL", "true");
        environment.put("ECO_SMTP_HOST", mail.get("host"));
        environment.put("ECO_SMTP_PORT", mail.get("port"));
        environment.put("ECO_SITE_BASE_URL", url);
        // rows marked as demonstration are welcome here, and nowhere else
        environment.put("ECO_MONITORING_DEMONSTRATION", "true");
        environment.put("ECO_REGISTER_DEMONSTRATION", "true");
        // everybody here has one address; the limit of a phone stays as it is
        environment.put("ECO_COMPLAINTS_PER_ADDRESS_AND_HOUR", "100000");
        // the default is a directory below /tmp that belongs to whoever started a site on this machine first
        environment.put("QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY", settings.data().resolve("uploads").toString());
        // the log of a local run is read by people
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        Path keys = settings.data().resolve("keys");
        environment.put("ECO_SESSION_SECRET", Keys.named(keys, "session"));
        environment.put("ECO_KEYS_SEAL", Keys.named(keys, "seal"));
        environment.put("ECO_KEYS_MAC", Keys.named(keys, "mac"));
        environment.put("ECO_KEYS_SIGN", Keys.named(keys, "sign"));
        if (settings.hj212()) {
            environment.putAll(hj212(settings.port(HJ212_PORT, "the listener for HJ 212")));
        }
        settings.startAt().ifPresent(time -> environment.put("ECO_CLOCK_START_AT", time.toString()));

        child = Child.start("The site", settings.logs().resolve("app.log"), settings.data(), environment, command(program));
        String health = "http://127.0.0.1:" + management + "/q/health/ready";
        child.await(() -> Http.answers(health), Duration.ofSeconds(240));
        return Map.of("url", url, "management", "http://localhost:" + management);
    }

    /** One logger for each air station of the demonstration, with the password of everything local. */
    private static Map<String, String> hj212(int port) {
        Map<String, String> environment = new HashMap<>(Map.of("ECO_HJ212_ENABLED", "true", "ECO_HJ212_HOST", "127.0.0.1",
                "ECO_HJ212_PORT", String.valueOf(port)));
        for (int i = 0; i < 3; i++) {
            environment.put("ECO_HJ212_DEVICES_" + i + "__MN", HJ212_DEVICE + (i + 1));
            environment.put("ECO_HJ212_DEVICES_" + i + "__SITE", "pj-air-" + (i + 1));
            environment.put("ECO_HJ212_DEVICES_" + i + "__PASSWORD", StackSettings.PASSWORD);
        }
        return environment;
    }

    /** A local run serves a copy, so that a build in another window does not pull the program from under it. */
    private Path program() {
        Path built = settings.project().resolve("target/quarkus-app");
        if (!Files.isRegularFile(built.resolve("quarkus-run.jar"))) {
            throw new StackFailure("The site is not packaged: " + built + " is missing; run `mvn package` first.");
        }
        if (!settings.local()) {
            return built;
        }
        Path copy = settings.data().resolve("app");
        try {
            Unpacked.delete(copy);
            try (var files = Files.walk(built)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(built.relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw new StackFailure("The site cannot be copied to " + copy + ": " + e.getMessage() + ".", e);
        }
        return copy;
    }

    private List<String> command(Path program) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx768m",
                        "-Dfile.encoding=UTF-8"));
        if (!settings.local()) {
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        command.addAll(List.of("-jar", program.resolve("quarkus-run.jar").toString()));
        return command;
    }

    private static void createDatabase(Map<String, String> mariadb, String name) {
        try (Connection connection = DriverManager.getConnection(mariadb.get("server"), mariadb.get("user"),
                mariadb.get("password"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + name);
        } catch (SQLException e) {
            throw new StackFailure("The site's database cannot be created: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Optional<String> trouble() {
        return child == null || child.alive() ? Optional.empty() : Optional.of(child.ended());
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop();
        }
    }
}
