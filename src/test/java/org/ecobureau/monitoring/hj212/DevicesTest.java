package org.ecobureau.monitoring.hj212;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class DevicesTest {

    @Test
    void anAddressThatGuessesIsRefusedForThatDeviceOnly() {
        Devices devices = new Devices(List.of(), 100, 3);
        for (int i = 0; i < 3; i++) {
            assertTrue(devices.mayTry("M1", "10.0.0.7"));
            devices.wrongPassword("M1", "10.0.0.7");
        }
        assertFalse(devices.mayTry("M1", "10.0.0.7"));
        assertTrue(devices.mayTry("M2", "10.0.0.7"));
        assertTrue(devices.mayTry("M1", "10.0.0.8"), "the logger itself is served");
    }
}
