package org.ecobureau.monitoring.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.Sites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever reaches the port and means no good; afterwards an honest logger is served all the same. */
@QuarkusTest
class HostileClientTest {
    private static final String QN = "20260801090003123";
    private static final String EIGHT = "DataTime=20260801080000;a21026-Avg=0.012,a21026-Flag=N";

    @Inject
    Listeners listeners;
    @Inject
    Tallies tallies;

    private final String mn = "H" + UUID.randomUUID().toString().replace("-", "").substring(0, 23);
    private Listener listener;
    private int port;

    private void open(SmallLimits limits) {
        Device device = new Device(mn, Sites.fresh(SiteKind.AIR).code(), "123456", Device.Unit.MILLIGRAMS,
                Device.DataTime.START, "数采仪测试");
        listener = listeners.listener(List.of(device), limits);
        port = listener.listen("127.0.0.1", 0);
    }

    @AfterEach
    void anHonestLoggerIsStillServed() {
        assertEquals(0, batches(), "nothing hostile was stored");
        int honest = listeners.listener(List.of(new Device(mn, Sites.fresh(SiteKind.AIR).code(), "123456",
                Device.Unit.MILLIGRAMS, Device.DataTime.START, "数采仪测试")), SmallLimits.usual()).listen("127.0.0.1", 0);
        for (int at : new int[] { honest, port }) {
            try (SimulatedLogger logger = new SimulatedLogger(at, mn, "123456")) {
                String qn = at == port ? "20260801090100000" : QN;
                logger.send(logger.packet(qn, "9015", ""));
                assertTrue(logger.answer().contains("CN=9014"));
            }
        }
        listener.close();
    }

    @Test
    void aWrongChecksumIsNotAnsweredAndCounted() {
        open(SmallLimits.usual());
        long before = total("", Outcome.CHECKSUM);
        try (SimulatedLogger logger = logger()) {
            byte[] packet = logger.packet(QN, "2061", EIGHT);
            packet[packet.length - 3] ^= 1;
            logger.send(packet);
            assertTrue(logger.silentFor(500));
        }
        assertEquals(before + 1, total("", Outcome.CHECKSUM));
    }

    @Test
    void aWrongLengthIsCountedAndTheNextPacketRead() {
        open(SmallLimits.usual());
        long before = total("", Outcome.LENGTH);
        try (SimulatedLogger logger = logger()) {
            logger.send("##99xx".getBytes(Packets.BYTES)).send("##1025".getBytes(Packets.BYTES));
            logger.send(logger.packet(QN, "9015", ""));
            assertTrue(logger.answer().contains(QN));
        }
        assertTrue(total("", Outcome.LENGTH) >= before + 2);
    }

    @Test
    void aMegabyteWithoutAHeadEndsTheConnection() {
        open(SmallLimits.usual());
        long before = total("", Outcome.GARBAGE);
        try (SimulatedLogger logger = logger()) {
            try {
                for (int i = 0; i < 16; i++) {
                    logger.send(new byte[65_536]);
                }
            } catch (UncheckedIOException e) {
                assertTrue(logger.isCutOff(), "the listener closed in the middle of it");
            }
            assertTrue(logger.isCutOff());
        }
        assertTrue(total("", Outcome.GARBAGE) > before);
    }

    @Test
    void aStrangeNumberAndAWrongPasswordAreRefusedAndCounted() {
        open(SmallLimits.usual());
        long before = total("", Outcome.DEVICE);
        try (SimulatedLogger stranger = new SimulatedLogger(port, "NOBODY", "123456");
                SimulatedLogger guesser = new SimulatedLogger(port, mn, "654321")) {
            stranger.send(stranger.packet(QN, "2061", EIGHT));
            guesser.send(guesser.packet(QN, "2061", EIGHT));
            assertTrue(stranger.silentFor(500));
            assertTrue(guesser.silentFor(500));
            for (int i = 0; i < 21; i++) {
                guesser.send(guesser.packet(QN, "2061", EIGHT));
            }
            assertTrue(guesser.isCutOff(), "who guesses passwords is cut off");
        }
        assertEquals(before + 1, total("", Outcome.DEVICE));
        assertTrue(total(mn, Outcome.PASSWORD) >= 20);
    }

