package org.ecobureau.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {

    /** Settings that point at a port. */
    record At(int port) implements ClamdConfig {
        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration readTimeout() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(5);
        }

        @Override
        public String every() {
            return "20s";
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(15);
        }
    }

    /** A port where nobody listens. */
    static int deadPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Takes one file as clamd does, gives the answer, and keeps what it was sent. */
    private static CompletableFuture<byte[]> clamd(ServerSocket server, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                assertEquals("zINSTREAM\0", new String(in.readNBytes(10), US_ASCII));
                ByteArrayOutputStream sent = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    sent.write(in.readNBytes(length));
                }
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
                return sent.toByteArray();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = { "stream: OK | CLEAN | -",
            "stream: Eicar-Test-Signature FOUND | INFECTED | Eicar-Test-Signature",
            "INSTREAM size limit exceeded. ERROR | REFUSED | INSTREAM size limit exceeded. ERROR" })
    void answersBecomeStates(String answer, AttachmentState state, String finding) throws Exception {
        byte[] content = new byte[200_000];
        content[150_000] = 7;
        try (ServerSocket server = server()) {
            CompletableFuture<byte[]> sent = clamd(server, answer + "\0");
            assertEquals(new Scanner.Verdict(state, finding),
                    new Scanner(new At(server.getLocalPort())).scan(new ByteArrayInputStream(content)));
            assertArrayEquals(content, sent.get());
        }
    }

    @Test
    void anErrorAboutOneFileDoesNotCountAsScannerAway() throws Exception {
        try (ServerSocket server = server()) {
            clamd(server, "stream: Can't allocate memory ERROR");
            assertThrows(IOException.class,
                    () -> new Scanner(new At(server.getLocalPort())).scan(new ByteArrayInputStream(new byte[10])));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "UNKNOWN COMMAND", "stream: OK-ISH" })
    void anyOtherAnswerIsNoVerdict(String answer) throws Exception {
        try (ServerSocket server = server()) {
            clamd(server, answer);
            assertThrows(Scanner.AwayException.class,
                    () -> new Scanner(new At(server.getLocalPort())).scan(new ByteArrayInputStream(new byte[10])));
        }
    }

    @Test
    void nobodyListeningIsAway() throws IOException {
        Scanner scanner = new Scanner(new At(deadPort()));
        assertThrows(Scanner.AwayException.class, () -> scanner.scan(new ByteArrayInputStream(new byte[10])));
    }

    @Test
    void scannerThatNeverAnswersIsAwayAfterTheTimeout() throws IOException {
        try (ServerSocket silent = server()) {
            Scanner scanner = new Scanner(new At(silent.getLocalPort()));
            assertThrows(Scanner.AwayException.class, () -> scanner.scan(new ByteArrayInputStream(new byte[10])));
        }
    }

    @Test
    void unreadableContentIsNotBlamedOnTheScanner() throws Exception {
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > 100_000) {
                    throw new IOException("disk");
                }
                return 1;
            }
        };
        try (ServerSocket server = server()) {
            clamd(server, "stream: OK\0");
            IOException e = assertThrows(IOException.class, () -> new Scanner(new At(server.getLocalPort())).scan(broken));
            assertTrue(e.getMessage().contains("content"), e.getMessage());
        }
    }
}
