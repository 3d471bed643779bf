package org.ecobureau.complaint;

import java.util.EnumSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;

/**
 * The steps of whoever holds a receipt: as many within an hour as a person sends, so that one receipt cannot bury its case,
 * or the one it was merged into, under messages.
 */
@ApplicationScoped
public class ReporterSteps {

    /** What can be sent again and again; withdrawing cannot, and is never refused. */
    private static final Set<CaseAction> COUNTED = EnumSet.of(CaseAction.MESSAGE_FROM_REPORTER, CaseAction.ADD_PHOTOS,
            CaseAction.RATE);

    @ConfigProperty(name = "eco.complaints.steps-per-receipt-and-hour", defaultValue = "20")
    int perHour;

    @Inject
    KeyedCounts counts;

    @Inject
    CaseService cases;

    /**
     * Takes the step as {@link CaseService#move} does.
     *
     * @throws Problem 429 when the receipt has sent too much within the hour; what was refused is not counted
     */
    public CaseStatus move(String number, CaseMove move) {
        return Retrying.inTransaction(() -> {
            if (COUNTED.contains(move.action()) && counts.add(key(number)) > perHour) {
                throw tooMany();
            }
            return cases.move(number, move, Actor.reporter());
        });
    }

    /** Counts something else that one receipt sends, in the running transaction. */
    void count(String number) {
        if (counts.add(key(number)) > perHour) {
            throw tooMany();
        }
    }

    /** Refuses early what {@link #move} would refuse after much work. */
    void requireRoom(String number) {
        if (Retrying.inTransaction(() -> counts.used(key(number))) >= perHour) {
            throw tooMany();
        }
    }

    private String key(String number) {
        return counts.key("reporter step", number);
    }

    private Problem tooMany() {
        return Problem.tooMany("这张回执一小时内最多发 " + perHour + " 次（留言、照片和评价合计），请一小时后再发。已经发来的都收到了；有急事请拨打 12345。",
                (int) KeyedCounts.WINDOW.toSeconds());
    }
}
