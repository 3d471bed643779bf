package org.ecobureau.attachment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Part of a file by RFC 9110, section 14: both ends included.
 *
 * @param satisfiable false if the range begins behind the end of the file: answer 416
 */
record ByteRange(long first, long last, boolean satisfiable) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    long length() {
        return last - first + 1;
    }

    /** Empty when there is no header, or one that is not a single byte range: the whole file is sent then. */
    static Optional<ByteRange> of(String header, long bytes) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long count = Math.min(bytes, Long.parseLong(range.group(2)));
            return Optional.of(new ByteRange(bytes - count, bytes - 1, count > 0));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? bytes - 1 : Math.min(bytes - 1, Long.parseLong(range.group(2)));
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(first, last, first < bytes));
    }
}
