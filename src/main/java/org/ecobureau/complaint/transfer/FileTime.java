package org.ecobureau.complaint.transfer;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as other systems write them into files, China time: {@code 2026-11-20 8:05}, {@code 2026/11/20},
 * {@code 2026年11月20日8时5分}.
 */
final class FileTime {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T]?(\\d{1,2})[:：时点](\\d{1,2})分?(?:[:：]?\\d{1,2}(?:\\.\\d+)?秒?)?(?:\\+08:00)?)?");

    private FileTime() {
    }

    /** A day without a time begins at midnight, which changes no term: the day of the event is not counted. */
    static Optional<LocalDateTime> of(String text) {
        Matcher found = FORM.matcher(text.strip().replaceAll("\\s+", " "));
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(number(found, 1), number(found, 2), number(found, 3), number(found, 4),
                    number(found, 5)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }
}
