package org.ecobureau.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keycloak from its Maven artifact, with the realm of {@code src/main/keycloak}.
 * The distribution is unpacked and optimised once for all runs; each stack has a home of its own beside its data, whose program
 * folders are links.
 */
final class KeycloakPart implements Part {

    private static final String VERSION = "26.7.3";
    private static final String REALM = "eco";

    private final StackSettings settings;
    private Child child;

    KeycloakPart(StackSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public Map<String, String> start() {
        int port = settings.port(8180, "Keycloak");
        int management = settings.port(9180, "Keycloak's management");
        Path archive = Path.of(System.getProperty("stack.repository", System.getProperty("user.home") + "/.m2/repository"))
                .resolve("org/keycloak/keycloak-quarkus-dist/" + VERSION + "/keycloak-quarkus-dist-" + VERSION + ".zip");
        Path program = Unpacked.directory(archive, "keycloak-" + VERSION + "/",
                settings.cache().resolve("keycloak-" + VERSION), this::optimise);
        String url = "http://localhost:" + port;
        Path home = settings.data().resolve("keycloak");
        try {
            furnish(home, program);
        } catch (IOException e) {
            throw new StackFailure("Keycloak cannot write to " + home + ": " + e.getMessage() + ".", e);
        }
        child = Child.start("Keycloak", settings.logs().resolve("keycloak.log"), home,
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", StackSettings.PASSWORD),
                java(home, "start", "--optimized", "--import-realm", "--cache=local", "--http-enabled=true",
                        "--http-host=127.0.0.1", "--http-port=" + port, "--http-management-port=" + management,
                        "--hostname=" + url, "--log-level=warn"));
        String realm = url + "/realms/" + REALM;
        child.await(() -> Http.answers(realm + "/.well-known/openid-configuration"), Duration.ofSeconds(240));
        return Map.of("url", url, "realm", realm, "token", realm + "/protocol/openid-connect/token", "port",
                String.valueOf(port));
    }

    private void optimise(Path fresh) {
        Child.start("The one-time preparation of Keycloak", settings.logs().resolve("keycloak-build.log"), fresh, Map.of(),
                java(fresh, "build", "--db=dev-file", "--health-enabled=true")).awaitEnd(Duration.ofSeconds(240));
    }

    /** What bin/kc.sh would do, without a shell between us and the server. */
    private static List<String> java(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-Xmx512m", "-Dfile.encoding=UTF-8",
                "-Duser.language=en", "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED", "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true", "-cp",
                home.resolve("lib/quarkus-run.jar").toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return command;
    }

    private void furnish(Path home, Path program) throws IOException {
        Path realmFile = settings.project().resolve("src/main/keycloak/eco-realm.json");
        byte[] realm = Files.readAllBytes(realmFile);
        Path imported = home.resolve("data/import/eco-realm.json");
        if (Files.exists(imported) && !new String(realm, StandardCharsets.UTF_8).equals(Files.readString(imported))) {
            // Keycloak imports only into an empty store: a changed realm file begins a new one
            Unpacked.delete(home);
        }
        Files.createDirectories(imported.getParent());
        Files.createDirectories(home.resolve("providers"));
        for (String folder : List.of("lib", "conf", "themes")) {
            Path link = home.resolve(folder);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, program.resolve(folder));
        }
        Files.write(imported, realm);
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
