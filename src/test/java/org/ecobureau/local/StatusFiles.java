package org.ecobureau.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How the background process tells others about its parts: {@code <part>.properties} once a part is ready,
 * {@code <part>.failed}
 * with one sentence when it will never be, {@code <name>.wanted} when a reader asks for something.
 * A file of a process that no longer lives counts as absent.
 */
public final class StatusFiles {

    private static final String PID = "stack.pid";

    private final Path dir;

    public StatusFiles(Path dir) {
        this.dir = dir;
    }

    /** Removes what an earlier run left. */
    public void clear() {
        try {
            Files.createDirectories(dir);
            try (var files = Files.list(dir)) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(properties|failed|wanted)")).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new StackFailure("Cannot write to " + dir + ": " + e.getMessage() + ".", e);
        }
    }

    public void ready(String part, Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        write(part + ".properties", properties);
    }

    public void failed(String part, String sentence) {
        Properties properties = new Properties();
        properties.setProperty("sentence", sentence);
        write(part + ".failed", properties);
    }

    /** Asks the background process for something that it does only on demand. */
    public void want(String name) {
        write(name + ".wanted", new Properties());
    }

    public boolean wanted(String name) {
        return Files.exists(dir.resolve(name + ".wanted"));
    }

    /** The values of a ready part, or empty while it is not ready; throws when it failed. */
    public Optional<Map<String, String>> look(String part) {
        Optional<Properties> failure = read(part + ".failed");
        if (failure.isPresent()) {
            throw new StackFailure(failure.get().getProperty("sentence"));
        }
        return read(part + ".properties").map(properties -> properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty)));
    }

    /** Waits until the part is ready. */
    public Map<String, String> await(String part, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<Map<String, String>> values = look(part);
            if (values.isPresent()) {
                return values.get();
            }
            if (System.nanoTime() > end) {
                throw new StackFailure("The part '" + part + "' of the local stack was not ready within " + patience.toSeconds()
                        + " s; its log is in " + dir + ".");
            }
            Pause.millis(100);
        }
    }

    private void write(String name, Properties properties) {
        properties.setProperty(PID, String.valueOf(ProcessHandle.current().pid()));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
            Path draft = Files.createTempFile(dir, name, ".tmp");
            Files.writeString(draft, text.toString());
            Files.move(draft, dir.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Properties> read(String name) {
        Path file = dir.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = new StringReader(Files.readString(file))) {
            properties.load(reader);
        } catch (java.nio.file.NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean alive = ProcessHandle.of(Long.parseLong(properties.getProperty(PID, "0"))).map(ProcessHandle::isAlive)
                .orElse(false);
        return alive ? Optional.of(properties) : Optional.empty();
    }
}
