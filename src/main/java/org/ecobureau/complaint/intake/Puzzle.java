package org.ecobureau.complaint.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The arithmetic of the proof of work: for each part a number whose SHA-256 together with the challenge begins with enough zero
 * bits. {@code SHA-256(SHA-256(challenge) ‖ part ‖ number)}, part and number as four bytes, big end first.
 */
final class Puzzle {

    private Puzzle() {
    }

    static byte[] seed(String challenge) {
        return sha256().digest(challenge.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this number solves this part. */
    static boolean solves(byte[] seed, int part, int number, int bits) {
        byte[] hash = sha256().digest(ByteBuffer.allocate(seed.length + 8).put(seed).putInt(part).putInt(number).array());
        return bits == 0 || ByteBuffer.wrap(hash).getInt() >>> (Integer.SIZE - bits) == 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
