package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.time.ChinaTime;

/**
 * Forecasts and heavy-pollution warnings of those who may issue them, passed on with their number: the site makes none of its
 * own
 * (生态环境法典 Art. 263).
 */
@ApplicationScoped
public class AirRelays {
    public static final String REGISTER = "air-relays";
    private static final int HOURS = 24;
    private static final int PAST = 10;

    @Inject
    Registers registers;
    @Inject
    Clock clock;

    /**
     * One forecast or warning.
     *
     * @param warning a heavy-pollution warning, else a forecast
     * @param number document number; a warning without one is never shown
     * @param issued day and time of issue as the original says it
     * @param coming issued, but it does not hold yet
     * @param from first moment it holds
     * @param to first moment it no longer holds
     * @param level, aqiRange, primary in the words of the original, or null
     * @param address the original
     */
    public record Relay(boolean warning, boolean coming, String issuer, String number, String issued, Instant from, Instant to,
            String level,
            String aqiRange, String primary, String text, String address, boolean demonstration) {

        /** What it is, in words. */
        public String title() {
            return (warning ? "重污染天气预警" : "空气质量预报") + (level == null ? "" : "：" + level);
        }

        /** From when to when it holds; one that is still to come says so: 从 11月26日 0 时起，到 11月28日 24 时. */
        public String valid() {
            return coming ? "从 " + words(from, false) + "起，到 " + words(to, true) : words(from, false) + "至" + words(to, true);
        }

        private static String words(Instant at, boolean end) {
            LocalDate day = end ? ChinaTime.dayOf(at.minusMillis(1)) : ChinaTime.dayOf(at);
            long hour = ChronoUnit.HOURS.between(ChinaTime.startOf(day), at);
            return ChinaTime.shortDay(day) + " " + hour + " 时";
        }
    }

    /** What holds now or will, and what no longer does. */
    public record Relays(List<Relay> current, List<Relay> past) {
        public boolean demonstration() {
            return current.stream().anyMatch(Relay::demonstration);
        }
    }

    /** What holds now or will hold, warnings first: for the home page. */
    public List<Relay> current(PublishedRegister register) {
        return read(register).current();
    }

    Relays read() {
        return read(registers.published(REGISTER));
    }

    private Relays read(PublishedRegister register) {
        Instant now = clock.instant();
        List<Relay> current = new ArrayList<>();
        List<Relay> past = new ArrayList<>();
        for (RegisterRow row : register.rows()) {
            Relay relay = relay(row, register.demonstration(), now);
            boolean nameless = relay.warning() && relay.number() == null;
            if (!nameless && !relay.to().isAfter(now)) {
                past.add(relay);
            } else if (!nameless) {
                current.add(relay);
            }
        }
        current.sort(Comparator.comparing(Relay::warning).reversed().thenComparing(Relay::from));
        past.sort(Comparator.comparing(Relay::to).reversed());
        return new Relays(current, past.stream().limit(PAST).toList());
    }

    private static Relay relay(RegisterRow row, boolean demonstration, Instant now) {
        String time = row.text("issuedTime");
        Instant from = moment(row.day("validFrom"), row.number("validFromHour"), 0);
        return new Relay("warning".equals(row.text("kind")), from.isAfter(now), row.text("issuer"), row.text("documentNumber"),
                ChinaTime.day(row.day("issuedOn")) + (time == null ? "" : " " + time), from,
                moment(row.day("validTo"), row.number("validToHour"), HOURS), row.text("level"), row.text("aqiRange"),
                row.text("primary"), row.text("text"), row.text("address"), demonstration);
    }

    private static Instant moment(LocalDate day, BigDecimal hour, int otherwise) {
        int hours = hour == null ? otherwise : Math.max(0, Math.min(HOURS, hour.intValue()));
        return ChinaTime.startOf(day).plus(hours, ChronoUnit.HOURS);
    }
}
