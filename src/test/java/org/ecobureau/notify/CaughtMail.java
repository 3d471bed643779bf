package org.ecobureau.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.ecobureau.local.StackClient;

/** Tests: the mails the catcher of the stack has got. */
public final class CaughtMail {
    private static final int TRIES = 40;

    private CaughtMail() {
    }

    /** The mails to this address, as soon as there is one; empty when none comes within four seconds. */
    public static List<String> to(String address) throws IOException, InterruptedException {
        Path directory = Path.of(StackClient.part("mail").get("directory"));
        for (int i = 0; i < TRIES; i++) {
            List<String> found = read(directory, address);
            if (!found.isEmpty()) {
                // The catcher looks every 300 ms: a second copy would be there by then.
                Thread.sleep(700);
                return read(directory, address);
            }
            Thread.sleep(100);
        }
        return List.of();
    }

    private static List<String> read(Path directory, String address) throws IOException {
        List<String> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
                String mail = Files.readString(file);
                if (mail.contains("To: " + address)) {
                    mails.add(mail);
                }
            }
        }
        return mails;
    }
}
