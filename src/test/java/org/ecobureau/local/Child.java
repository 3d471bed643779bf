package org.ecobureau.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server process of the stack with its log file.
 * It runs in a session of its own, so that Ctrl-C reaches it only through us and in the right order, and the kernel ends it
 * when
 * our process dies without a chance to stop it.
 */
final class Child {

    /** The kernel signals a child when the *thread* that started it ends: so one thread starts all and never ends. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(run -> {
        Thread thread = new Thread(run, "child-starter");
        thread.setDaemon(true);
        return thread;
    });

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static Child start(String name, Path log, Path directory, Map<String, String> environment, List<String> command) {
        List<String> all = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "TERM", "--"));
        all.addAll(command);
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Child(name, log, STARTER.submit(builder::start).get());
        } catch (IOException | ExecutionException e) {
            throw new StackFailure(name + " cannot be started: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The stack was interrupted while starting " + name + ".", e);
        }
    }

    /** Waits until the check holds; a child that ends before, or takes too long, is a failure. */
    void await(BooleanSupplier ready, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new StackFailure(ended());
            }
            if (System.nanoTime() > end) {
                stop();
                throw new StackFailure(name + " was not ready within " + patience.toSeconds() + " s; its log is " + log + ".");
            }
            Pause.millis(100);
        }
    }

    /** Waits for a child that does one thing and ends; anything but code 0 is a failure. */
    void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                stop();
                throw new StackFailure(name + " did not end within " + patience.toSeconds() + " s; its log is " + log + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The stack was interrupted while waiting for " + name + ".", e);
        }
        if (process.exitValue() != 0) {
            throw new StackFailure(ended());
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** One sentence for a child that ended although nobody asked it to. */
    String ended() {
        return name + " ended unexpectedly (code " + process.exitValue() + "); its log says: \"" + lastLine() + "\" in "
                + log
                + ".";
    }

    /** The last line that names an error, else the last line at all. */
    private String lastLine() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty()).toList();
            String line = lines.stream().filter(l -> l.matches(".*(ERROR|Caused by:|\\[FATAL|error:).*")).reduce((a, b) -> b)
                    .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
            return line.length() > 300 ? line.substring(0, 300) + "…" : line;
        } catch (IOException e) {
            return "(log not readable: " + e.getMessage() + ")";
        }
    }

    /** Asks the child to end, and ends it after 20 s. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
