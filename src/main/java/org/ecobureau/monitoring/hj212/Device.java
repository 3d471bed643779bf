package org.ecobureau.monitoring.hj212;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A logger that may send.
 *
 * @param mn its number
 * @param site code of the site it measures at
 * @param source who is printed beside its values
 */
record Device(String mn, String site, String password, Unit airUnit, DataTime dataTime, String source) {

    /** The unit in which a device sends concentrations in air. */
    enum Unit {
        MILLIGRAMS,
        MICROGRAMS
    }

    /** Which end of a period {@code DataTime} names. */
    enum DataTime {
        START,
        END
    }

    boolean knows(String word) {
        return MessageDigest.isEqual(password.getBytes(StandardCharsets.UTF_8), word.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the password, which a log must not show. */
    @Override
    public String toString() {
        return "device " + mn + " at " + site;
    }
}
