package org.ecobureau.monitoring.hj212;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jboss.logging.Logger;

import io.github.bucket4j.Bucket;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/**
 * One connection of one device, on its event loop. Packets are worked on one after the other on a worker thread, and nothing is
 * read meanwhile, so that a fast sender waits instead of filling the memory.
 */
final class Connection {
    private static final Logger LOG = Logger.getLogger(Connection.class);
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final NetSocket socket;
    private final WorkerExecutor workers;
    private final DeviceIntake intake;
    private final Tallies tallies;
    private final Hj212Config config;
    private final String address;
    private final Packets packets;
    private final Bucket bucket;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean working;
    private boolean closed;
    private boolean known;
    private long timer = NO_TIMER;
    private long garbage;
    private int refusals;

    Connection(Vertx vertx, NetSocket socket, WorkerExecutor workers, DeviceIntake intake, Tallies tallies,
            Hj212Config config) {
        this.vertx = vertx;
        this.socket = socket;
        this.workers = workers;
        this.intake = intake;
        this.tallies = tallies;
        this.config = config;
        this.address = socket.remoteAddress().hostAddress();
        this.packets = new Packets(config.mostSegment());
        this.bucket = Devices.bucket(config.packetsPerMinute());
    }

    /** Begins to listen. */
    void open(Runnable whenClosed) {
        socket.handler(this::read);
        socket.exceptionHandler(e -> LOG.debugf(e, "connection of %s broke", address));
        socket.closeHandler(nothing -> {
            closed = true;
            stopTimer();
            waiting.clear();
            whenClosed.run();
        });
        startTimer();
    }

    private void read(Buffer bytes) {
        if (closed) {
            return;
        }
        Packets.Cut cut = packets.feed(bytes.getBytes());
        count(Outcome.CHECKSUM, cut.wrongChecksum());
        count(Outcome.LENGTH, cut.wrongLength());
        garbage += cut.garbage();
        refusals += cut.wrongChecksum();
        if (cut.garbage() > 0 && cut.wrongChecksum() + cut.wrongLength() == 0) {
            count(Outcome.GARBAGE, 1);
        }
        if (garbage > config.mostGarbage() || refusals > config.mostRefusals()) {
            close();
            return;
        }
        waiting.addAll(cut.segments());
        if (!cut.segments().isEmpty() || !packets.half()) {
            stopTimer();
        }
        if (packets.half() || !known && cut.segments().isEmpty()) {
            startTimer();
        }
        next();
    }

    private void count(Outcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            tallies.count(Tallies.NOBODY, outcome, "来自 " + address);
        }
    }

    private void next() {
        if (closed || working) {
            return;
        }
        String segment = waiting.poll();
        if (segment == null) {
            socket.resume();
            return;
        }
        if (!bucket.tryConsume(1)) {
            count(Outcome.FLOOD, 1);
            close();
            return;
        }
        socket.pause();
        working = true;
        workers.executeBlocking(() -> intake.take(segment, address), false).onComplete(done -> {
            working = false;
            if (done.failed()) {
                LOG.error("a packet could not be stored; the device will send it again", done.cause());
                count(Outcome.FAILED, 1);
            } else {
                after(done.result());
            }
            next();
        });
    }

    private void after(DeviceIntake.Verdict verdict) {
        if (verdict.answer() != null) {
            socket.write(Buffer.buffer(Packets.write(verdict.answer())));
        }
        if (!verdict.outcome().refused()) {
            known = true;
            garbage = 0;
            refusals = 0;
        } else if (++refusals > config.mostRefusals() || verdict.outcome() == Outcome.FLOOD
                || verdict.outcome() == Outcome.GUESSING) {
            close();
        }
    }

    private void startTimer() {
        if (timer == NO_TIMER) {
            timer = vertx.setTimer(millis(config.packetWithin()), id -> {
                timer = NO_TIMER;
                if (!working) {
                    count(Outcome.SLOW, 1);
                    close();
                }
            });
        }
    }

    private void stopTimer() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
    }

    private void close() {
        closed = true;
        stopTimer();
        waiting.clear();
        socket.close();
    }

    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }
}
