package org.ecobureau.monitoring.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.ObservationService;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A well-behaved logger at a real socket, with the real database behind. */
@QuarkusTest
class ListenerTest {
    private static final String QN = "20260801090003123";
    private static final String EIGHT = "DataTime=20260801080000;a21026-Avg=0.012,a21026-Min=0.01,a21026-Max=0.02,a21026-Flag=N;"
            + "a34004-Avg=0.052,a34004-Flag=N;a05024-Avg=0.148,a05024-Flag=D";

    @Inject
    Listeners listeners;
    @Inject
    Observations observations;
    @Inject
    ObservationService service;
    @Inject
    Tallies tallies;

    private final String mn = "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 23);
    private SiteView site;
    private Listener listener;
    private int port;

    @BeforeEach
    void open() {
        site = Sites.fresh(SiteKind.AIR);
        Device device = new Device(mn, site.code(), "123456", Device.Unit.MILLIGRAMS, Device.DataTime.START, "数采仪测试");
        listener = listeners.listener(List.of(device), SmallLimits.usual());
        port = listener.listen("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void hoursAndDaysBecomeObservationsAndAreAnswered() {
        try (SimulatedLogger logger = logger()) {
            assertEquals("QN=" + QN + ";ST=91;CN=9014;PW=123456;MN=" + mn + ";Flag=4;CP=&&QnRtn=1&&",
                    logger.send(logger.packet(QN, "2061", EIGHT)).answer());
            logger.send(logger.packet("20260802000100000", "2031",
                    "DataTime=20260801000000;a21026-Avg=0.011,a21026-Flag=N;a05024-Avg=0.06,a05024-Flag=N")).answer();
        }
        List<Reading> hours = readings(PeriodKind.HOUR);
        assertEquals(List.of("o3", "pm25", "so2"), hours.stream().map(Reading::parameter).toList());
        assertNull(hours.get(0).value());
        assertEquals("仪器故障", hours.get(0).reason());
        assertEquals(0, hours.get(1).value().compareTo(new BigDecimal("52")));
        assertEquals(0, hours.get(2).value().compareTo(new BigDecimal("12")));
        assertEquals(Instant.parse("2026-08-01T00:00:00Z"), hours.get(2).start());
        assertEquals(ObservationState.PROVISIONAL, hours.get(2).state());
        assertEquals("数采仪测试", hours.get(2).source());
        assertEquals(List.of("so2"), readings(PeriodKind.DAY).stream().map(Reading::parameter).toList());
        ImportBatch batch = batches().get(0);
        assertEquals("hj212:" + mn, batch.createdBy);
        assertEquals(ImportBatch.Channel.DEVICE, batch.channel);
        assertEquals(2, total(Outcome.STORED));
        assertEquals(1, total(Outcome.VALUES));
    }

    @Test
    void aResentPacketIsAnsweredAgainAndStoredOnce() {
        try (SimulatedLogger logger = logger()) {
            logger.send(logger.packet(QN, "2061", EIGHT)).answer();
            assertTrue(logger.send(logger.packet(QN, "2061", EIGHT)).answer().contains(QN));
        }
        try (SimulatedLogger again = logger()) {
            again.send(again.packet(QN, "2061", EIGHT)).answer();
            // the same values under another number, as after a restart of the logger
            again.send(again.packet("20260801090500000", "2061", EIGHT)).answer();
        }
        assertEquals(3, readings(PeriodKind.HOUR).size());
        assertEquals(1, batches().size());
        assertEquals(3, total(Outcome.REPEATED));
        assertEquals(1, observations.versions(site, PeriodKind.HOUR, Instant.parse("2026-08-01T00:00:00Z")).stream()
                .filter(r -> r.parameter().equals("so2")).count());
    }

    @Test
    void anotherValueForTheSameHourIsANewVersion() {
        try (SimulatedLogger logger = logger()) {
            logger.send(logger.packet(QN, "2061", EIGHT)).answer();
            logger.send(logger.packet("20260801100003123", "2061", EIGHT.replace("0.052", "0.051"))).answer();
        }
        Reading pm25 = readings(PeriodKind.HOUR).get(1);
        assertEquals(2, pm25.version());
        assertEquals(ObservationState.CORRECTED, pm25.state());
    }

    @Test
    void halfPacketsAndTwoInOneReadAreUnderstood() {
        try (SimulatedLogger logger = logger()) {
            byte[] packet = logger.packet(QN, "2061", EIGHT);
            for (byte one : packet) {
                logger.send(new byte[] { one });
            }
            assertTrue(logger.answer().contains(QN));
            byte[] nine = logger.packet("20260801100003123", "2061", EIGHT.replace("20260801080000", "20260801090000"));
            byte[] ten = logger.packet("20260801110003123", "2061", EIGHT.replace("20260801080000", "20260801100000"));
            byte[] both = Arrays.copyOf(nine, nine.length + ten.length);
            System.arraycopy(ten, 0, both, nine.length, ten.length);
            logger.send(both);
            assertTrue(logger.answer().contains("20260801100003123"));
            assertTrue(logger.answer().contains("20260801110003123"));
        }
        assertEquals(9, readings(PeriodKind.HOUR).size());
    }

    @Test
    void aLostConnectionLosesNothing() {
        byte[] packet;
        try (SimulatedLogger logger = logger()) {
            packet = logger.packet(QN, "2061", EIGHT);
            logger.send(Arrays.copyOf(packet, packet.length / 2));
        }
        try (SimulatedLogger logger = logger()) {
            assertTrue(logger.send(packet).answer().contains(QN));
        }
        assertEquals(3, readings(PeriodKind.HOUR).size());
    }

    @Test
    void aSplitContentIsPutTogetherAcrossAReconnect() {
        try (SimulatedLogger logger = logger()) {
            logger.send(logger.part(QN, "2061", 3, 1, "DataTime=20260801080000;a21026-Avg=0.012,a21026-Flag=N")).answer();
        }
        try (SimulatedLogger logger = logger()) {
            logger.send(logger.part(QN, "2061", 3, 3, "a34004-Avg=0.052,a34004-Flag=N")).answer();
            assertEquals(0, readings(PeriodKind.HOUR).size());
            logger.send(logger.part(QN, "2061", 3, 2, "a34002-Avg=0.08,a34002-Flag=N;")).answer();
        }
        assertEquals(List.of("pm10", "pm25", "so2"), readings(PeriodKind.HOUR).stream().map(Reading::parameter).toList());
        try (SimulatedLogger logger = logger()) {
            logger.send(logger.part("20260801100003123", "2061", 9, 1, "DataTime=20260801090000"));
            assertTrue(logger.silentFor(500), "more parts than the limit");
        }
        assertEquals(1, total(Outcome.SPLIT));
    }

    @Test
    void realTimeAndMinutesAreAnsweredAndKeptForStaffOnly() {
        try (SimulatedLogger logger = logger()) {
            logger.send(logger.packet(QN, "2011", "DataTime=20260801085930;a21026-Rtd=0.013,a21026-Flag=N")).answer();
            logger.send(logger.packet(QN, "2051", "DataTime=20260801085000;a21026-Avg=0.012,a21026-Flag=N")).answer();
            assertTrue(logger.send(logger.packet(QN, "9015", "")).answer().contains("CN=9014"));
        }
        assertEquals(0, batches().size());
        assertEquals(1, total(Outcome.REALTIME));
        assertEquals(1, total(Outcome.MINUTE));
        assertEquals(1, total(Outcome.OTHER));
        assertEquals("9015", QuarkusTransaction.requiringNew().call(() -> DeviceContact.of(List.of(mn))).get(0).command);
    }

    @Test
    void whatCannotBeAnObservationIsRefusedWithTheReason() {
        try (SimulatedLogger logger = logger()) {
            logger.send(logger.packet(QN, "2061", EIGHT.replace("20260801080000", "20260801083000")));
            logger.send(logger.packet(QN, "2061", EIGHT.replace("20260801080000", "21990801080000")));
            logger.send(logger.packet(QN, "2061", EIGHT.replace("DataTime", "Time")));
            logger.send(logger.packet(QN, "2061", "DataTime=20260801080000;w21003-Avg=1,w21003-Flag=N"));
            assertTrue(logger.silentFor(1500));
        }
        assertEquals(0, batches().size());
        assertEquals(4, total(Outcome.CONTENT));
    }

    private SimulatedLogger logger() {
        return new SimulatedLogger(port, mn, "123456");
    }

    private List<Reading> readings(PeriodKind period) {
        return observations.between(List.of(site), period, Instant.parse("2026-07-31T16:00:00Z"),
                Instant.parse("2026-08-01T16:00:00Z"));
    }

    private List<ImportBatch> batches() {
        return QuarkusTransaction.requiringNew().call(() -> ImportBatch.list("createdBy", "hj212:" + mn));
    }

    private long total(Outcome outcome) {
        tallies.flush();
        return QuarkusTransaction.requiringNew().call(() -> DeviceTally.of(List.of(mn))).stream()
                .filter(t -> t.outcome == outcome).mapToLong(t -> t.total).sum();
    }
}
