package org.ecobureau.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The foreground of {@code mvn -Plocal}: asks for the packaged site, says what becomes ready, prints addresses and accounts and
 * stays until Ctrl-C. It runs inside Maven's own process, so that the prompt returns when everything has stopped.
 */
public final class LocalRun {

    private static final Map<String, String> LABELS = Map.of("mariadb", "MariaDB 数据库", "mail", "mail 邮件", "keycloak",
            "Keycloak 登录", "clamd", "clamd 杀毒", "app", "site 网站", "demo", "demonstration data 演示数据");

    private final StackSettings settings;
    private final StatusFiles status;
    private final long begin = System.nanoTime();

    private LocalRun(StackSettings settings) {
        this.settings = settings;
        this.status = new StatusFiles(settings.status());
    }

    public static void main(String[] args) {
        // a machine without a locale would show ? for Chinese
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        try {
            LocalRun run = new LocalRun(StackSettings.fromSystemProperties());
            if (List.of(args).contains("check")) {
                // before packaging: a busy port need not wait for the end of the build
                run.stack();
            } else {
                run.run();
            }
        } catch (StackFailure e) {
            System.out.println();
            System.out.println("[ERROR] " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        ProcessHandle stack = stack();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stack), "wait-for-stack"));
        status.want("app");
        List<String> waiting = new ArrayList<>(StackSettings.ALL_PARTS);
        waiting.add("app");
        if (settings.demo()) {
            waiting.add("demo");
        }
        long said = System.nanoTime();
        while (!waiting.isEmpty()) {
            mustLive(stack);
            for (String part : List.copyOf(waiting)) {
                Optional<Map<String, String>> values = status.look(part);
                if (values.isPresent()) {
                    waiting.remove(part);
                    say(LABELS.get(part) + " ready 就绪 (" + values.get().get("seconds") + " s)");
                    said = System.nanoTime();
                }
            }
            if (!waiting.isEmpty() && System.nanoTime() - said > Duration.ofSeconds(10).toNanos()) {
                say("waiting for 正在等待 " + String.join(", ", waiting.stream().map(LABELS::get).toList()));
                said = System.nanoTime();
            }
            Pause.millis(200);
        }
        System.out.println(Welcome.text(settings, status));
        while (true) {
            mustLive(stack);
            for (String part : List.of("mariadb", "mail", "keycloak", "clamd", "app")) {
                status.look(part);
            }
            Pause.millis(500);
        }
    }

    /** The background process that this Maven run has started. */
    private ProcessHandle stack() {
        String maven = String.valueOf(ProcessHandle.current().pid());
        for (int i = 0; i < 450; i++) {
            Optional<Map<String, String>> running = status.look("stack");
            if (running.isPresent() && running.get().get("maven").equals(maven)) {
                return ProcessHandle.of(Long.parseLong(running.get().get("stack.pid"))).orElseThrow();
            }
            if (i == 20 && running.isPresent()) {
                say("waiting for another local run in this directory to end 正在等待另一个本地运行结束");
            }
            Pause.millis(100);
        }
        throw new StackFailure(status.look("stack").map(other -> "Another local run (Maven process " + other.get("maven")
                + ") uses this directory: end it with Ctrl-C and start again.")
                .orElse("The background process did not start; its log is " + settings.logs().resolve("stack.log") + "."));
    }

    private void mustLive(ProcessHandle stack) {
        if (!stack.isAlive()) {
            throw new StackFailure("The background process that holds the servers has ended; its log is "
                    + settings.logs().resolve("stack.log") + ".");
        }
    }

    private void say(String text) {
        System.out.printf("[%5.1f s] %s%n", (System.nanoTime() - begin) / 1e9, text);
    }

    private void await(ProcessHandle stack) {
        if (stack.isAlive()) {
            System.out.println("\nStopping 正在停止 …");
            stack.destroy();
            for (int i = 0; i < 600 && stack.isAlive() && status.look("stopped").isEmpty(); i++) {
                Pause.millis(100);
            }
            if (stack.isAlive() && status.look("stopped").isEmpty()) {
                stack.destroyForcibly();
            }
            System.out.println("Stopped 已停止; data stay in 数据保存在 .local/");
        }
    }
}
