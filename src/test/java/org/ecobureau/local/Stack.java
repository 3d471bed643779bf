package org.ecobureau.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts the servers side by side and tells through {@link StatusFiles} when each is ready.
 * As a program it is the background process of a Maven run and ends with it; a test started in an IDE runs it inside its own
 * process.
 */
public final class Stack {

    private final StackSettings settings;
    private final StatusFiles status;
    private final Deque<Part> started = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private Runnable afterwards = () -> {
    };

    public Stack(StackSettings settings) {
        this.settings = settings;
        this.status = new StatusFiles(settings.status());
    }

    public static void main(String[] args) {
        StackSettings settings = StackSettings.fromSystemProperties();
        logTo(settings.logs().resolve("stack.log"));
        Stack stack = new Stack(settings);
        ProcessHandle maven = ProcessHandle.current().parent().orElseThrow();
        stack.afterwards = () -> {
            // Maven would print our end as a line of its own: let it end first
            for (int i = 0; i < 100 && maven.isAlive(); i++) {
                Pause.millis(50);
            }
        };
        stack.start();
        while (maven.isAlive()) {
            stack.watch();
            Pause.millis(300);
        }
        // the shutdown hook stops the servers
    }

    private static void logTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            PrintStream log = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
        } catch (IOException e) {
            throw new StackFailure("Cannot write to " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** Starts the wanted parts in the background and stops them when this process ends. */
    public void start() {
        // JBoss LogManager deadlocks when several threads load it at once
        System.getLogger(Stack.class.getName()).isLoggable(System.Logger.Level.INFO);
        lock();
        status.clear();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stack-stop"));
        if (!settings.local()) {
            try {
                Unpacked.delete(settings.data());
            } catch (IOException e) {
                throw new StackFailure("Cannot clear " + settings.data() + ": " + e.getMessage() + ".", e);
            }
        }
        Optional<String> trouble = Preflight.trouble(settings);
        if (trouble.isPresent()) {
            System.out.println(trouble.get());
            status.failed("stack", trouble.get());
            return;
        }
        status.ready("stack",
                Map.of("maven", String.valueOf(ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L))));
        parts().forEach(part -> inBackground(part.name(), () -> start(part)));
        inBackground("app", this::startSiteWhenWanted);
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, "start-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The site starts once somebody who has built it asks for it. */
    private void startSiteWhenWanted() {
        while (!status.wanted("app")) {
            Pause.millis(100);
        }
        if (start(new AppPart(settings, status)) && settings.demo()) {
            start(new DemoPart(settings, status));
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (String name : settings.parts()) {
            parts.add(switch (name) {
                case "mariadb" -> new MariaDbPart(settings);
                case "mail" -> new MailPart(settings);
                case "keycloak" -> new KeycloakPart(settings);
                case "clamd" -> new ClamdPart(settings);
                default -> throw new StackFailure("Unknown part: " + name + ".");
            });
        }
        return parts;
    }

    private boolean start(Part part) {
        long begin = System.nanoTime();
        started.addFirst(part);
        try {
            Map<String, String> values = new HashMap<>(part.start());
            values.put("seconds", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e9));
            status.ready(part.name(), values);
            System.out.println(part.name() + " ready after " + values.get("seconds") + " s");
            return true;
        } catch (StackFailure e) {
            fail(part, e.getMessage());
        } catch (RuntimeException e) {
            e.printStackTrace();
            fail(part, part.name() + " cannot be started: " + e + ".");
        }
        return false;
    }

    private void fail(Part part, String sentence) {
        started.remove(part);
        part.stop();
        if (!stopping.get()) {
            System.out.println(sentence);
            status.failed(part.name(), sentence);
        }
    }

    /** Reports parts that ended by themselves. */
    private void watch() {
        for (Part part : started) {
            Optional<String> trouble = status.look(part.name()).isPresent() ? part.trouble() : Optional.empty();
            trouble.ifPresent(sentence -> fail(part, sentence));
        }
    }

    /** One stack a directory: the next run waits until the one before has stopped its servers. */
    private void lock() {
        try {
            Files.createDirectories(settings.status());
            FileChannel channel = FileChannel.open(settings.status().resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            for (int i = 0; channel.tryLock() == null; i++) {
                if (i == 300) {
                    throw new StackFailure("Another run in this directory has not stopped: end it first.");
                }
                Pause.millis(100);
            }
        } catch (IOException e) {
            throw new StackFailure("Cannot write to " + settings.status() + ": " + e.getMessage() + ".", e);
        }
    }

    /** Stops the servers, the last started first. */
    public void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        status.clear();
        for (Part part : new ArrayDeque<>(started)) {
            part.stop();
        }
        status.ready("stopped", Map.of());
        afterwards.run();
    }
}
