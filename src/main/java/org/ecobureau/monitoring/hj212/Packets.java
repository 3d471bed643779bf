package org.ecobureau.monitoring.hj212;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts what comes from one connection into packets (HJ 212-2017, 6.3): {@code ##}, four digits of length, the data segment,
 * four
 * hexadecimal digits of checksum, CR LF. Keeps half a packet for the next read and never more than one packet; what is no
 * packet is dropped up to the next {@code ##}.
 */
final class Packets {
    /** Bytes as they are: a data segment is ASCII, and whatever else comes must not be changed before its checksum is. */
    static final Charset BYTES = StandardCharsets.ISO_8859_1;
    private static final int HEAD = 6;
    private static final int TAIL = 6;

    private final int mostSegment;
    private byte[] left = new byte[0];

    /** @param mostSegment most bytes of a data segment; the standard says 1,024 */
    Packets(int mostSegment) {
        this.mostSegment = mostSegment;
    }

    /**
     * What one read brought.
     *
     * @param segments the data segments whose checksum is right, in order
     * @param wrongChecksum packets with another checksum
     * @param wrongLength heads whose length is no number, is too large or does not lead to CR LF
     * @param garbage bytes that belong to no right packet
     */
    record Cut(List<String> segments, int wrongChecksum, int wrongLength, int garbage) {
    }

    Cut feed(byte[] more) {
        byte[] all = Arrays.copyOf(left, left.length + more.length);
        System.arraycopy(more, 0, all, left.length, more.length);
        List<String> segments = new ArrayList<>();
        int wrongChecksum = 0;
        int wrongLength = 0;
        int garbage = 0;
        int at = 0;
        while (true) {
            int head = head(all, at);
            garbage += head - at;
            at = head;
            if (all.length - at < HEAD) {
                break;
            }
            int length = length(all, at + 2);
            if (length < 0 || length > mostSegment) {
                wrongLength++;
                garbage++;
                at++;
                continue;
            }
            int end = at + HEAD + length;
            if (all.length < end + TAIL) {
                break;
            }
            if (all[end + 4] != '\r' || all[end + 5] != '\n') {
                wrongLength++;
                garbage += 2;
                at += 2;
                continue;
            }
            if (sum(Crc16.of(all, at + HEAD, end)).equalsIgnoreCase(new String(all, end, 4, BYTES))) {
                segments.add(new String(all, at + HEAD, length, BYTES));
            } else {
                wrongChecksum++;
                garbage += end + TAIL - at;
            }
            at = end + TAIL;
        }
        left = Arrays.copyOfRange(all, at, all.length);
        return new Cut(segments, wrongChecksum, wrongLength, garbage);
    }

    /** True when a packet has begun and its end has not come. */
    boolean half() {
        return left.length > 1;
    }

    /** The packet around a data segment. */
    static byte[] write(String segment) {
        byte[] bytes = segment.getBytes(BYTES);
        return ("##" + "%04d".formatted(bytes.length) + segment + sum(Crc16.of(bytes, 0, bytes.length)) + "\r\n")
                .getBytes(BYTES);
    }

    private static String sum(int checksum) {
        return "%04X".formatted(checksum);
    }

    /** Where the next {@code ##} begins; where the bytes end when there is none, or before a last {@code #}. */
    private static int head(byte[] bytes, int from) {
        for (int i = from; i + 1 < bytes.length; i++) {
            if (bytes[i] == '#' && bytes[i + 1] == '#') {
                return i;
            }
        }
        return bytes.length > from && bytes[bytes.length - 1] == '#' ? bytes.length - 1 : bytes.length;
    }

    private static int length(byte[] bytes, int from) {
        int length = 0;
        for (int i = from; i < from + 4; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            length = length * 10 + bytes[i] - '0';
        }
        return length;
    }
}
