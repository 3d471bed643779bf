package org.ecobureau.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPiecesTest {

    @TempDir
    Path dir;

    @Test
    void aDirectoryLeftHalfUnpackedIsUnpackedAgain() throws IOException {
        Path archive = archive();
        Path target = dir.resolve("server");
        Files.createDirectories(target);
        Files.writeString(target.resolve("rest of a run that was cut off"), "");
        Unpacked.directory(archive, "server-1/", target, fresh -> {
        });
        assertEquals("run", Files.readString(target.resolve("bin/start")));
        assertTrue(Files.isExecutable(target.resolve("bin/start")));
        assertFalse(Files.exists(target.resolve("rest of a run that was cut off")));
    }

    @Test
    void aDamagedDownloadIsNamedWithWhatToDo() throws IOException {
        Path archive = archive();
        Files.write(archive, java.util.Arrays.copyOf(Files.readAllBytes(archive), 60));
        StackFailure failure = assertThrows(StackFailure.class,
                () -> Unpacked.directory(archive, "server-1/", dir.resolve("server"),
                        fresh -> {
                        }));
        assertTrue(failure.getMessage().contains(archive.toString()), failure.getMessage());
        assertTrue(failure.getMessage().endsWith("delete it and run Maven again."), failure.getMessage());
    }

    private Path archive() throws IOException {
        Path archive = dir.resolve("server.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("server-1/bin/start"));
            zip.write("run".getBytes(StandardCharsets.US_ASCII));
        }
        return archive;
    }

    @Test
    void aBusyPortIsNamedWithItsOwner() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackFailure failure = assertThrows(StackFailure.class, () -> local().port(other.getLocalPort(), "MariaDB"));
            assertTrue(failure.getMessage().startsWith("Port " + other.getLocalPort() + " (MariaDB) is busy"),
                    failure.getMessage());
        }
    }

    private StackSettings local() {
        return new StackSettings(true, dir, dir, dir, dir, Set.of(), 8080, Optional.empty(), false, false);
    }

    @Test
    void theTimeOfALocalRunIsReadFromTheCommandLineAndAWrongOneIsNamed() {
        String before = System.getProperty("local.now", "");
        try {
            System.setProperty("local.now", "2026-09-29T09:00+08:00");
            assertEquals(Optional.of(OffsetDateTime.parse("2026-09-29T09:00:00+08:00")),
                    StackSettings.fromSystemProperties().startAt());
            System.setProperty("local.now", "tomorrow");
            StackFailure failure = assertThrows(StackFailure.class, StackSettings::fromSystemProperties);
            assertTrue(failure.getMessage().contains("write it like 2026-09-29T09:00+08:00"), failure.getMessage());
            System.setProperty("local.now", "");
            assertEquals(Optional.empty(), StackSettings.fromSystemProperties().startAt());
        } finally {
            System.setProperty("local.now", before);
        }
    }

    @Test
    void whatADeadProcessWroteCountsAsAbsent() throws IOException {
        StatusFiles status = new StatusFiles(dir);
        status.ready("mariadb", Map.of("port", "3307"));
        assertEquals("3307", status.look("mariadb").orElseThrow().get("port"));
        Path file = dir.resolve("mariadb.properties");
        Files.writeString(file, Files.readString(file).replaceAll("stack.pid=\\d+", "stack.pid=999999999"));
        assertEquals(Optional.empty(), status.look("mariadb"));
    }

    @Test
    void aFailedPartSaysWhyToEveryReader() {
        StatusFiles status = new StatusFiles(dir);
        status.failed("keycloak", "Port 8180 (Keycloak) is busy.");
        StackFailure failure = assertThrows(StackFailure.class, () -> status.await("keycloak", Duration.ofSeconds(5)));
        assertEquals("Port 8180 (Keycloak) is busy.", failure.getMessage());
    }

    @Test
    void aCrashedServerIsReportedWithItsErrorAndItsLog() {
        Path log = dir.resolve("server.log");
        Child child = Child.start("The server", log, dir, Map.of(),
                List.of("sh", "-c", "echo starting; echo 'ERROR: no room on disk'; echo bye; exit 3"));
        StackFailure failure = assertThrows(StackFailure.class, () -> child.await(() -> false, Duration.ofSeconds(20)));
        assertEquals("The server ended unexpectedly (code 3); its log says: \"ERROR: no room on disk\" in " + log + ".",
                failure.getMessage());
    }
}
