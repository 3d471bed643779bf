package org.ecobureau.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.time.ChinaTime;

/** Certificates for building work at night that run today, from the published list {@code noise-permits}. One statement. */
@ApplicationScoped
public class NightPermits {

    private static final String REGISTER = "noise-permits";

    @Inject
    Registers registers;
    @Inject
    Clock clock;

    /** A certificate. */
    public record Permit(String township, String project, String place, LocalDate from, LocalDate to, String hours,
            String phone) {

        static Permit of(RegisterRow row) {
            return new Permit(row.text("township"), row.text("project"), row.text("place"), row.day("from"), row.day("to"),
                    row.text("hours"), row.text("phone"));
        }

        boolean runs(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * Those that run today.
     *
     * @param published false when no list is published: nothing is known then
     */
    public record Running(boolean published, List<Permit> permits, boolean demonstration) {

        List<Permit> of(String township) {
            return permits.stream().filter(p -> p.township().equals(township)).toList();
        }

        /** How many run in a township; null when nothing is known. */
        Integer count(String township) {
            return published ? of(township).size() : null;
        }
    }

    Running now() {
        PublishedRegister list = registers.published(REGISTER);
        LocalDate today = ChinaTime.today(clock);
        return new Running(list.published(), list.rows().stream().map(Permit::of).filter(p -> p.runs(today)).toList(),
                list.demonstration());
    }
}
