package org.ecobureau.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a stack keeps its files and which ports it takes.
 *
 * @param local true for {@code mvn -Plocal}: fixed ports, data kept between runs
 * @param project the directory of the pom
 * @param status where the parts say that they are ready; readers watch it
 * @param data what the servers store: kept in a local run, thrown away in a test run
 * @param cache unpacked servers, shared by all runs of this user
 * @param parts which servers to start
 * @param sitePort the site's port in a local run
 * @param startAt where the product's clock starts, if not now
 * @param demo whether a local run loads demonstration data
 * @param hj212 whether the site of a local run listens for loggers
 */
public record StackSettings(boolean local, Path project, Path status, Path data, Path cache, Set<String> parts, int sitePort,
        Optional<OffsetDateTime> startAt, boolean demo, boolean hj212) {

    public static final List<String> ALL_PARTS = List.of("mariadb", "mail", "keycloak", "clamd");

    /** Password of every account, client and database user of a stack; such a stack listens on this machine only. */
    public static final String PASSWORD = "pingjiang-local";

    /** Reads the system properties that pom.xml sets; without them (a test started in an IDE) a test stack is meant. */
    public static StackSettings fromSystemProperties() {
        Path project = Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
        boolean local = "local".equals(System.getProperty("stack.mode"));
        Path status = project.resolve(local ? ".local/run" : "target/stack");
        Path data = local ? project.resolve(".local") : status.resolve("data");
        Path cache = Path.of(System.getProperty("stack.cache", System.getProperty("user.home") + "/.cache/eco-site"));
        String parts = System.getProperty("stack.parts", String.join(",", ALL_PARTS));
        Set<String> wanted = new LinkedHashSet<>(List.of(parts.split("\\s*,\\s*")));
        wanted.remove("");
        if (!ALL_PARTS.containsAll(wanted)) {
            throw new StackFailure("stack.parts=" + parts + " names an unknown part; known are " + ALL_PARTS + ".");
        }
        if (local && !wanted.containsAll(ALL_PARTS)) {
            throw new StackFailure("The local run needs all parts: leave -Dstack.parts out.");
        }
        return new StackSettings(local, project, status, data, cache, wanted, readPort(), readStart(),
                local && Boolean.parseBoolean(System.getProperty("local.demo", "true")),
                local && Boolean.parseBoolean(System.getProperty("local.hj212", "false")));
    }

    private static int readPort() {
        String port = System.getProperty("local.port", "8080");
        if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65535) {
            throw new StackFailure("-Dlocal.port=" + port + " is not a port: give a number from 1 to 65535.");
        }
        return Integer.parseInt(port);
    }

    private static Optional<OffsetDateTime> readStart() {
        String time = System.getProperty("local.now", "");
        try {
            return time.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(time));
        } catch (DateTimeException e) {
            throw new StackFailure("-Dlocal.now=" + time + " is not a time: write it like 2026-09-29T09:00+08:00.", e);
        }
    }

    /** The fixed port of the local run, or any free one for the tests. */
    public int port(int fixed, String whose) {
        if (!local) {
            return freePort();
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), fixed));
            return fixed;
        } catch (IOException e) {
            throw new StackFailure("Port " + fixed + " (" + whose + ") is busy: stop the program that uses it"
                    + " (`ss -ltnp 'sport = :" + fixed + "'` names it) and start again.", e);
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new StackFailure("No free port on this machine.", e);
        }
    }

    /** The directory for the log files of the servers. */
    public Path logs() {
        return local ? data.resolve("log") : status;
    }

    public static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }
}
