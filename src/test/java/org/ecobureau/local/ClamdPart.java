package org.ecobureau.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's virus scanner with two test signatures of our own: it finds EICAR's test file and {@link #TEST_STRING}. */
public final class ClamdPart implements Part {

    /** Harmless text that the stack's scanner calls malware wherever it stands in a file. */
    public static final String TEST_STRING = "ECO-SITE-MALWARE-TEST-STRING-7f3a91";

    /** EICAR's test file in two halves, so that a scanner leaves this source alone. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private final StackSettings settings;
    private Child child;

    ClamdPart(StackSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "clamd";
    }

    @Override
    public Map<String, String> start() {
        Packages.ensure(settings);
        int port = settings.port(3310, "clamd");
        Path home = settings.data().resolve("clamd");
        Path program = home.resolve("clamd");
        try {
            Files.createDirectories(home.resolve("signatures"));
            Files.createDirectories(home.resolve("tmp"));
            // Debian's AppArmor profile lets /usr/sbin/clamd read its own directories only; a copy reads ours
            Files.copy(Path.of("/usr/sbin/clamd"), program, StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(home.resolve("signatures/test.ndb"),
                    "Eicar-Test-Signature:0:0:" + hex(EICAR) + "\nEco.Test.Signature:0:*:" + hex(TEST_STRING) + "\n");
            Files.writeString(home.resolve("clamd.conf"), """
                    Foreground true
                    LogTime true
                    TCPAddr 127.0.0.1
                    TCPSocket %d
                    DatabaseDirectory %s
                    TemporaryDirectory %s
                    StreamMaxLength 30M
                    SelfCheck 0
                    """.formatted(port, home.resolve("signatures"), home.resolve("tmp")));
        } catch (IOException e) {
            throw new StackFailure("clamd cannot be prepared in " + home + ": " + e.getMessage() + ".", e);
        }
        child = Child.start("clamd", settings.logs().resolve("clamd.log"), home, Map.of(),
                List.of(program.toString(), "--config-file=" + home.resolve("clamd.conf")));
        child.await(() -> pong(port), Duration.ofSeconds(60));
        return Map.of("host", "127.0.0.1", "port", String.valueOf(port));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean pong(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            socket.setSoTimeout(2000);
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).startsWith("PONG");
        } catch (IOException e) {
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
