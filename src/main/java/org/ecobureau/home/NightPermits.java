package org.ecobureau.home;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.noise.Permit;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;

/**
 * Certificates for building work at night that run now, by the rule of {@link Permit}, from the published list
 * {@code noise-permits}. One statement.
 */
@ApplicationScoped
public class NightPermits {

    private static final String REGISTER = "noise-permits";

    @Inject
    Registers registers;
    @Inject
    Clock clock;

    /** A certificate. */
    public record Night(String township, String project, String place, LocalDate from, LocalDate to, String hours,
            String phone) {

        static Night of(RegisterRow row) {
            return new Night(row.text("township"), row.text("project"), row.text("place"), row.day("from"), row.day("to"),
                    row.text("hours"), row.text("phone"));
        }
    }

    /**
     * Those that run now.
     *
     * @param published false when no list is published: nothing is known then
     */
    public record Running(boolean published, List<Night> permits, boolean demonstration) {

        List<Night> of(String township) {
            return permits.stream().filter(p -> p.township().equals(township)).toList();
        }

        /** How many run in a township; null when nothing is known. */
        Integer count(String township) {
            return published ? of(township).size() : null;
        }
    }

    Running now() {
        PublishedRegister list = registers.published(REGISTER);
        Instant now = clock.instant();
        return new Running(list.published(),
                list.rows().stream().filter(row -> Permit.running(row, now)).map(Night::of).toList(), list.demonstration());
    }
}
