package org.ecobureau.monitoring.hj212;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The listener for loggers (HJ 212-2017 over TCP). Off unless a bureau turns it on. */
@ConfigMapping(prefix = "eco.hj212")
public interface Hj212Config {

    @WithDefault("false")
    boolean enabled();

    /** Loggers reach it from a private network; the protocol has no encryption. */
    @WithDefault("0.0.0.0")
    String host();

    @WithDefault("9212")
    int port();

    /** The loggers that may send; a number that is not listed is refused. */
    List<DeviceConfig> devices();

    /** What stands in an answer 9014; the standard's text was not at hand, some loggers want it empty (unverified). */
    @WithDefault("QnRtn=1")
    Optional<String> acknowledgement();

    /** HJ 212-2017, 6.3.1: a data segment has at most 1,024 bytes; loggers in the field send more, up to 9,999. */
    @WithDefault("1024")
    int mostSegment();

    /** Parts of one content that was split (PNUM). */
    @WithDefault("32")
    int mostParts();

    /** How long the other parts of a split content may take, across reconnects. */
    @WithDefault("PT10M")
    Duration partsKept();

    /**
     * A real-time packet each half minute, minutes, hours and day together are three a minute; an outage is sent afterwards.
     */
    @WithDefault("120")
    int packetsPerMinute();

    /** Loggers keep their connection; a silent one is closed and connects again. */
    @WithDefault("PT10M")
    Duration idle();

    /** From the first byte of a packet to its last, and from connecting to the first right packet. */
    @WithDefault("PT30S")
    Duration packetWithin();

    @WithDefault("100")
    int connections();

    @WithDefault("10")
    int connectionsPerAddress();

    /** Bytes that belong to no packet, and packets refused, before a connection is closed. */
    @WithDefault("65536")
    int mostGarbage();

    @WithDefault("20")
    int mostRefusals();

    /** Wrong passwords for one device from one address before its packets are no longer looked at for a while. */
    @WithDefault("20")
    int wrongPasswordsPerHour();

    /** The page of devices marks a device as silent after this; hours come every hour. */
    @WithDefault("PT2H")
    Duration silentAfter();

    /** One logger. */
    interface DeviceConfig {

        /** Number of the device (MN). */
        String mn();

        /** Code of the site it measures at. */
        String site();

        /** Password of the device (PW). */
        String password();

        /** HJ 212-2017 gives air in milligrams per cubic metre; many stations send micrograms (unverified). */
        @WithDefault("MILLIGRAMS")
        Device.Unit airUnit();

        /** Whether DataTime of an hour or a day is its start or its end; the standard means the start (unverified). */
        @WithDefault("START")
        Device.DataTime dataTime();

        /** Who is printed beside the values; the bureau when empty. */
        Optional<String> source();
    }
}
