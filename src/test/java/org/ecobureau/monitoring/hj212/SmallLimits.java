package org.ecobureau.monitoring.hj212;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tests: the settings of a listener with limits that a test reaches in a second or two. */
record SmallLimits(int packetsPerMinute, Duration packetWithin, int connectionsPerAddress) implements Hj212Config {

    static SmallLimits usual() {
        return new SmallLimits(200, Duration.ofSeconds(20), 10);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public List<DeviceConfig> devices() {
        return List.of();
    }

    @Override
    public Optional<String> acknowledgement() {
        return Optional.of("QnRtn=1");
    }

    @Override
    public int mostSegment() {
        return 1024;
    }

    @Override
    public int mostParts() {
        return 4;
    }

    @Override
    public Duration partsKept() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration idle() {
        return Duration.ofSeconds(60);
    }

    @Override
    public int connections() {
        return 20;
    }

    @Override
    public int mostGarbage() {
        return 65_536;
    }

    @Override
    public int mostRefusals() {
        return 20;
    }

    @Override
    public int wrongPasswordsPerHour() {
        return 30;
    }

    @Override
    public Duration silentAfter() {
        return Duration.ofHours(2);
    }
}
