package org.ecobureau.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

/** Asks clamd about a file over TCP (command INSTREAM of clamd(8)): the scanner needs no access to our disk. */
@ApplicationScoped
public class Scanner {

    private static final Logger LOG = Logger.getLogger(Scanner.class);
    private static final int BLOCK_BYTES = 64 * 1024;

    /** @param finding the signature's name, or why the scanner would not judge; null when clean */
    record Verdict(AttachmentState state, String finding) {
    }

    /** The scanner cannot be reached or does not answer: the file stays quarantined. */
    static final class AwayException extends Exception {
        private static final long serialVersionUID = 1L;

        AwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final ClamdConfig config;

    @Inject
    public Scanner(ClamdConfig config) {
        this.config = config;
    }

    /** @throws IOException if the content itself cannot be read */
    Verdict scan(InputStream content) throws AwayException, IOException {
        try (Socket socket = new Socket()) {
            connect(socket);
            boolean taken = send(content, socket);
            String answer = answer(socket, taken);
            return verdict(answer);
        }
    }

    private void connect(Socket socket) throws AwayException {
        try {
            socket.connect(new InetSocketAddress(config.host(), config.port()), (int) config.connectTimeout().toMillis());
            socket.setSoTimeout((int) config.readTimeout().toMillis());
        } catch (IOException e) {
            throw new AwayException("no scanner at " + config.host() + ":" + config.port(), e);
        }
    }

    /** False if clamd stopped listening before the end, as it does above its StreamMaxLength; it says so then. */
    private static boolean send(InputStream content, Socket socket) throws IOException {
        byte[] block = content.readNBytes(BLOCK_BYTES);
        try {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(US_ASCII));
            while (block.length > 0) {
                out.writeInt(block.length);
                out.write(block);
                block = read(content);
            }
            out.writeInt(0);
            out.flush();
            return true;
        } catch (ContentException e) {
            throw new IOException("content not readable", e.getCause());
        } catch (IOException e) {
            LOG.debug("the scanner closed the stream before its end", e);
            return false;
        }
    }

    /** Keeps trouble with our content apart from trouble with the scanner. */
    private static byte[] read(InputStream content) throws ContentException {
        try {
            return content.readNBytes(BLOCK_BYTES);
        } catch (IOException e) {
            throw new ContentException(e);
        }
    }

    private static final class ContentException extends Exception {
        private static final long serialVersionUID = 1L;

        ContentException(IOException cause) {
            super(cause);
        }
    }

    private static String answer(Socket socket, boolean taken) throws AwayException {
        try {
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII).replace("\0", "").strip();
            if (answer.isEmpty()) {
                throw new IOException(taken ? "empty answer" : "closed without an answer");
            }
            return answer;
        } catch (IOException e) {
            throw new AwayException("the scanner gave no answer", e);
        }
    }

    /** An error about one file (clamd is there and says so) must not hold up the files behind it. */
    private static Verdict verdict(String answer) throws AwayException, IOException {
        String text = answer.startsWith("stream: ") ? answer.substring("stream: ".length()) : answer;
        if (text.equals("OK")) {
            return new Verdict(AttachmentState.CLEAN, null);
        }
        if (text.endsWith(" FOUND")) {
            return new Verdict(AttachmentState.INFECTED, text.substring(0, text.length() - " FOUND".length()));
        }
        if (text.startsWith("INSTREAM size limit exceeded")) {
            return new Verdict(AttachmentState.REFUSED, text);
        }
        if (text.endsWith(" ERROR")) {
            throw new IOException("the scanner says: " + text);
        }
        throw new AwayException("the scanner says: " + text, null);
    }
}
