package org.ecobureau.complaint;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.shared.time.ChinaTime;

/**
 * Gives case numbers, {@code PJ-W-20261123-0001}: without gaps, because it counts in the transaction that stores the
 * case, and without doubles on several nodes, because the counter's row is locked until then.
 */
@ApplicationScoped
public class CaseNumbers {

    private static final Pattern WITHOUT_DASHES = Pattern.compile("([A-Z]{1,8})([A-Z])([0-9]{8})([0-9]{4,9})");

    @ConfigProperty(name = "eco.complaints.number-prefix", defaultValue = "PJ")
    String prefix;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    String next(Channel channel) {
        LocalDate day = ChinaTime.today(clock);
        String series = prefix + "-" + channel.letter();
        database.createNativeQuery("INSERT INTO case_number_counter (prefix, day, last) VALUES (?1, ?2, 1)"
                + " ON DUPLICATE KEY UPDATE last = last + 1").setParameter(1, series).setParameter(2, day).executeUpdate();
        Number last = (Number) database
                .createNativeQuery("SELECT last FROM case_number_counter WHERE prefix = ?1 AND day = ?2")
                .setParameter(1, series).setParameter(2, day).getSingleResult();
        return format(series, day, last.intValue());
    }

    /**
     * A number as somebody copied it, put as it is stored: small letters, full-width characters, any dashes or none, spaces.
     * What is no number comes back as it is, and empty for nothing.
     */
    public static String typed(String copied) {
        String plain = Normalizer.normalize(copied == null ? "" : copied, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT)
                .replaceAll("\\s", "").replaceAll("[\\p{Pd}\\u2212]", "-");
        Matcher parts = WITHOUT_DASHES.matcher(plain.replace("-", ""));
        return parts.matches() ? String.join("-", parts.group(1), parts.group(2), parts.group(3), parts.group(4)) : plain;
    }

    static String format(String series, LocalDate day, int serial) {
        return String.format("%s-%s-%04d", series, DateTimeFormatter.BASIC_ISO_DATE.format(day), serial);
    }
}
