package org.ecobureau.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * Catches all mail: an SMTP server that accepts every recipient, keeps each message as a file and shows them on a small page.
 */
final class MailPart implements Part {

    private final StackSettings settings;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "mail-keeper");
        thread.setDaemon(true);
        return thread;
    });
    private GreenMail server;
    private MailPage page;
    private int kept;

    MailPart(StackSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Map<String, String> start() {
        int smtp = settings.port(3025, "SMTP");
        int web = settings.port(8025, "the mail page");
        Path directory = settings.data().resolve("mail");
        try {
            Files.createDirectories(directory);
            page = new MailPage(directory, web);
        } catch (IOException e) {
            throw new StackFailure("The mail catcher cannot start: " + e.getMessage() + ".", e);
        }
        server = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        keeper.scheduleWithFixedDelay(() -> keepNew(directory), 300, 300, TimeUnit.MILLISECONDS);
        return Map.of("host", "127.0.0.1", "port", String.valueOf(smtp), "page", "http://localhost:" + web, "directory",
                directory.toString());
    }

    private void keepNew(Path directory) {
        MimeMessage[] messages = server.getReceivedMessages();
        while (kept < messages.length) {
            long number = System.currentTimeMillis();
            while (Files.exists(directory.resolve(number + ".eml"))) {
                number++;
            }
            Path draft = directory.resolve(number + ".tmp");
            try (OutputStream out = Files.newOutputStream(draft)) {
                messages[kept].writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (MessagingException e) {
                throw new IllegalStateException("A caught mail cannot be written", e);
            }
            if (!draft.toFile().renameTo(directory.resolve(number + ".eml").toFile())) {
                throw new IllegalStateException("A caught mail cannot be kept: " + draft);
            }
            kept++;
        }
    }

    @Override
    public Optional<String> trouble() {
        return keeper.isTerminated() ? Optional.of("The mail catcher has ended.") : Optional.empty();
    }

    @Override
    public void stop() {
        keeper.shutdownNow();
        if (server != null) {
            server.stop();
        }
        if (page != null) {
            page.stop();
        }
    }
}
