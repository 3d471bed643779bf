package org.ecobureau.complaint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** A client's own way to solve a challenge, written from docs/features/complaints.md and not from the site's code. */
public final class Solver {

    private Solver() {
    }

    public static String solve(String challenge, int bits, int parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] seed = sha.digest(challenge.getBytes(StandardCharsets.UTF_8));
            List<String> numbers = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int number = 0;
                while (zeros(sha.digest(ByteBuffer.allocate(40).put(seed).putInt(part).putInt(number).array())) < bits) {
                    number++;
                }
                numbers.add(String.valueOf(number));
            }
            return challenge + ";" + String.join(",", numbers);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int zeros(byte[] hash) {
        int zeros = 0;
        for (byte b : hash) {
            if (b != 0) {
                return zeros + Integer.numberOfLeadingZeros(b & 0xff) - 24;
            }
            zeros += 8;
        }
        return zeros;
    }
}
