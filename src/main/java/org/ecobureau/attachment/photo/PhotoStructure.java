package org.ecobureau.attachment.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.ecobureau.attachment.photo.RefusedPhotoException.Reason;

/**
 * Walks the segments of a photo before any decoder sees it: the file must be whole, must not carry what makes a decoder
 * work for minutes, and only the segments that are needed for the picture reach the decoder.
 */
final class PhotoStructure {

    /** Scans of a progressive JPEG: cameras write about ten; thousands of empty ones keep a decoder busy for minutes. */
    static final int MAX_JPEG_SCANS = 100;

    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int WEBP_ANIMATION_FLAG = 0x02;
    private static final int JPEG_SOS = 0xDA;
    private static final int JPEG_EOI = 0xD9;

    /** Everything else (text, colour profiles, unknown) is left out: compressed text may inflate to gigabytes. */
    private static final Set<String> PNG_NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "eXIf", "IEND");

    private PhotoStructure() {
    }

    /** @return the bytes for the decoder */
    static byte[] decodable(PhotoType type, byte[] file) throws RefusedPhotoException {
        try {
            return switch (type) {
                case JPEG -> jpeg(file);
                case PNG -> png(file);
                case WEBP -> webp(file);
            };
        } catch (IndexOutOfBoundsException e) {
            throw new RefusedPhotoException(Reason.BROKEN, e);
        }
    }

    /** Up to the end-of-image marker; what follows it (the film of a "motion photo", a hidden page) is left out. */
    private static byte[] jpeg(byte[] file) throws RefusedPhotoException {
        int scans = 0;
        int at = 2;
        while (true) {
            if (unsigned(file, at) != 0xFF) {
                throw new RefusedPhotoException(Reason.BROKEN);
            }
            int marker = unsigned(file, at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (marker == JPEG_EOI) {
                return java.util.Arrays.copyOf(file, at + 2);
            } else if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                at += 2;
            } else {
                int length = unsigned(file, at + 2) << 8 | unsigned(file, at + 3);
                if (length < 2 || marker == JPEG_SOS && ++scans > MAX_JPEG_SCANS) {
                    throw new RefusedPhotoException(Reason.BROKEN);
                }
                at += 2 + length;
                if (marker == JPEG_SOS) {
                    at = endOfScan(file, at);
                }
            }
        }
    }

    /** In a scan, FF is data when 00 follows and a restart mark when D0–D7 follows. */
    private static int endOfScan(byte[] file, int start) {
        int at = start;
        while (unsigned(file, at) != 0xFF || unsigned(file, at + 1) == 0
                || unsigned(file, at + 1) >= 0xD0 && unsigned(file, at + 1) <= 0xD7) {
            at++;
        }
        return at;
    }

    private static byte[] png(byte[] file) throws RefusedPhotoException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, PNG_SIGNATURE_BYTES);
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = PNG_SIGNATURE_BYTES;
        while (true) {
            int length = in.getInt(at);
            String name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > file.length - at - 12) {
                throw new RefusedPhotoException(Reason.BROKEN);
            }
            if (name.equals("acTL")) {
                throw new RefusedPhotoException(Reason.ANIMATED);
            }
            if (PNG_NEEDED.contains(name)) {
                kept.write(file, at, length + 12);
            }
            if (name.equals("IEND")) {
                return kept.toByteArray();
            }
            at += length + 12;
        }
    }

    private static byte[] webp(byte[] file) throws RefusedPhotoException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long riffEnd = Integer.toUnsignedLong(in.getInt(4)) + 8;
        if (riffEnd > file.length || riffEnd < 20) {
            throw new RefusedPhotoException(Reason.BROKEN);
        }
        String first = new String(file, 12, 4, StandardCharsets.ISO_8859_1);
        if (first.equals("VP8X") && (unsigned(file, 20) & WEBP_ANIMATION_FLAG) != 0) {
            throw new RefusedPhotoException(Reason.ANIMATED);
        }
        return java.util.Arrays.copyOf(file, (int) riffEnd);
    }

    private static int unsigned(byte[] file, int at) {
        return file[at] & 0xFF;
    }
}
