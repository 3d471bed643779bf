package org.ecobureau.monitoring.hj212;

/**
 * The checksum of HJ 212-2017, annex A: register 0xFFFF; for each byte the register is first shifted right by a whole byte
 * (its low byte falls out) and combined with the byte by XOR, then shifted right bit by bit eight times, with XOR 0xA001 for
 * each one that falls out. This is not the CRC of Modbus, which keeps the low byte.
 */
final class Crc16 {
    private static final int START = 0xFFFF;
    private static final int POLYNOMIAL = 0xA001;

    private Crc16() {
    }

    /** The checksum of the bytes {@code from <= i < to}, 0 to 0xFFFF. */
    static int of(byte[] bytes, int from, int to) {
        int register = START;
        for (int i = from; i < to; i++) {
            register = (register >> 8) ^ (bytes[i] & 0xFF);
            for (int bit = 0; bit < 8; bit++) {
                boolean one = (register & 1) == 1;
                register >>= 1;
                if (one) {
                    register ^= POLYNOMIAL;
                }
            }
        }
        return register;
    }
}
