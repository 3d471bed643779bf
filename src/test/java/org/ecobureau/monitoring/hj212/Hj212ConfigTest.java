package org.ecobureau.monitoring.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class Hj212ConfigTest {

    @Test
    void devicesComeFromTheEnvironment() {
        Hj212Config config = read(Map.of("ECO_HJ212_ENABLED", "true", "ECO_HJ212_PORT", "9213", "ECO_HJ212_DEVICES_0__MN", "M1",
                "ECO_HJ212_DEVICES_0__SITE", "pj-air-1", "ECO_HJ212_DEVICES_0__PASSWORD", "123456",
                "ECO_HJ212_DEVICES_0__AIR_UNIT", "MICROGRAMS", "ECO_HJ212_DEVICES_1__MN", "M2", "ECO_HJ212_DEVICES_1__SITE",
                "yanjiatan", "ECO_HJ212_DEVICES_1__PASSWORD", "654321"));
        assertTrue(config.enabled());
        assertEquals(9213, config.port());
        assertEquals(2, config.devices().size());
        assertEquals("M1", config.devices().get(0).mn());
        assertEquals(Device.Unit.MICROGRAMS, config.devices().get(0).airUnit());
        assertEquals(Device.DataTime.START, config.devices().get(1).dataTime());
        assertEquals(Optional.of("QnRtn=1"), config.acknowledgement());
    }

    @Test
    void itIsOffByDefault() {
        Hj212Config config = read(Map.of());
        assertFalse(config.enabled());
        assertEquals(9212, config.port());
        assertTrue(config.devices().isEmpty());
        assertEquals(1024, config.mostSegment());
        assertEquals(Duration.ofSeconds(30), config.packetWithin());
    }

    private static Hj212Config read(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().withMapping(Hj212Config.class).withSources(new EnvConfigSource(environment, 300))
                .build().getConfigMapping(Hj212Config.class);
    }
}
