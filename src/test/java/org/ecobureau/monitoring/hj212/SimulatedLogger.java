package org.ecobureau.monitoring.hj212;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Tests: a logger at the other end of a real socket; well-behaved unless it is told to send raw bytes. */
final class SimulatedLogger implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;
    private final String mn;
    private final String password;
    private final Packets packets = new Packets(1024);
    private final Deque<String> answers = new ArrayDeque<>();

    SimulatedLogger(int port, String mn, String password) {
        this.mn = mn;
        this.password = password;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packet of one content, with a number of its own. */
    byte[] packet(String qn, String command, String content) {
        return Packets.write("QN=" + qn + ";ST=22;CN=" + command + ";PW=" + password + ";MN=" + mn + ";Flag=5;CP=&&" + content
                + "&&");
    }

    /** One part of a content that was split. */
    byte[] part(String qn, String command, int count, int number, String content) {
        return Packets.write("QN=" + qn + ";ST=22;CN=" + command + ";PW=" + password + ";MN=" + mn + ";Flag=7;PNUM=" + count
                + ";PNO=" + number + ";CP=&&" + content + "&&");
    }

    SimulatedLogger send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data segment of the next answer; waits for it. */
    String answer() {
        try {
            InputStream in = socket.getInputStream();
            byte[] room = new byte[4096];
            while (answers.isEmpty()) {
                int read = in.read(room);
                if (read < 0) {
                    throw new AssertionError("the listener closed the connection");
                }
                answers.addAll(packets.feed(java.util.Arrays.copyOf(room, read)).segments());
            }
            return answers.poll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the listener says nothing within the time. */
    boolean silentFor(int millis) {
        try {
            socket.setSoTimeout(millis);
            int read = socket.getInputStream().read();
            return read < 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the listener ends the connection within the patience of a test. */
    boolean isCutOff() {
        try {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            // reset: the other end closed while we were still sending
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