    /** A connection ends after 20 refusals; a new one does not begin anew. */
    @Test
    void passwordsAreNotGuessedOverManyConnections() {
        open(SmallLimits.usual());
        for (int tries : new int[] { 15, 15 }) {
            try (SimulatedLogger guesser = new SimulatedLogger(port, mn, "000000")) {
                for (int i = 0; i < tries; i++) {
                    guesser.send(guesser.packet(QN, "2061", EIGHT));
                }
                assertTrue(guesser.silentFor(500));
            }
            awaitNoConnections();
        }
        try (SimulatedLogger lucky = logger()) {
            lucky.send(lucky.packet(QN, "2061", EIGHT));
            assertTrue(lucky.isCutOff(), "the right password comes too late");
        }
        assertEquals(30, total(mn, Outcome.PASSWORD));
        assertEquals(1, total(mn, Outcome.GUESSING));
        restart();
    }

    @Test
    void aFloodIsCutOffAndComesNotIntoTheDatabase() {
        open(new SmallLimits(30, Duration.ofSeconds(20), 10));
        try (SimulatedLogger logger = logger()) {
            byte[] packet = logger.packet(QN, "2011", EIGHT);
            try {
                for (int i = 0; i < 2000; i++) {
                    logger.send(packet);
                }
            } catch (UncheckedIOException e) {
                assertTrue(logger.isCutOff(), "the listener closed in the middle of it");
            }
            assertTrue(logger.isCutOff());
        }
        assertTrue(total(mn, Outcome.REALTIME) <= 31);
        restart();
    }

    @Test
    void oneDeviceMayNotFloodOverSeveralConnections() {
        open(new SmallLimits(12, Duration.ofSeconds(20), 10));
        List<SimulatedLogger> loggers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SimulatedLogger logger = logger();
            loggers.add(logger);
            for (int n = 0; n < 8; n++) {
                logger.send(logger.packet(QN, "2011", EIGHT));
            }
        }
        // Which of the connections takes the packet too many is left to chance; the last one is the likeliest.
        Collections.reverse(loggers);
        assertTrue(loggers.stream().anyMatch(SimulatedLogger::isCutOff));
        loggers.forEach(SimulatedLogger::close);
        assertTrue(total(mn, Outcome.FLOOD) >= 1);
        assertTrue(total(mn, Outcome.REALTIME) <= 13);
        restart();
    }

    @Test
    void whoSendsAByteNowAndThenIsCutOff() throws InterruptedException {
        open(new SmallLimits(200, Duration.ofSeconds(2), 10));
        long before = total("", Outcome.SLOW);
        try (SimulatedLogger slow = logger(); SimulatedLogger mute = logger()) {
            byte[] packet = slow.packet(QN, "2061", EIGHT);
            boolean cut = false;
            for (int i = 0; i < 40 && !cut; i++) {
                try {
                    slow.send(new byte[] { packet[i] });
                } catch (UncheckedIOException e) {
                    cut = true;
                }
                Thread.sleep(100);
            }
            assertTrue(cut || slow.isCutOff());
            assertTrue(mute.isCutOff(), "who says nothing at all");
        }
        assertTrue(total("", Outcome.SLOW) >= before + 2);
    }

    @Test
    void moreConnectionsThanAllowedAreRefused() {
        open(new SmallLimits(200, Duration.ofSeconds(20), 3));
        List<SimulatedLogger> loggers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            loggers.add(logger());
            loggers.get(i).send(loggers.get(i).packet(QN, "9015", "")).answer();
        }
        try (SimulatedLogger fourth = logger()) {
            assertTrue(fourth.isCutOff());
        }
        assertEquals(3, listener.connections());
        loggers.forEach(SimulatedLogger::close);
        awaitNoConnections();
        assertFalse(total("", Outcome.CONNECTIONS) == 0);
    }

    private void awaitNoConnections() {
        for (int i = 0; i < 100 && listener.connections() > 0; i++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        assertEquals(0, listener.connections());
    }

    /** The allowance of a flooded device is used up: the honest one comes after it is full again. */
    private void restart() {
        listener.close();
        open(SmallLimits.usual());
    }

    private SimulatedLogger logger() {
        return new SimulatedLogger(port, mn, "123456");
    }

    private long batches() {
        return QuarkusTransaction.requiringNew().call(() -> ImportBatch.count("createdBy", "hj212:" + mn));
    }

    private long total(String device, Outcome outcome) {
        tallies.flush();
        return QuarkusTransaction.requiringNew().call(() -> DeviceTally.of(List.of(device))).stream()
                .filter(t -> t.outcome == outcome).mapToLong(t -> t.total).sum();
    }
}
